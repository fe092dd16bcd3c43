package fast

// state is an arc-hybrid configuration (Kuhlmann, Gómez-Rodríguez and Satta
// 2011). Words are nodes 1..n; node 0 stands for "no word" and node n+1, last
// in the buffer, for the root.
type state struct {
	n     int
	stack []int32
	front int32 // first node of the buffer
	nodes []node
}

// node is what the parser has built around one word.
type node struct {
	head        int32
	label       int32 // relation + 1; 0 for none yet
	left, right [2]child
	// valency, and the relations of the dependents as a bit set folded to 64
	lefts, rights     uint8
	leftSet, rightSet uint64
}

// child is a dependent: [0] the outermost, [1] the next.
type child struct{ node, label int32 }

// Actions: shift, then left by relation, then right by relation.
const shift = 0

func (s *state) reset(n int) {
	s.n, s.front, s.stack = n, 1, s.stack[:0]
	if cap(s.nodes) < n+2 {
		s.nodes = make([]node, n+2, 2*n+64)
	}
	s.nodes = s.nodes[:n+2]
	clear(s.nodes)
}

func (s *state) root() int32 { return int32(s.n + 1) }

func (s *state) done() bool { return s.front == s.root() && len(s.stack) == 0 }

// top gives the k-th node from the top of the stack, or 0.
func (s *state) top(k int) int32 {
	if k >= len(s.stack) {
		return 0
	}
	return s.stack[len(s.stack)-1-k]
}

// legal says which kinds of action are allowed. Only the last word on the
// stack may go to the root, so that there is one root.
func (s *state) legal() (shift, left, right bool) {
	k := len(s.stack)
	atRoot := s.front == s.root()
	return !atRoot, k >= 1 && (!atRoot || k == 1), k >= 2
}

// apply carries out an action, given the number of relations.
func (s *state) apply(action, rels int) {
	if action == shift {
		s.stack = append(s.stack, s.front)
		s.front++
		return
	}
	d := s.top(0)
	s.stack = s.stack[:len(s.stack)-1]
	rel := action - 1
	if rel < rels {
		s.attachLeft(d, s.front, rel)
	} else {
		s.attachRight(d, s.top(0), rel-rels)
	}
}

func (s *state) attachLeft(d, h int32, rel int) {
	s.nodes[d].head, s.nodes[d].label = h, int32(rel+1)
	p := &s.nodes[h]
	p.left[1] = p.left[0]
	p.left[0] = child{d, int32(rel + 1)}
	p.lefts = min(p.lefts+1, 6)
	p.leftSet |= 1 << (rel & 63)
}

func (s *state) attachRight(d, h int32, rel int) {
	s.nodes[d].head, s.nodes[d].label = h, int32(rel+1)
	p := &s.nodes[h]
	p.right[1] = p.right[0]
	p.right[0] = child{d, int32(rel + 1)}
	p.rights = min(p.rights+1, 6)
	p.rightSet |= 1 << (rel & 63)
}
