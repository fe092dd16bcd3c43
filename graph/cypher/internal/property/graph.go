// Package property is a small property graph in memory, for tests of the query
// engine.
package property

import (
	"context"
	"iter"
	"maps"
	"slices"

	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/engine"
	"claimgraph/graph/cypher/internal/value"
)

// Graph is an engine.Graph that can be written to. It is not safe for
// concurrent use.
type Graph struct {
	nodes []*node
	rels  []*rel
	next  int64 // id of the latest relationship
}

type node struct {
	id      int64
	labels  []string
	props   value.Map
	out, in []*rel
}

type rel struct {
	id         int64
	typ        string
	start, end *node
	props      value.Map
}

// Load runs a CREATE statement.
func (g *Graph) Load(ctx context.Context, text string, params value.Map) error {
	q, err := engine.Parse(text)
	if err != nil {
		return err
	}
	plan, err := engine.Compile(q, engine.Config{Graph: g, Create: g})
	if err != nil {
		return err
	}
	return plan.Run(ctx, engine.Settings{Params: params}, func([]value.Value) bool { return true })
}

// CreateNode adds a node.
func (g *Graph) CreateNode(labels []string, props value.Map) value.Node {
	n := &node{id: int64(len(g.nodes)), props: props}
	for _, l := range labels {
		if !slices.Contains(n.labels, l) {
			n.labels = append(n.labels, l)
		}
	}
	g.nodes = append(g.nodes, n)
	return n
}

// CreateRel adds a relationship.
func (g *Graph) CreateRel(from, to value.Node, typ string, props value.Map) value.Rel {
	a, b := from.(*node), to.(*node)
	g.next++
	r := &rel{id: g.next, typ: typ, start: a, end: b, props: props}
	g.rels = append(g.rels, r)
	a.out, b.in = append(a.out, r), append(b.in, r)
	return r
}

// DeleteRel takes a relationship away.
func (g *Graph) DeleteRel(v value.Rel) {
	r := v.(*rel)
	for _, list := range []*[]*rel{&g.rels, &r.start.out, &r.end.in} {
		*list = slices.DeleteFunc(*list, func(other *rel) bool { return other == r })
	}
}

// Size counts nodes, relationships, labels and properties.
func (g *Graph) Size() (nodes, rels, labels, props int) {
	distinct := map[string]bool{}
	for _, n := range g.nodes {
		props += len(n.props)
		for _, l := range n.labels {
			distinct[l] = true
		}
	}
	for _, r := range g.rels {
		props += len(r.props)
	}
	return len(g.nodes), len(g.rels), len(distinct), props
}

// Nodes yields the nodes with the labels needed.
func (g *Graph) Nodes(_ context.Context, need *engine.Need) iter.Seq2[value.Node, error] {
	return func(yield func(value.Node, error) bool) {
		for _, n := range g.nodes {
			if n.hasAll(need.Labels) && !yield(n, nil) {
				return
			}
		}
	}
}

func (n *node) hasAll(labels []string) bool {
	for _, l := range labels {
		if !slices.Contains(n.labels, l) {
			return false
		}
	}
	return true
}

// Expand yields a node's relationships.
func (g *Graph) Expand(_ context.Context, from value.Node, h *engine.Hop) iter.Seq2[engine.Step, error] {
	return func(yield func(engine.Step, error) bool) {
		n := from.(*node)
		if h.Direction != ast.In {
			for _, r := range n.out {
				if !yield(engine.Step{Rel: r, Other: r.end}, nil) {
					return
				}
			}
		}
		if h.Direction != ast.Out {
			for _, r := range n.in {
				if h.Direction == ast.Both && r.start == r.end {
					continue // seen on the way out
				}
				if !yield(engine.Step{Rel: r, Other: r.start}, nil) {
					return
				}
			}
		}
	}
}

// Rels yields every relationship.
func (g *Graph) Rels(_ context.Context, h *engine.Hop) iter.Seq2[value.Rel, error] {
	return func(yield func(value.Rel, error) bool) {
		for _, r := range g.rels {
			if len(h.Types) > 0 && !slices.Contains(h.Types, r.typ) {
				continue
			}
			if !yield(r, nil) {
				return
			}
		}
	}
}

// NodeCount counts the nodes with the labels; a condition leaves a tenth.
func (g *Graph) NodeCount(need *engine.Need) float64 {
	count := 0
	for _, n := range g.nodes {
		if n.hasAll(need.Labels) {
			count++
		}
	}
	if len(need.Conditions) > 0 {
		return float64(count) / 10
	}
	return float64(count)
}

// RelCount counts the relationships of the types.
func (g *Graph) RelCount(h *engine.Hop) float64 {
	count := 0
	for range g.Rels(context.Background(), h) {
		count++
	}
	return float64(count)
}

func (n *node) Identity() value.Identity               { return value.Identity{Kind: "n", N: n.id} }
func (n *node) Labels() ([]string, error)              { return n.labels, nil }
func (n *node) HasLabel(l string) (bool, error)        { return slices.Contains(n.labels, l), nil }
func (n *node) Property(k string) (value.Value, error) { return n.props[k], nil }
func (n *node) Keys() ([]string, error)                { return slices.Sorted(maps.Keys(n.props)), nil }

func (r *rel) Identity() value.Identity               { return value.Identity{Kind: "r", N: r.id} }
func (r *rel) Type() string                           { return r.typ }
func (r *rel) Start() value.Node                      { return r.start }
func (r *rel) End() value.Node                        { return r.end }
func (r *rel) Property(k string) (value.Value, error) { return r.props[k], nil }
func (r *rel) Keys() ([]string, error)                { return slices.Sorted(maps.Keys(r.props)), nil }
