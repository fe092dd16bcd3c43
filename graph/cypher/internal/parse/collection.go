package parse

import (
	"strings"

	"claimgraph/graph/cypher/internal/ast"
)

// list reads […]: a literal, a list comprehension or a pattern comprehension.
func (p *parser) list() ast.Expr {
	t := p.peek()
	switch {
	case p.patternComprehensionFollows():
		return p.patternComprehension()
	case (p.ahead(1).kind == name || p.ahead(1).kind == quoted) && p.ahead(2).is("IN"):
		return p.listComprehension()
	}
	l := &ast.ListLiteral{Pos: t.at}
	p.advance()
	for !p.peek().is("]") {
		l.Items = append(l.Items, p.expr())
		if !p.accept(",") {
			break
		}
	}
	p.expect("]")
	return l
}

func (p *parser) listComprehension() ast.Expr {
	c := &ast.ListComprehension{Pos: p.expect("[")}
	c.Var = p.variable()
	p.expect("IN")
	c.List = p.expr()
	c.Where = p.where()
	if p.accept("|") {
		c.To = p.expr()
	}
	p.expect("]")
	return c
}

func (p *parser) patternComprehensionFollows() bool {
	i := p.i + 1
	if k := p.ahead(1).kind; (k == name || k == quoted) && p.ahead(2).is("=") {
		i += 2
	}
	end, ok := p.pathFollows(i)
	return ok && end < len(p.tokens) && (p.tokens[end].is("|") || p.tokens[end].is("WHERE"))
}

func (p *parser) patternComprehension() ast.Expr {
	c := &ast.PatternComprehension{Pos: p.expect("[")}
	c.Path = p.pathPart()
	c.Where = p.where()
	p.expect("|")
	c.To = p.expr()
	p.expect("]")
	return c
}

func (p *parser) quantifier() ast.Expr {
	t := p.advance()
	q := &ast.Quantifier{Pos: t.at, Kind: strings.ToLower(t.text)}
	p.expect("(")
	q.Var = p.variable()
	p.expect("IN")
	q.List = p.expr()
	q.Where = p.where()
	p.expect(")")
	return q
}

func (p *parser) reduce() ast.Expr {
	r := &ast.Reduce{Pos: p.advance().at}
	p.expect("(")
	r.Acc = p.variable()
	p.expect("=")
	r.Init = p.expr()
	p.expect(",")
	r.Var = p.variable()
	p.expect("IN")
	r.List = p.expr()
	p.expect("|")
	r.Expr = p.expr()
	p.expect(")")
	return r
}

// subquery reads EXISTS {…} or COUNT {…}: a pattern, or a query.
func (p *parser) subquery() ast.Expr {
	defer p.enter()()
	t := p.advance()
	s := &ast.Subquery{Pos: t.at, Count: t.upper == "COUNT"}
	p.expect("{")
	if p.peek().is("(") || p.ahead(1).is("=") {
		s.Pattern = p.pattern()
		s.Where = p.where()
	} else {
		s.Query = &ast.Query{}
		p.query(s.Query)
	}
	p.expect("}")
	return s
}
