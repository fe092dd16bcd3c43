package neural

// treeFinder finds the best tree over a table of arc scores; its buffers are used again.
type treeFinder struct {
	heads  []int // the result: heads[i] of word i (1…n-1), 0 for the root's child
	seen   []int
	scores []float64 // n rows, one for each word or contracted cycle: the score of its arc from each source
	target []int32   // the word in which that arc ends
	node   []contraction
	path   []int
}

// contraction is a node of the contraction forest: a word, or a cycle taken together.
type contraction struct {
	up     int // the cycle it went into, or -1
	row    int // its row of scores
	source int // the chosen arc
	target int
	over   bool // a cycle above it chose another arc into it
	state  nodeState
}

type nodeState uint8

const (
	untouched nodeState = iota
	onPath
	settled
)

// find sets heads to the highest-scoring tree with exactly one word under the root. scores[i*n+j] is the score of
// word i having head j; column 0 is the root, row 0 is not read. Mostly the best heads form a tree already; else
// Edmonds' algorithm (1967) runs, contracting cycles along a growing path (Gabow et al., 1986) in O(n²).
func (f *treeFinder) find(scores []float32, n int) {
	f.heads = grow(f.heads, n)
	f.heads[0] = -1
	for i := 1; i < n; i++ {
		f.heads[i] = argmax(scores[i*n:][:n])
	}
	if !f.isTree() {
		f.edmonds(scores, n)
	}
}

// isTree tells whether heads has one word under the root and no cycle.
func (f *treeFinder) isTree() bool {
	n, roots := len(f.heads), 0
	f.seen = grow(f.seen, n)
	clear(f.seen)
	for i := 1; i < n; i++ {
		if f.heads[i] == 0 {
			roots++
		}
		at := i
		for ; at != 0 && f.seen[at] == 0; at = f.heads[at] {
			f.seen[at] = i
		}
		if at != 0 && f.seen[at] == i {
			return false
		}
	}
	return roots == 1
}

// edmonds prepares the contraction and reads the tree off it. Every arc from the root is made worse by more than the
// scores can differ in all, so that the best tree has as few of them as possible: one.
func (f *treeFinder) edmonds(scores []float32, n int) {
	low, high := scores[n], scores[n]
	for i := 1; i < n; i++ {
		for j, s := range scores[i*n:][:n] {
			if i != j {
				low, high = min(low, s), max(high, s)
			}
		}
	}
	penalty := (float64(high) - float64(low) + 1) * float64(n)
	f.scores, f.target = grow(f.scores, n*n), grow(f.target, n*n)
	f.node = f.node[:0]
	for i := range n {
		f.node = append(f.node, contraction{up: -1, row: i, state: untouched})
		for j, s := range scores[i*n:][:n] {
			f.scores[i*n+j], f.target[i*n+j] = float64(s), int32(i)
		}
		f.scores[i*n] -= penalty
	}
	f.node[0].state = settled
	for i := 1; i < n; i++ {
		f.grow(i, n)
	}
	f.expand(n)
}

// top is the outermost contraction that holds the word.
func (f *treeFinder) top(word int) int {
	for f.node[word].up >= 0 {
		word = f.node[word].up
	}
	return word
}

// grow extends a path from the word backwards along best arcs until it meets what is settled.
func (f *treeFinder) grow(word, n int) {
	at := f.top(word)
	if f.node[at].state == settled {
		return
	}
	f.path = append(f.path[:0], at)
	f.node[at].state = onPath
	for {
		at = f.path[len(f.path)-1]
		source := f.choose(at, n)
		switch next := f.top(source); f.node[next].state {
		case settled:
			for _, p := range f.path {
				f.node[p].state = settled
			}
			return
		case onPath:
			f.contract(next, n)
		default:
			f.node[next].state = onPath
			f.path = append(f.path, next)
		}
	}
}

// choose picks the node's best arc from outside it and returns its source.
func (f *treeFinder) choose(at, n int) int {
	node := &f.node[at]
	row := f.scores[node.row*n:][:n]
	best := -1
	for j, s := range row {
		if (best < 0 || s > row[best]) && f.top(j) != at {
			best = j
		}
	}
	node.source, node.target = best, int(f.target[node.row*n+best])
	return best
}

// contract takes the end of the path from the node first on, which is a cycle, together as one node.
func (f *treeFinder) contract(first, n int) {
	begin := len(f.path) - 1
	for f.path[begin] != first {
		begin--
	}
	cycle := len(f.node)
	row := f.node[first].row
	for k, member := range f.path[begin:] {
		m := &f.node[member]
		chosen := f.scores[m.row*n+m.source]
		for j := range n {
			gain := f.scores[m.row*n+j] - chosen
			if k == 0 || gain > f.scores[row*n+j] {
				f.scores[row*n+j], f.target[row*n+j] = gain, f.target[m.row*n+j]
			}
		}
		m.up = cycle
	}
	f.node = append(f.node, contraction{up: -1, row: row, state: onPath})
	f.path = append(f.path[:begin], cycle)
}

// expand undoes the contractions from the outermost in: the arc into a cycle replaces that of the member it ends in.
func (f *treeFinder) expand(n int) {
	for at := len(f.node) - 1; at > 0; at-- {
		node := f.node[at]
		if node.over {
			continue
		}
		f.heads[node.target] = node.source
		for below := node.target; below != at; below = f.node[below].up {
			f.node[below].over = true
		}
	}
}
