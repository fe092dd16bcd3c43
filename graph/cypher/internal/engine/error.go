package engine

import (
	"errors"
	"fmt"

	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/function"
	"claimgraph/graph/cypher/internal/parse"
	"claimgraph/graph/cypher/internal/value"
)

// Error is a query that is wrong, or that went wrong. Kind and Detail are
// those of the openCypher TCK: SyntaxError and UndefinedVariable, say.
type Error struct {
	Kind    string
	Detail  string
	Runtime bool
	Message string
	Pos     ast.Pos // -1: nowhere in particular
	Cause   error
}

func (e *Error) Error() string { return e.Message }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Cause }

// fail ends compiling.
func fail(at ast.Pos, kind, detail, format string, args ...any) {
	panic(&Error{Kind: kind, Detail: detail, Message: fmt.Sprintf(format, args...), Pos: at})
}

func syntax(at ast.Pos, detail, format string, args ...any) {
	fail(at, "SyntaxError", detail, format, args...)
}

// runtimeError is an error of one evaluation.
func runtimeError(at ast.Pos, kind, detail, format string, args ...any) error {
	return &Error{Kind: kind, Detail: detail, Runtime: true, Message: fmt.Sprintf(format, args...), Pos: at}
}

// located says where an evaluation failed.
func located(err error, at ast.Pos) error {
	var e *Error
	if errors.As(err, &e) {
		return err
	}
	out := &Error{Runtime: true, Message: err.Error(), Pos: at, Cause: err, Kind: "RuntimeError", Detail: "*"}
	var wrong *function.ArgumentError
	switch {
	case errors.As(err, &wrong):
		out.Kind, out.Detail = wrong.Kind, wrong.Detail
	case errors.As(err, new(*value.TypeError)):
		out.Kind, out.Detail = "TypeError", "InvalidArgumentType"
	case errors.Is(err, value.ErrOverflow):
		out.Kind, out.Detail = "ArithmeticError", "IntegerOverflow"
	case errors.Is(err, value.ErrZero):
		out.Kind, out.Detail = "ArithmeticError", "DivisionByZero"
	}
	return out
}

// Parse reads a query; the error is an *Error.
func Parse(text string) (*ast.Query, error) {
	q, err := parse.Query(text)
	var wrong *parse.Error
	if errors.As(err, &wrong) {
		return nil, &Error{Kind: "SyntaxError", Detail: wrong.Detail, Message: wrong.Message, Pos: wrong.Pos}
	}
	return q, err
}
