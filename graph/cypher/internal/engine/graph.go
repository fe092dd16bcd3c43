// Package engine turns syntax trees into plans and runs them over a Graph, row
// by row.
package engine

import (
	"context"
	"iter"

	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/value"
)

// Graph is what queries are asked of. What a Need or a Hop says is a help: a
// graph may yield more than it asks for, never less, and the engine tests again.
type Graph interface {
	// Nodes yields each node that may meet the need once.
	Nodes(ctx context.Context, n *Need) iter.Seq2[value.Node, error]
	// Expand yields the relationships of a node, with the node at their other
	// end; Both yields each relationship once.
	Expand(ctx context.Context, from value.Node, h *Hop) iter.Seq2[Step, error]
	// Rels yields each relationship that may meet the hop once, whatever its
	// direction.
	Rels(ctx context.Context, h *Hop) iter.Seq2[value.Rel, error]
	// NodeCount estimates how many nodes Nodes would yield; the values of
	// conditions may not be known yet.
	NodeCount(n *Need) float64
	// RelCount estimates how many relationships Rels would yield.
	RelCount(h *Hop) float64
}

// Implier is a Graph that knows which labels the ends of relationships have.
type Implier interface {
	// Ends gives labels that every node has from which, and to which, a
	// relationship of one of the types leads; none when nothing is sure.
	Ends(types []string) (start, end []string)
}

// Need is what is asked of a node: all labels and all conditions.
type Need struct {
	Labels     []string
	Conditions []Condition
}

// Hop is what is asked of a step from a node over a relationship.
type Hop struct {
	Types      []string // alternatives; none: any
	Direction  ast.Direction
	Conditions []Condition // on the relationship
	Other      Need        // on the node at the other end
	OtherNode  value.Node  // the node at the other end, where it is known
}

// Step is a relationship and the node at its other end.
type Step struct {
	Rel   value.Rel
	Other value.Node
}

// Condition compares a property with a value. Op is =, <, <=, >, >=, IN or
// OVERLAPS; for the last Key is empty and Value is a List of two times, either
// null. Known is false while planning, when Value is not known yet.
type Condition struct {
	Key   string
	Op    string
	Value value.Value
	Known bool
}

// Procedures finds what CALL names; nil when there is none.
type Procedures interface {
	Procedure(name string) *Procedure
}

// Procedure is what CALL calls.
type Procedure struct {
	Name    string
	Params  []Param
	Results []Param
	Run     func(ctx context.Context, args []value.Value) iter.Seq2[[]value.Value, error]
}

// Param is a parameter or result of a procedure with its type: STRING, INTEGER,
// FLOAT, NUMBER, BOOLEAN, or anything else for any value.
type Param struct{ Name, Type string }

// Function is a function that a graph adds to those of openCypher; it gives an
// error for arguments it does not take.
type Function struct {
	Name     string
	Min, Max int
	Call     func(ctx context.Context, args []value.Value) (value.Value, error)
}

// Functions finds functions by name, in lower case; nil when there is none.
type Functions interface {
	Function(name string) *Function
}

// Creator makes nodes and relationships and takes relationships away; only the set-up of test graphs does.
type Creator interface {
	CreateNode(labels []string, props value.Map) value.Node
	CreateRel(from, to value.Node, typ string, props value.Map) value.Rel
	DeleteRel(r value.Rel)
}
