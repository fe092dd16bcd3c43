package value

import (
	"cmp"
	"math"
	"strings"
)

// Truth is the outcome of a comparison in three-valued logic.
type Truth int8

// The truth values.
const (
	False Truth = iota
	True
	Unknown
)

// Value gives true, false or null.
func (t Truth) Value() Value {
	switch t {
	case True:
		return true
	case False:
		return false
	}
	return nil
}

// Not negates; unknown stays unknown.
func (t Truth) Not() Truth {
	switch t {
	case True:
		return False
	case False:
		return True
	}
	return Unknown
}

func truth(b bool) Truth {
	if b {
		return True
	}
	return False
}

// Equal tells whether two values are equal as = does: unknown when null is
// involved, false for values of different types.
func Equal(a, b Value) Truth {
	if a == nil || b == nil {
		return Unknown
	}
	switch x := a.(type) {
	case bool:
		y, ok := b.(bool)
		return truth(ok && x == y)
	case string:
		y, ok := b.(string)
		return truth(ok && x == y)
	case int64, float64:
		c, ok := compareNumbers(a, b)
		return truth(ok && c == 0)
	case List:
		if y, ok := b.(List); ok {
			return equalLists(x, y)
		}
	case Map:
		if y, ok := b.(Map); ok {
			return equalMaps(x, y)
		}
	case Node:
		y, ok := b.(Node)
		return truth(ok && x.Identity() == y.Identity())
	case Rel:
		y, ok := b.(Rel)
		return truth(ok && x.Identity() == y.Identity())
	case *Path:
		if y, ok := b.(*Path); ok {
			return truth(comparePaths(x, y) == 0)
		}
	default:
		return equalTemporal(a, b)
	}
	return False
}

func equalLists(a, b List) Truth {
	if len(a) != len(b) {
		return False
	}
	result := True
	for i := range a {
		switch Equal(a[i], b[i]) {
		case False:
			return False
		case Unknown:
			result = Unknown
		}
	}
	return result
}

func equalMaps(a, b Map) Truth {
	if len(a) != len(b) {
		return False
	}
	result := True
	for k, x := range a {
		y, ok := b[k]
		if !ok {
			return False
		}
		switch Equal(x, y) {
		case False:
			return False
		case Unknown:
			result = Unknown
		}
	}
	return result
}

// In tells whether list holds x.
func In(x Value, list List) Truth {
	result := False
	for _, y := range list {
		switch Equal(x, y) {
		case True:
			return True
		case Unknown:
			result = Unknown
		}
	}
	return result
}

// Compare compares as < does: ok is false where the values are incomparable,
// that is of different types, null or not a number.
func Compare(a, b Value) (c int, ok bool) {
	switch x := a.(type) {
	case int64, float64:
		return compareNumbers(a, b)
	case string:
		if y, is := b.(string); is {
			return strings.Compare(x, y), true
		}
	case bool:
		if y, is := b.(bool); is {
			return compareBools(x, y), true
		}
	case List:
		if y, is := b.(List); is {
			return compareLists(x, y)
		}
	case Duration:
		return 0, false
	}
	return compareTemporal(a, b)
}

// compareLists compares element by element; what decides must be comparable.
func compareLists(a, b List) (int, bool) {
	for i := range min(len(a), len(b)) {
		c, ok := Compare(a[i], b[i])
		if !ok {
			return 0, false
		}
		if c != 0 {
			return c, true
		}
	}
	return cmp.Compare(len(a), len(b)), true
}

// compareNumbers compares integers and floats exactly; NaN is incomparable.
func compareNumbers(a, b Value) (int, bool) {
	switch x := a.(type) {
	case int64:
		switch y := b.(type) {
		case int64:
			return cmp.Compare(x, y), true
		case float64:
			return compareMixed(x, y)
		}
	case float64:
		switch y := b.(type) {
		case int64:
			c, ok := compareMixed(y, x)
			return -c, ok
		case float64:
			return cmp.Compare(x, y), x == x && y == y
		}
	}
	return 0, false
}

func compareMixed(i int64, f float64) (int, bool) {
	switch {
	case f != f:
		return 0, false
	case f >= math.MaxInt64:
		return -1, true
	case f < math.MinInt64:
		return 1, true
	}
	whole := math.Floor(f)
	if c := cmp.Compare(i, int64(whole)); c != 0 {
		return c, true
	}
	if f > whole {
		return -1, true
	}
	return 0, true
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func compareStrings(a, b string) int { return strings.Compare(a, b) }
func compareInts(a, b int64) int     { return cmp.Compare(a, b) }
