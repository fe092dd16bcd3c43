// Package name finds the names in parsed sentences: a linear-chain structured
// perceptron (Collins 2002) finds persons, organisations, locations and other
// names, with a gazetteer, a second reading in the light of the first, and what
// another tagger says where there is one; word lists and heads then tell
// nationalities, armed forces, laws and events; what a document says in one place
// helps in another.
package name

import (
	"slices"

	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/perceptron"
)

// Sentence is what is known of a sentence before its names are.
type Sentence struct {
	Forms, XPOS []string
	// Prior tells, for each word and each of Labels in turn, by how much the best
	// reading of the sentence with that tag falls short of the best of all, by
	// another tagger; or it is nil.
	Prior []float32
	small []string // forms in lower case
}

// Span is a name: words [First, Last], inclusive.
type Span struct {
	First, Last int
	Type        string // "PER", "ORG", "LOC", "NORP", "MIL", "LAW" or "EVENT"
}

// labels are the tags the perceptron chooses from, in IOB2. For a type t other
// than O, 2t-1 begins and 2t continues it.
var labels = []string{"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-OTH", "I-OTH"}

// Labels gives the tags in their order.
func Labels() []string { return slices.Clone(labels) }

var types = []string{"", "PER", "ORG", "LOC", "OTH"}

// follows reports whether label b may stand after a (-1 before the sentence).
func follows(a, b int) bool {
	return b == 0 || b%2 == 1 || a == b || a == b-1
}

// Model finds names. It is safe for concurrent use through workspaces.
type Model struct {
	weights   *perceptron.Model
	classes   *lexicon.Classes
	gazetteer *Gazetteer
}

// Open reads a frozen perceptron; classes and gazetteer may be nil.
func Open(weights []byte, classes *lexicon.Classes, gazetteer *Gazetteer) (*Model, error) {
	w, err := perceptron.Open(weights)
	if err != nil {
		return nil, err
	}
	if w.Classes() != len(labels) {
		return nil, errLabels
	}
	return &Model{weights: w, classes: classes, gazetteer: gazetteer}, nil
}

// Workspace holds the room to find the names of one document at a time.
type Workspace struct {
	model                 *Model
	cache                 *lexicon.Cache
	seen                  memory
	found                 findings
	others                []uint64
	place                 place
	bag                   perceptron.Bag
	scores                [256]int32
	lattice               []cell
	tags                  []int // of all sentences
	again                 []int
	spans                 []Span
	bounds                []int // where each sentence's spans end
	small                 []string
	fixed, repaired, kept []Span
	marks                 []uint64
	evidence              []uint32
	second                Second
	asked                 []Sentence // of which second is asked
	askedAt               []int      // where their tags begin
}

// Second is another tagger, which is asked of the sentences of a document where
// their tags and their Prior differ: it may add to their Prior. evidence has the
// bits of Evidence for each word of all of them.
type Second func(doc []Sentence, evidence []uint32)

// NewWorkspace makes room for one goroutine. second may be nil.
func (m *Model) NewWorkspace(second Second) *Workspace {
	return &Workspace{model: m, cache: lexicon.NewCache(m.classes), seen: memory{}, found: findings{}, second: second}
}

// Find gives the names of each sentence of a document, in order. The spans are
// good until the next call.
func (w *Workspace) Find(doc []Sentence, each func(sentence int, names []Span)) {
	w.small = lower(doc, w.cache, w.small)
	w.seen.read(doc)
	w.spans, w.bounds = w.spans[:0], w.bounds[:0]
	w.tag(doc)
	tagged := w.tags
	for i := range doc {
		s := &doc[i]
		from := len(w.spans)
		w.spans = w.appendSpans(w.spans, s, tagged[:len(s.Forms)])
		tagged = tagged[len(s.Forms):]
		w.fixed = appendFixed(w.fixed[:0], s)
		w.kept = settle(w.kept[:0], w.fixed, w.spans[from:])
		w.repaired = repair(w.repaired[:0], s, w.kept)
		w.spans = append(w.spans[:from], w.repaired...)
		w.bounds = append(w.bounds, len(w.spans))
	}
	w.agree(doc)
	clear(w.small)
	from := 0
	for i, to := range w.bounds {
		each(i, w.spans[from:to])
		from = to
	}
}

// tag fills in w.tags, reading a sentence a second time where a first reading of
// the document says otherwise of its words elsewhere.
func (w *Workspace) tag(doc []Sentence) {
	clear(w.found)
	w.tags = w.tags[:0]
	for i := range doc {
		s := &doc[i]
		w.place.set(s, w.cache, w.model.gazetteer, w.seen, nil)
		w.tags = w.decode(s, w.tags)
	}
	if w.second != nil {
		w.ask(doc)
	}
	first := w.tags
	for i := range doc {
		n := len(doc[i].Forms)
		w.found.add(&doc[i], first[:n], 1)
		first = first[n:]
	}
	if len(doc) == 1 {
		return
	}
	first = w.tags
	for i := range doc {
		s := &doc[i]
		own, otherwise := first[:len(s.Forms)], false
		first = first[len(s.Forms):]
		if w.others, otherwise = w.found.appendBits(w.others[:0], s, own); !otherwise {
			continue
		}
		w.place.set(s, w.cache, w.model.gazetteer, w.seen, w.others)
		w.again = w.decode(s, w.again[:0])
		w.found.add(s, own, -1)
		copy(own, w.again)
		w.found.add(s, own, 1)
	}
}

// ask tags sentences anew with a second opinion where the first two differ: the
// tags, and those that their prior holds best.
func (w *Workspace) ask(doc []Sentence) {
	w.asked, w.askedAt = w.asked[:0], w.askedAt[:0]
	at := 0
	for i := range doc {
		n := len(doc[i].Forms)
		if !doc[i].bears(w.tags[at : at+n]) {
			w.asked, w.askedAt = append(w.asked, doc[i]), append(w.askedAt, at)
		}
		at += n
	}
	if len(w.asked) == 0 {
		return
	}
	w.evidence = w.appendEvidence(w.evidence[:0], w.asked)
	w.second(w.asked, w.evidence)
	for i, at := range w.askedAt {
		s := &w.asked[i]
		w.place.set(s, w.cache, w.model.gazetteer, w.seen, nil)
		w.again = w.decode(s, w.again[:0])
		copy(w.tags[at:], w.again)
	}
	clear(w.asked)
}

// doubt is by how much the prior must prefer a tag for it to bear it out.
const doubt = 1

// bears reports whether the prior holds each of the tags best, without doubt.
func (s *Sentence) bears(tags []int) bool {
	for i, t := range tags {
		prior := s.Prior[i*len(labels):][:len(labels)]
		for k, v := range prior {
			if k != t && v > prior[t]-doubt {
				return false
			}
		}
	}
	return true
}

// appendSpans turns tags into spans, typed and trimmed.
func (w *Workspace) appendSpans(out []Span, s *Sentence, tags []int) []Span {
	from := len(out)
	for i := 0; i < len(tags); i++ {
		if tags[i] == 0 {
			continue
		}
		t := (tags[i] + 1) / 2
		j := i
		for j+1 < len(tags) && tags[j+1] == 2*t {
			j++
		}
		if span, ok := refine(s, Span{i, j, types[t]}); ok {
			if k := len(out) - 1; k >= from && inverted(s, out[k], span) {
				span.First, out = out[k].First, out[:k]
			}
			out = w.appendParted(out, s, span)
		}
		i = j
	}
	return out
}

// lower fills in the sentences' lower-case forms, in room used again.
func lower(doc []Sentence, cache *lexicon.Cache, room []string) []string {
	n := 0
	for i := range doc {
		n += len(doc[i].Forms)
	}
	if cap(room) < n {
		room = make([]string, 0, n+n/4)
	}
	room = room[:0]
	for i := range doc {
		from := len(room)
		for _, f := range doc[i].Forms {
			room = append(room, cache.Word(f).Small)
		}
		doc[i].small = room[from:len(room):len(room)]
	}
	return room
}
