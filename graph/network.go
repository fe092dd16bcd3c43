package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"claimgraph/schema"
)

// Network is who is said to have done what to whom, one edge a pair.
type Network struct {
	Nodes []Node `json:"nodes"` // by claims, most first
	Edges []Edge `json:"edges"` // by claims, most first
	Evidence
}

// Node is an actor of a network.
type Node struct {
	Actor
	Claims int `json:"claims"` // of which it is subject or object
}

// Edge sums up the claims from one actor to another.
type Edge struct {
	Subject schema.EntityID `json:"subject"`
	Object  schema.EntityID `json:"object"`
	Tally
}

// Tally sums up claims.
type Tally struct {
	Claims  int    `json:"claims"`
	Sources int    `json:"sources"`         // independent ones, see Fact.Source
	First   string `json:"first,omitempty"` // when the earliest happened
	Last    string `json:"last,omitempty"`
	// Quads counts the claims by PLOVER quad class: [0] neutral or unknown, [1]
	// verbal and [2] material cooperation, [3] verbal and [4] material conflict.
	// Negated claims are counted in Negative instead.
	Quads    [5]int `json:"quads"`
	Negative int    `json:"negative,omitempty"`
	// Uncertain counts the claims put less firmly than asserted: alleged,
	// possible, intended, hypothetical, asked, demanded.
	Uncertain int `json:"uncertain,omitempty"`
	// Balance is cooperation minus conflict over both, from -1 to 1; 0 when
	// there is neither.
	Balance  float64          `json:"balance"`
	Types    map[string]int   `json:"types"`
	Evidence []schema.ClaimID `json:"evidence"` // in order of time

	sources     []string
	types       []typeCount
	first, last time.Time
}

// typeCount counts one type; an edge has few.
type typeCount struct {
	name string
	n    int
}

// add counts a fact; facts come in order of time.
func (t *Tally) add(f *Fact) {
	t.Claims++
	i := slices.IndexFunc(t.types, func(c typeCount) bool { return c.name == f.Type })
	if i < 0 {
		i = len(t.types)
		t.types = append(t.types, typeCount{name: f.Type})
	}
	t.types[i].n++
	if f.Polarity == schema.Negative {
		t.Negative++
	} else if f.Quad >= 0 && f.Quad < len(t.Quads) {
		t.Quads[f.Quad]++
	}
	if f.Modality != "" && f.Modality != schema.Asserted {
		t.Uncertain++
	}
	if !slices.Contains(t.sources, f.Source) {
		t.sources = append(t.sources, f.Source)
	}
	t.Evidence = append(t.Evidence, f.Claim)
	if !f.When.From.IsZero() {
		if t.first.IsZero() {
			t.first = f.When.From
		}
		t.last = f.When.From
	}
}

// close computes what only the whole tells.
func (t *Tally) close() {
	t.Sources = len(t.sources)
	t.Balance = balance(t.Quads)
	t.First, t.Last = timeText(t.first), timeText(t.last)
	t.Types = make(map[string]int, len(t.types))
	for _, c := range t.types {
		t.Types[c.name] = c.n
	}
	t.sources, t.types = nil, nil
}

func balance(quads [5]int) float64 {
	cooperation, conflict := quads[1]+quads[2], quads[3]+quads[4]
	if cooperation+conflict == 0 {
		return 0
	}
	return float64(cooperation-conflict) / float64(cooperation+conflict)
}

// NetworkOf aggregates the claims that f selects by subject and object. Claims
// without both are left out. With Filter.Limit, the edges with most claims stay.
func NetworkOf(ctx context.Context, s Store, f Filter) (*Network, error) {
	f, err := AtLevel(ctx, s, f)
	if err != nil {
		return nil, err
	}
	limit := f.Limit
	f.Limit = 0
	edges := map[[2]schema.EntityID]*Edge{}
	for fact, err := range Facts(ctx, s, f) {
		if err != nil {
			return nil, err
		}
		if fact.Subject == "" || fact.Object == "" {
			continue
		}
		key := [2]schema.EntityID{fact.Subject, fact.Object}
		edge := edges[key]
		if edge == nil {
			edge = &Edge{Subject: fact.Subject, Object: fact.Object}
			edges[key] = edge
		}
		edge.add(fact)
	}
	network := &Network{Edges: ranking(edges, limit)}
	return network, network.cast(ctx, s, f)
}

// ranking closes the edges and lists them by claims, at most limit unless 0.
func ranking(edges map[[2]schema.EntityID]*Edge, limit int) []Edge {
	list := slices.SortedFunc(maps.Values(edges), compareEdges)
	if limit > 0 && len(list) > limit {
		list = list[:limit]
	}
	out := make([]Edge, len(list))
	for i, e := range list {
		e.close()
		out[i] = *e
	}
	return out
}

func compareEdges(a, b *Edge) int {
	if a.Claims != b.Claims {
		return b.Claims - a.Claims
	}
	if c := cmp.Compare(a.Subject, b.Subject); c != 0 {
		return c
	}
	return cmp.Compare(a.Object, b.Object)
}

// cast fills the nodes from the edges.
func (n *Network) cast(ctx context.Context, s Store, f Filter) error {
	if len(n.Edges) == 0 {
		n.Evidence = noEvidence(f, "claims between the actors asked for")
		return nil
	}
	cast, err := newCaster(ctx, s, f)
	if err != nil {
		return err
	}
	claims := map[schema.EntityID]int{}
	for i := range n.Edges {
		e := &n.Edges[i]
		claims[e.Subject] += e.Claims
		if e.Object != e.Subject {
			claims[e.Object] += e.Claims
		}
	}
	for id, count := range claims {
		a, err := cast.actor(id)
		if err != nil {
			return err
		}
		n.Nodes = append(n.Nodes, Node{a, count})
	}
	slices.SortFunc(n.Nodes, func(a, b Node) int {
		return cmp.Or(cmp.Compare(b.Claims, a.Claims), cmp.Compare(a.ID, b.ID))
	})
	return nil
}
