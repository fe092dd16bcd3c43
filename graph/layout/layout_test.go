package layout_test

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"testing"

	"claimgraph/graph"
	"claimgraph/graph/layout"
	"claimgraph/schema"
)

// made is a network of n nodes: a few hubs with many neighbours, as news has.
func made(n, edges int) *graph.Network {
	r := rand.New(rand.NewPCG(1, 2))
	network := &graph.Network{}
	id := func(i int) schema.EntityID { return schema.EntityID(fmt.Sprintf("nil/%d", i)) }
	for i := range n {
		network.Nodes = append(network.Nodes, graph.Node{Actor: graph.Actor{ID: id(i)}, Claims: 1 + r.IntN(40)})
	}
	for range edges {
		hub := int(float64(n) * math.Pow(r.Float64(), 4))
		e := graph.Edge{Subject: id(hub), Object: id(r.IntN(n))}
		e.Claims = 1 + r.IntN(9)
		network.Edges = append(network.Edges, e)
	}
	return network
}

func TestSameNetworkSamePicture(t *testing.T) {
	n := made(120, 260)
	first := layout.Of(n)
	rand.New(rand.NewPCG(3, 4)).Shuffle(len(n.Nodes), func(i, j int) { n.Nodes[i], n.Nodes[j] = n.Nodes[j], n.Nodes[i] })
	rand.New(rand.NewPCG(3, 5)).Shuffle(len(n.Edges), func(i, j int) { n.Edges[i], n.Edges[j] = n.Edges[j], n.Edges[i] })
	if again := layout.Of(n); !maps.Equal(first, again) {
		t.Error("the picture depends on the order of the network")
	}
}

func TestNodesKeepApart(t *testing.T) {
	for name, n := range map[string]*graph.Network{
		"none": {}, "one": made(1, 0), "two": made(2, 1), "apart": made(40, 0), "usual": made(120, 260),
		"star": star(900),
	} {
		places := layout.Of(n)
		if len(places) != len(n.Nodes) {
			t.Errorf("%s: %d of %d nodes placed", name, len(places), len(n.Nodes))
		}
		overlaps := 0
		for i, a := range n.Nodes {
			pa := places[a.ID]
			if math.IsNaN(pa.X) || math.IsInf(pa.X, 0) || math.IsNaN(pa.Y) || math.IsInf(pa.Y, 0) {
				t.Fatalf("%s: %s at %v", name, a.ID, pa)
			}
			for _, b := range n.Nodes[i+1:] {
				pb := places[b.ID]
				if math.Hypot(pa.X-pb.X, pa.Y-pb.Y) < layout.Radius(a.Claims)+layout.Radius(b.Claims) {
					overlaps++
				}
			}
		}
		if overlaps > 0 {
			t.Errorf("%s: %d pairs overlap", name, overlaps)
		}
	}
}

// star is one hub with many neighbours.
func star(n int) *graph.Network {
	network := made(n, 0)
	for _, x := range network.Nodes[1:] {
		network.Edges = append(network.Edges, graph.Edge{Subject: network.Nodes[0].ID, Object: x.ID, Tally: graph.Tally{Claims: 1}})
	}
	return network
}

func TestNeighboursAreNear(t *testing.T) {
	n := made(80, 120)
	places := layout.Of(n)
	var linked, all, links, pairs float64
	for _, e := range n.Edges {
		if e.Subject != e.Object {
			linked += math.Hypot(places[e.Subject].X-places[e.Object].X, places[e.Subject].Y-places[e.Object].Y)
			links++
		}
	}
	for i, a := range n.Nodes {
		for _, b := range n.Nodes[i+1:] {
			all += math.Hypot(places[a.ID].X-places[b.ID].X, places[a.ID].Y-places[b.ID].Y)
			pairs++
		}
	}
	if near, far := linked/links, all/pairs; near > far*0.7 {
		t.Errorf("linked nodes are %.0f apart on average, any two %.0f", near, far)
	}
}

func BenchmarkLayout(b *testing.B) {
	for _, edges := range []int{150, 1500} {
		n := made(edges*2/3, edges)
		b.Run(fmt.Sprint(edges), func(b *testing.B) {
			for b.Loop() {
				layout.Of(n)
			}
		})
	}
}

func TestOntoKeepsPlaces(t *testing.T) {
	whole := made(60, 90)
	base := layout.Of(whole)
	part := &graph.Network{Nodes: append([]graph.Node{{Actor: graph.Actor{ID: "nil/new"}, Claims: 3}}, whole.Nodes[:30]...), Edges: whole.Edges[:20]}
	part.Edges = append(part.Edges, graph.Edge{Subject: "nil/new", Object: "nil/0", Tally: graph.Tally{Claims: 1}})
	places := layout.Onto(base, part)
	if len(places) != 31 {
		t.Fatalf("%d of 31 nodes placed", len(places))
	}
	for id, at := range places {
		if was, ok := base[id]; ok && was != at {
			t.Errorf("%s moved from %v to %v", id, was, at)
		}
	}
	if far := math.Hypot(places["nil/new"].X-places["nil/0"].X, places["nil/new"].Y-places["nil/0"].Y); far > 600 {
		t.Errorf("the new node stands %.0f from its neighbour", far)
	}
}
