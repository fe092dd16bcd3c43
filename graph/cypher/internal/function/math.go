package function

import (
	"crypto/rand"
	"fmt"
	"math"
	mathrand "math/rand/v2"
	"time"

	"claimgraph/graph/cypher/internal/value"
)

func mathFunctions() []*Function {
	return []*Function{
		{Name: "abs", Min: 1, Max: 1, Call: number("abs", func(n int64) value.Value {
			if n < 0 {
				return -n
			}
			return n
		}, func(f float64) value.Value { return math.Abs(f) })},
		{Name: "sign", Min: 1, Max: 1, Result: "Integer", Call: number("sign", func(n int64) value.Value { return sign(float64(n)) },
			func(f float64) value.Value { return sign(f) })},
		{Name: "round", Min: 1, Max: 3, Result: "Float", Call: round},
		float("ceil", math.Ceil), float("floor", math.Floor),
		float("sqrt", math.Sqrt), float("exp", math.Exp), float("log", math.Log), float("log10", math.Log10),
		float("sin", math.Sin), float("cos", math.Cos), float("tan", math.Tan), float("asin", math.Asin), float("acos", math.Acos), float("atan", math.Atan),
		float("cot", func(x float64) float64 { return 1 / math.Tan(x) }),
		float("degrees", func(x float64) float64 { return x * 180 / math.Pi }),
		float("radians", func(x float64) float64 { return x * math.Pi / 180 }),
		float("haversin", func(x float64) float64 { return (1 - math.Cos(x)) / 2 }),
		{Name: "atan2", Min: 2, Max: 2, Result: "Float", Call: func(_ time.Time, args []value.Value) (value.Value, error) {
			y, ok := value.Float(args[0])
			x, ok2 := value.Float(args[1])
			if !ok || !ok2 {
				return nil, wrongType("atan2", args[0], "two numbers")
			}
			return math.Atan2(y, x), nil
		}},
		{Name: "isNaN", Min: 1, Max: 1, Result: "Boolean", Call: number("isNaN", func(int64) value.Value { return false }, func(f float64) value.Value { return f != f })},
		number0("pi", math.Pi), number0("e", math.E),
		{Name: "rand", Varies: true, Result: "Float", Call: func(time.Time, []value.Value) (value.Value, error) { return mathrand.Float64(), nil }},
		{Name: "randomUUID", Varies: true, Result: "String", Call: func(time.Time, []value.Value) (value.Value, error) {
			var b [16]byte
			rand.Read(b[:]) // never fails
			b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
			return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:]), nil
		}},
	}
}

func sign(f float64) int64 {
	switch {
	case f > 0:
		return 1
	case f < 0:
		return -1
	}
	return 0
}

func number0(name string, f float64) *Function {
	return &Function{Name: name, Result: "Float", Call: func(time.Time, []value.Value) (value.Value, error) { return f, nil }}
}

func float(name string, f func(float64) float64) *Function {
	return &Function{Name: name, Min: 1, Max: 1, Result: "Float", Call: func(_ time.Time, args []value.Value) (value.Value, error) {
		x, ok := value.Float(args[0])
		if !ok {
			return nil, wrongType(name, args[0], "a number")
		}
		return f(x), nil
	}}
}

func number(name string, onInt func(int64) value.Value, onFloat func(float64) value.Value) func(time.Time, []value.Value) (value.Value, error) {
	return func(_ time.Time, args []value.Value) (value.Value, error) {
		switch n := args[0].(type) {
		case int64:
			return onInt(n), nil
		case float64:
			return onFloat(n), nil
		}
		return nil, wrongType(name, args[0], "a number")
	}
}

// round rounds halves up, or to a number of decimals away from zero.
func round(_ time.Time, args []value.Value) (value.Value, error) {
	x, ok := value.Float(args[0])
	if !ok {
		return nil, wrongType("round", args[0], "a number")
	}
	if len(args) == 1 {
		return math.Floor(x + 0.5), nil
	}
	n, ok := args[1].(int64)
	if !ok {
		return nil, wrongType("round", args[1], "an Integer as precision")
	}
	scale := math.Pow(10, float64(min(max(n, 0), 300)))
	return math.Round(x*scale) / scale, nil
}
