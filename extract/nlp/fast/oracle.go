package fast

// gold is the tree to learn, by node; the root is node n+1.
type gold struct {
	heads  []int32
	labels []int // relation, or -1 for one too rare to learn
}

// costs counts the gold arcs each kind of action makes unreachable: the dynamic
// oracle of the arc-hybrid system (Goldberg and Nivre 2013).
func (s *state) costs(g *gold) (shift, left, right int) {
	b := s.front
	for i, x := range s.stack {
		if i < len(s.stack)-1 && g.heads[b] == x {
			shift++
		}
		if g.heads[x] == b {
			shift++
		}
	}
	t, under := s.top(0), s.top(1)
	if t == 0 {
		return shift, 0, 0
	}
	waiting := 0 // dependents of t still in the buffer
	for j := b; j <= int32(s.n); j++ {
		if g.heads[j] == t {
			waiting++
		}
	}
	left, right = waiting, waiting
	if h := g.heads[t]; h > b || (under != 0 && h == under) {
		left++
	}
	if g.heads[t] >= b {
		right++
	}
	return shift, left, right
}
