package layout

import (
	"math"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Onto places the nodes of a network where they are in base, so that a picture
// does not move when only the time changes; nodes that base does not have stand
// near their neighbours.
func Onto(base map[schema.EntityID]Point, n *graph.Network) map[schema.EntityID]Point {
	out := make(map[schema.EntityID]Point, len(n.Nodes))
	p := newPlane(n)
	var added []int
	for i := range p.nodes {
		if at, ok := base[p.nodes[i].id]; ok {
			p.nodes[i].at = at
		} else {
			added = append(added, i)
		}
	}
	p.attach(added, base)
	for i := range p.nodes {
		out[p.nodes[i].id] = Point{math.Round(p.nodes[i].at.X), math.Round(p.nodes[i].at.Y)}
	}
	return out
}

// attach puts nodes between their neighbours, then away from what they cover;
// no other node moves.
func (p *plane) attach(added []int, base map[schema.EntityID]Point) {
	for _, i := range added {
		n := &p.nodes[i]
		count := 0.0
		for _, l := range p.links {
			other := -1
			if l.a == i {
				other = l.b
			} else if l.b == i {
				other = l.a
			}
			if other < 0 {
				continue
			}
			if at, ok := base[p.nodes[other].id]; ok {
				n.at.X, n.at.Y, count = n.at.X+at.X, n.at.Y+at.Y, count+1
			}
		}
		angle := 2 * math.Pi * seed(n.id).Float64()
		n.at.X = n.at.X/math.Max(1, count) + edgeLength*math.Cos(angle)
		n.at.Y = n.at.Y/math.Max(1, count) + edgeLength*math.Sin(angle)
	}
	for range 40 {
		moved := false
		for _, i := range added {
			moved = p.avoid(i) || moved
		}
		if !moved {
			return
		}
	}
}

// avoid moves node i off the nodes it covers.
func (p *plane) avoid(i int) (moved bool) {
	a := &p.nodes[i]
	for j := range p.nodes {
		b := &p.nodes[j]
		dx, dy := a.at.X-b.at.X, a.at.Y-b.at.Y
		far, want := math.Hypot(dx, dy), a.radius+b.radius+gap
		if i == j || far >= want {
			continue
		}
		if far < 0.01 {
			dx, dy, far = 1, 0, 1
		}
		a.at.X += dx / far * (want - far) * 1.1
		a.at.Y += dy / far * (want - far) * 1.1
		moved = true
	}
	return moved
}
