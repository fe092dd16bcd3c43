package engine

import (
	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/value"
)

func (c *compiler) index(e *ast.Index) expr {
	of, at := c.expr(e.Of), c.expr(e.Index)
	return fold(expr{kind: anyKind, eval: func(x *exec, r row) (value.Value, error) {
		v, err := of.eval(x, r)
		if err != nil {
			return nil, err
		}
		i, err := at.eval(x, r)
		if err != nil {
			return nil, err
		}
		return element(v, i, e.Pos)
	}}, of, at)
}

// element gives v[i] for a list, map, node or relationship.
func element(v, i value.Value, at ast.Pos) (value.Value, error) {
	if v == nil || i == nil {
		return nil, nil
	}
	switch v := v.(type) {
	case value.List:
		n, ok := i.(int64)
		if !ok {
			return nil, runtimeError(at, "TypeError", "ListElementAccessByNonInteger", "a list is indexed by an Integer, not a %s", value.TypeName(i))
		}
		if n < 0 {
			n += int64(len(v))
		}
		if n < 0 || n >= int64(len(v)) {
			return nil, nil
		}
		return v[n], nil
	case value.Map, value.Entity:
		key, ok := i.(string)
		if !ok {
			return nil, runtimeError(at, "TypeError", "MapElementAccessByNonString", "a map is indexed by a String, not a %s", value.TypeName(i))
		}
		return propertyOf(v, key, at)
	}
	return nil, runtimeError(at, "TypeError", "InvalidArgumentType", "a %s cannot be indexed", value.TypeName(v))
}

func (c *compiler) slice(e *ast.Slice) expr {
	of := c.expr(e.Of)
	bound := func(b ast.Expr, absent int64) expr {
		if b == nil {
			return constant(absent)
		}
		return c.expr(b)
	}
	from, to := bound(e.From, 0), bound(e.To, 1<<62)
	return fold(expr{kind: listKind, elem: of.elem, eval: func(x *exec, r row) (value.Value, error) {
		v, err := of.eval(x, r)
		if err != nil {
			return nil, err
		}
		a, err := from.eval(x, r)
		if err != nil {
			return nil, err
		}
		b, err := to.eval(x, r)
		if err != nil || v == nil || a == nil || b == nil {
			return nil, err
		}
		list, ok := v.(value.List)
		i, ok2 := a.(int64)
		j, ok3 := b.(int64)
		if !ok || !ok2 || !ok3 {
			return nil, runtimeError(e.Pos, "TypeError", "InvalidArgumentType", "a slice needs a list and two Integers")
		}
		i, j = clamp(i, len(list)), clamp(j, len(list))
		if i >= j {
			return value.List{}, nil
		}
		return list[i:j:j], nil
	}}, of, from, to)
}

func clamp(i int64, n int) int64 {
	if i < 0 {
		i += int64(n)
	}
	return min(max(i, 0), int64(n))
}

// iteration compiles what a comprehension, quantifier or reduction does with
// each element of a list, in a scope with its variable.
func (c *compiler) iteration(v *ast.Variable, list ast.Expr, inside func()) (source expr, slot int) {
	source = c.expr(list)
	if k := source.kind; k != anyKind && !k.list() && k != nullKind {
		syntax(list.At(), "InvalidArgumentType", "a list is needed here, not a %s", k)
	}
	element := source.elem
	if source.kind == relListKind {
		element = relKind
	}
	if source.kind == anyKind {
		element = anyKind
	}
	c.inScope(func() {
		b := c.bind(v.Name, element)
		slot = b.slot
		c.agg.shadow(v.Name, func() { inside() })
	})
	return source, slot
}

// elements evaluates a list to go through; ok is false for null.
func elements(x *exec, r row, source expr, at ast.Pos) (value.List, bool, error) {
	v, err := source.eval(x, r)
	if err != nil || v == nil {
		return nil, false, err
	}
	list, ok := v.(value.List)
	if !ok {
		return nil, false, runtimeError(at, "TypeError", "InvalidArgumentType", "a list is needed here, not a %s", value.TypeName(v))
	}
	return list, true, nil
}

func (c *compiler) listComprehension(e *ast.ListComprehension) expr {
	var where, to expr
	source, slot := c.iteration(e.Var, e.List, func() {
		old := c.noAgg
		c.noAgg = "in a list comprehension"
		defer func() { c.noAgg = old }()
		where, to = constant(true), c.variable(e.Var)
		if e.Where != nil {
			where = c.condition(e.Where)
		}
		if e.To != nil {
			to = c.expr(e.To)
		}
	})
	return expr{kind: listKind, elem: to.kind, eval: func(x *exec, r row) (value.Value, error) {
		list, ok, err := elements(x, r, source, e.Pos)
		if err != nil || !ok {
			return nil, err
		}
		out := value.List{}
		for _, item := range list {
			r[slot] = item
			keep, err := where.eval(x, r)
			if err != nil {
				return nil, err
			}
			if keep != true {
				continue
			}
			v, err := to.eval(x, r)
			if err != nil {
				return nil, err
			}
			out = append(out, v)
			if err := x.work(1); err != nil {
				return nil, err
			}
		}
		return out, nil
	}}
}

func (c *compiler) quantifier(e *ast.Quantifier) expr {
	where := constant(true)
	source, slot := c.iteration(e.Var, e.List, func() {
		if e.Where != nil {
			where = c.condition(e.Where)
		}
	})
	return expr{kind: boolKind, eval: func(x *exec, r row) (value.Value, error) {
		list, ok, err := elements(x, r, source, e.Pos)
		if err != nil || !ok {
			return nil, err
		}
		var yes, unknown int
		for _, item := range list {
			r[slot] = item
			v, err := where.eval(x, r)
			if err != nil {
				return nil, err
			}
			t, err := truthOf(v, e.Pos)
			if err != nil {
				return nil, err
			}
			switch t {
			case value.True:
				yes++
			case value.Unknown:
				unknown++
			}
			if err := x.work(1); err != nil {
				return nil, err
			}
		}
		return quantified(e.Kind, len(list), yes, unknown).Value(), nil
	}}
}

func quantified(kind string, n, yes, unknown int) value.Truth {
	switch kind {
	case "all":
		switch {
		case yes+unknown < n:
			return value.False
		case unknown > 0:
			return value.Unknown
		}
		return value.True
	case "any":
		switch {
		case yes > 0:
			return value.True
		case unknown > 0:
			return value.Unknown
		}
		return value.False
	case "none":
		return quantified("any", n, yes, unknown).Not()
	}
	switch {
	case yes > 1:
		return value.False
	case unknown > 0:
		return value.Unknown
	case yes == 1:
		return value.True
	}
	return value.False
}

func (c *compiler) reduce(e *ast.Reduce) expr {
	init := c.expr(e.Init)
	var to expr
	var acc int
	source, slot := c.iteration(e.Var, e.List, func() {
		b := c.bind(e.Acc.Name, anyKind)
		acc = b.slot
		c.agg.shadow(e.Acc.Name, func() { to = c.expr(e.Expr) })
	})
	return expr{eval: func(x *exec, r row) (value.Value, error) {
		list, ok, err := elements(x, r, source, e.Pos)
		if err != nil || !ok {
			return nil, err
		}
		v, err := init.eval(x, r)
		if err != nil {
			return nil, err
		}
		for _, item := range list {
			r[acc], r[slot] = v, item
			if v, err = to.eval(x, r); err != nil {
				return nil, err
			}
			if err := x.work(1); err != nil {
				return nil, err
			}
		}
		return v, nil
	}}
}
