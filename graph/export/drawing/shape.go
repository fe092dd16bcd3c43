package drawing

import (
	"math"

	"claimgraph/graph"
	"claimgraph/graph/layout"
	"claimgraph/schema"
)

// curve is an edge as drawn: a quadratic from From over Over to To, where the
// tip of the arrow is, in the direction Way there.
type curve struct {
	From, Over, To, Way layout.Point
	edge                *graph.Edge
	look                Look
}

// dot is a node as drawn.
type dot struct {
	node   *graph.Node
	at     layout.Point
	radius float64
}

// scene is a network in the coordinates of its picture, from 0,0.
type scene struct {
	width, height float64
	dots          []dot
	curves        []curve
	labels        []label
}

type label struct {
	text string
	at   layout.Point // middle of its top
}

// margin is left free around the nodes, in pixels: labels stand there.
const margin = 70.0

// legendHeight is the room for the legend below.
const legendHeight = 64.0

func (d *Drawing) scene() *scene {
	s := &scene{width: 640, height: 200}
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i := range d.Network.Nodes {
		n := &d.Network.Nodes[i]
		x := dot{n, d.Places[n.ID], layout.Radius(n.Claims)}
		s.dots = append(s.dots, x)
		left, right = math.Min(left, x.at.X-x.radius), math.Max(right, x.at.X+x.radius)
		top, bottom = math.Min(top, x.at.Y-x.radius), math.Max(bottom, x.at.Y+x.radius)
	}
	if len(s.dots) > 0 {
		s.width = math.Max(s.width, math.Ceil(right-left+2*margin))
		s.height = math.Max(s.height, math.Ceil(bottom-top+2*margin+legendHeight))
		dx, dy := s.width/2-(left+right)/2, margin-top
		for i := range s.dots {
			s.dots[i].at.X += dx
			s.dots[i].at.Y += dy
		}
	}
	s.curve(d.Network)
	s.label()
	return s
}

// curve lays out the edges; where there is one in each direction, both bend.
func (s *scene) curve(n *graph.Network) {
	at := map[schema.EntityID]*dot{}
	for i := range s.dots {
		at[s.dots[i].node.ID] = &s.dots[i]
	}
	both := map[[2]schema.EntityID]bool{}
	for i := range n.Edges {
		both[[2]schema.EntityID{n.Edges[i].Subject, n.Edges[i].Object}] = true
	}
	for i := range n.Edges {
		e := &n.Edges[i]
		a, b := at[e.Subject], at[e.Object]
		if a == nil || b == nil {
			continue
		}
		bend := 0.0
		if a != b && both[[2]schema.EntityID{e.Object, e.Subject}] {
			bend = 0.14
		}
		c := between(a, b, bend)
		c.edge, c.look = e, lookOf(e)
		s.curves = append(s.curves, c)
	}
}

// between trims an edge at the rims of its nodes; a loop is a bow above.
func between(a, b *dot, bend float64) curve {
	if a == b {
		r := a.radius
		return curve{
			From: layout.Point{X: a.at.X - r*0.7, Y: a.at.Y - r*0.7}, Over: layout.Point{X: a.at.X, Y: a.at.Y - r*4},
			To: layout.Point{X: a.at.X + r*0.7, Y: a.at.Y - r*0.9}, Way: layout.Point{X: 0.45, Y: 0.89},
		}
	}
	dx, dy := b.at.X-a.at.X, b.at.Y-a.at.Y
	over := layout.Point{X: (a.at.X+b.at.X)/2 - dy*bend, Y: (a.at.Y+b.at.Y)/2 + dx*bend}
	out := math.Max(1, math.Hypot(over.X-a.at.X, over.Y-a.at.Y))
	into := math.Max(1, math.Hypot(b.at.X-over.X, b.at.Y-over.Y))
	way := layout.Point{X: (b.at.X - over.X) / into, Y: (b.at.Y - over.Y) / into}
	return curve{
		From: layout.Point{X: a.at.X + (over.X-a.at.X)/out*a.radius, Y: a.at.Y + (over.Y-a.at.Y)/out*a.radius},
		Over: over, To: layout.Point{X: b.at.X - way.X*(b.radius+2), Y: b.at.Y - way.Y*(b.radius+2)}, Way: way,
	}
}

// head gives the arrowhead: left, tip, right.
func (c *curve) head() [3]layout.Point {
	size := 6 + c.look.Width*1.1
	half := size * 0.48
	x, y := c.To.X-c.Way.X*size, c.To.Y-c.Way.Y*size
	return [3]layout.Point{{X: x - c.Way.Y*half, Y: y + c.Way.X*half}, c.To, {X: x + c.Way.Y*half, Y: y - c.Way.X*half}}
}

// end is where the line ends: a solid head covers its tip.
func (c *curve) end() layout.Point {
	if !c.look.Material {
		return c.To
	}
	back := (6 + c.look.Width*1.1) * 0.8
	return layout.Point{X: c.To.X - c.Way.X*back, Y: c.To.Y - c.Way.Y*back}
}

// middle is a point of the curve half way.
func (c *curve) middle() layout.Point {
	return layout.Point{X: (c.From.X + 2*c.Over.X + c.To.X) / 4, Y: (c.From.Y + 2*c.Over.Y + c.To.Y) / 4}
}

// label names the nodes with most claims first, none over another.
func (s *scene) label() {
	taken := map[[2]int]bool{}
	for i := range s.dots { // nodes are in order of their claims
		x := &s.dots[i]
		l := label{clip(x.node.Label(), 36), layout.Point{X: x.at.X, Y: x.at.Y + x.radius*1.15 + 3}}
		half := float64(len([]rune(l.text))) * 3.4
		var cells [][2]int
		free := true
		for cx := int((l.at.X - half) / 12); cx <= int((l.at.X+half)/12) && free; cx++ {
			for cy := int(l.at.Y / 14); cy <= int((l.at.Y+13)/14); cy++ {
				free = free && !taken[[2]int{cx, cy}]
				cells = append(cells, [2]int{cx, cy})
			}
		}
		if !free {
			continue
		}
		for _, cell := range cells {
			taken[cell] = true
		}
		s.labels = append(s.labels, l)
	}
}
