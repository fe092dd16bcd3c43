package graph

import (
	"cmp"
	"context"
	"iter"
	"slices"

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

// NetworkOf aggregates the claims that f selects by subject and object. Claims
// without both are left out. With Filter.Limit, the edges with most claims stay.
func NetworkOf(ctx context.Context, s Store, f Filter) (*Network, error) {
	f, err := AtLevel(ctx, s, f)
	if err != nil {
		return nil, err
	}
	limit := f.Limit
	f.Limit = 0
	var edges []*Edge
	if p, ok := s.(PairFacter); ok && f.Text == "" {
		edges, err = edgesByPair(p.FactsByPair(ctx, f))
	} else {
		edges, err = edgesOf(Facts(ctx, s, f))
	}
	if err != nil {
		return nil, err
	}
	edges = first(edges, limit, compareEdges)
	network := &Network{Edges: make([]Edge, len(edges))}
	for i, e := range edges {
		network.Edges[i] = *e
	}
	return network, network.cast(ctx, s, f)
}

// edgesOf sums facts up that come in order of time.
func edgesOf(facts iter.Seq2[*Fact, error]) ([]*Edge, error) {
	known := map[pair]*Edge{}
	var edges []*Edge
	for fact, err := range facts {
		if err != nil {
			return nil, err
		}
		if fact.Subject == "" || fact.Object == "" {
			continue
		}
		key := pair{fact.Subject, fact.Object}
		edge := known[key]
		if edge == nil {
			edge = &Edge{Subject: fact.Subject, Object: fact.Object}
			known[key], edges = edge, append(edges, edge)
		}
		edge.add(fact)
	}
	dates := dateTexts{}
	for _, e := range edges {
		e.close(dates)
	}
	return edges, nil
}

// edgesByPair sums facts up that come pair by pair. The edges' evidence lies in
// few pieces of memory, and what counting needs is used again.
func edgesByPair(facts iter.Seq2[*Fact, error]) ([]*Edge, error) {
	var (
		edges []*Edge
		block []Edge
		cited []schema.ClaimID
		edge  *Edge
		spare Tally
	)
	dates := dateTexts{}
	end := func() {
		if edge == nil {
			return
		}
		spare.types, spare.sources = edge.types[:0], edge.sources[:0]
		edge.close(dates)
		cited = edge.Evidence[len(edge.Evidence):]
		edge.Evidence = slices.Clip(edge.Evidence)
	}
	for fact, err := range facts {
		if err != nil {
			return nil, err
		}
		if edge == nil || edge.Subject != fact.Subject || edge.Object != fact.Object {
			end()
			if len(block) == cap(block) {
				block = make([]Edge, 0, 256)
			}
			if cap(cited) < 64 {
				cited = make([]schema.ClaimID, 0, 4096)
			}
			block = append(block, Edge{Subject: fact.Subject, Object: fact.Object})
			edge = &block[len(block)-1]
			edge.Evidence, edge.types, edge.sources = cited, spare.types, spare.sources
			edges = append(edges, edge)
		}
		edge.add(fact)
	}
	end()
	return edges, nil
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
