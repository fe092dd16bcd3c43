package layout

import "math"

const (
	edgeLength = 90.0 // what linked nodes tend to, in pixels
	rounds     = 260  // of small parts; large ones rest sooner, for what is seen of them
	fewRounds  = 160
	large      = 400 // nodes
	theta      = 0.9 // Barnes and Hut's: a cell seen under less than this counts as one body
)

// settle moves the nodes of one part until they rest: links pull, all nodes push
// each other, by the forces of Fruchterman and Reingold ("Graph drawing by
// force-directed placement", 1991) with the masses of ForceAtlas2 (Jacomy et
// al., 2014); what is far off pushes as one (Barnes and Hut, 1986).
func (p *plane) settle(part []int) {
	if len(part) == 1 {
		p.nodes[part[0]].at = Point{}
		return
	}
	size := edgeLength * math.Sqrt(float64(len(part)))
	for _, i := range part {
		r := seed(p.nodes[i].id)
		angle, far := 2*math.Pi*r.Float64(), size*math.Sqrt(r.Float64())
		p.nodes[i].at = Point{far * math.Cos(angle), far * math.Sin(angle)}
	}
	in := make(map[int]bool, len(part))
	for _, i := range part {
		in[i] = true
	}
	var links []link
	for _, l := range p.links {
		if in[l.a] {
			links = append(links, l)
		}
	}
	count := rounds
	if len(part) > large {
		count = fewRounds
	}
	for round := range count {
		heat := size / 4 * math.Pow(1-float64(round)/float64(count), 1.5)
		p.push(part)
		p.pull(links)
		p.move(part, heat)
	}
}

// push lets all nodes of a part repel each other, and draws them to the middle.
func (p *plane) push(part []int) {
	t := newTree(p.nodes, part)
	for _, i := range part {
		n := &p.nodes[i]
		n.force = Point{-0.012 * n.at.X * n.mass, -0.012 * n.at.Y * n.mass}
		t.push(n)
	}
}

func (p *plane) pull(links []link) {
	for _, l := range links {
		a, b := &p.nodes[l.a], &p.nodes[l.b]
		dx, dy := b.at.X-a.at.X, b.at.Y-a.at.Y
		far := math.Hypot(dx, dy)
		strength := l.weight * far / edgeLength
		a.force.X += dx * strength
		a.force.Y += dy * strength
		b.force.X -= dx * strength
		b.force.Y -= dy * strength
	}
}

func (p *plane) move(part []int, heat float64) {
	for _, i := range part {
		n := &p.nodes[i]
		strength := math.Hypot(n.force.X, n.force.Y)
		if strength == 0 {
			continue
		}
		step := math.Min(heat, strength/n.mass) / strength
		n.at.X += n.force.X * step
		n.at.Y += n.force.Y * step
	}
}

// repel adds to n the force of a body of some mass at a place.
func repel(n *node, at Point, mass float64) {
	dx, dy := n.at.X-at.X, n.at.Y-at.Y
	square := dx*dx + dy*dy
	if square < 1 {
		dx, dy, square = dx+0.5, dy+0.5, 1
	}
	strength := edgeLength * edgeLength * n.mass * mass / square / 4
	n.force.X += dx * strength
	n.force.Y += dy * strength
}
