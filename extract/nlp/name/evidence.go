package name

import "claimgraph/extract/nlp/lexicon"

// Evidence is what is known of a word beside its form, in bits, for another tagger
// to learn from: 5 for what it is to the gazetteer, 13 for the lists it is in, 9 of
// which one tells how the document writes it, then whether its sentence is in
// capitals, and whether it comes first.
const (
	listBits    = 5
	seenBits    = 18
	shoutingBit = 27
	firstBit    = 28
)

// Evidence gives the evidence on each word of a document, for training.
func Evidence(doc []Sentence, gazetteer *Gazetteer) []uint32 {
	w := &Workspace{model: &Model{gazetteer: gazetteer}, cache: lexicon.NewCache(nil), seen: memory{}}
	lower(doc, w.cache, nil)
	w.seen.read(doc)
	return w.appendEvidence(nil, doc)
}

// appendEvidence appends the evidence once the small forms and w.seen stand.
func (w *Workspace) appendEvidence(out []uint32, doc []Sentence) []uint32 {
	for i := range doc {
		s := &doc[i]
		whole := uint32(0)
		if shouting(s) {
			whole = 1 << shoutingBit
		}
		w.marks, w.place.room = w.model.gazetteer.appendMarks(w.marks[:0], s.small, w.place.room)
		for k, small := range s.small {
			e := whole | uint32(w.marks[k]) | uint32(listsOf(small))<<listBits | 1<<(seenBits+w.seen.bits(small))
			if k == 0 {
				e |= 1 << firstBit
			}
			out = append(out, e)
		}
	}
	return out
}
