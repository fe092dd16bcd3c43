package name

import "slices"

// cell is the best path to one label at one word.
type cell struct {
	score int64
	from  int8
}

// trust is what the other tagger's word counts for beside the perceptron's, in
// units of one training update for each unit of Sentence.Prior.
const trust = 10

// worst bounds how much a prior can speak against a tag.
const worst = 12

// decode appends the labels of the best path through s, which w.place holds.
func (w *Workspace) decode(s *Sentence, out []int) []int {
	const L = 9
	n := len(s.Forms)
	prior := s.Prior
	if len(prior) != n*L {
		prior = nil
	}
	unit := trust / w.model.weights.Margin(1)
	w.lattice = w.lattice[:0]
	clear := true // the word before is outside of names, for sure
	for i := range n {
		if prior != nil && s.Forms[i] == s.small[i] && surelyNone(prior[i*L:][:L]) {
			if clear {
				w.lattice = append(w.lattice, w.idle(i, L)...)
				continue
			}
			clear = true
		} else {
			clear = false
		}
		w.place.features(&w.bag, i)
		w.model.weights.Score(w.bag.Features, &w.scores)
		var emit [L]int32
		copy(emit[:], w.scores[:L])
		if prior != nil {
			for k := range emit {
				emit[k] += int32(max(prior[i*L+k], -worst) * unit)
			}
		}
		var cells [L]cell
		for k := range cells {
			cells[k].score = -1 << 60
		}
		for before := range L {
			base := int64(0)
			if i > 0 {
				base = w.lattice[(i-1)*L+before].score
			} else if before > 0 {
				break
			}
			if base <= -1<<60 {
				continue
			}
			mark := uint64(before + 1)
			if i == 0 {
				mark = 0
			}
			w.place.transition(&w.bag, mark, i)
			w.model.weights.Score(w.bag.Features, &w.scores)
			for k := range L {
				if i > 0 && !follows(before, k) || i == 0 && !follows(-1, k) {
					continue
				}
				if t := base + int64(emit[k]+w.scores[k]); t > cells[k].score {
					cells[k] = cell{t, int8(before)}
				}
			}
		}
		w.lattice = append(w.lattice, cells[:]...)
	}
	return w.back(n, L, out)
}

// sure is by how much the prior must prefer none to every other label where a
// word without capitals need not be weighed.
const sure = 5

// surelyNone reports whether the prior of a word leaves only the label of words
// outside of names.
func surelyNone(prior []float32) bool { return slices.Max(prior[1:]) < prior[0]-sure }

// idle is the column of the lattice of a word that cannot be in a name, behind
// another.
func (w *Workspace) idle(i, labels int) []cell {
	var cells [16]cell
	for k := range cells {
		cells[k].score = -1 << 60
	}
	cells[0] = cell{}
	if i > 0 {
		cells[0].score = w.lattice[(i-1)*labels].score
	}
	return cells[:labels]
}

// back follows the best path from the end.
func (w *Workspace) back(n, labels int, out []int) []int {
	start := len(out)
	for range n {
		out = append(out, 0)
	}
	if n == 0 {
		return out
	}
	last := w.lattice[(n-1)*labels:]
	best := 0
	for k := range last {
		if last[k].score > last[best].score {
			best = k
		}
	}
	for i := n - 1; i >= 0; i-- {
		out[start+i] = best
		best = int(w.lattice[i*labels+best].from)
	}
	return out
}
