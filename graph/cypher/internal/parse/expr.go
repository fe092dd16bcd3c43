package parse

import (
	"strings"

	"claimgraph/graph/cypher/internal/ast"
)

func equalFold(a, b string) bool { return strings.EqualFold(a, b) }

func (p *parser) expr() ast.Expr {
	defer p.enter()()
	return p.logic(0)
}

// logical operators, loosest first.
var logical = []string{"OR", "XOR", "AND"}

func (p *parser) logic(level int) ast.Expr {
	if level == len(logical) {
		return p.not()
	}
	first := p.logic(level + 1)
	if !p.peek().is(logical[level]) {
		return first
	}
	l := &ast.Logic{Pos: first.At(), Op: logical[level], Args: []ast.Expr{first}}
	for p.accept(logical[level]) {
		l.Args = append(l.Args, p.logic(level+1))
	}
	return l
}

func (p *parser) not() ast.Expr {
	if t := p.peek(); t.is("NOT") {
		defer p.enter()()
		p.advance()
		return &ast.Unary{Pos: t.at, Op: "NOT", Arg: p.not()}
	}
	return p.comparison()
}

func (p *parser) comparison() ast.Expr {
	first := p.predicate()
	c := &ast.Comparison{Pos: first.At(), First: first}
	var links chain
	for {
		t := p.peek()
		if t.kind != symbol {
			break
		}
		switch t.text {
		case "=", "<>", "<", ">", "<=", ">=":
			links.link(p)
			p.advance()
			c.Ops = append(c.Ops, t.text)
			c.Rest = append(c.Rest, p.predicate())
			continue
		}
		break
	}
	if len(c.Ops) == 0 {
		return first
	}
	return c
}

// predicate reads IN, STARTS WITH, ENDS WITH, CONTAINS, =~ and IS NULL.
func (p *parser) predicate() ast.Expr {
	e := p.additive()
	var links chain
	for {
		at := p.peek().at
		op := ""
		switch {
		case p.accept("IN"):
			op = "IN"
		case p.accept("STARTS", "WITH"):
			op = "STARTS WITH"
		case p.accept("ENDS", "WITH"):
			op = "ENDS WITH"
		case p.accept("CONTAINS"):
			op = "CONTAINS"
		case p.accept("=~"):
			op = "=~"
		case p.accept("IS", "NULL"):
			e = &ast.IsNull{Pos: at, Of: e}
		case p.accept("IS", "NOT", "NULL"):
			e = &ast.IsNull{Pos: at, Of: e, Not: true}
		default:
			return e
		}
		links.link(p)
		if op != "" {
			e = &ast.Binary{Pos: at, Op: op, Left: e, Right: p.additive()}
		}
	}
}

func (p *parser) additive() ast.Expr {
	return p.leftAssociative(p.multiplicative, "+", "-", "||")
}

func (p *parser) multiplicative() ast.Expr {
	return p.leftAssociative(p.power, "*", "/", "%")
}

func (p *parser) power() ast.Expr { return p.leftAssociative(p.unary, "^") }

func (p *parser) leftAssociative(operand func() ast.Expr, ops ...string) ast.Expr {
	e := operand()
	var links chain
next:
	for {
		t := p.peek()
		for _, op := range ops {
			if t.kind == symbol && t.text == op {
				links.link(p)
				p.advance()
				if op == "||" {
					op = "+"
				}
				e = &ast.Binary{Pos: t.at, Op: op, Left: e, Right: operand()}
				continue next
			}
		}
		return e
	}
}

func (p *parser) unary() ast.Expr {
	t := p.peek()
	if !t.is("-") && !t.is("+") {
		return p.postfix()
	}
	p.advance()
	if n := p.peek(); t.text == "-" && n.kind == number {
		p.advance()
		return p.postfixOf(&ast.Literal{Pos: t.at, Value: p.number("-"+n.text, n.at)})
	}
	defer p.enter()()
	return &ast.Unary{Pos: t.at, Op: t.text, Arg: p.unary()}
}

// postfix reads an atom with .key, [index], [from..to] and :Label after it.
func (p *parser) postfix() ast.Expr { return p.postfixOf(p.atom()) }

func (p *parser) postfixOf(e ast.Expr) ast.Expr {
	var links chain
	for {
		at := p.peek().at
		switch {
		case p.accept("."):
			e = &ast.Property{Pos: at, Of: e, Key: p.symbolicName("the name of a property")}
		case p.peek().is("["):
			e = p.index(e)
		case p.peek().is(":") && p.labelsMayFollow(e):
			h := &ast.HasLabels{Pos: at, Of: e}
			for p.accept(":") {
				h.Labels = append(h.Labels, p.symbolicName("a label"))
			}
			e = h
		default:
			return e
		}
		links.link(p)
	}
}

// labelsMayFollow keeps the colon of a map from being read as a label.
func (p *parser) labelsMayFollow(ast.Expr) bool {
	k := p.ahead(1).kind
	return k == name || k == quoted
}

func (p *parser) index(of ast.Expr) ast.Expr {
	at := p.expect("[")
	if p.accept("..") {
		return p.slice(at, of, nil)
	}
	i := p.expr()
	if p.accept("..") {
		return p.slice(at, of, i)
	}
	p.expect("]")
	return &ast.Index{Pos: at, Of: of, Index: i}
}

func (p *parser) slice(at ast.Pos, of, from ast.Expr) ast.Expr {
	s := &ast.Slice{Pos: at, Of: of, From: from}
	if !p.peek().is("]") {
		s.To = p.expr()
	}
	p.expect("]")
	return s
}
