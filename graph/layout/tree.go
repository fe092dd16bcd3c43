package layout

import "math"

// cell is a square of a quadtree with the mass of the nodes in it.
type cell struct {
	centre   Point
	half     float64
	mass     float64
	weighted Point  // sum of mass times place
	children [4]int // indexes into tree.cells, 0 for none
	node     int    // the one node of a leaf, -1 otherwise
}

type tree struct {
	nodes []node
	cells []cell
}

// depth bounds the tree where nodes lie on one place.
const depth = 24

func newTree(nodes []node, part []int) *tree {
	half := 1.0
	for _, i := range part {
		half = math.Max(half, math.Max(math.Abs(nodes[i].at.X), math.Abs(nodes[i].at.Y)))
	}
	t := &tree{nodes, make([]cell, 0, 2*len(part)+1)}
	t.cell(Point{}, half)
	for _, i := range part {
		t.add(0, i, 0)
	}
	return t
}

func (t *tree) cell(centre Point, half float64) int {
	t.cells = append(t.cells, cell{centre: centre, half: half, node: -1})
	return len(t.cells) - 1
}

// add puts node i into cell c.
func (t *tree) add(c, i, level int) {
	for ; ; level++ {
		empty := t.cells[c].mass == 0
		n := &t.nodes[i]
		t.cells[c].mass += n.mass
		t.cells[c].weighted.X += n.mass * n.at.X
		t.cells[c].weighted.Y += n.mass * n.at.Y
		if empty {
			t.cells[c].node = i
			return
		}
		if level >= depth {
			t.cells[c].node = -1
			return
		}
		if old := t.cells[c].node; old >= 0 {
			t.cells[c].node = -1
			t.add(t.child(c, old), old, level+1)
		}
		c = t.child(c, i)
	}
}

// child gives the quarter of cell c where node i lies, made when missing.
func (t *tree) child(c, i int) int {
	centre, half := t.cells[c].centre, t.cells[c].half/2
	quarter, x, y := 0, centre.X-half, centre.Y-half
	if t.nodes[i].at.X >= centre.X {
		quarter, x = 1, centre.X+half
	}
	if t.nodes[i].at.Y >= centre.Y {
		quarter, y = quarter+2, centre.Y+half
	}
	if t.cells[c].children[quarter] == 0 {
		made := t.cell(Point{x, y}, half)
		t.cells[c].children[quarter] = made
	}
	return t.cells[c].children[quarter]
}

// push adds to n the forces of all others.
func (t *tree) push(n *node) { t.pushFrom(0, n) }

func (t *tree) pushFrom(c int, n *node) {
	x := &t.cells[c]
	if x.mass == 0 {
		return
	}
	at := Point{x.weighted.X / x.mass, x.weighted.Y / x.mass}
	if x.node >= 0 {
		if &t.nodes[x.node] != n {
			repel(n, at, x.mass)
		}
		return
	}
	if 2*x.half < theta*math.Hypot(n.at.X-at.X, n.at.Y-at.Y) || x.children == [4]int{} {
		repel(n, at, x.mass)
		return
	}
	for _, child := range x.children {
		if child != 0 {
			t.pushFrom(child, n)
		}
	}
}
