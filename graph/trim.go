package graph

import (
	"cmp"
	"slices"

	"claimgraph/schema"
)

// Trim tells which part of a network to keep. Zero fields keep everything.
type Trim struct {
	// Kinds keeps edges between entities of these kinds, those of no kind counting
	// as Other; those in Asked may be of any.
	Kinds []schema.Kind
	Asked []schema.EntityID
	Hide  []schema.EntityID
	// MinSources keeps edges with so many independent sources, MinDegree nodes
	// with so many neighbours in what is left by then.
	MinSources, MinDegree int
	// Top keeps the edges with most claims.
	Top int
}

// Trim keeps a part of the network and counts nodes anew. It gives the number of
// neighbours of each node and of edges before Top is applied.
func (n *Network) Trim(t Trim) (degrees map[schema.EntityID]int, edges int) {
	kinds := map[schema.EntityID]schema.Kind{}
	for _, node := range n.Nodes {
		kinds[node.ID] = cmp.Or(node.Kind, schema.Other)
	}
	kept := func(id schema.EntityID) bool {
		return !slices.Contains(t.Hide, id) &&
			(len(t.Kinds) == 0 || slices.Contains(t.Kinds, kinds[id]) || slices.Contains(t.Asked, id))
	}
	list := slices.DeleteFunc(slices.Clone(n.Edges), func(e Edge) bool {
		return e.Sources < t.MinSources || !kept(e.Subject) || !kept(e.Object)
	})
	degrees = degreesOf(list)
	if t.MinDegree > 1 {
		list = slices.DeleteFunc(list, func(e Edge) bool {
			return degrees[e.Subject] < t.MinDegree || degrees[e.Object] < t.MinDegree
		})
	}
	edges = len(list)
	if t.Top > 0 && len(list) > t.Top {
		list = list[:t.Top] // edges are in order of their claims
	}
	n.Edges = list
	n.recount()
	return degrees, edges
}

// degreesOf counts the neighbours of each node.
func degreesOf(edges []Edge) map[schema.EntityID]int {
	seen := map[[2]schema.EntityID]bool{}
	degrees := map[schema.EntityID]int{}
	for _, e := range edges {
		pair := [2]schema.EntityID{min(e.Subject, e.Object), max(e.Subject, e.Object)}
		if pair[0] == pair[1] || seen[pair] {
			continue
		}
		seen[pair] = true
		degrees[e.Subject]++
		degrees[e.Object]++
	}
	return degrees
}

// recount keeps the nodes that edges touch, with the claims of those edges.
func (n *Network) recount() {
	claims := map[schema.EntityID]int{}
	for i := range n.Edges {
		e := &n.Edges[i]
		claims[e.Subject] += e.Claims
		if e.Object != e.Subject {
			claims[e.Object] += e.Claims
		}
	}
	n.Nodes = slices.DeleteFunc(slices.Clone(n.Nodes), func(x Node) bool { return claims[x.ID] == 0 })
	for i := range n.Nodes {
		n.Nodes[i].Claims = claims[n.Nodes[i].ID]
	}
	slices.SortFunc(n.Nodes, func(a, b Node) int {
		return cmp.Or(cmp.Compare(b.Claims, a.Claims), cmp.Compare(a.ID, b.ID))
	})
}
