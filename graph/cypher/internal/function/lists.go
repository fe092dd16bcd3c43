package function

import (
	"time"
	"unicode/utf8"

	"claimgraph/graph/cypher/internal/value"
)

func listFunctions() []*Function {
	return []*Function{
		{Name: "coalesce", Min: 1, Max: -1, Nulls: true, Call: func(_ time.Time, args []value.Value) (value.Value, error) {
			for _, a := range args {
				if a != nil {
					return a, nil
				}
			}
			return nil, nil
		}},
		{Name: "size", Min: 1, Max: 1, Result: "Integer", Call: size},
		{Name: "isEmpty", Min: 1, Max: 1, Result: "Boolean", Call: func(now time.Time, args []value.Value) (value.Value, error) {
			n, err := size(now, args)
			return n == int64(0), err
		}},
		{Name: "head", Min: 1, Max: 1, Call: list("head", func(l value.List) value.Value {
			if len(l) == 0 {
				return nil
			}
			return l[0]
		})},
		{Name: "last", Min: 1, Max: 1, Call: list("last", func(l value.List) value.Value {
			if len(l) == 0 {
				return nil
			}
			return l[len(l)-1]
		})},
		{Name: "tail", Min: 1, Max: 1, Result: "List", Call: list("tail", func(l value.List) value.Value {
			if len(l) == 0 {
				return l
			}
			return l[1:]
		})},
		{Name: "range", Min: 2, Max: 3, Nulls: true, Result: "List", Call: rangeOf},
	}
}

func list(name string, f func(value.List) value.Value) func(time.Time, []value.Value) (value.Value, error) {
	return func(_ time.Time, args []value.Value) (value.Value, error) {
		l, ok := args[0].(value.List)
		if !ok {
			return nil, wrongType(name, args[0], "a List")
		}
		return f(l), nil
	}
}

func size(_ time.Time, args []value.Value) (value.Value, error) {
	switch v := args[0].(type) {
	case string:
		return int64(utf8.RuneCountInString(v)), nil
	case value.List:
		return int64(len(v)), nil
	case value.Map:
		return int64(len(v)), nil
	}
	return nil, wrongType("size", args[0], "a String, List or Map")
}

// maxRange bounds the lists that range makes.
const maxRange = 10_000_000

func rangeOf(_ time.Time, args []value.Value) (value.Value, error) {
	var n [3]int64
	n[2] = 1
	for i, a := range args {
		v, ok := a.(int64)
		if !ok {
			return nil, &ArgumentError{"ArgumentError", "InvalidArgumentType", "range() takes Integers, not a " + value.TypeName(a)}
		}
		n[i] = v
	}
	from, to, step := n[0], n[1], n[2]
	if step == 0 {
		return nil, &ArgumentError{"ArgumentError", "NumberOutOfRange", "the step of range() cannot be 0"}
	}
	if step > 0 && from > to || step < 0 && from < to {
		return value.List{}, nil
	}
	count := (float64(to)-float64(from))/float64(step) + 1
	if count > maxRange {
		return nil, &ArgumentError{"ArgumentError", "NumberOutOfRange", "range() makes lists of at most 10,000,000 elements"}
	}
	out := make(value.List, 0, int(count))
	for i := range int64(count) {
		out = append(out, from+i*step)
	}
	return out, nil
}
