package name

import (
	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/perceptron"
)

// place is a sentence as the features see it, word by word, with two places of
// margin on both sides.
type place struct {
	words []*lexicon.Word
	tags  []uint64 // XPOS
	lists []uint64 // see lists.go
	hints []uint64
	seen  []uint64
	// headline is 1 where capitals tell nothing
	headline uint64
}

const margin = 2

var outside = lexicon.Edge(5)

func (p *place) set(s *Sentence, cache *lexicon.Cache, seen memory) {
	p.words, p.tags, p.lists, p.hints, p.seen = p.words[:0], p.tags[:0], p.lists[:0], p.hints[:0], p.seen[:0]
	p.pad()
	for i, f := range s.Forms {
		lower := s.small[i]
		hint := uint64(0)
		if s.Hints != nil {
			hint = 1 + perceptron.Hash(s.Hints[i])
		}
		p.add(cache.Word(f), perceptron.Hash(s.XPOS[i]), listsOf(lower), hint, seen.bits(lower))
	}
	p.pad()
	p.headline = 0
	if shouting(s) {
		p.headline = 1
	}
}

func (p *place) pad() {
	for range margin {
		p.add(&outside, 1, 0, 0, 0)
	}
}

func (p *place) add(w *lexicon.Word, tag, list, hint, seen uint64) {
	p.words = append(p.words, w)
	p.tags = append(p.tags, tag)
	p.lists = append(p.lists, list)
	p.hints = append(p.hints, hint)
	p.seen = append(p.seen, seen)
}

// features describes word i, apart from its neighbours' labels.
func (p *place) features(b *perceptron.Bag, i int) {
	i += margin
	w, a, aa, n, nn := p.words[i], p.words[i-1], p.words[i-2], p.words[i+1], p.words[i+2]
	first := uint64(0)
	if i == margin {
		first = 1
	}
	b.Reset()
	b.Add(0)
	b.Add(w.Form)
	b.Add(w.Lower)
	b.Add(w.Shape)
	b.Triple(w.Shape, first, p.headline)
	b.Triple(w.Lower, first, p.headline)
	for k := 2; k <= 4; k++ {
		b.Add(w.Suffix[k])
	}
	b.Pair(w.Suffix[3], w.Shape)
	b.Add(w.Prefix[2])
	b.Add(w.Prefix[3])
	b.Add(p.tags[i])
	b.Pair(p.tags[i], w.Shape)
	b.Triple(p.tags[i-1], p.tags[i], p.tags[i+1])
	b.Pair(p.tags[i-1], p.tags[i])
	b.Pair(p.tags[i], p.tags[i+1])
	b.Add(a.Lower)
	b.Add(aa.Lower)
	b.Add(n.Lower)
	b.Add(nn.Lower)
	b.Pair(a.Lower, w.Shape)
	b.Pair(n.Lower, w.Shape)
	b.Pair(a.Lower, w.Lower)
	b.Pair(w.Lower, n.Lower)
	b.Triple(aa.Lower, a.Lower, w.Shape)
	b.Triple(w.Shape, n.Lower, nn.Lower)
	b.Pair(a.Shape, w.Shape)
	b.Pair(w.Shape, n.Shape)
	b.Triple(a.Shape, w.Shape, n.Shape)
	b.Pair(n.Suffix[3], w.Shape)
	b.Pair(a.Suffix[3], w.Shape)
	p.classes(b, i)
	p.knowledge(b, i)
}

func (p *place) classes(b *perceptron.Bag, i int) {
	w, a, aa, n, nn := p.words[i], p.words[i-1], p.words[i-2], p.words[i+1], p.words[i+2]
	b.Add(w.Broad)
	b.Add(w.Fine)
	b.Pair(w.Broad, w.Shape)
	b.Pair(w.Fine, w.Shape)
	b.Add(a.Broad)
	b.Add(n.Broad)
	b.Add(a.Fine)
	b.Add(n.Fine)
	b.Pair(a.Broad, w.Broad)
	b.Pair(w.Broad, n.Broad)
	b.Pair(a.Fine, w.Shape)
	b.Pair(n.Fine, w.Shape)
	b.Pair(a.Fine, w.Fine)
	b.Pair(w.Fine, n.Fine)
	b.Triple(a.Broad, w.Broad, n.Broad)
	b.Triple(w.Broad, n.Broad, n.Shape)
	b.Triple(a.Broad, a.Shape, w.Shape)
	b.Pair(aa.Broad, a.Broad)
	b.Pair(n.Broad, nn.Broad)
	b.Triple(w.Broad, n.Shape, nn.Broad)
}

// knowledge adds lists, hints and what the document showed.
func (p *place) knowledge(b *perceptron.Bag, i int) {
	w := p.words[i]
	b.Add(p.lists[i])
	b.Pair(p.lists[i], w.Shape)
	b.Pair(p.lists[i-1], w.Shape)
	b.Pair(p.lists[i+1], w.Shape)
	b.Triple(p.lists[i-1], p.lists[i], p.lists[i+1])
	b.Pair(p.seen[i], w.Shape)
	b.Triple(p.seen[i], w.Shape, p.headline)
	b.Triple(p.seen[i], w.Broad, w.Shape)
	if p.hints[i] == 0 {
		b.Skip(6)
		return
	}
	b.Add(p.hints[i])
	b.Pair(p.hints[i], w.Shape)
	b.Pair(p.hints[i], w.Broad)
	b.Pair(p.hints[i], p.tags[i])
	b.Triple(p.hints[i-1], p.hints[i], p.hints[i+1])
	b.Triple(p.hints[i], p.lists[i], p.lists[i+1])
}

// transition describes what the label before (one more than its number, 0
// before the sentence) says about word i.
func (p *place) transition(b *perceptron.Bag, before uint64, i int) {
	i += margin
	b.Reset()
	b.Skip(200)
	b.Add(before)
	b.Pair(before, p.words[i].Shape)
	b.Pair(before, p.words[i].Lower)
	b.Pair(before, p.words[i-1].Lower)
	b.Pair(before, p.lists[i])
	b.Pair(before, p.words[i].Broad)
	b.Triple(before, p.words[i-1].Shape, p.words[i].Shape)
}
