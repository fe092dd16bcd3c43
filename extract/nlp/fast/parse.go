package fast

import (
	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/perceptron"
)

// Analysis is a tagged and parsed sentence, one entry a word.
type Analysis struct {
	Heads            []int // index of the governing word, -1 for the root
	Rels, UPOS, XPOS []string
}

// Workspace holds the room one analysis needs. It serves one goroutine at a
// time; after the first sentences it allocates nothing.
type Workspace struct {
	model  *Model
	cache  *lexicon.Cache
	bag    perceptron.Bag
	scores [256]int32
	state  state
	words  []*lexicon.Word
	tags   []int
	items  []item
}

// NewWorkspace makes room for one goroutine.
func (m *Model) NewWorkspace() *Workspace {
	return &Workspace{model: m, cache: lexicon.NewCache(m.classes)}
}

// Parse analyses the words of one sentence into out.
func (w *Workspace) Parse(forms []string, out *Analysis) {
	w.words = w.words[:0]
	for _, f := range forms {
		w.words = append(w.words, w.cache.Word(f))
	}
	w.tags = w.tag(w.words, w.tags[:0])
	w.parse()
	out.Heads, out.Rels = out.Heads[:0], out.Rels[:0]
	out.UPOS, out.XPOS = out.UPOS[:0], out.XPOS[:0]
	for i, t := range w.tags {
		n := &w.state.nodes[i+1]
		head := int(n.head) - 1
		if head == len(forms) {
			head = -1
		}
		out.Heads = append(out.Heads, head)
		out.Rels = append(out.Rels, w.model.rels[n.label-1])
		out.UPOS = append(out.UPOS, w.model.tags.UPOS[t])
		out.XPOS = append(out.XPOS, w.model.tags.XPOS[t])
	}
}

// parse builds the tree of w.words and w.tags in w.state.
func (w *Workspace) parse() {
	w.items = w.model.items(w.words, w.tags, w.items[:0])
	s := &w.state
	rels := len(w.model.rels)
	for s.reset(len(w.words)); !s.done(); {
		sh, left, right := s.legal()
		if sh && !left {
			s.apply(shift, rels)
			continue
		}
		v := s.view(w.items)
		v.features(&w.bag)
		w.model.parser.Score(w.bag.Features, &w.scores)
		s.apply(best(w.scores[:], rels, sh, left, right), rels)
	}
}

// best gives the highest scoring action among the kinds allowed.
func best(scores []int32, rels int, sh, left, right bool) int {
	at := -1
	if sh {
		at = shift
	}
	from, to := 1, 1+2*rels
	if !left {
		from = 1 + rels
	}
	if !right {
		to = 1 + rels
	}
	for a := from; a < to; a++ {
		if at < 0 || scores[a] > scores[at] {
			at = a
		}
	}
	return at
}
