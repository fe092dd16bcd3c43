package parse

import (
	"strconv"

	"claimgraph/graph/cypher/internal/ast"
)

func (p *parser) pattern() []*ast.Path {
	paths := []*ast.Path{p.pathPart()}
	for p.accept(",") {
		paths = append(paths, p.pathPart())
	}
	return paths
}

func (p *parser) pathPart() *ast.Path {
	at := p.peek().at
	var v *ast.Variable
	if !p.peek().is("(") && p.ahead(1).is("=") {
		v = p.variable()
		p.expect("=")
	}
	path := p.anyPath()
	path.Pos, path.Var = at, v
	return path
}

// anyPath reads a path, shortestPath(…) or a path in parentheses.
func (p *parser) anyPath() *ast.Path {
	for _, kind := range []ast.ShortestKind{ast.Shortest, ast.AllShortest} {
		if t := p.peek(); t.kind == name && equalFold(t.text, string(kind)) && p.ahead(1).is("(") {
			p.advance()
			p.advance()
			path := p.path()
			p.expect(")")
			path.Shortest = kind
			if len(path.Rels) != 1 {
				p.failAt(path.Pos, "UnexpectedSyntax", "%s needs a pattern of one relationship, as in (a)-[*..5]->(b)", kind)
			}
			return path
		}
	}
	if p.peek().is("(") && p.ahead(1).is("(") {
		defer p.enter()()
		p.advance()
		path := p.anyPath()
		p.expect(")")
		return path
	}
	return p.path()
}

func (p *parser) path() *ast.Path {
	path := &ast.Path{Pos: p.peek().at}
	path.Nodes = append(path.Nodes, p.node())
	for p.relAhead() {
		path.Rels = append(path.Rels, p.rel())
		path.Nodes = append(path.Nodes, p.node())
	}
	return path
}

func (p *parser) relAhead() bool {
	return p.peek().is("-") || p.peek().is("<") && p.ahead(1).is("-")
}

func (p *parser) node() *ast.NodePattern {
	n := &ast.NodePattern{Pos: p.peek().at}
	if !p.accept("(") {
		p.unexpected("a node pattern such as (n:Label)")
	}
	if t := p.peek(); t.kind == name || t.kind == quoted {
		n.Var = p.variable()
	}
	for p.accept(":") || len(n.Labels) > 0 && p.accept("&") {
		n.Labels = append(n.Labels, p.symbolicName("a label"))
	}
	n.Props = p.properties()
	if !p.peek().is(")") {
		p.unexpected("`)`")
	}
	p.advance()
	return n
}

func (p *parser) properties() ast.Expr {
	switch t := p.peek(); {
	case t.is("{"):
		return p.mapLiteral()
	case t.is("$"):
		at := t.at
		param := p.parameter()
		_ = at
		return param
	}
	return nil
}

func (p *parser) rel() *ast.RelPattern {
	r := &ast.RelPattern{Pos: p.peek().at}
	left := p.accept("<")
	if !p.accept("-") {
		p.unexpected("`-`")
	}
	if p.accept("[") {
		p.relDetail(r)
		p.expect("]")
	}
	if !p.accept("-") {
		p.unexpected("`-`")
	}
	right := p.accept(">")
	switch {
	case left && !right:
		r.Direction = ast.In
	case right && !left:
		r.Direction = ast.Out
	}
	return r
}

func (p *parser) relDetail(r *ast.RelPattern) {
	if t := p.peek(); t.kind == name || t.kind == quoted {
		r.Var = p.variable()
	}
	if p.accept(":") {
		r.Types = append(r.Types, p.symbolicName("a relationship type"))
		for p.accept("|") {
			p.accept(":")
			r.Types = append(r.Types, p.symbolicName("a relationship type"))
		}
	}
	if p.accept("*") {
		p.lengths(r)
	} else if p.accept("..") { // the star of Neo4j and openCypher is obligatory
		p.failAt(p.tokens[p.i-1].at, "InvalidRelationshipPattern", "a variable length is written *1..2")
	}
	r.Props = p.properties()
}

// lengths reads what stands after the star: *, *2, *1..3, *..3, *1..
func (p *parser) lengths(r *ast.RelPattern) {
	r.VarLength = true
	if p.peek().is("-") {
		p.failAt(p.peek().at, "InvalidRelationshipPattern", "the length of a path cannot be negative")
	}
	if p.peek().kind == number {
		r.Min = p.bound()
	}
	if p.accept("..") {
		if p.peek().is("-") {
			p.failAt(p.peek().at, "InvalidRelationshipPattern", "the length of a path cannot be negative")
		}
		if p.peek().kind == number {
			r.Max = p.bound()
		}
	} else {
		r.Max = r.Min
	}
}

func (p *parser) bound() *int64 {
	t := p.advance()
	n, err := strconv.ParseInt(t.text, 10, 64)
	if err != nil {
		p.failAt(t.at, "InvalidRelationshipPattern", "the length of a path is a whole number, not %s", t.text)
	}
	return &n
}

// pathFollows reports whether tokens from i on are a path of at least one
// relationship, and where it ends. Only the brackets are looked at.
func (p *parser) pathFollows(i int) (end int, ok bool) {
	end, ok = p.nodeFollows(i)
	for rels := 0; ok; rels++ {
		next, more := p.relFollows(end)
		if !more {
			return end, rels > 0
		}
		end, ok = p.nodeFollows(next)
	}
	return 0, false
}

func (p *parser) nodeFollows(i int) (end int, ok bool) {
	if i >= len(p.tokens) || !p.tokens[i].is("(") || p.match[i] == 0 {
		return 0, false
	}
	first := i + 1
	if k := p.tokens[first].kind; k == name || k == quoted {
		first++
	}
	t := &p.tokens[first]
	return int(p.match[i]) + 1, t.is(")") || t.is(":") || t.is("{") || t.is("$")
}

func (p *parser) relFollows(i int) (end int, ok bool) {
	at := func(i int, s string) bool { return i < len(p.tokens) && p.tokens[i].is(s) }
	if at(i, "<") {
		i++
	}
	if !at(i, "-") {
		return 0, false
	}
	i++
	if at(i, "[") {
		if p.match[i] == 0 {
			return 0, false
		}
		i = int(p.match[i]) + 1
	}
	if !at(i, "-") {
		return 0, false
	}
	i++
	if at(i, ">") {
		i++
	}
	return i, true
}
