package neural

import "strings"

const impossible = -1e9

// mayFollow tells whether, in IOB2, a tag may stand after another: I-X only after B-X or I-X.
func mayFollow(before, tag string) bool {
	kind, inside := strings.CutPrefix(tag, "I-")
	return !inside || before == "B-"+kind || before == tag
}

// chain is a conditional random field over a sentence's name tags, and the room to decode it.
type chain struct {
	names  []string
	follow []float32 // see followers
	came   []int
	onward []float32
}

// followers arranges the scores of transitions[i*n+j], from tag i to tag j, as follow[j*n+i], what may not follow
// being impossible.
func followers(names []string, transitions []float32) []float32 {
	n := len(names)
	follow := make([]float32, n*n)
	for i, before := range names {
		for j, tag := range names {
			follow[j*n+i] = transitions[i*n+j]
			if !mayFollow(before, tag) {
				follow[j*n+i] = impossible
			}
		}
	}
	return follow
}

// best appends the positions, in c.names, of the best well-formed sequence of name tags (Viterbi). scores holds one
// score for each tag, word by word, and is overwritten.
func (c *chain) best(tags []int, scores []float32) []int {
	kinds := len(c.names)
	words := len(scores) / kinds
	c.came = grow(c.came, len(scores))
	for tag, first := range scores[:kinds] {
		if strings.HasPrefix(c.names[tag], "I-") {
			scores[tag] = first + impossible
		}
	}
	for i := 1; i < words; i++ {
		before, now := scores[(i-1)*kinds:][:kinds], scores[i*kinds:][:kinds]
		for tag := range now {
			best, score := -1, float32(0)
			for b, follow := range c.follow[tag*kinds:][:kinds] {
				if s := before[b] + follow; best < 0 || s > score {
					best, score = b, s
				}
			}
			now[tag] += score
			c.came[i*kinds+tag] = best
		}
	}
	start := len(tags)
	for range words {
		tags = append(tags, 0)
	}
	best := argmax(scores[(words-1)*kinds:])
	for i := words - 1; i >= 0; i-- {
		tags[start+i] = best
		best = c.came[i*kinds+best]
	}
	return tags
}

// shortfalls turns scores, which hold one for each word and name tag, into how much the best well-formed sequence with
// that tag at that word falls short of the best sequence of all (max-marginals): 0 or less. best holds what chain.best has
// made of the same scores.
func (c *chain) shortfalls(scores, best []float32) {
	kinds := len(c.names)
	words := len(scores) / kinds
	top := best[(words-1)*kinds:][argmax(best[(words-1)*kinds:])]
	c.onward = grow(c.onward, 2*kinds)
	behind, ahead := c.onward[:kinds], c.onward[kinds:] // of word i: the best of what follows each tag, and with its own score
	clear(behind)
	for i := words - 1; i >= 0; i-- {
		now, so := scores[i*kinds:][:kinds], best[i*kinds:][:kinds]
		if i < words-1 {
			for b := range behind {
				behind[b] = c.follow[b] + ahead[0]
				for tag := 1; tag < kinds; tag++ {
					behind[b] = max(behind[b], c.follow[tag*kinds+b]+ahead[tag])
				}
			}
		}
		for tag := range now {
			ahead[tag] = now[tag] + behind[tag]
			now[tag] = min(0, so[tag]+behind[tag]-top)
		}
	}
}

// argmax is the position of the largest score, the first of equals.
func argmax(scores []float32) int {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}
