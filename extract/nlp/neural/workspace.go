package neural

import "slices"

// Analysis is what the model reads off one sentence: for each word its head's position (-1 for the root's child),
// the relation to it, the universal and the Penn tag, and the IOB2 name tag ("O", "B-PER", "I-PER", …).
type Analysis struct {
	Heads                   []int
	Rels, UPOS, XPOS, Names []string
	// NameScores tells, word by word, for each of the model's name tags by how much the best reading with it falls
	// short of the best of all: 0 or less.
	NameScores []float32
	// Sure is the log-probability of all words' heads together, 0 or less. Only Weigh computes it.
	Sure float32
}

// Workspace is one goroutine's room to parse in.
type Workspace struct {
	model *Model
	cache formCache

	spelling spelling
	features features
	missing  []missingForm
	inputs   []float32 // embeddings of missing forms
	outputs  []float32 // and what the form matrix makes of them

	recurrence
	forms  []float32 // by row: the forms' tag and name scores
	heads  []float32 // by row: model.columns
	turned []float32 // by row: the words' arc vectors after model.arcs

	sums      []float32 // of one word: probabilities of universal tags
	tree      treeFinder
	arcs      []float32 // of one sentence: word × head
	words     []float32 // of one sentence: rows of turned
	candidate matrix    // of one sentence: its head vectors as a packed matrix
	pairs     []float32 // of some rows: outputs of model.relations
	byHead    matrix    // one of those rows
	treeHeads []int     // by row: the row of the word's head
	names     []float32 // of one sentence
	nameTag   []int
	chain     chain

	weigh   bool // heads' probabilities are asked for
	advice  Advice
	single  [1][]string
	results [1]*Analysis
	chunks  []chunk
}

// Limits of one pass through the network: more sentences or words are read in several.
const (
	batchSentences = 24
	batchWords     = 1536
	// MaxWords is the longest run of words parsed as one; a longer sentence is read in pieces, whose roots depend
	// on the first piece's root as "dep".
	MaxWords = 1024
)

// Advice adds to the scores (logarithms) of a word's joint tags what another tagger holds of them, where the network
// is not sure. forms is the sentence, i the word, t1 and t2 are the tags of the two words before it, -1 for none;
// fresh is true for the first question about a sentence.
type Advice func(forms []string, fresh bool, i, t1, t2 int, scores []float32)

// Advise has tags settled with a second opinion; nil for none.
func (w *Workspace) Advise(advice Advice) { w.advice = advice }

// JointTags lists the model's joint tags: pairs of universal and Penn tags.
func (m *Model) JointTags() (upos, xpos []string) {
	return slices.Clone(m.labels.upos), slices.Clone(m.labels.xpos)
}

// NewWorkspace returns a workspace for one goroutine, of about 15 MB.
func (m *Model) NewWorkspace() *Workspace {
	return &Workspace{model: m, cache: newFormCache(m.forms.outputs), recurrence: recurrence{kernel: m.kernel},
		chain: chain{names: m.labels.names, follow: m.labels.follow}}
}

// Parse analyses the words of one sentence, forms as in Universal Dependencies ("do", "n't"). out's slices are used
// again if they are long enough.
func (w *Workspace) Parse(forms []string, out *Analysis) {
	w.single[0] = forms
	w.results[0] = out
	w.parseAll(w.single[:], w.results[:], nil)
	w.single[0], w.results[0] = nil, nil
}

// ParseBatch analyses sentences together, which is quicker than one by one; out has as many elements as sentences.
func (w *Workspace) ParseBatch(sentences [][]string, out []Analysis) {
	w.parseAll(sentences, nil, out)
}

// Weigh is ParseBatch that also tells how sure the trees are.
func (w *Workspace) Weigh(sentences [][]string, out []Analysis) {
	for i := range out {
		out[i].Sure = 0
	}
	w.weigh = true
	w.parseAll(sentences, nil, out)
	w.weigh = false
}

// chunk is a sentence, or a piece of one that is too long.
type chunk struct {
	forms   []string
	out     *Analysis // of the parser
	reading *Reading  // of the reader of names
	offset  int       // of the piece's first word
}

// sortChunks puts the longest first.
func sortChunks(chunks []chunk) {
	slices.SortStableFunc(chunks, func(a, b chunk) int { return len(b.forms) - len(a.forms) })
}

// together is how many of the chunks, from the first on, go through the network in one pass.
func together(chunks []chunk) int {
	n, words := 0, 0
	for n < len(chunks) && n < batchSentences && (n == 0 || words+len(chunks[n].forms) <= batchWords) {
		words += len(chunks[n].forms)
		n++
	}
	return n
}

// parseAll parses the sentences into results or, if that is nil, out.
func (w *Workspace) parseAll(sentences [][]string, results []*Analysis, out []Analysis) {
	w.chunks = w.chunks[:0]
	for i, forms := range sentences {
		var a *Analysis
		if results != nil {
			a = results[i]
		} else {
			a = &out[i]
		}
		a.reset(len(forms), len(w.model.labels.names))
		for from := 0; from < len(forms); from += MaxWords {
			to := min(from+MaxWords, len(forms))
			w.chunks = append(w.chunks, chunk{forms: forms[from:to], out: a, offset: from})
		}
	}
	sortChunks(w.chunks)
	for rest := w.chunks; len(rest) > 0; {
		n := together(rest)
		w.parseChunks(rest[:n])
		rest = rest[n:]
	}
	for i := range w.chunks {
		w.chunks[i].join()
	}
	clear(w.chunks)
}

// reset makes room for n words with scores of so many name tags.
func (a *Analysis) reset(n, nameTags int) {
	a.Heads = grow(a.Heads, n)
	a.Rels, a.UPOS, a.XPOS, a.Names = grow(a.Rels, n), grow(a.UPOS, n), grow(a.XPOS, n), grow(a.Names, n)
	a.NameScores = grow(a.NameScores, n*nameTags)
}

// join attaches a later piece of a long sentence to the root of the first.
func (c *chunk) join() {
	if c.offset == 0 {
		return
	}
	first := slices.Index(c.out.Heads, -1)
	for i := c.offset; i < c.offset+len(c.forms); i++ {
		if c.out.Heads[i] == -1 {
			c.out.Heads[i], c.out.Rels[i] = first, "dep"
		}
	}
}

// grow returns s with length n, reallocated with room to spare if it is too short; the content is not kept.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}
