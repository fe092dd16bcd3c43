package engine

import (
	"maps"
	"slices"
	"strings"

	"claimgraph/graph/cypher/internal/ast"
)

// project compiles WITH and RETURN: values, grouping, DISTINCT, ORDER BY, SKIP,
// LIMIT and WHERE.
func (c *compiler) project(source operator, p *ast.Projection) operator {
	columns := c.columns(p)
	before := c.scope
	grouped := false
	for i := range columns {
		columns[i].agg = findAggregate(columns[i].item.Expr) != nil
		grouped = grouped || columns[i].agg
	}
	var agg *aggregation
	op := source
	if grouped {
		op, agg = c.group(source, columns, p)
	} else {
		op = c.assign(source, columns)
	}
	after := scope{}
	for _, col := range columns {
		after[col.name] = binding{slot: col.slot, kind: col.expr.kind, elem: col.expr.elem}
	}
	if p.Distinct {
		d := &distinct{Node: describe("Distinct", columnNames(columns), op.base().Rows*0.5, op), source: op}
		for _, col := range columns {
			d.slots = append(d.slots, col.slot)
		}
		op = c.add(d)
	}
	// ORDER BY and WHERE see what is projected, and what was before where rows
	// are still the same ones.
	c.scope = maps.Clone(after)
	if grouped || p.Distinct {
		op = c.sortGrouped(op, p, columns, agg, before, after)
	} else {
		for name, b := range before {
			if _, ok := after[name]; !ok {
				c.scope[name] = b
			}
		}
		op = c.order(op, p)
		op = c.where(op, p)
	}
	c.scope = after
	for _, item := range p.Items {
		if _, ok := item.Expr.(*ast.Variable); !ok && item.As == nil && !p.Return {
			syntax(item.Pos, "NoExpressionAlias", "WITH needs a name for `%s`: add AS name", item.Text)
		}
	}
	return op
}

func columnNames(columns []column) string {
	names := make([]string, len(columns))
	for i, col := range columns {
		names[i] = col.name
	}
	return strings.Join(names, ", ")
}

// assign computes the columns; a variable passed on keeps its slot.
func (c *compiler) assign(source operator, columns []column) operator {
	a := &assign{source: source}
	var names []string
	for i := range columns {
		col := &columns[i]
		col.expr = c.expr(col.item.Expr)
		if v, ok := col.item.Expr.(*ast.Variable); ok {
			col.slot = c.scope[v.Name].slot
			continue
		}
		col.slot = c.slot()
		a.exprs, a.slots = append(a.exprs, col.expr), append(a.slots, col.slot)
		names = append(names, col.name)
	}
	if len(a.exprs) == 0 {
		return source
	}
	a.Node = describe("Project", strings.Join(names, ", "), source.base().Rows, source)
	return c.add(a)
}

// group compiles a projection with aggregates.
func (c *compiler) group(source operator, columns []column, p *ast.Projection) (operator, *aggregation) {
	agg := &aggregation{keys: map[string]binding{}, byText: map[string]binding{}, local: map[string]bool{}, before: c.scope}
	g := &group{source: source}
	var names []string
	for i := range columns {
		col := &columns[i]
		if col.agg {
			continue
		}
		col.expr = c.expr(col.item.Expr)
		col.slot = c.slot()
		g.keys, g.slots = append(g.keys, col.expr), append(g.slots, col.slot)
		names = append(names, col.name)
		if simple(col.item.Expr) {
			agg.keys[ast.Text(col.item.Expr)] = binding{slot: col.slot, kind: col.expr.kind, elem: col.expr.elem}
		}
	}
	post := &assign{}
	c.agg = agg
	for i := range columns {
		col := &columns[i]
		if !col.agg {
			continue
		}
		col.expr = c.expr(col.item.Expr)
		col.slot = c.slot()
		post.exprs, post.slots = append(post.exprs, col.expr), append(post.slots, col.slot)
	}
	c.agg = nil
	detail := "by " + strings.Join(names, ", ")
	rows := max(source.base().Rows*0.2, 1)
	if len(names) == 0 {
		detail, rows = "all", 1
	}
	op := c.add(c.orderInsideGroup(g, agg, p, columns, detail, rows))
	post.source, post.Node = op, describe("Project", columnNames(columns), rows, op)
	return c.add(post), agg
}

// orderInsideGroup registers the aggregates that only ORDER BY asks for, so
// that the group computes them.
func (c *compiler) orderInsideGroup(g *group, agg *aggregation, p *ast.Projection, columns []column, detail string, rows float64) *group {
	projected := maps.Clone(agg.byText)
	for _, s := range p.OrderBy {
		f := findAggregate(s.Expr)
		if f == nil {
			continue
		}
		if _, ok := projected[ast.Text(f)]; !ok {
			refuseHidden(f, columns)
			c.agg = agg
			agg.aggregate(c, f, ast.Text(f))
			c.agg = nil
		}
	}
	g.calls = agg.calls
	g.Node = describe("Group", detail, rows, g.source)
	return g
}

// refuseHidden makes an aggregate that only ORDER BY asks for use what is
// projected.
func refuseHidden(f *ast.FunctionCall, columns []column) {
	ast.Variables(f, func(v *ast.Variable) {
		for _, col := range columns {
			if col.name == v.Name {
				return
			}
		}
		syntax(v.Pos, "UndefinedVariable", "`%s` is gone after grouping; project %s() under a name and sort by that", v.Name, f.Name)
	})
}

// sortGrouped compiles ORDER BY and WHERE after grouping or DISTINCT, where
// only what is projected can be used, also by the expression it came from.
func (c *compiler) sortGrouped(op operator, p *ast.Projection, columns []column, agg *aggregation, before, after scope) operator {
	grouped := agg != nil
	if !grouped {
		agg = &aggregation{keys: map[string]binding{}, local: map[string]bool{}, before: before}
	}
	agg.keys, agg.sorting = map[string]binding{}, true
	for _, col := range columns {
		agg.keys[ast.Text(col.item.Expr)] = after[col.name]
		if !simple(col.item.Expr) && findAggregate(col.item.Expr) == nil {
			agg.complex = append(agg.complex, ast.Text(col.item.Expr))
		}
	}
	for _, col := range columns { // a name counts before the expression of another
		agg.keys[ast.Text(&ast.Variable{Name: col.name})] = after[col.name]
	}
	if !grouped {
		agg.byText = nil
	}
	for name, b := range before { // known, so that the message is the right one
		if _, ok := c.scope[name]; !ok {
			c.scope[name] = b
		}
	}
	c.agg = agg
	op = c.order(op, p)
	op = c.where(op, p)
	c.agg = nil
	return op
}

// simple reports whether an expression may be grouped by and then used beside
// an aggregate.
func simple(e ast.Expr) bool {
	switch e.(type) {
	case *ast.Variable, *ast.Property:
		return true
	}
	return false
}

// order compiles ORDER BY, SKIP and LIMIT.
func (c *compiler) order(op operator, p *ast.Projection) operator {
	bounds := c.bounds(p)
	if len(p.OrderBy) > 0 {
		s := &sorting{source: op, top: bounds}
		var texts []string
		for _, item := range p.OrderBy {
			if findAggregate(item.Expr) != nil && c.agg == nil {
				syntax(item.Pos, "InvalidAggregation", "ORDER BY cannot aggregate where nothing that is projected does")
			}
			s.keys = append(s.keys, c.sortKey(item.Expr))
			s.descending = append(s.descending, item.Descending)
			text := ast.Text(item.Expr)
			if item.Descending {
				text += " DESC"
			}
			texts = append(texts, text)
		}
		s.Node = describe("Sort", strings.Join(texts, ", "), op.base().Rows, op)
		op = c.add(s)
	}
	if bounds == nil {
		return op
	}
	var texts []string
	if p.Skip != nil {
		texts = append(texts, "skip "+ast.Text(p.Skip))
	}
	if p.Limit != nil {
		texts = append(texts, ast.Text(p.Limit))
	}
	bounds.source = op
	bounds.Node = describe("Limit", strings.Join(texts, ", "), op.base().Rows, op)
	if bounds.limit != nil && bounds.limit.constant {
		if n, ok := bounds.limit.value.(int64); ok {
			bounds.Rows = min(bounds.Rows, float64(n))
		}
	}
	return c.add(bounds)
}

// sortKey compiles an expression of ORDER BY. Beside an aggregate only what is
// simple can be used again.
func (c *compiler) sortKey(e ast.Expr) expr {
	if c.agg == nil || findAggregate(e) == nil {
		return c.expr(e)
	}
	if _, whole := c.agg.keys[ast.Text(e)]; whole {
		return c.expr(e)
	}
	strict := *c.agg
	strict.keys, strict.sorting = maps.Clone(c.agg.keys), !holds(e, c.agg.complex)
	for _, text := range strict.complex {
		delete(strict.keys, text)
	}
	old := c.agg
	c.agg = &strict
	defer func() { c.agg = old }()
	return c.expr(e)
}

// holds reports whether one of the texts is a part of an expression.
func holds(e ast.Expr, texts []string) bool {
	found := slices.Contains(texts, ast.Text(e))
	ast.Children(e, func(c ast.Expr) { found = found || holds(c, texts) })
	return found
}

// bounds compiles SKIP and LIMIT; nil when there is neither.
func (c *compiler) bounds(p *ast.Projection) *skipLimit {
	if p.Skip == nil && p.Limit == nil {
		return nil
	}
	s := &skipLimit{}
	if p.Skip != nil {
		e := c.bound(p.Skip)
		s.skip, s.skipAt = &e, p.Skip.At()
	}
	if p.Limit != nil {
		e := c.bound(p.Limit)
		s.limit, s.at = &e, p.Limit.At()
	}
	return s
}

func (c *compiler) bound(e ast.Expr) expr {
	ast.Variables(e, func(v *ast.Variable) {
		syntax(v.Pos, "NonConstantExpression", "SKIP and LIMIT take a number that is the same for all rows, not the variable `%s`", v.Name)
	})
	agg := c.agg
	c.agg = nil
	x := c.expr(e)
	c.agg = agg
	if !x.constant {
		return x
	}
	n, ok := x.value.(int64)
	if !ok && x.kind != anyKind {
		syntax(e.At(), "InvalidArgumentType", "SKIP and LIMIT take an Integer, not a %s", x.kind)
	}
	if ok && n < 0 {
		syntax(e.At(), "NegativeIntegerArgument", "SKIP and LIMIT take a number of 0 or more, not %d", n)
	}
	return x
}

func (c *compiler) where(op operator, p *ast.Projection) operator {
	if p.Where == nil {
		return op
	}
	c.noAgg = "in WHERE"
	f := &filter{source: op}
	for _, e := range conjuncts(p.Where) {
		f.conditions, f.at = append(f.conditions, c.condition(e)), append(f.at, e.At())
	}
	c.noAgg = ""
	f.Node = describe("Filter", ast.Text(p.Where), op.base().Rows*0.5, op)
	return c.add(f)
}
