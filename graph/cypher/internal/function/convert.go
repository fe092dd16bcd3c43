package function

import (
	"math"
	"strconv"
	"strings"
	"time"

	"claimgraph/graph/cypher/internal/value"
)

func conversions() []*Function {
	fs := []*Function{
		{Name: "toInteger", Min: 1, Max: 1, Result: "Integer", Call: toInteger},
		{Name: "toFloat", Min: 1, Max: 1, Result: "Float", Call: toFloat},
		{Name: "toString", Min: 1, Max: 1, Result: "String", Call: toString},
		{Name: "toBoolean", Min: 1, Max: 1, Result: "Boolean", Call: toBoolean},
	}
	for _, f := range fs[:4:4] {
		fs = append(fs, orNull(f), ofList(f))
	}
	return fs
}

// orNull gives null where the conversion is an error.
func orNull(f *Function) *Function {
	return &Function{Name: f.Name + "OrNull", Min: 1, Max: 1, Result: f.Result, Call: func(now time.Time, args []value.Value) (value.Value, error) {
		if v, err := f.Call(now, args); err == nil {
			return v, nil
		}
		return nil, nil
	}}
}

// ofList converts every element.
func ofList(f *Function) *Function {
	name := f.Name + "List"
	return &Function{Name: name, Min: 1, Max: 1, Result: "List", Call: func(now time.Time, args []value.Value) (value.Value, error) {
		l, ok := args[0].(value.List)
		if !ok {
			return nil, wrongType(name, args[0], "a List")
		}
		out := make(value.List, len(l))
		for i, x := range l {
			if x == nil {
				continue
			}
			if v, err := f.Call(now, []value.Value{x}); err == nil {
				out[i] = v
			}
		}
		return out, nil
	}}
}

func invalidValue(name string, v value.Value, want string) error {
	return &ArgumentError{"TypeError", "InvalidArgumentValue", name + "() takes " + want + ", not a " + value.TypeName(v)}
}

func toInteger(_ time.Time, args []value.Value) (value.Value, error) {
	switch v := args[0].(type) {
	case int64:
		return v, nil
	case float64:
		return whole(v), nil
	case bool:
		if v {
			return int64(1), nil
		}
		return int64(0), nil
	case string:
		s := strings.TrimSpace(v)
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			return n, nil
		}
		if f, err := strconv.ParseFloat(s, 64); err == nil && !strings.ContainsAny(s, "xXpP_") {
			return whole(f), nil
		}
		return nil, nil
	}
	return nil, invalidValue("toInteger", args[0], "a number, String or Boolean")
}

func whole(f float64) value.Value {
	if f != f || f >= math.MaxInt64 || f < math.MinInt64 {
		return nil
	}
	return int64(f)
}

func toFloat(_ time.Time, args []value.Value) (value.Value, error) {
	switch v := args[0].(type) {
	case int64:
		return float64(v), nil
	case float64:
		return v, nil
	case string:
		if f, err := strconv.ParseFloat(strings.TrimSpace(v), 64); err == nil {
			return f, nil
		}
		return nil, nil
	}
	return nil, invalidValue("toFloat", args[0], "a number or String")
}

func toString(_ time.Time, args []value.Value) (value.Value, error) {
	switch v := args[0].(type) {
	case string, bool, int64, float64:
		return value.Text(v), nil
	case value.List, value.Map, value.Node, value.Rel, *value.Path:
		return nil, invalidValue("toString", v, "a number, String, Boolean or time")
	}
	return value.Text(args[0]), nil
}

func toBoolean(_ time.Time, args []value.Value) (value.Value, error) {
	switch v := args[0].(type) {
	case bool:
		return v, nil
	case int64:
		return v != 0, nil
	case string:
		switch strings.ToLower(strings.TrimSpace(v)) {
		case "true":
			return true, nil
		case "false":
			return false, nil
		}
		return nil, nil
	}
	return nil, invalidValue("toBoolean", args[0], "a String, Boolean or Integer")
}
