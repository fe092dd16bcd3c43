package rules

import (
	"strings"

	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve"
	"claimgraph/schema"
)

// tree is a sentence made ready for looking about: children by head, the
// stretch of every subtree, the mention each token heads.
type tree struct {
	*nlp.Sentence
	text     string // the document's
	in       string // schema.InTitle, or empty for the body
	index    int    // of the sentence in its document
	kids     [][]int
	first    []int // first token of the subtree under each token
	last     []int // last one
	lower    []string
	mentions map[int]*resolve.Mention // by head token
	clauses  map[int]*clause          // by head token
	order    []*clause                // governors before what they govern
	quotes   []*quote                 // per token: the innermost quotation it stands in, or nil
	skip     bool                     // boilerplate: nothing is claimed here
	sums     []sum                    // phrases that sum up what was said before them
}

// newTree prepares sentence index of doc. It walks the tokens a fixed number of
// times, whatever the shape of the tree.
func newTree(doc *nlp.Document, index int, in string) *tree {
	s := repaired(&doc.Sentences[index])
	n := len(s.Tokens)
	t := &tree{
		Sentence: s, text: doc.Text, in: in, index: index,
		kids: make([][]int, n), first: make([]int, n), last: make([]int, n), lower: make([]string, n),
		mentions: map[int]*resolve.Mention{}, clauses: map[int]*clause{}, quotes: make([]*quote, n),
	}
	for i := range s.Tokens {
		t.first[i], t.last[i] = i, i
		t.lower[i] = lemmaOf(&s.Tokens[i])
		if h := s.Tokens[i].Head; h >= 0 && h < n && h != i {
			t.kids[h] = append(t.kids[h], i)
		}
	}
	for order := t.topDown(); len(order) > 0; order = order[:len(order)-1] {
		t.spread(order[len(order)-1])
	}
	return t
}

// spread widens the governor's stretch by token i's.
func (t *tree) spread(i int) {
	if h := t.Tokens[i].Head; h >= 0 {
		t.first[h] = min(t.first[h], t.first[i])
		t.last[h] = max(t.last[h], t.last[i])
	}
}

// topDown lists the tokens with every governor before its dependants.
func (t *tree) topDown() []int {
	order := make([]int, 0, len(t.Tokens))
	for i := range t.Tokens {
		if t.Tokens[i].Head == nlp.Root {
			order = append(order, i)
		}
	}
	for at := 0; at < len(order); at++ {
		order = append(order, t.kids[order[at]]...)
	}
	return order
}

func lemmaOf(token *nlp.Token) string {
	if token.Lemma != "" && token.Lemma != "_" {
		return strings.ToLower(token.Lemma)
	}
	return strings.ToLower(token.Form)
}

// is reports whether token i hangs by one of the relations, given in full
// ("nsubj:pass") or basic ("nsubj", which takes its subtypes in).
func (t *tree) is(i int, rels ...string) bool {
	full := t.Tokens[i].Rel
	basic, _, _ := strings.Cut(full, ":")
	for _, r := range rels {
		if r == full || r == basic {
			return true
		}
	}
	return false
}

// child gives the first dependant of i by one of the relations, or -1.
func (t *tree) child(i int, rels ...string) int {
	for _, k := range t.kids[i] {
		if t.is(k, rels...) {
			return k
		}
	}
	return -1
}

// children lists the dependants of i by one of the relations.
func (t *tree) children(i int, rels ...string) []int {
	var found []int
	for _, k := range t.kids[i] {
		if t.is(k, rels...) {
			found = append(found, k)
		}
	}
	return found
}

// form is token i in lower case as written.
func (t *tree) form(i int) string {
	if t.Tokens[i].XPOS == "MD" && t.Tokens[i].Lemma == "will" {
		return "will" // also "Oslo to send medics", as headlines put it
	}
	return strings.ToLower(t.Tokens[i].Form)
}

// under reports whether token i is anc or lies below it.
func (t *tree) under(anc, i int) bool { return t.Dominates(anc, i) }

// pos reports whether token i has one of the universal parts of speech.
func (t *tree) pos(i int, tags ...string) bool {
	for _, tag := range tags {
		if t.Tokens[i].UPOS == tag {
			return true
		}
	}
	return false
}

// nominal reports whether token i can head a noun phrase.
func (t *tree) nominal(i int) bool { return t.pos(i, "NOUN", "PROPN", "PRON", "NUM", "SYM", "X") }

// kind is what is known of the entity token i heads.
func (t *tree) kind(i int) schema.Kind {
	if m := t.mentions[i]; m != nil {
		return m.Entity.Kind
	}
	return ""
}

// span cuts the bytes of tokens first..last, edges cleaned of punctuation that
// belongs to no word.
func (t *tree) span(first, last int) *schema.Span {
	last = max(first, last)
	for first < last && t.loose(first) {
		first++
	}
	for last > first && t.loose(last) {
		last--
	}
	return t.cut(t.Tokens[first].Start, t.Tokens[last].End)
}

// loose reports whether token i is punctuation that an evidence span sheds at
// its edge; a quotation mark or bracket stays when its partner is inside, which
// span's callers keep by asking for cut.
func (t *tree) loose(i int) bool {
	if !t.pos(i, "PUNCT") {
		return false
	}
	return !isQuoteMark(t.Tokens[i].Form) && t.Tokens[i].Form != "]"
}

// cut makes a span of bytes of the document.
func (t *tree) cut(start, end int) *schema.Span {
	s := schema.NewSpan(t.text, start, end)
	s.In = t.in
	return s
}
