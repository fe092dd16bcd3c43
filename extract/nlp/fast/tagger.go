// Package fast tags and parses with averaged perceptrons: a left-to-right
// tagger and a greedy arc-hybrid parser. It needs no vector instructions.
package fast

import (
	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/perceptron"
)

// tagSet lists the tags, which are pairs of UPOS and XPOS, and what is known
// of frequent words.
type tagSet struct {
	UPOS, XPOS []string          // by tag
	Dictionary map[uint64][]byte // the tags a frequent form has been seen with
	Ambiguity  map[uint64]uint64 // a hash of the tags a lower-case form takes
	coarse     []uint64          // by tag: number of its UPOS
}

func (t *tagSet) number() {
	ids := map[string]uint64{}
	t.coarse = make([]uint64, len(t.UPOS))
	for i, u := range t.UPOS {
		if _, ok := ids[u]; !ok {
			ids[u] = uint64(len(ids))
		}
		t.coarse[i] = ids[u]
	}
}

var before, after = lexicon.Edge(11), lexicon.Edge(13)

func wordAt(words []*lexicon.Word, i int) *lexicon.Word {
	switch {
	case i < 0:
		return &before
	case i >= len(words):
		return &after
	}
	return words[i]
}

// tagFeatures describes word i, whose two predecessors have tags t1 and t2
// (one more than their number, 0 before the sentence).
func (t *tagSet) tagFeatures(b *perceptron.Bag, words []*lexicon.Word, i int, t1, t2 uint64) {
	w := words[i]
	p, pp := wordAt(words, i-1), wordAt(words, i-2)
	n, nn := wordAt(words, i+1), wordAt(words, i+2)
	an, ann := t.Ambiguity[n.Lower], t.Ambiguity[nn.Lower]
	first := uint64(0)
	if i == 0 {
		first = 1
	}
	b.Reset()
	b.Add(1)
	b.Add(w.Form)
	b.Add(w.Lower)
	for k := 1; k <= 4; k++ {
		b.Add(w.Suffix[k])
	}
	for k := 1; k <= 3; k++ {
		b.Add(w.Prefix[k])
	}
	b.Add(w.Shape)
	b.Triple(w.Shape, first, w.Suffix[2])
	b.Add(p.Lower)
	b.Add(pp.Lower)
	b.Add(n.Lower)
	b.Add(nn.Lower)
	b.Add(p.Suffix[3])
	b.Add(n.Suffix[3])
	b.Add(n.Suffix[2])
	b.Add(n.Shape)
	b.Add(p.Shape)
	b.Add(t1)
	b.Pair(t1, t2)
	b.Pair(t1, w.Lower)
	b.Pair(t1, n.Lower)
	b.Pair(t1, w.Suffix[3])
	b.Pair(t1, w.Shape)
	b.Pair(t2, w.Lower)
	b.Pair(p.Lower, w.Lower)
	b.Pair(w.Lower, n.Lower)
	b.Pair(w.Suffix[3], n.Suffix[3])
	b.Add(an)
	b.Pair(an, ann)
	b.Pair(t1, an)
	b.Triple(t1, t2, an)
	b.Triple(t.Ambiguity[w.Lower], t1, an)
	b.Add(w.Broad)
	b.Add(w.Fine)
	b.Pair(w.Broad, t1)
	b.Add(n.Broad)
	b.Add(p.Broad)
	b.Pair(w.Broad, n.Broad)
	b.Pair(p.Broad, w.Broad)
	b.Pair(w.Fine, w.Suffix[2])
	b.Triple(t1, w.Broad, n.Broad)
	b.Triple(w.Shape, p.Shape, n.Shape)
}

// tag gives words their tags in out.
func (w *Workspace) tag(words []*lexicon.Word, out []int) []int {
	set := &w.model.tags
	t1, t2 := uint64(0), uint64(0)
	for i, word := range words {
		known := set.Dictionary[word.Form]
		best := 0
		if len(known) == 1 {
			best = int(known[0])
		} else {
			set.tagFeatures(&w.bag, words, i, t1, t2)
			w.model.tagger.Score(w.bag.Features, &w.scores)
			best = bestTag(w.scores[:len(set.UPOS)], known)
		}
		out = append(out, best)
		t1, t2 = uint64(best)+1, t1
	}
	return out
}

// bestTag takes the best of known, or of all where known is empty.
func bestTag[S int32 | float32](scores []S, known []byte) int {
	if len(known) == 0 {
		best := 0
		for k := range scores {
			if scores[k] > scores[best] {
				best = k
			}
		}
		return best
	}
	best := int(known[0])
	for _, k := range known[1:] {
		if scores[k] > scores[best] {
			best = int(k)
		}
	}
	return best
}
