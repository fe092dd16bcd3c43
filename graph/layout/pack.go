package layout

import (
	"cmp"
	"math"
	"slices"
)

// gap is the least space between two nodes, in pixels; labels need some.
const gap = 14.0

// spread pushes nodes that overlap apart, sideways less than up and down, where
// labels stand.
func (p *plane) spread(part []int) {
	order := slices.Clone(part)
	for range 60 {
		slices.SortFunc(order, func(a, b int) int {
			return cmp.Or(cmp.Compare(p.nodes[a].at.X, p.nodes[b].at.X), a-b)
		})
		if !p.spreadOnce(order) {
			return
		}
	}
}

func (p *plane) spreadOnce(order []int) (moved bool) {
	const widest = 2*26 + gap
	for at, i := range order {
		for _, j := range order[at+1:] {
			a, b := &p.nodes[i], &p.nodes[j]
			if b.at.X-a.at.X > widest {
				break
			}
			dx, dy := b.at.X-a.at.X, b.at.Y-a.at.Y
			far, want := math.Hypot(dx, dy), a.radius+b.radius+gap
			if far >= want {
				continue
			}
			if far < 0.01 {
				dx, dy, far = 0, 1, 1
			}
			push := (want - far) / 2 / far * 1.05
			a.at.X, a.at.Y = a.at.X-dx*push, a.at.Y-dy*push
			b.at.X, b.at.Y = b.at.X+dx*push, b.at.Y+dy*push
			moved = true
		}
	}
	return moved
}

// box is the rectangle a part takes.
type box struct{ left, top, right, bottom float64 }

func (p *plane) box(part []int) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, i := range part {
		n := &p.nodes[i]
		b.left, b.right = math.Min(b.left, n.at.X-n.radius), math.Max(b.right, n.at.X+n.radius)
		b.top, b.bottom = math.Min(b.top, n.at.Y-n.radius), math.Max(b.bottom, n.at.Y+n.radius)
	}
	return b
}

// pack sets the parts beside each other in rows, the largest first, in about the
// shape of a screen, and centres the whole.
func (p *plane) pack(parts [][]int) {
	const margin = 60.0
	area, widest := 0.0, 0.0
	for _, part := range parts {
		b := p.box(part)
		area += (b.right - b.left + margin) * (b.bottom - b.top + margin)
		widest = math.Max(widest, b.right-b.left)
	}
	width := math.Max(widest, 1.25*math.Sqrt(area))
	x, y, row := 0.0, 0.0, 0.0
	for _, part := range parts {
		b := p.box(part)
		if x > 0 && x+b.right-b.left > width {
			x, y, row = 0, y+row+margin, 0
		}
		p.shift(part, x-b.left, y-b.top)
		x += b.right - b.left + margin
		row = math.Max(row, b.bottom-b.top)
	}
	all := make([]int, len(p.nodes))
	for i := range all {
		all[i] = i
	}
	if b := p.box(all); len(all) > 0 {
		p.shift(all, -(b.left+b.right)/2, -(b.top+b.bottom)/2)
	}
}

func (p *plane) shift(part []int, dx, dy float64) {
	for _, i := range part {
		p.nodes[i].at.X += dx
		p.nodes[i].at.Y += dy
	}
}
