package parse

import (
	"fmt"
	"slices"
	"strings"

	"claimgraph/graph/cypher/internal/ast"
)

// Limits of a query.
const (
	MaxBytes = 1 << 20 // of its text
	MaxDepth = 200     // of expressions inside one another
	maxChain = 5000    // operators in a row: 1 + 1 + 1 …
)

type parser struct {
	src    string
	tokens []token
	match  []int32 // of an opening bracket: where it closes; 0 if nowhere
	i      int
	depth  int
}

// Query reads a statement. The error is an *Error.
func Query(src string) (*ast.Query, error) {
	p, err := newParser(src)
	if err != nil {
		return nil, err
	}
	var q *ast.Query
	if err := p.catch(func() { q = p.statement() }); err != nil {
		return nil, err
	}
	return q, nil
}

// Expression reads one expression on its own.
func Expression(src string) (ast.Expr, error) {
	p, err := newParser(src)
	if err != nil {
		return nil, err
	}
	var e ast.Expr
	err = p.catch(func() {
		e = p.expr()
		if p.peek().kind != end {
			p.unexpected("the end")
		}
	})
	return e, err
}

func newParser(src string) (*parser, error) {
	if len(src) > MaxBytes {
		return nil, &Error{0, "UnexpectedSyntax", fmt.Sprintf("the query has %d bytes; at most %d are read", len(src), MaxBytes)}
	}
	p := &parser{src: src}
	l := &lexer{src: src}
	for {
		t, err := l.next()
		if err != nil {
			return nil, err
		}
		p.tokens = append(p.tokens, t)
		if t.kind == end {
			break
		}
	}
	p.matchBrackets()
	return p, nil
}

func (p *parser) matchBrackets() {
	p.match = make([]int32, len(p.tokens))
	var open []int
	for i, t := range p.tokens {
		if t.kind != symbol || len(t.text) != 1 {
			continue
		}
		switch t.text {
		case "(", "[", "{":
			open = append(open, i)
		case ")", "]", "}":
			if n := len(open) - 1; n >= 0 {
				p.match[open[n]] = int32(i)
				open = open[:n]
			}
		}
	}
}

// catch runs a reading and gives the error it ends with.
func (p *parser) catch(read func()) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *Error:
			err = r
		default:
			panic(r)
		}
	}()
	read()
	return nil
}

func (p *parser) failAt(at ast.Pos, detail, format string, args ...any) {
	panic(&Error{at, detail, fmt.Sprintf(format, args...)})
}

// unexpected says what was wanted instead of the token that comes.
func (p *parser) unexpected(wanted string) {
	t := p.peek()
	found := "the end of the query"
	if t.kind != end {
		found = p.src[t.at:t.end]
		if len(found) > 30 {
			found = strings.ToValidUTF8(found[:30], "") + "…"
		}
		found = "`" + found + "`"
	}
	p.failAt(t.at, "UnexpectedSyntax", "expected %s, found %s", wanted, found)
}

func (p *parser) peek() *token { return &p.tokens[p.i] }

func (p *parser) ahead(n int) *token { return &p.tokens[min(p.i+n, len(p.tokens)-1)] }

func (p *parser) advance() *token {
	t := &p.tokens[p.i]
	if t.kind != end {
		p.i++
	}
	return t
}

// is reports whether the next token is a symbol or a keyword, in capitals.
func (t *token) is(s string) bool {
	return t.kind == symbol && t.text == s || t.kind == name && t.upper == s
}

// accept takes the words or symbols if all of them come next.
func (p *parser) accept(words ...string) bool {
	for n, w := range words {
		if !p.ahead(n).is(w) {
			return false
		}
	}
	p.i += len(words)
	return true
}

func (p *parser) expect(words ...string) ast.Pos {
	at := p.peek().at
	for _, w := range words {
		if !p.accept(w) {
			p.unexpected("`" + w + "`")
		}
	}
	return at
}

// symbolicName takes any name, keywords included where they can be no clause.
func (p *parser) symbolicName(what string) string {
	t := p.peek()
	if t.kind != name && t.kind != quoted {
		p.unexpected(what)
	}
	p.advance()
	return t.text
}

func (p *parser) variable() *ast.Variable {
	t := p.peek()
	if t.kind == name && slices.Contains(reserved, t.upper) {
		p.unexpected("a variable")
	}
	at := t.at
	return &ast.Variable{Pos: at, Name: p.symbolicName("a variable")}
}

// reserved words cannot be variables unless in backquotes.
var reserved = strings.Fields("MATCH OPTIONAL WHERE RETURN WITH UNWIND UNION CREATE MERGE DELETE DETACH SET REMOVE AND OR XOR NOT IN STARTS ENDS CONTAINS IS NULL TRUE FALSE CASE WHEN THEN ELSE AS DISTINCT SKIP LIMIT")

// enter guards against expressions nested too deep for the stack.
func (p *parser) enter() func() {
	if p.depth++; p.depth > MaxDepth {
		p.failAt(p.peek().at, "UnexpectedSyntax", "more than %d expressions inside one another", MaxDepth)
	}
	return func() { p.depth-- }
}

// chain counts operators in a row, which nest in the tree: too many are too deep
// for the stack.
type chain int

func (c *chain) link(p *parser) {
	if *c++; *c > maxChain {
		p.failAt(p.peek().at, "UnexpectedSyntax", "more than %d operators in a row; use a list and IN, or parameters", maxChain)
	}
}
