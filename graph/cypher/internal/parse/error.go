// Package parse reads openCypher text into a syntax tree.
package parse

import "claimgraph/graph/cypher/internal/ast"

// Error is a query that is not openCypher, with the detail as the TCK names it.
type Error struct {
	Pos             ast.Pos
	Detail, Message string
}

func (e *Error) Error() string { return e.Message }
