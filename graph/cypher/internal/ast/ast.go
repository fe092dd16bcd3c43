// Package ast is the syntax tree of openCypher queries.
package ast

// Pos is a byte offset into the query's text.
type Pos int

// Query is one statement.
type Query struct {
	Explain, Profile bool
	Scope            []TimeScope
	Parts            []*Single // joined by UNION
	UnionAll         []bool    // one fewer than Parts
	UnionPos         []Pos
}

// TimeScope is a leading AS OF, AS OF RECORDED or DURING, our extension.
type TimeScope struct {
	Pos      Pos
	Kind     ScopeKind
	From, To Expr // To for During only
}

// ScopeKind tells which of a claim's times a TimeScope fixes.
type ScopeKind string

// The kinds of time scope.
const (
	AsOf         ScopeKind = "AS OF"
	AsOfRecorded ScopeKind = "AS OF RECORDED"
	During       ScopeKind = "DURING"
)

// Single is a query without UNION.
type Single struct {
	Pos     Pos
	Clauses []Clause
}

// Clause is one of the clauses below.
type Clause interface{ At() Pos }

// At gives where a node of the tree begins.
func (p Pos) At() Pos { return p }

// The reading clauses.
type (
	// Match is MATCH or OPTIONAL MATCH.
	Match struct {
		Pos
		Optional bool
		Pattern  []*Path
		Where    Expr
	}
	// Unwind is UNWIND … AS ….
	Unwind struct {
		Pos
		List Expr
		As   *Variable
	}
	// Call is CALL procedure(…) YIELD ….
	Call struct {
		Pos
		Name       string
		Args       []Expr
		NoArgs     bool // without parentheses: arguments are parameters
		Yield      []YieldItem
		YieldAll   bool
		Where      Expr
		Standalone bool
	}
	// YieldItem is one result of a procedure.
	YieldItem struct {
		Pos
		Name string
		As   *Variable
	}
	// Projection is WITH or RETURN.
	Projection struct {
		Pos
		Return, Distinct, Star bool
		Items                  []*Item
		OrderBy                []SortItem
		Skip, Limit            Expr
		Where                  Expr
	}
	// Item is one projected expression; Text is how it stands in the query.
	Item struct {
		Pos
		Expr Expr
		As   *Variable // nil: named by Text
		Text string
	}
	// SortItem is one key of ORDER BY.
	SortItem struct {
		Pos
		Expr       Expr
		Descending bool
	}
	// Create is CREATE, which only sets up test graphs.
	Create struct {
		Pos
		Pattern []*Path
	}
	// Delete is DELETE of relationships, which only sets up test graphs.
	Delete struct {
		Pos
		Exprs []Expr
	}
	// Write is any other clause that writes; it is never executed.
	Write struct {
		Pos
		Name string
	}
)

// Path is one comma-separated part of a pattern: one node more than rels.
type Path struct {
	Pos
	Var      *Variable
	Shortest ShortestKind
	Nodes    []*NodePattern
	Rels     []*RelPattern
}

// ShortestKind says whether shortestPath() or allShortestPaths() is asked for.
type ShortestKind string

// The kinds of path search.
const (
	AnyPath     ShortestKind = ""
	Shortest    ShortestKind = "shortestPath"
	AllShortest ShortestKind = "allShortestPaths"
)

// NodePattern is (v:Label {…}).
type NodePattern struct {
	Pos
	Var    *Variable
	Labels []string
	Props  Expr // *MapLiteral, *Parameter or nil
}

// RelPattern is -[v:TYPE|TYPE*1..2 {…}]->.
type RelPattern struct {
	Pos
	Var       *Variable
	Types     []string
	Props     Expr
	Direction Direction
	VarLength bool
	Min, Max  *int64 // nil: not given
}

// Direction of a relationship pattern, read from left to right.
type Direction int8

// The directions.
const (
	Both Direction = iota
	Out
	In
)

// Reverse turns a direction round.
func (d Direction) Reverse() Direction {
	switch d {
	case Out:
		return In
	case In:
		return Out
	}
	return Both
}
