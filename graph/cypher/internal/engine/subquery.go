package engine

import (
	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/value"
)

// inner plans a pattern inside an expression: it begins at the row at hand.
// What is compiled by to sees the pattern's variables.
func (c *compiler) inner(paths []*ast.Path, where ast.Expr, to func() expr) (operator, expr) {
	var op operator
	var out expr
	agg, noAgg := c.agg, c.noAgg
	c.agg = nil
	c.inScope(func() {
		p := c.describePattern(paths, where)
		op = c.planPattern(c.add(&start{describe("Argument", "", 1)}), p)
		c.noAgg = "in a pattern"
		if to != nil {
			out = to()
		}
	})
	c.agg, c.noAgg = agg, noAgg
	return op, out
}

// exists compiles a pattern as a condition.
func (c *compiler) exists(paths []*ast.Path, where ast.Expr, at ast.Pos, onlyBound bool) expr {
	if onlyBound {
		for _, p := range paths {
			c.refuseNew(p)
		}
	}
	op, _ := c.inner(paths, where, nil)
	return existsIn(op)
}

func existsIn(op operator) expr {
	return expr{kind: boolKind, eval: func(x *exec, r row) (value.Value, error) {
		end := &stop{}
		err := op.run(x, r, func(row) error { return end })
		if err == end {
			return true, nil
		}
		return false, err
	}}
}

// refuseNew makes a pattern predicate use bound variables only.
func (c *compiler) refuseNew(p *ast.Path) {
	for _, n := range p.Nodes {
		if n.Var != nil {
			c.lookup(n.Var)
		}
	}
	for _, r := range p.Rels {
		if r.Var != nil {
			c.lookup(r.Var)
		}
	}
}

func (c *compiler) patternComprehension(e *ast.PatternComprehension) expr {
	op, to := c.inner([]*ast.Path{e.Path}, e.Where, func() expr { return c.expr(e.To) })
	return expr{kind: listKind, elem: to.kind, eval: func(x *exec, r row) (value.Value, error) {
		list := value.List{}
		err := op.run(x, r, func(r row) error {
			v, err := to.eval(x, r)
			list = append(list, v)
			if err == nil {
				err = x.hold(1)
			}
			return err
		})
		return list, err
	}}
}

// subquery compiles EXISTS {…} and COUNT {…}.
func (c *compiler) subquery(e *ast.Subquery) expr {
	if e.Query == nil {
		if !e.Count {
			return c.exists(e.Pattern, e.Where, e.Pos, false)
		}
		op, _ := c.inner(e.Pattern, e.Where, nil)
		return countIn(op)
	}
	if len(e.Query.Parts) != 1 {
		syntax(e.Pos, "UnexpectedSyntax", "UNION is not possible inside a subquery")
	}
	var op operator
	agg, noAgg := c.agg, c.noAgg
	c.agg, c.noAgg = nil, ""
	c.inScope(func() { op = c.innerQuery(e.Query.Parts[0]) })
	c.agg, c.noAgg = agg, noAgg
	if e.Count {
		return countIn(op)
	}
	return existsIn(op)
}

// innerQuery compiles the clauses of a subquery; a RETURN may be left out.
func (c *compiler) innerQuery(s *ast.Single) operator {
	op := c.add(&start{describe("Argument", "", 1)})
	for i, clause := range s.Clauses {
		op = c.clause(op, clause, i == len(s.Clauses)-1)
	}
	return op
}

func countIn(op operator) expr {
	return expr{kind: intKind, eval: func(x *exec, r row) (value.Value, error) {
		var n int64
		err := op.run(x, r, func(row) error {
			n++
			return nil
		})
		return n, err
	}}
}
