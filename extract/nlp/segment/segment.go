// Package segment cuts raw English text into paragraphs, sentences and words,
// with byte offsets. Words are the syntactic words of Universal Dependencies;
// where to cut is learnt from treebanks, what layout means is given by rules.
package segment

import (
	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/perceptron"
)

// Word is a syntactic word as bytes of the text.
type Word struct {
	Start, End int
	Glued      bool // no white space before the next word
	Multiword  int  // number of words of the multiword token begun here, else 0
}

// Sentence is a run of words: Words[First:Last], Last exclusive.
type Sentence struct {
	First, Last int
	Paragraph   int
	Truncated   bool // cut, or cut off, because it was too long
}

// Result is a segmented text. It may be used again, to save allocations.
type Result struct {
	Words     []Word
	Sentences []Sentence
}

// Model holds what was learnt. It is safe for concurrent use.
type Model struct {
	words     *perceptron.Model // the cuts inside white-space separated chunks
	sentences *perceptron.Model
	letters   map[string][]cut // chunks of letters only that are several words
	classes   *lexicon.Classes
	common    map[string]bool // words to find where two were glued
}

// Limits of what is taken as one. Longer things are cut.
const (
	MaxWord     = 160 // bytes
	MaxSentence = 200 // words
)

// Workspace holds the room to segment texts, one at a time.
type Workspace struct {
	model  *Model
	cache  *lexicon.Cache
	bag    perceptron.Bag
	scores [256]int32
	cuts   []cut
	chunks []span
	lines  []span
	paras  []span
	gloss  glossary
	words  []*lexicon.Word
	forms  []string
}

// span is a stretch of bytes.
type span struct{ start, end int }

// NewWorkspace makes room for one goroutine.
func (m *Model) NewWorkspace() *Workspace {
	return &Workspace{model: m, cache: lexicon.NewCache(m.classes)}
}

// Segment cuts text into out.
func (w *Workspace) Segment(text string, out *Result) {
	out.Words, out.Sentences = out.Words[:0], out.Sentences[:0]
	w.paras = w.paragraphs(text, w.paras[:0])
	w.gloss.reset(text)
	for k, p := range w.paras {
		first := len(out.Words)
		w.chunks = appendChunks(w.chunks[:0], text, p)
		w.tokenise(text, out)
		w.split(text, out, first, k)
	}
	w.gloss.reset("") // let go of the text
}
