package fast

import (
	"errors"
	"fmt"
	"slices"

	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/perceptron"
)

// Adviser scores tags for another tagger, which asks where it is not sure. Its
// tags are that tagger's. It serves one goroutine at a time.
type Adviser struct {
	w      *Workspace
	ours   []int // by their tag: ours, or -1
	weight float32
}

// OpenTagger reads the tagger alone; Parts.Parser is not looked at. The model
// can advise, and nothing else.
func OpenTagger(p Parts, classes *lexicon.Classes) (*Model, error) {
	m, err := openTags(p.Lists, classes)
	if err != nil {
		return nil, err
	}
	if m.tagger, err = perceptron.Open(p.Tagger); err != nil {
		return nil, fmt.Errorf("fast: tagger: %w", err)
	}
	if m.tagger.Classes() != len(m.tags.UPOS) {
		return nil, errors.New("fast: weights do not fit the tags")
	}
	return m, nil
}

// Adviser makes an adviser for a tagger whose tags have the given UPOS and XPOS,
// and whose scores are logarithms of probabilities; its own count weight times.
func (m *Model) Adviser(upos, xpos []string, weight float32) *Adviser {
	number := map[[2]string]int{}
	for i := range m.tags.UPOS {
		number[[2]string{m.tags.UPOS[i], m.tags.XPOS[i]}] = i
	}
	a := &Adviser{w: m.NewWorkspace(), ours: make([]int, len(upos)), weight: weight}
	for k := range upos {
		i, ok := number[[2]string{upos[k], xpos[k]}]
		if !ok {
			i = -1
		}
		a.ours[k] = i
	}
	return a
}

// Advise adds its own scores, weighted, to those of word i of a sentence, whose
// two predecessors have tags t1 and t2 (-1 before the sentence); fresh tells
// that it has not been asked about the sentence before. A tag it does not know
// counts as its lowest; of a word that it has always seen with one tag it says
// nothing.
func (a *Adviser) Advise(forms []string, fresh bool, i, t1, t2 int, scores []float32) {
	w := a.w
	if fresh {
		w.words = slices.Grow(w.words[:0], len(forms))[:len(forms)]
		clear(w.words)
	}
	for k := max(0, i-2); k < min(len(forms), i+3); k++ { // what tagFeatures looks at
		if w.words[k] == nil {
			w.words[k] = w.cache.Word(forms[k])
		}
	}
	set := &w.model.tags
	known := set.Dictionary[w.words[i].Form]
	if len(known) == 1 {
		return
	}
	set.tagFeatures(&w.bag, w.words, i, a.history(t1), a.history(t2))
	w.model.tagger.Score(w.bag.Features, &w.scores)
	own := w.scores[:len(set.UPOS)]
	least := own[0]
	for _, s := range own {
		least = min(least, s)
	}
	for k, tag := range a.ours {
		s := least
		if tag >= 0 {
			s = own[tag]
		}
		scores[k] += a.weight * float32(s)
	}
}

// history is one of their tags as a feature of the words behind it.
func (a *Adviser) history(tag int) uint64 {
	if tag < 0 || a.ours[tag] < 0 {
		return 0
	}
	return uint64(a.ours[tag]) + 1
}
