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
	marks []uint64 // see gazetteer.go
	seen  []uint64
	found []uint64 // what other sentences of the document were found to say
	// headline is 1 where capitals tell nothing
	headline uint64
	room     []byte
}

const margin = 2

var outside = lexicon.Edge(5)

// set takes a sentence. found may be nil.
func (p *place) set(s *Sentence, cache *lexicon.Cache, gazetteer *Gazetteer, seen memory, found []uint64) {
	p.words, p.tags, p.lists, p.seen = p.words[:0], p.tags[:0], p.lists[:0], p.seen[:0]
	p.marks, p.found = p.marks[:0], p.found[:0]
	p.pad()
	p.marks, p.room = gazetteer.appendMarks(p.marks, s.small, p.room)
	for i, f := range s.Forms {
		lower := s.small[i]
		p.words = append(p.words, cache.Word(f))
		p.tags = append(p.tags, perceptron.Hash(s.XPOS[i]))
		p.lists = append(p.lists, listsOf(lower))
		p.seen = append(p.seen, seen.bits(lower))
		if found == nil {
			p.found = append(p.found, 0)
		}
	}
	p.found = append(p.found, found...)
	p.pad()
	p.headline = 0
	if shouting(s) {
		p.headline = 1
	}
}

// forgetTags leaves the words without tags.
func (p *place) forgetTags() {
	for i := margin; i < len(p.tags)-margin; i++ {
		p.tags[i] = 0
	}
}

func (p *place) pad() {
	for range margin {
		p.words = append(p.words, &outside)
		p.tags = append(p.tags, 1)
		p.lists = append(p.lists, 0)
		p.seen = append(p.seen, 0)
		p.marks = append(p.marks, 0)
		p.found = append(p.found, 0)
	}
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

// knowledge adds lists and what the document showed.
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
	b.Add(p.marks[i])
	b.Pair(p.marks[i], w.Shape)
	b.Triple(p.marks[i], w.Shape, p.tags[i])
	b.Triple(p.marks[i-1], p.marks[i], p.marks[i+1])
	b.Triple(p.marks[i], w.Shape, p.words[i+1].Shape)
	b.Triple(p.marks[i], p.words[i-1].Lower, p.words[i+1].Shape)
	if p.found[i] == 0 {
		b.Skip(5)
		return
	}
	b.Add(p.found[i])
	b.Pair(p.found[i], w.Shape)
	b.Pair(p.found[i], p.tags[i])
	b.Pair(p.found[i], w.Broad)
	b.Triple(p.found[i-1], p.found[i], p.found[i+1])
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
	b.Triple(before, p.marks[i-1], p.marks[i])
	b.Triple(before, p.lists[i-1], p.lists[i])
	b.Pair(before, p.words[i].Broad)
	b.Triple(before, p.words[i-1].Shape, p.words[i].Shape)
}
