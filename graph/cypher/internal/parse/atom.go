package parse

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"claimgraph/graph/cypher/internal/ast"
)

func (p *parser) atom() ast.Expr {
	t := p.peek()
	switch t.kind {
	case number:
		p.advance()
		return &ast.Literal{Pos: t.at, Value: p.number(t.text, t.at)}
	case invalid:
		p.failAt(t.at, "InvalidNumberLiteral", "invalid number %q", t.text)
	case text:
		p.advance()
		return &ast.Literal{Pos: t.at, Value: t.text}
	case symbol:
		return p.bracketed(t)
	case name:
		return p.named(t)
	case quoted:
		return p.callOrVariable()
	}
	p.unexpected("an expression")
	return nil
}

func (p *parser) bracketed(t *token) ast.Expr {
	switch t.text {
	case "$":
		return p.parameter()
	case "[":
		return p.list()
	case "{":
		return p.mapLiteral()
	case "(":
		if _, ok := p.pathFollows(p.i); ok {
			return &ast.PatternPredicate{Pos: t.at, Path: p.path()}
		}
		p.advance()
		e := p.expr()
		p.expect(")")
		return e
	}
	p.unexpected("an expression")
	return nil
}

func (p *parser) parameter() ast.Expr {
	at := p.expect("$")
	t := p.peek()
	if t.kind != name && t.kind != quoted && t.kind != number {
		p.unexpected("the name of a parameter")
	}
	p.advance()
	return &ast.Parameter{Pos: at, Name: t.text}
}

// number reads a number's text, which may begin with a minus.
func (p *parser) number(s string, at ast.Pos) any {
	body := strings.TrimPrefix(s, "-")
	lower := strings.ToLower(body)
	based := strings.HasPrefix(lower, "0x") || strings.HasPrefix(lower, "0o")
	if !based && strings.ContainsAny(body, ".eE") {
		f, err := strconv.ParseFloat(s, 64)
		if err != nil || math.IsInf(f, 0) {
			p.failAt(at, "FloatingPointOverflow", "the number %s is too large", s)
		}
		return f
	}
	base := 10
	switch {
	case strings.HasPrefix(lower, "0x"):
		base, lower = 16, lower[2:]
	case strings.HasPrefix(lower, "0o"):
		base, lower = 8, lower[2:]
	}
	sign := s[:len(s)-len(body)]
	n, err := strconv.ParseInt(sign+lower, base, 64)
	switch {
	case err == nil:
		return n
	case strings.Contains(err.Error(), "out of range"):
		p.failAt(at, "IntegerOverflow", "the integer %s does not fit 64 bits", s)
	}
	p.failAt(at, "InvalidNumberLiteral", "invalid number %q", s)
	return nil
}

func (p *parser) named(t *token) ast.Expr {
	call := p.ahead(1).is("(")
	switch t.upper {
	case "NULL", "TRUE", "FALSE":
		p.advance()
		return &ast.Literal{Pos: t.at, Value: map[string]any{"NULL": nil, "TRUE": true, "FALSE": false}[t.upper]}
	case "CASE":
		return p.caseExpr()
	case "ALL", "ANY", "NONE", "SINGLE":
		if call && p.ahead(3).is("IN") {
			return p.quantifier()
		}
	case "REDUCE":
		if call && p.ahead(3).is("=") {
			return p.reduce()
		}
	case "EXISTS", "COUNT":
		if p.ahead(1).is("{") {
			return p.subquery()
		}
		if t.upper == "EXISTS" && call {
			if _, ok := p.pathFollows(p.i + 2); ok {
				p.advance()
				p.expect("(")
				e := &ast.PatternPredicate{Pos: t.at, Path: p.path()}
				p.expect(")")
				return e
			}
		}
	}
	if equalFold(t.text, "shortestPath") || equalFold(t.text, "allShortestPaths") {
		if call {
			path := p.anyPath()
			return &ast.PatternPredicate{Pos: t.at, Path: path}
		}
	}
	if slices.Contains(reserved, t.upper) && !call {
		p.unexpected("an expression")
	}
	return p.callOrVariable()
}

func (p *parser) callOrVariable() ast.Expr {
	at := p.peek().at
	n := 0 // how many tokens the dotted name of a function takes
	for p.ahead(n+1).is(".") && (p.ahead(n+2).kind == name || p.ahead(n+2).kind == quoted) {
		n += 2
	}
	if !p.ahead(n + 1).is("(") {
		v := &ast.Variable{Pos: at, Name: p.symbolicName("an expression")}
		if p.peek().is("{") && p.projectionFollows() {
			return p.mapProjection(v)
		}
		return v
	}
	f := &ast.FunctionCall{Pos: at, Name: p.dottedName("a function")}
	p.expect("(")
	if p.accept("*") {
		f.Star = true
		p.expect(")")
		return f
	}
	f.Distinct = p.accept("DISTINCT")
	for !p.peek().is(")") {
		f.Args = append(f.Args, p.expr())
		if !p.accept(",") {
			break
		}
	}
	p.expect(")")
	return f
}

// projectionFollows tells v {.a, b: 1} from a variable before a subquery.
func (p *parser) projectionFollows() bool {
	t := p.ahead(1)
	return t.is(".") || t.is("}") || (t.kind == name || t.kind == quoted) && (p.ahead(2).is(":") || p.ahead(2).is(",") || p.ahead(2).is("}"))
}

func (p *parser) mapProjection(of *ast.Variable) ast.Expr {
	m := &ast.MapProjection{Pos: of.Pos, Of: of}
	p.expect("{")
	for !p.peek().is("}") {
		switch {
		case p.accept(".", "*"):
			m.All = true
		case p.accept("."):
			m.Items = append(m.Items, ast.MapItem{Key: p.symbolicName("a property")})
		default:
			at := p.peek().at
			item := ast.MapItem{Key: p.symbolicName("a key")}
			if p.accept(":") {
				item.Value = p.expr()
			} else {
				item.Value = &ast.Variable{Pos: at, Name: item.Key}
			}
			m.Items = append(m.Items, item)
		}
		if !p.accept(",") {
			break
		}
	}
	p.expect("}")
	return m
}

func (p *parser) mapLiteral() ast.Expr {
	m := &ast.MapLiteral{Pos: p.expect("{")}
	for !p.peek().is("}") {
		m.Keys = append(m.Keys, p.symbolicName("a key"))
		p.expect(":")
		m.Values = append(m.Values, p.expr())
		if !p.accept(",") {
			break
		}
	}
	p.expect("}")
	return m
}

func (p *parser) caseExpr() ast.Expr {
	c := &ast.Case{Pos: p.expect("CASE")}
	if !p.peek().is("WHEN") {
		c.Of = p.expr()
	}
	for p.accept("WHEN") {
		c.When = append(c.When, p.expr())
		p.expect("THEN")
		c.Then = append(c.Then, p.expr())
	}
	if len(c.When) == 0 {
		p.unexpected("`WHEN`")
	}
	if p.accept("ELSE") {
		c.Else = p.expr()
	}
	p.expect("END")
	return c
}
