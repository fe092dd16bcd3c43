package copies

import (
	"cmp"
	"slices"
)

// pair is a sentence of the original and its counterpart in the copy.
type pair struct {
	a, b int     // sentence numbers
	like float64 // 0..1: 2 × common words in order ÷ words of both
}

const (
	// sentenceLike is how alike two sentences must be to be counterparts. With
	// six of ten content words exchanged, function words, names and the rest
	// still leave about 0.6; sentences written independently reach 0.35.
	sentenceLike = 0.5
	// mostPairs bounds the sentences compared, for texts that repeat themselves.
	mostPairs = 20_000
	// shortSentence has too few words to tell anything.
	shortSentence = 4
)

// align finds each sentence's counterpart, the most alike first, each used once.
func align(a, b *Text) []pair {
	where := map[uint32][]int32{} // word → sentences of b, once per occurrence
	for j, s := range b.sentences {
		for i := s.from; i < s.to; i++ {
			h := b.words[i].hash
			where[h] = append(where[h], int32(j))
		}
	}
	var pairs []pair
	shared, compared := make([]int, len(b.sentences)), 0
	for i, s := range a.sentences {
		if s.to-s.from < shortSentence {
			continue
		}
		clear(shared)
		bag(a.words[s.from:s.to], where, shared)
		for j, n := range shared {
			t := b.sentences[j]
			total := s.to - s.from + t.to - t.from
			if t.to-t.from < shortSentence || 2*float64(n) < sentenceLike*float64(total) || compared == mostPairs {
				continue
			}
			compared++
			if p := (pair{i, j, 2 * float64(common(a.words[s.from:s.to], b.words[t.from:t.to])) / float64(total)}); p.like >= sentenceLike {
				pairs = append(pairs, p)
			}
		}
	}
	return best(pairs, len(a.sentences), len(b.sentences))
}

// bag counts, for every sentence of b, the words it shares with words: an upper
// bound of what they have in common in order.
func bag(words []word, where map[uint32][]int32, shared []int) {
	times := make(map[uint32]int, len(words))
	for i := range words {
		times[words[i].hash]++
	}
	for h, n := range times {
		last, run := int32(-1), 0
		for _, j := range where[h] {
			if j != last {
				last, run = j, 0
			}
			if run++; run <= n {
				shared[j]++
			}
		}
	}
}

// best picks pairs, most alike first, so that no sentence is used twice; they
// come back in a's order.
func best(pairs []pair, na, nb int) []pair {
	slices.SortFunc(pairs, func(p, q pair) int {
		return cmp.Or(cmp.Compare(q.like, p.like), cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
	})
	usedA, usedB := make([]bool, na), make([]bool, nb)
	var chosen []pair
	for _, p := range pairs {
		if !usedA[p.a] && !usedB[p.b] {
			usedA[p.a], usedB[p.b] = true, true
			chosen = append(chosen, p)
		}
	}
	slices.SortFunc(chosen, func(p, q pair) int { return cmp.Compare(p.a, q.a) })
	return chosen
}
