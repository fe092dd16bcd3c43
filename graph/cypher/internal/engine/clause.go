package engine

import (
	"fmt"
	"maps"

	"claimgraph/graph/cypher/internal/ast"
)

// clause adds one clause to the plan; last says that none follows.
func (c *compiler) clause(source operator, clause ast.Clause, last bool) operator {
	switch clause := clause.(type) {
	case *ast.Match:
		return c.match(source, clause)
	case *ast.Unwind:
		return c.unwind(source, clause)
	case *ast.Projection:
		if clause.Return && !last {
			syntax(clause.Pos, "InvalidClauseComposition", "RETURN must be the last clause; use WITH to go on")
		}
		return c.project(source, clause)
	case *ast.Call:
		return c.callProcedure(source, clause)
	case *ast.Create:
		if !c.creating {
			readOnly(clause.Pos, "CREATE")
		}
		return c.create(source, clause)
	case *ast.Delete:
		if !c.creating {
			readOnly(clause.Pos, "DELETE")
		}
		return c.delete(source, clause)
	case *ast.Write:
		readOnly(clause.Pos, clause.Name)
	}
	panic(fmt.Sprintf("clause %T", clause))
}

func readOnly(at ast.Pos, clause string) {
	fail(at, "ReadOnlyError", "WriteClause", "queries only read: %s is not possible; articles and claims come in by loading", clause)
}

func (c *compiler) match(source operator, m *ast.Match) operator {
	if !m.Optional {
		p := c.describePattern(m.Pattern, m.Where)
		return c.planPattern(source, p)
	}
	before := maps.Clone(c.scope)
	p := c.describePattern(m.Pattern, m.Where)
	argument := c.add(&start{describe("Argument", "", source.base().Rows)})
	inside := c.planPattern(argument, p)
	var slots []int
	for name, b := range c.scope {
		if _, ok := before[name]; !ok {
			slots = append(slots, b.slot)
		}
	}
	return c.add(&optional{Node: describe("Optional", "", max(inside.base().Rows, source.base().Rows), source, inside), source: source, inside: inside, slots: slots})
}

func (c *compiler) unwind(source operator, u *ast.Unwind) operator {
	c.noAgg = "in UNWIND"
	list := c.expr(u.List)
	c.noAgg = ""
	if _, taken := c.scope[u.As.Name]; taken {
		syntax(u.As.Pos, "VariableAlreadyBound", "`%s` is bound already", u.As.Name)
	}
	b := c.bind(u.As.Name, list.elem)
	if !list.kind.list() {
		b.kind = anyKind
	}
	if list.kind == relListKind {
		b.kind = relKind
	}
	c.scope[u.As.Name] = b
	return c.add(&unwind{Node: describe("Unwind", ast.Text(u.List)+" AS "+u.As.Name, source.base().Rows*10, source), source: source, list: list, slot: b.slot})
}

// column is a projected value while the projection is compiled.
type column struct {
	name string
	item *ast.Item
	expr expr
	slot int
	agg  bool
}

// columns lists what a projection projects, * written out.
func (c *compiler) columns(p *ast.Projection) []column {
	var out []column
	if p.Star {
		if len(c.scope) == 0 && p.Return {
			syntax(p.Pos, "NoVariablesInScope", "RETURN * needs variables to return")
		}
		for _, name := range c.scope.names() {
			v := &ast.Variable{Pos: p.Pos, Name: name}
			out = append(out, column{name: name, item: &ast.Item{Pos: p.Pos, Expr: v, Text: name}})
		}
	}
	for _, item := range p.Items {
		col := column{name: item.Text, item: item}
		if v, ok := item.Expr.(*ast.Variable); ok {
			col.name = v.Name
		}
		if item.As != nil {
			col.name = item.As.Name
		}
		out = append(out, col)
	}
	seen := map[string]bool{}
	for _, col := range out {
		if seen[col.name] {
			syntax(col.item.Pos, "ColumnNameConflict", "two columns are named `%s`; give one another name with AS", col.name)
		}
		seen[col.name] = true
	}
	return out
}
