package graph_test

import (
	"testing"

	"claimgraph/graph"
	"claimgraph/schema"
)

// drawn is a small network: a hub with four neighbours, and a pair apart.
func drawn() *graph.Network {
	n := &graph.Network{}
	kinds := map[schema.EntityID]schema.Kind{"hub": schema.Country, "a": schema.Person, "b": schema.Person, "c": schema.Topic, "d": schema.Country, "x": schema.Person, "y": schema.Person}
	for _, id := range []schema.EntityID{"hub", "a", "b", "c", "d", "x", "y"} {
		n.Nodes = append(n.Nodes, graph.Node{Actor: graph.Actor{ID: id, Kind: kinds[id]}})
	}
	for i, pair := range [][2]schema.EntityID{{"hub", "a"}, {"a", "hub"}, {"hub", "b"}, {"hub", "c"}, {"d", "hub"}, {"x", "y"}} {
		n.Edges = append(n.Edges, graph.Edge{Subject: pair[0], Object: pair[1], Tally: graph.Tally{Claims: 9 - i, Sources: 1 + i%3}})
	}
	return n
}

func TestTrim(t *testing.T) {
	for name, test := range map[string]struct {
		trim               graph.Trim
		edges, nodes, left int
	}{
		"nothing":       {graph.Trim{}, 6, 7, 6},
		"top":           {graph.Trim{Top: 2}, 2, 2, 6},
		"sources":       {graph.Trim{MinSources: 2}, 4, 6, 4},
		"kinds":         {graph.Trim{Kinds: []schema.Kind{schema.Person}}, 1, 2, 1},
		"kinds, asked":  {graph.Trim{Kinds: []schema.Kind{schema.Person}, Asked: []schema.EntityID{"hub"}}, 4, 5, 4},
		"hidden":        {graph.Trim{Hide: []schema.EntityID{"hub"}}, 1, 2, 1},
		"degree":        {graph.Trim{MinDegree: 2}, 0, 0, 0},
		"kind and top":  {graph.Trim{Kinds: []schema.Kind{schema.Country, schema.Person}, Top: 3}, 3, 3, 5},
		"one neighbour": {graph.Trim{MinDegree: 1}, 6, 7, 6},
	} {
		n := drawn()
		degrees, left := n.Trim(test.trim)
		if len(n.Edges) != test.edges || len(n.Nodes) != test.nodes || left != test.left {
			t.Errorf("%s: %d edges, %d nodes of %d edges; want %d, %d of %d", name, len(n.Edges), len(n.Nodes), left, test.edges, test.nodes, test.left)
		}
		claims := 0
		for _, e := range n.Edges {
			claims += 2 * e.Claims
		}
		for _, x := range n.Nodes {
			claims -= x.Claims
		}
		if claims != 0 {
			t.Errorf("%s: the claims of nodes are off by %d", name, claims)
		}
		if name == "nothing" && degrees["hub"] != 4 {
			t.Errorf("the hub has %d neighbours, want 4", degrees["hub"])
		}
	}
}
