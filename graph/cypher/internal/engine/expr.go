package engine

import (
	"fmt"
	"strings"

	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/value"
)

func equalFold(a, b string) bool { return strings.EqualFold(a, b) }

// expr is a compiled expression.
type expr struct {
	eval     evalFunc
	kind     kind
	elem     kind // of a list
	constant bool
	value    value.Value // of a constant
}

func constant(v value.Value) expr {
	return expr{eval: func(*exec, row) (value.Value, error) { return v, nil }, kind: kindOf(v), elem: elemOf(v), constant: true, value: v}
}

func kindOf(v value.Value) kind {
	switch v.(type) {
	case nil:
		return nullKind
	case bool:
		return boolKind
	case int64:
		return intKind
	case float64:
		return floatKind
	case string:
		return stringKind
	case value.List:
		return listKind
	case value.Map:
		return mapKind
	}
	return temporalKind
}

func elemOf(v value.Value) kind {
	list, ok := v.(value.List)
	if !ok || len(list) == 0 {
		return anyKind
	}
	k := kindOf(list[0])
	for _, x := range list[1:] {
		if kindOf(x) != k {
			return anyKind
		}
	}
	return k
}

// fold replaces an expression of constants by its value, unless it fails: then
// it fails when it runs.
func fold(e expr, parts ...expr) expr {
	for _, p := range parts {
		if !p.constant {
			return e
		}
	}
	v, err := e.eval(&exec{}, nil)
	if err != nil {
		return e
	}
	folded := constant(v)
	if e.kind == anyKind { // a parameter's type is not known while compiling
		folded.kind, folded.elem = anyKind, anyKind
	}
	return folded
}

func (c *compiler) exprs(list []ast.Expr) []expr {
	out := make([]expr, len(list))
	for i, e := range list {
		out[i] = c.expr(e)
	}
	return out
}

func (c *compiler) expr(e ast.Expr) expr {
	if c.agg != nil {
		if found, ok := c.agg.replace(c, e); ok {
			return found
		}
	}
	switch e := e.(type) {
	case *ast.Literal:
		v, _ := value.Of(e.Value)
		return constant(v)
	case *ast.Parameter:
		return c.parameter(e)
	case *ast.Variable:
		return c.variable(e)
	case *ast.Property:
		return c.property(e)
	case *ast.HasLabels:
		return c.hasLabels(e)
	case *ast.Index:
		return c.index(e)
	case *ast.Slice:
		return c.slice(e)
	case *ast.ListLiteral:
		return c.listLiteral(e)
	case *ast.MapLiteral:
		return c.mapLiteral(e)
	case *ast.MapProjection:
		return c.mapProjection(e)
	case *ast.Logic:
		return c.logic(e)
	case *ast.Unary:
		return c.unary(e)
	case *ast.Binary:
		return c.binary(e)
	case *ast.Comparison:
		return c.comparison(e)
	case *ast.IsNull:
		return c.isNull(e)
	case *ast.FunctionCall:
		return c.call(e)
	case *ast.Case:
		return c.caseExpr(e)
	case *ast.ListComprehension:
		return c.listComprehension(e)
	case *ast.Quantifier:
		return c.quantifier(e)
	case *ast.Reduce:
		return c.reduce(e)
	case *ast.PatternComprehension:
		return c.patternComprehension(e)
	case *ast.Subquery:
		return c.subquery(e)
	case *ast.PatternPredicate:
		if e.Path.Shortest != ast.AnyPath {
			return c.shortestExpr(e)
		}
		syntax(e.Pos, "UnexpectedSyntax", "a pattern is a condition, not a value; use it in WHERE, or [%s | …] for what it finds", ast.PathText(e.Path))
	}
	panic(fmt.Sprintf("expression %T", e))
}

func (c *compiler) parameter(p *ast.Parameter) expr {
	name := p.Name
	return expr{eval: func(x *exec, _ row) (value.Value, error) {
		if v, ok := x.params[name]; ok {
			return v, nil
		}
		return nil, runtimeError(p.Pos, "ParameterMissing", "MissingParameter", "the parameter $%s is not given", name)
	}}
}

func (c *compiler) variable(v *ast.Variable) expr {
	b := c.lookup(v)
	if c.agg != nil && !c.agg.local[v.Name] {
		syntax(v.Pos, c.agg.detail(), "`%s` is neither grouped by nor inside an aggregation here; project it on its own first", v.Name)
	}
	slot := b.slot
	return expr{eval: func(_ *exec, r row) (value.Value, error) { return r[slot], nil }, kind: b.kind, elem: b.elem}
}

func (c *compiler) property(p *ast.Property) expr {
	of := c.expr(p.Of)
	switch of.kind {
	case anyKind, nullKind, nodeKind, relKind, mapKind, temporalKind:
	default:
		fail(p.Pos, propertyErrorKind(of.kind), "InvalidArgumentType", "a %s has no properties", of.kind)
	}
	key := p.Key
	e := expr{eval: func(x *exec, r row) (value.Value, error) {
		v, err := of.eval(x, r)
		if err != nil {
			return nil, err
		}
		return propertyOf(v, key, p.Pos)
	}}
	return fold(e, of)
}

// propertyErrorKind: what the TCK calls it when a part of a pattern has no
// properties is a syntax error, for other values a type error.
func propertyErrorKind(k kind) string {
	if k.graphEntity() {
		return "SyntaxError"
	}
	return "TypeError"
}

func propertyOf(v value.Value, key string, at ast.Pos) (value.Value, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case value.Map:
		return v[key], nil
	case value.Entity:
		return v.Property(key)
	}
	if part, ok := value.Component(v, key); ok {
		return part, nil
	}
	return nil, runtimeError(at, "TypeError", "InvalidArgumentType", "a %s has no property %s", value.TypeName(v), key)
}

func (c *compiler) hasLabels(h *ast.HasLabels) expr {
	of := c.expr(h.Of)
	if of.kind != anyKind && of.kind != nodeKind && of.kind != relKind && of.kind != nullKind {
		syntax(h.Pos, "InvalidArgumentType", "a %s has no labels", of.kind)
	}
	return expr{kind: boolKind, eval: func(x *exec, r row) (value.Value, error) {
		v, err := of.eval(x, r)
		if err != nil || v == nil {
			return nil, err
		}
		return hasAll(v, h.Labels, h.Pos)
	}}
}

func hasAll(v value.Value, labels []string, at ast.Pos) (value.Value, error) {
	switch v := v.(type) {
	case value.Node:
		for _, l := range labels {
			if ok, err := v.HasLabel(l); err != nil || !ok {
				return false, err
			}
		}
		return true, nil
	case value.Rel:
		for _, l := range labels {
			if v.Type() != l {
				return false, nil
			}
		}
		return true, nil
	}
	return nil, runtimeError(at, "TypeError", "InvalidArgumentType", "a %s has no labels", value.TypeName(v))
}

func (c *compiler) listLiteral(l *ast.ListLiteral) expr {
	items := c.exprs(l.Items)
	e := expr{kind: listKind, eval: func(x *exec, r row) (value.Value, error) {
		list := make(value.List, len(items))
		for i, item := range items {
			var err error
			if list[i], err = item.eval(x, r); err != nil {
				return nil, err
			}
		}
		return list, nil
	}}
	for i, item := range items {
		if i == 0 {
			e.elem = item.kind
		} else if item.kind != e.elem {
			e.elem = anyKind
		}
	}
	elem := e.elem
	e = fold(e, items...)
	e.elem = elem
	return e
}

func (c *compiler) mapLiteral(m *ast.MapLiteral) expr {
	values := c.exprs(m.Values)
	return fold(expr{kind: mapKind, eval: func(x *exec, r row) (value.Value, error) {
		out := make(value.Map, len(values))
		for i, v := range values {
			var err error
			if out[m.Keys[i]], err = v.eval(x, r); err != nil {
				return nil, err
			}
		}
		return out, nil
	}}, values...)
}

func (c *compiler) mapProjection(m *ast.MapProjection) expr {
	of := c.expr(m.Of)
	values := make([]expr, len(m.Items))
	for i, item := range m.Items {
		if item.Value != nil {
			values[i] = c.expr(item.Value)
			continue
		}
		key := item.Key
		values[i] = expr{eval: func(x *exec, r row) (value.Value, error) {
			v, err := of.eval(x, r)
			if err != nil {
				return nil, err
			}
			return propertyOf(v, key, m.Pos)
		}}
	}
	return expr{kind: mapKind, eval: func(x *exec, r row) (value.Value, error) {
		v, err := of.eval(x, r)
		if err != nil || v == nil {
			return nil, err
		}
		out := value.Map{}
		if m.All {
			if out, err = allProperties(v, m.Pos); err != nil {
				return nil, err
			}
		}
		for i, e := range values {
			if out[m.Items[i].Key], err = e.eval(x, r); err != nil {
				return nil, err
			}
		}
		return out, nil
	}}
}

// allProperties is a new map of the properties of v.
func allProperties(v value.Value, at ast.Pos) (value.Map, error) {
	switch v := v.(type) {
	case value.Map:
		out := make(value.Map, len(v))
		for k, x := range v {
			out[k] = x
		}
		return out, nil
	case value.Entity:
		return value.Properties(v)
	}
	return nil, runtimeError(at, "TypeError", "InvalidArgumentType", "a %s has no properties", value.TypeName(v))
}
