package value

import (
	"errors"
	"fmt"
	"math"
)

// ErrOverflow says that an integer result does not fit 64 bits.
var ErrOverflow = errors.New("integer overflow")

// ErrZero says that an integer was divided by zero.
var ErrZero = errors.New("division by zero")

// TypeError says that an operation does not take a value of a type.
type TypeError struct{ Message string }

func (e *TypeError) Error() string { return e.Message }

func typeError(op string, a, b Value) error {
	return &TypeError{fmt.Sprintf("%s is not defined for %s and %s", op, TypeName(a), TypeName(b))}
}

// Add adds numbers, durations to times, joins strings and lists, and appends a
// value to a list.
func Add(a, b Value) (Value, error) {
	if x, ok := a.(List); ok && b != nil {
		if y, ok := b.(List); ok {
			return append(x[:len(x):len(x)], y...), nil
		}
		return append(x[:len(x):len(x)], b), nil
	}
	if y, ok := b.(List); ok && a != nil {
		return append(List{a}, y...), nil
	}
	if a == nil || b == nil {
		return nil, nil
	}
	switch x := a.(type) {
	case string:
		switch y := b.(type) {
		case string:
			return x + y, nil
		case int64, float64:
			return x + Text(y), nil
		}
	case int64:
		switch y := b.(type) {
		case int64:
			sum := x + y
			if (sum > x) != (y > 0) && y != 0 {
				return nil, ErrOverflow
			}
			return sum, nil
		case string:
			return Text(x) + y, nil
		}
	case float64:
		if y, ok := b.(string); ok {
			return Text(x) + y, nil
		}
	}
	if x, y, ok := floats(a, b); ok {
		return x + y, nil
	}
	if v, ok := addTemporal(a, b); ok {
		return v, nil
	}
	return nil, typeError("+", a, b)
}

// Subtract subtracts numbers, and durations from times.
func Subtract(a, b Value) (Value, error) {
	if a == nil || b == nil {
		return nil, nil
	}
	if x, y, ok := ints(a, b); ok {
		diff := x - y
		if (diff < x) != (y > 0) && y != 0 {
			return nil, ErrOverflow
		}
		return diff, nil
	}
	if x, y, ok := floats(a, b); ok {
		return x - y, nil
	}
	if y, ok := b.(Duration); ok {
		if v, ok := addTemporal(a, y.Times(-1)); ok {
			return v, nil
		}
	}
	return nil, typeError("-", a, b)
}

// Multiply multiplies numbers, and durations by numbers.
func Multiply(a, b Value) (Value, error) {
	if a == nil || b == nil {
		return nil, nil
	}
	if x, y, ok := ints(a, b); ok {
		product := x * y
		if x != 0 && (product/x != y || x == -1 && y == math.MinInt64) {
			return nil, ErrOverflow
		}
		return product, nil
	}
	if x, y, ok := floats(a, b); ok {
		return x * y, nil
	}
	if d, ok := a.(Duration); ok {
		if f, ok := Float(b); ok {
			return d.Times(f), nil
		}
	}
	if d, ok := b.(Duration); ok {
		if f, ok := Float(a); ok {
			return d.Times(f), nil
		}
	}
	return nil, typeError("*", a, b)
}

// Divide divides: integers to the integer towards zero.
func Divide(a, b Value) (Value, error) {
	if a == nil || b == nil {
		return nil, nil
	}
	if x, y, ok := ints(a, b); ok {
		switch {
		case y == 0:
			return nil, ErrZero
		case x == math.MinInt64 && y == -1:
			return nil, ErrOverflow
		}
		return x / y, nil
	}
	if x, y, ok := floats(a, b); ok {
		return x / y, nil
	}
	if d, ok := a.(Duration); ok {
		if f, ok := Float(b); ok {
			return d.Times(1 / f), nil
		}
	}
	return nil, typeError("/", a, b)
}

// Modulo gives the remainder, with the sign of the dividend.
func Modulo(a, b Value) (Value, error) {
	if a == nil || b == nil {
		return nil, nil
	}
	if x, y, ok := ints(a, b); ok {
		if y == 0 {
			return nil, ErrZero
		}
		return x % y, nil
	}
	if x, y, ok := floats(a, b); ok {
		return math.Mod(x, y), nil
	}
	return nil, typeError("%", a, b)
}

// Power raises to a power; the result is a float.
func Power(a, b Value) (Value, error) {
	if a == nil || b == nil {
		return nil, nil
	}
	x, ok := Float(a)
	y, ok2 := Float(b)
	if !ok || !ok2 {
		return nil, typeError("^", a, b)
	}
	return math.Pow(x, y), nil
}

// Negate changes the sign.
func Negate(a Value) (Value, error) {
	switch x := a.(type) {
	case nil:
		return nil, nil
	case int64:
		if x == math.MinInt64 {
			return nil, ErrOverflow
		}
		return -x, nil
	case float64:
		return -x, nil
	case Duration:
		return x.Times(-1), nil
	}
	return nil, &TypeError{"- is not defined for " + TypeName(a)}
}

// Float gives a number as float.
func Float(v Value) (float64, bool) {
	switch v := v.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

func ints(a, b Value) (x, y int64, ok bool) {
	x, ok = a.(int64)
	if !ok {
		return 0, 0, false
	}
	y, ok = b.(int64)
	return x, y, ok
}

func floats(a, b Value) (x, y float64, ok bool) {
	if x, ok = Float(a); !ok {
		return 0, 0, false
	}
	y, ok = Float(b)
	return x, y, ok
}
