package value

import (
	"cmp"
	"encoding/binary"
	"math"
	"strings"
)

// rank is where the values of a type stand in ascending order of all values.
func rank(v Value) int {
	switch v := v.(type) {
	case Map:
		return 0
	case Node:
		return 1
	case Rel:
		return 2
	case List:
		return 3
	case *Path:
		return 4
	case DateTime:
		return 5
	case LocalDateTime:
		return 6
	case Date:
		return 7
	case Time:
		return 8
	case LocalTime:
		return 9
	case Duration:
		return 10
	case string:
		return 11
	case bool:
		return 12
	case int64:
		return 13
	case float64:
		if v != v {
			return 14
		}
		return 13
	}
	return 15
}

// Order is the total order of all values that ORDER BY uses; null comes last.
func Order(a, b Value) int {
	r := rank(a)
	if c := cmp.Compare(r, rank(b)); c != 0 {
		return c
	}
	switch x := a.(type) {
	case Map:
		return orderMaps(x, b.(Map))
	case Node:
		return x.Identity().Compare(b.(Node).Identity())
	case Rel:
		return x.Identity().Compare(b.(Rel).Identity())
	case List:
		return orderLists(x, b.(List))
	case *Path:
		return comparePaths(x, b.(*Path))
	case Duration:
		return x.order(b.(Duration))
	case string:
		return strings.Compare(x, b.(string))
	case bool:
		return compareBools(x, b.(bool))
	case nil:
		return 0
	}
	if r == 14 {
		return 0
	}
	c, _ := Compare(a, b)
	return c
}

func orderLists(a, b List) int {
	for i := range min(len(a), len(b)) {
		if c := Order(a[i], b[i]); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(a), len(b))
}

func orderMaps(a, b Map) int {
	x, y := a.Keys(), b.Keys()
	for i := range min(len(x), len(y)) {
		if c := cmp.Or(strings.Compare(x[i], y[i]), Order(a[x[i]], b[y[i]])); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(x), len(y))
}

func comparePaths(a, b *Path) int {
	for i := range min(len(a.Nodes), len(b.Nodes)) {
		if c := a.Nodes[i].Identity().Compare(b.Nodes[i].Identity()); c != 0 {
			return c
		}
		if i < len(a.Rels) && i < len(b.Rels) {
			if c := a.Rels[i].Identity().Compare(b.Rels[i].Identity()); c != 0 {
				return c
			}
		}
	}
	return cmp.Compare(len(a.Nodes), len(b.Nodes))
}

// AppendKey appends bytes that are equal for values that DISTINCT and grouping
// take for one: null equals null, 1 equals 1.0.
func AppendKey(key []byte, v Value) []byte {
	switch v := v.(type) {
	case nil:
		return append(key, 'n')
	case bool:
		if v {
			return append(key, 't')
		}
		return append(key, 'f')
	case int64:
		return binary.LittleEndian.AppendUint64(append(key, 'i'), uint64(v))
	case float64:
		return appendFloat(key, v)
	case string:
		return appendText(append(key, 's'), v)
	case List:
		key = binary.AppendUvarint(append(key, 'l'), uint64(len(v)))
		for _, x := range v {
			key = AppendKey(key, x)
		}
		return key
	case Map:
		key = binary.AppendUvarint(append(key, 'm'), uint64(len(v)))
		for _, k := range v.Keys() {
			key = AppendKey(appendText(key, k), v[k])
		}
		return key
	case Node:
		return appendIdentity(append(key, 'N'), v.Identity())
	case Rel:
		return appendIdentity(append(key, 'R'), v.Identity())
	case *Path:
		key = binary.AppendUvarint(append(key, 'P'), uint64(len(v.Nodes)))
		for i, n := range v.Nodes {
			key = appendIdentity(key, n.Identity())
			if i < len(v.Rels) {
				key = appendIdentity(key, v.Rels[i].Identity())
			}
		}
		return key
	}
	return appendText(append(key, byte('A'+rank(v))), Text(v))
}

func appendFloat(key []byte, f float64) []byte {
	if whole := math.Trunc(f); whole == f && whole >= math.MinInt64 && whole < math.MaxInt64 {
		return AppendKey(key, int64(whole))
	}
	if f != f {
		f = math.NaN()
	}
	return binary.LittleEndian.AppendUint64(append(key, 'd'), math.Float64bits(f))
}

func appendText(key []byte, s string) []byte {
	return append(binary.AppendUvarint(key, uint64(len(s))), s...)
}

func appendIdentity(key []byte, id Identity) []byte {
	key = appendText(appendText(key, id.Kind), id.Name)
	return binary.LittleEndian.AppendUint64(key, uint64(id.N))
}
