package engine

import (
	"slices"
	"strings"

	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/function"
	"claimgraph/graph/cypher/internal/value"
)

// call compiles a function call.
func (c *compiler) call(f *ast.FunctionCall) expr {
	name := strings.ToLower(f.Name)
	if ast.Aggregates(name) {
		where := c.noAgg
		if where == "" {
			where = "here"
		}
		syntax(f.Pos, "InvalidAggregation", "%s() aggregates, which is not possible %s; it stands in WITH or RETURN", f.Name, where)
	}
	if name == "exists" && len(f.Args) == 1 {
		return c.existsCall(f)
	}
	if g, ok := graphFunctions[name]; ok {
		return c.graphCall(f, g)
	}
	if c.functions != nil {
		if g := c.functions.Function(name); g != nil {
			return c.ownCall(f, g)
		}
	}
	fn := function.Lookup(name)
	if fn == nil {
		syntax(f.Pos, "UnknownFunction", "unknown function %s()%s", f.Name, nearestFunction(name))
	}
	c.checkCount(f, fn.Min, fn.Max)
	args := c.exprs(f.Args)
	if name == "size" {
		c.checkKinds(f, args[0], listKind, relListKind, stringKind, mapKind)
	}
	e := expr{kind: resultKind(fn.Result), eval: func(x *exec, r row) (value.Value, error) {
		values, err := evaluate(x, r, args)
		if err != nil {
			return nil, err
		}
		v, err := fn.Apply(x.now, values)
		if err != nil {
			return nil, located(err, f.Pos)
		}
		return v, nil
	}}
	if fn.Varies || fn.Result == "time" && len(args) == 0 {
		return e
	}
	return fold(e, args...)
}

func evaluate(x *exec, r row, args []expr) ([]value.Value, error) {
	values := make([]value.Value, len(args))
	for i, a := range args {
		var err error
		if values[i], err = a.eval(x, r); err != nil {
			return nil, err
		}
	}
	return values, nil
}

func resultKind(name string) kind {
	switch name {
	case "String":
		return stringKind
	case "Integer":
		return intKind
	case "Float":
		return floatKind
	case "Boolean":
		return boolKind
	case "List":
		return listKind
	case "time":
		return temporalKind
	}
	return anyKind
}

func (c *compiler) checkCount(f *ast.FunctionCall, least, most int) {
	if n := len(f.Args); n < least || most >= 0 && n > most || f.Star {
		syntax(f.Pos, "InvalidNumberOfArguments", "%s() takes %s, not %d", f.Name, countText(least, most), n)
	}
}

func countText(least, most int) string {
	digits := func(n int) string { return value.Text(int64(n)) }
	switch {
	case most < 0:
		return "at least " + digits(least) + " arguments"
	case least == most && least == 1:
		return "1 argument"
	case least == most:
		return digits(least) + " arguments"
	}
	return digits(least) + " to " + digits(most) + " arguments"
}

// checkKinds refuses an argument that is known to be of none of the kinds.
func (c *compiler) checkKinds(f *ast.FunctionCall, arg expr, kinds ...kind) {
	if arg.kind == anyKind || arg.kind == nullKind || slices.Contains(kinds, arg.kind) {
		return
	}
	syntax(f.Pos, "InvalidArgumentType", "%s() takes a %s, not a %s", f.Name, kinds[0], arg.kind)
}

// nearestFunction suggests a function whose name begins alike.
func nearestFunction(name string) string {
	var near []string
	for _, known := range function.Names() {
		if len(name) >= 3 && strings.HasPrefix(strings.ToLower(known), name[:3]) {
			near = append(near, known+"()")
		}
	}
	if len(near) == 0 {
		return ""
	}
	slices.Sort(near)
	return "; there is " + strings.Join(near[:min(3, len(near))], ", ")
}

// ownCall compiles a function that the graph adds.
func (c *compiler) ownCall(f *ast.FunctionCall, g *Function) expr {
	c.checkCount(f, g.Min, g.Max)
	args := c.exprs(f.Args)
	return expr{eval: func(x *exec, r row) (value.Value, error) {
		values, err := evaluate(x, r, args)
		if err != nil {
			return nil, err
		}
		v, err := g.Call(x.ctx, values)
		if err != nil {
			return nil, located(err, f.Pos)
		}
		return v, nil
	}}
}

// existsCall compiles exists(n.property), the old way of IS NOT NULL.
func (c *compiler) existsCall(f *ast.FunctionCall) expr {
	switch f.Args[0].(type) {
	case *ast.Property, *ast.Index:
		return c.isNull(&ast.IsNull{Pos: f.Pos, Of: f.Args[0], Not: true})
	}
	syntax(f.Pos, "InvalidArgumentType", "exists() takes a property or a pattern; write EXISTS { … } for a subquery")
	return expr{}
}

// graphFunction is a function of a node, relationship or path.
type graphFunction struct {
	takes  []kind
	result kind
	elem   kind
	call   func(v value.Value) (v2 value.Value, ok bool, err error)
}

func (c *compiler) graphCall(f *ast.FunctionCall, g graphFunction) expr {
	c.checkCount(f, 1, 1)
	arg := c.expr(f.Args[0])
	c.checkKinds(f, arg, g.takes...)
	return expr{kind: g.result, elem: g.elem, eval: func(x *exec, r row) (value.Value, error) {
		v, err := arg.eval(x, r)
		if err != nil || v == nil {
			return nil, err
		}
		out, ok, err := g.call(v)
		if err != nil {
			return nil, located(err, f.Pos)
		}
		if !ok {
			return nil, runtimeError(f.Pos, "TypeError", "InvalidArgumentValue", "%s() takes a %s, not a %s", f.Name, g.takes[0], value.TypeName(v))
		}
		return out, nil
	}}
}

// on makes a graph function's call of one for a type.
func on[T any](f func(T) (value.Value, error)) func(value.Value) (value.Value, bool, error) {
	return func(v value.Value) (value.Value, bool, error) {
		t, ok := v.(T)
		if !ok {
			return nil, false, nil
		}
		out, err := f(t)
		return out, true, err
	}
}

func listOf[T any](items []T) value.List {
	out := make(value.List, len(items))
	for i, item := range items {
		out[i] = item
	}
	return out
}

func identityValue(id value.Identity) value.Value {
	if id.Name != "" {
		return id.Name
	}
	return id.N
}

var graphFunctions = func() map[string]graphFunction {
	entity := []kind{nodeKind, relKind}
	path := []kind{pathKind}
	id := on(func(e value.Entity) (value.Value, error) { return identityValue(e.Identity()), nil })
	rels := graphFunction{path, listKind, relKind, on(func(p *value.Path) (value.Value, error) { return listOf(p.Rels), nil })}
	return map[string]graphFunction{
		"id":            {entity, anyKind, 0, id},
		"elementid":     {entity, anyKind, 0, id},
		"labels":        {[]kind{nodeKind}, listKind, stringKind, on(labelsOf)},
		"type":          {[]kind{relKind}, stringKind, 0, on(func(r value.Rel) (value.Value, error) { return r.Type(), nil })},
		"startnode":     {[]kind{relKind}, nodeKind, 0, on(func(r value.Rel) (value.Value, error) { return r.Start(), nil })},
		"endnode":       {[]kind{relKind}, nodeKind, 0, on(func(r value.Rel) (value.Value, error) { return r.End(), nil })},
		"length":        {path, intKind, 0, on(func(p *value.Path) (value.Value, error) { return int64(len(p.Rels)), nil })},
		"nodes":         {path, listKind, nodeKind, on(func(p *value.Path) (value.Value, error) { return listOf(p.Nodes), nil })},
		"relationships": rels,
		"rels":          rels,
		"properties":    {[]kind{nodeKind, relKind, mapKind}, mapKind, 0, propertiesOf},
		"keys":          {[]kind{nodeKind, relKind, mapKind}, listKind, stringKind, keysOf},
	}
}()

func labelsOf(n value.Node) (value.Value, error) {
	labels, err := n.Labels()
	return listOf(labels), err
}

func propertiesOf(v value.Value) (value.Value, bool, error) {
	switch v.(type) {
	case value.Map, value.Entity:
		m, err := allProperties(v, 0)
		return m, true, err
	}
	return nil, false, nil
}

func keysOf(v value.Value) (value.Value, bool, error) {
	switch v := v.(type) {
	case value.Map:
		return listOf(v.Keys()), true, nil
	case value.Entity:
		keys, err := v.Keys()
		return listOf(keys), true, err
	}
	return nil, false, nil
}
