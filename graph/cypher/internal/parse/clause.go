package parse

import (
	"strings"

	"claimgraph/graph/cypher/internal/ast"
)

func (p *parser) statement() *ast.Query {
	q := &ast.Query{}
	switch {
	case p.accept("EXPLAIN"):
		q.Explain = true
	case p.accept("PROFILE"):
		q.Profile = true
	}
	q.Scope = p.timeScopes()
	p.query(q)
	p.accept(";")
	if p.peek().kind != end {
		p.unexpected("a clause (MATCH, WITH, UNWIND, RETURN …)")
	}
	return q
}

// timeScopes reads AS OF [RECORDED] t and DURING a TO b.
func (p *parser) timeScopes() []ast.TimeScope {
	var scopes []ast.TimeScope
	for {
		s := ast.TimeScope{Pos: p.peek().at}
		switch {
		case p.accept("AS", "OF", "RECORDED"):
			s.Kind, s.From = ast.AsOfRecorded, p.expr()
		case p.accept("AS", "OF"):
			s.Kind, s.From = ast.AsOf, p.expr()
		case p.accept("DURING"):
			s.Kind, s.From = ast.During, p.expr()
			if p.accept("TO") {
				s.To = p.expr()
			}
		default:
			return scopes
		}
		for _, other := range scopes {
			if other.Kind == s.Kind {
				p.failAt(s.Pos, "UnexpectedSyntax", "%s is given twice", s.Kind)
			}
		}
		scopes = append(scopes, s)
	}
}

func (p *parser) query(q *ast.Query) {
	q.Parts = append(q.Parts, p.single())
	for p.peek().is("UNION") {
		q.UnionPos = append(q.UnionPos, p.advance().at)
		q.UnionAll = append(q.UnionAll, p.accept("ALL"))
		q.Parts = append(q.Parts, p.single())
	}
}

func (p *parser) single() *ast.Single {
	s := &ast.Single{Pos: p.peek().at}
	for {
		c := p.clause()
		if c == nil {
			break
		}
		s.Clauses = append(s.Clauses, c)
	}
	if len(s.Clauses) == 0 {
		p.unexpected("a clause (MATCH, WITH, UNWIND, RETURN …)")
	}
	return s
}

// writes are the clauses that change a graph.
var writes = map[string]bool{"MERGE": true, "SET": true, "REMOVE": true, "DETACH": true, "FOREACH": true, "LOAD": true, "DROP": true, "ALTER": true}

func (p *parser) clause() ast.Clause {
	t := p.peek()
	if t.kind != name {
		return nil
	}
	switch t.upper {
	case "OPTIONAL", "MATCH":
		return p.matchClause()
	case "UNWIND":
		p.advance()
		list := p.expr()
		p.expect("AS")
		return &ast.Unwind{Pos: t.at, List: list, As: p.variable()}
	case "WITH", "RETURN":
		return p.projection()
	case "CALL":
		return p.call()
	case "CREATE":
		p.advance()
		if !p.peek().is("(") && p.peek().kind == name && !p.ahead(1).is("=") {
			what := p.peek().upper
			p.i = len(p.tokens) - 1 // what follows is not read
			return &ast.Write{Pos: t.at, Name: "CREATE " + what}
		}
		return &ast.Create{Pos: t.at, Pattern: p.pattern()}
	}
	if t.upper == "DELETE" {
		p.advance()
		d := &ast.Delete{Pos: t.at, Exprs: []ast.Expr{p.expr()}}
		for p.accept(",") {
			d.Exprs = append(d.Exprs, p.expr())
		}
		return d
	}
	if writes[t.upper] {
		p.i = len(p.tokens) - 1 // what follows is not read
		return &ast.Write{Pos: t.at, Name: t.upper}
	}
	return nil
}

func (p *parser) matchClause() ast.Clause {
	m := &ast.Match{Pos: p.peek().at, Optional: p.accept("OPTIONAL")}
	p.expect("MATCH")
	m.Pattern = p.pattern()
	m.Where = p.where()
	return m
}

func (p *parser) where() ast.Expr {
	if p.accept("WHERE") {
		return p.expr()
	}
	return nil
}

func (p *parser) projection() ast.Clause {
	pr := &ast.Projection{Pos: p.peek().at}
	pr.Return = p.advance().upper == "RETURN"
	pr.Distinct = p.accept("DISTINCT")
	if p.accept("*") {
		pr.Star = true
		for p.accept(",") {
			pr.Items = append(pr.Items, p.item())
		}
	} else {
		pr.Items = append(pr.Items, p.item())
		for p.accept(",") {
			pr.Items = append(pr.Items, p.item())
		}
	}
	if p.accept("ORDER", "BY") {
		pr.OrderBy = p.orderBy()
	}
	if p.accept("SKIP") || p.accept("OFFSET") {
		pr.Skip = p.expr()
	}
	if p.accept("LIMIT") {
		pr.Limit = p.expr()
	}
	if !pr.Return {
		pr.Where = p.where()
	}
	return pr
}

func (p *parser) item() *ast.Item {
	start := p.peek().at
	item := &ast.Item{Pos: start, Expr: p.expr()}
	item.Text = strings.TrimSpace(p.src[start:p.tokens[p.i-1].end])
	if p.accept("AS") {
		item.As = p.variable()
	}
	return item
}

func (p *parser) orderBy() []ast.SortItem {
	var items []ast.SortItem
	for {
		s := ast.SortItem{Pos: p.peek().at, Expr: p.expr()}
		switch {
		case p.accept("DESC"), p.accept("DESCENDING"):
			s.Descending = true
		case p.accept("ASC"), p.accept("ASCENDING"):
		}
		items = append(items, s)
		if !p.accept(",") {
			return items
		}
	}
}

func (p *parser) call() ast.Clause {
	c := &ast.Call{Pos: p.expect("CALL")}
	c.Name = p.dottedName("the name of a procedure")
	if p.accept("(") {
		for !p.peek().is(")") {
			c.Args = append(c.Args, p.expr())
			if !p.accept(",") {
				break
			}
		}
		p.expect(")")
	} else {
		c.NoArgs = true
	}
	if p.accept("YIELD") {
		p.yields(c)
	}
	c.Standalone = p.peek().kind == end || p.peek().is(";")
	return c
}

func (p *parser) yields(c *ast.Call) {
	if p.accept("*") {
		c.YieldAll = true
		return
	}
	if p.accept("-") {
		return
	}
	for {
		item := ast.YieldItem{Pos: p.peek().at, Name: p.symbolicName("a result of the procedure")}
		item.As = &ast.Variable{Pos: item.Pos, Name: item.Name}
		if p.accept("AS") {
			item.As = p.variable()
		}
		c.Yield = append(c.Yield, item)
		if !p.accept(",") {
			break
		}
	}
	c.Where = p.where()
}

func (p *parser) dottedName(what string) string {
	parts := []string{p.symbolicName(what)}
	for p.peek().is(".") {
		p.advance()
		parts = append(parts, p.symbolicName(what))
	}
	return strings.Join(parts, ".")
}
