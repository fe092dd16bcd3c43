// Package layout places the nodes of a network on a plane: the same network
// always in the same way, whatever the order it comes in.
package layout

import (
	"cmp"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Point is a place on the plane, in pixels at scale 1, x to the right and y
// down. The picture is centred on the origin.
type Point struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
}

// Radius is how large a node with so many claims is drawn, in pixels: 6 to 26,
// by area.
func Radius(claims int) float64 {
	return math.Min(26, 5+2.2*math.Sqrt(math.Max(0, float64(claims))/1.5))
}

// Width is how thick an edge is drawn, in pixels: by the logarithm of its
// independent sources, 1.5 to 8.
func Width(sources int) float64 {
	return math.Min(8, 1.5+1.35*math.Log2(math.Max(1, float64(sources))))
}

// Of places the nodes of a network. Linked nodes come near each other, others
// keep apart, parts that hang together stand beside each other, and no two
// nodes overlap. Coordinates are rounded to whole pixels.
func Of(n *graph.Network) map[schema.EntityID]Point {
	p := newPlane(n)
	for _, part := range p.parts() {
		p.settle(part)
		p.spread(part)
	}
	p.pack(p.parts())
	out := make(map[schema.EntityID]Point, len(p.nodes))
	for i := range p.nodes {
		out[p.nodes[i].id] = Point{math.Round(p.nodes[i].at.X), math.Round(p.nodes[i].at.Y)}
	}
	return out
}

// node is a node being placed.
type node struct {
	id     schema.EntityID
	at     Point
	force  Point
	radius float64
	mass   float64 // 1 + degree
}

// link joins two nodes, by index.
type link struct {
	a, b   int
	weight float64
}

type plane struct {
	nodes []node // by id
	links []link
}

// newPlane sorts what it is given, so that its order does not matter.
func newPlane(n *graph.Network) *plane {
	p := &plane{}
	for _, x := range n.Nodes {
		p.nodes = append(p.nodes, node{id: x.ID, radius: Radius(x.Claims), mass: 1})
	}
	slices.SortFunc(p.nodes, func(a, b node) int { return cmp.Compare(a.id, b.id) })
	at := make(map[schema.EntityID]int, len(p.nodes))
	for i := range p.nodes {
		at[p.nodes[i].id] = i
	}
	weights := map[[2]int]float64{}
	for i := range n.Edges {
		a, known := at[n.Edges[i].Subject]
		b, also := at[n.Edges[i].Object]
		if known && also && a != b {
			weights[[2]int{min(a, b), max(a, b)}] += float64(n.Edges[i].Claims)
		}
	}
	for pair, w := range weights {
		p.links = append(p.links, link{pair[0], pair[1], 1 + math.Log2(1+w)/4})
		p.nodes[pair[0]].mass++
		p.nodes[pair[1]].mass++
	}
	slices.SortFunc(p.links, func(x, y link) int { return cmp.Or(x.a-y.a, x.b-y.b) })
	return p
}

// parts lists the nodes that hang together, the largest part first.
func (p *plane) parts() [][]int {
	root := make([]int, len(p.nodes))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for _, l := range p.links {
		root[find(l.a)] = find(l.b)
	}
	byRoot := map[int][]int{}
	for i := range root {
		byRoot[find(i)] = append(byRoot[find(i)], i)
	}
	var parts [][]int
	for _, part := range byRoot {
		parts = append(parts, part)
	}
	slices.SortFunc(parts, func(a, b []int) int { return cmp.Or(len(b)-len(a), a[0]-b[0]) })
	return parts
}

// seed is the same for the same node, so that a node begins at the same place
// in every picture.
func seed(id schema.EntityID) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(id))
	return rand.New(rand.NewPCG(h.Sum64(), 20220224))
}
