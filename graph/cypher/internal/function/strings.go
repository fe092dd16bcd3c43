package function

import (
	"strings"
	"time"
	"unicode"

	"claimgraph/graph/cypher/internal/value"
)

func stringFunctions() []*Function {
	return []*Function{
		text("toLower", strings.ToLower), text("lower", strings.ToLower),
		text("toUpper", strings.ToUpper), text("upper", strings.ToUpper),
		text("trim", strings.TrimSpace), text("btrim", strings.TrimSpace),
		text("lTrim", func(s string) string { return strings.TrimLeftFunc(s, unicode.IsSpace) }),
		text("rTrim", func(s string) string { return strings.TrimRightFunc(s, unicode.IsSpace) }),
		{Name: "reverse", Min: 1, Max: 1, Call: reverse},
		{Name: "left", Min: 2, Max: 2, Result: "String", Call: part(func(s []rune, n int) []rune { return s[:n] })},
		{Name: "right", Min: 2, Max: 2, Result: "String", Call: part(func(s []rune, n int) []rune { return s[len(s)-n:] })},
		{Name: "replace", Min: 3, Max: 3, Result: "String", Call: func(_ time.Time, args []value.Value) (value.Value, error) {
			s, err := texts("replace", args)
			if err != nil {
				return nil, err
			}
			return strings.ReplaceAll(s[0], s[1], s[2]), nil
		}},
		{Name: "split", Min: 2, Max: 2, Result: "List", Call: split},
		{Name: "substring", Min: 2, Max: 3, Result: "String", Call: substring},
	}
}

func text(name string, change func(string) string) *Function {
	return &Function{Name: name, Min: 1, Max: 1, Result: "String", Call: func(_ time.Time, args []value.Value) (value.Value, error) {
		s, ok := args[0].(string)
		if !ok {
			return nil, wrongType(name, args[0], "a String")
		}
		return change(s), nil
	}}
}

func texts(name string, args []value.Value) ([]string, error) {
	out := make([]string, len(args))
	for i, a := range args {
		s, ok := a.(string)
		if !ok {
			return nil, wrongType(name, a, "Strings")
		}
		out[i] = s
	}
	return out, nil
}

func reverse(_ time.Time, args []value.Value) (value.Value, error) {
	switch v := args[0].(type) {
	case string:
		r := []rune(v)
		for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
			r[i], r[j] = r[j], r[i]
		}
		return string(r), nil
	case value.List:
		out := make(value.List, len(v))
		for i, x := range v {
			out[len(v)-1-i] = x
		}
		return out, nil
	}
	return nil, wrongType("reverse", args[0], "a String or a List")
}

func part(cut func([]rune, int) []rune) func(time.Time, []value.Value) (value.Value, error) {
	return func(_ time.Time, args []value.Value) (value.Value, error) {
		s, ok := args[0].(string)
		n, ok2 := args[1].(int64)
		if !ok || !ok2 {
			return nil, wrongType("left and right", args[0], "a String and an Integer")
		}
		if n < 0 {
			return nil, wrongValue("left and right take a length of 0 or more, not %d", n)
		}
		r := []rune(s)
		return string(cut(r, int(min(n, int64(len(r)))))), nil
	}
}

func split(_ time.Time, args []value.Value) (value.Value, error) {
	s, err := texts("split", args)
	if err != nil {
		return nil, err
	}
	var list value.List
	for _, part := range strings.Split(s[0], s[1]) {
		list = append(list, part)
	}
	return list, nil
}

func substring(_ time.Time, args []value.Value) (value.Value, error) {
	s, ok := args[0].(string)
	if !ok {
		return nil, wrongType("substring", args[0], "a String")
	}
	r := []rune(s)
	from, ok := args[1].(int64)
	if !ok {
		return nil, wrongType("substring", args[1], "an Integer as start")
	}
	n := int64(len(r))
	if len(args) == 3 {
		if n, ok = args[2].(int64); !ok {
			return nil, wrongType("substring", args[2], "an Integer as length")
		}
	}
	if from < 0 || n < 0 {
		return nil, &ArgumentError{"ArgumentError", "NumberOutOfRange", "substring() takes a start and a length of 0 or more"}
	}
	from = min(from, int64(len(r)))
	return string(r[from:min(from+min(n, int64(len(r))), int64(len(r)))]), nil
}
