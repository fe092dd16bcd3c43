package name

// cell is the best path to one label at one word.
type cell struct {
	score int64
	from  int8
}

// decode gives the labels of the best path through the words of w.place.
func (w *Workspace) decode(n int, out []int) []int {
	const L = 9
	w.lattice = w.lattice[:0]
	for i := range n {
		w.place.features(&w.bag, i)
		w.model.weights.Score(w.bag.Features, &w.scores)
		var emit [L]int32
		copy(emit[:], w.scores[:L])
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
				if s := base + int64(emit[k]+w.scores[k]); s > cells[k].score {
					cells[k] = cell{s, int8(before)}
				}
			}
		}
		w.lattice = append(w.lattice, cells[:]...)
	}
	return w.back(n, L, out)
}

// back follows the best path from the end.
func (w *Workspace) back(n, labels int, out []int) []int {
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
		out[i] = best
		best = int(w.lattice[i*labels+best].from)
	}
	return out
}
