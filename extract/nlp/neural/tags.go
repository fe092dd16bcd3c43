package neural

import "math"

// negligible is how far below the best score (a logarithm) a joint tag adds nothing to speak of.
const negligible = 9

// bestTag is the best joint tag among those with the most probable universal tag, which gathers the probability of
// all joint tags it is in.
func (w *Workspace) bestTag(scores []float32) int {
	best := argmax(scores)
	group := w.model.labels.group
	w.sums = grow(w.sums, len(scores))
	clear(w.sums)
	likeliest := group[best]
	for tag, s := range scores {
		if s > scores[best]-negligible {
			g := group[tag]
			if w.sums[g] += float32(math.Exp(float64(s - scores[best]))); w.sums[g] > w.sums[likeliest] {
				likeliest = g
			}
		}
	}
	if group[best] == likeliest {
		return best
	}
	best = likeliest
	for tag, s := range scores {
		if group[tag] == likeliest && s > scores[best] {
			best = tag
		}
	}
	return best
}

// rival is how near to the best score another tag must come for the choice to be open: exp(-3) is a twentieth of its
// probability.
const rival = 3

// rivalled reports whether a tag other than best comes near it.
func rivalled(scores []float32, best int) bool {
	for tag, s := range scores {
		if tag != best && s > scores[best]-rival {
			return true
		}
	}
	return false
}
