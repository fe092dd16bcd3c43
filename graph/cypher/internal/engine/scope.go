package engine

import (
	"maps"
	"slices"

	"claimgraph/graph/cypher/internal/ast"
)

// kind is what is known of a value before the query runs.
type kind int8

const (
	anyKind kind = iota
	nullKind
	boolKind
	intKind
	floatKind
	stringKind
	listKind
	mapKind
	nodeKind
	relKind
	relListKind
	pathKind
	temporalKind
)

func (k kind) String() string {
	return [...]string{"value", "Null", "Boolean", "Integer", "Float", "String", "List", "Map", "Node", "Relationship", "list of relationships", "Path", "time"}[k]
}

func (k kind) number() bool { return k == intKind || k == floatKind }
func (k kind) list() bool   { return k == listKind || k == relListKind }

// graphEntity reports whether values of the kind are known to be parts of the
// graph.
func (k kind) graphEntity() bool {
	return k == nodeKind || k == relKind || k == pathKind || k == relListKind
}

// binding is a variable in scope.
type binding struct {
	slot int
	kind kind
	elem kind // of a list
}

// scope maps names to bindings; it is copied where a clause changes it.
type scope map[string]binding

func (s scope) names() []string { return slices.Sorted(maps.Keys(s)) }

// compiler turns syntax into operators and evaluations.
type compiler struct {
	graph      Graph
	functions  Functions
	procedures Procedures
	params     map[string]bool // nil: not known
	creating   bool
	slots      int
	nodes      []*Node
	profile    bool
	scope      scope
	agg        *aggregation // set inside expressions after grouping
	noAgg      string       // where aggregation is not allowed, and why
	notices    []string
}

// slot reserves a place in the frame.
func (c *compiler) slot() int {
	c.slots++
	return c.slots - 1
}

func (c *compiler) bind(name string, k kind) binding {
	b := binding{slot: c.slot(), kind: k}
	c.scope[name] = b
	return b
}

// inScope compiles with a copy of the scope and puts the old one back.
func (c *compiler) inScope(do func()) {
	old := c.scope
	c.scope = maps.Clone(old)
	do()
	c.scope = old
}

// describe makes an operator's description.
func describe(name, detail string, rows float64, sources ...operator) Node {
	return Node{Operator: name, Detail: detail, Rows: rows, Sources: sources}
}

// add numbers an operator and wraps it when profiling.
func (c *compiler) add(o operator) operator {
	n := o.base()
	n.ID = len(c.nodes)
	c.nodes = append(c.nodes, n)
	if c.profile {
		return profiled{o}
	}
	return o
}

func (c *compiler) lookup(v *ast.Variable) binding {
	b, ok := c.scope[v.Name]
	if !ok {
		syntax(v.Pos, "UndefinedVariable", "no variable `%s` here%s", v.Name, c.suggest(v.Name))
	}
	return b
}

// suggest names a variable that differs only in case.
func (c *compiler) suggest(name string) string {
	for _, known := range c.scope.names() {
		if equalFold(known, name) {
			return "; there is `" + known + "`"
		}
	}
	if names := c.scope.names(); len(names) > 0 && len(names) <= 8 {
		s := "; there are"
		for i, n := range names {
			if i > 0 {
				s += ","
			}
			s += " `" + n + "`"
		}
		return s
	}
	return ""
}
