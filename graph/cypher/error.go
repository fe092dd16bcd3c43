package cypher

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"claimgraph/graph/cypher/internal/engine"
)

// Error is a query that is wrong, or that could not be answered as asked. Kind
// and Detail are the openCypher TCK's (SyntaxError, UndefinedVariable);
// ReadOnlyError is a clause that writes, LimitError a bound reached.
type Error struct {
	Kind, Detail string
	Message      string
	// Line and Column, counted from 1 in characters, say where; 0 when the error
	// is at no place in particular.
	Line, Column int
	Advice       []string // how to ask instead
	cause        error
	query        string
}

// Error is the message with its place, in one line.
func (e *Error) Error() string {
	s := e.Message
	if e.Line > 0 {
		s = fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, s)
	}
	if len(e.Advice) > 0 {
		s += "; " + strings.Join(e.Advice, "; ")
	}
	return s
}

// Unwrap gives the cause: ErrLimit, or an error of the context or the store.
func (e *Error) Unwrap() error { return e.cause }

// Caret shows the line of the query with a caret under the place; "" when there
// is none. Long lines are cut to what is around it.
func (e *Error) Caret() string {
	if e.Line == 0 {
		return ""
	}
	lines := strings.Split(e.query, "\n")
	line := []rune(strings.TrimRight(lines[e.Line-1], "\r"))
	at := min(e.Column-1, len(line))
	from, to := max(at-around, 0), min(at+around, len(line))
	before, after := "", ""
	if from > 0 {
		before = "…"
	}
	if to < len(line) {
		after = "…"
	}
	blank := func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}
	shown := strings.Map(blank, string(line[from:to]))
	return before + shown + after + "\n" + strings.Repeat(" ", utf8.RuneCountInString(before)+at-from) + "^"
}

// around is how many characters on either side of a caret are shown.
const around = 60

// wrap turns an error of the engine into an *Error; others stay.
func wrap(err error, query string) error {
	var inner *engine.Error
	if !errors.As(err, &inner) {
		return err
	}
	e := &Error{Kind: inner.Kind, Detail: inner.Detail, Message: inner.Message, cause: inner.Cause, query: query}
	if inner.Pos >= 0 && int(inner.Pos) <= len(query) {
		before := query[:inner.Pos]
		e.Line = strings.Count(before, "\n") + 1
		e.Column = utf8.RuneCountInString(before[strings.LastIndex(before, "\n")+1:]) + 1
	}
	return e
}
