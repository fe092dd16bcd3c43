package rules

import (
	"sort"
	"strings"

	"claimgraph/schema"
)

// triples adds the open triples of every sentence: who, relation, what, and
// further arguments, in the words of the text. Verbs keep their auxiliaries,
// negations and infinitives ("did not want to attack"); prepositions stay with
// their arguments; an apposition gives an implied "is".
func (d *draft) triples() {
	for _, t := range d.trees {
		for _, c := range t.order {
			if c.form != nominal && !c.chained() {
				d.triple(c)
			}
		}
		for i := range t.Tokens {
			if t.is(i, "appos") && t.nominal(i) && t.nominal(t.Tokens[i].Head) {
				d.apposition(t, t.Tokens[i].Head, i)
			}
		}
	}
}

// chained reports whether the clause is told with its governor's relation:
// "want to attack".
func (c *clause) chained() bool {
	return c.form == verbal && c.hangs("xcomp") && c.governor.form == verbal && c.t.child(c.governor.head, "obj", "iobj") < 0 && c.infinitive()
}

// triple makes the open claim of a verb or copula.
func (d *draft) triple(c *clause) {
	subject := c.grammaticalSubject()
	if subject < 0 {
		return
	}
	relation, heads := c.relation()
	args := c.openArguments(heads, subject)
	s := c.t.bare(subject, c.head)
	parts := []string{c.t.words(s), c.t.join(relation)}
	for _, a := range args {
		parts = append(parts, c.t.words(a))
	}
	if len(parts) < 3 {
		parts = append(parts, "")
	}
	claim := d.blank(c.t)
	claim.Subject = &schema.Argument{Span: c.t.span(s.first, s.last)}
	claim.Predicate = schema.Predicate{Span: c.t.pieces(relation), Lemma: c.lemma}
	if len(args) > 0 {
		claim.Object = &schema.Argument{Span: c.t.span(args[0].first, args[0].last)}
	}
	confidence := 0.8
	if len(args) == 0 {
		confidence = 0.4
	}
	d.open(claim, c, parts, confidence)
}

// open finishes an open claim.
func (d *draft) open(claim *schema.Claim, c *clause, triple []string, confidence float64) {
	claim.Polarity, claim.Modality = schema.Positive, schema.Asserted
	if c != nil {
		claim.Polarity, claim.Modality, claim.Tense = c.status.polarity, c.status.modality, c.status.tense
		d.holder(claim, c)
	}
	claim.Open, claim.Triple, claim.Rule, claim.Confidence = true, triple, "open", confidence
	claim.Identify()
	d.claims = append(d.claims, claim)
}

// grammaticalSubject is the subject as the verb agrees with it.
func (c *clause) grammaticalSubject() int {
	if k := c.t.child(c.head, "nsubj", "csubj"); k >= 0 && !c.t.relativePronoun(k) {
		return k
	}
	if c.passive {
		return c.object()
	}
	return c.subject()
}

// relation is the words of the predicate, and the verbs that head it: a verb and
// its infinitives.
func (c *clause) relation() (words, heads []int) {
	t, head := c.t, c.head
	for {
		heads = append(heads, head)
		if c.form == verbal || head != c.head {
			words = append(words, head)
		}
		for _, k := range t.kids[head] {
			if t.is(k, "aux", "cop", "compound:prt") || t.is(k, "advmod") && k < head && !t.wh(k) && k >= head-3 || t.is(k, "mark") && t.form(k) == "to" && head != c.head {
				words = append(words, k)
			}
		}
		next := t.child(head, "xcomp")
		if c.form != verbal || next < 0 || t.clauses[next] == nil || !t.clauses[next].chained() {
			break
		}
		head = next
	}
	if len(words) == 0 {
		words = []int{c.head}
	}
	sort.Ints(words)
	return words, heads
}

func (t *tree) wh(i int) bool {
	switch t.form(i) {
	case "when", "where", "why", "how", "while":
		return true
	}
	return false
}

// openArguments are the phrases and clauses that complete the relation, in the
// order of the text.
func (c *clause) openArguments(heads []int, subject int) []stretch {
	t := c.t
	var args []stretch
	if c.form == copular {
		args = append(args, t.complementOf(c))
	}
	for _, h := range heads {
		for _, k := range t.kids[h] {
			if k == subject || t.relativePronoun(k) || t.under(k, heads[len(heads)-1]) {
				continue
			}
			if t.is(k, "obj", "iobj", "ccomp", "xcomp") || t.is(k, "obl") && (c.form == verbal || k < h) {
				args = append(args, t.full(k))
			}
		}
	}
	if c.t.is(c.head, "acl") && len(args) == 0 && c.object() >= 0 && c.object() != subject {
		args = append(args, t.full(c.object()))
	}
	sort.SliceStable(args, func(i, j int) bool {
		before, other := args[i].last < c.head, args[j].last < c.head
		if before != other {
			return other // what stands before the verb comes last
		}
		return args[i].first < args[j].first
	})
	return args
}

// complementOf is what a copula says of its subject.
func (t *tree) complementOf(c *clause) stretch {
	s := stretch{c.head, t.last[c.head]}
	for _, k := range t.kids[c.head] {
		switch {
		case t.is(k, "nsubj", "csubj", "aux", "cop", "mark", "cc", "advcl", "parataxis", "discourse", "expl") || t.pos(k, "PUNCT"):
		case t.is(k, "conj") && t.clauses[k] != nil && t.child(k, "nsubj") >= 0:
		case k < c.head && !t.is(k, "obl", "advmod"):
			s.first = min(s.first, t.first[k])
		}
	}
	for _, k := range t.kids[c.head] {
		if k > c.head && (t.is(k, "advcl", "parataxis") || t.is(k, "conj") && t.child(k, "nsubj") >= 0) {
			s.last = min(s.last, t.first[k]-1)
		}
	}
	return t.trim(s)
}

// full is the stretch of everything under head up to the first aside: relative
// clause, apposition or parenthesis.
func (t *tree) full(head int) stretch {
	s := stretch{t.first[head], t.last[head]}
	for _, k := range t.kids[head] {
		if t.is(k, "acl:relcl", "appos", "parataxis") && k > head {
			s.last = min(s.last, t.first[k]-1)
		}
		if k < head && t.is(k, "mark") && t.form(k) == "that" {
			s.first = max(s.first, k+1)
		}
	}
	s.first, s.last = min(s.first, head), max(s.last, head)
	return t.trim(s)
}

// bare is the full phrase of a subject without the preposition before it and
// without what the clause headed by clause says of it.
func (t *tree) bare(head, clause int) stretch {
	s := t.full(head)
	for _, k := range t.kids[head] {
		if k < head && t.is(k, "case", "mark") && t.first[k] == s.first {
			s.first = max(s.first, t.last[k]+1)
		}
		if k > head && t.under(k, clause) {
			s.last = min(s.last, t.first[k]-1)
		}
	}
	s.first, s.last = min(s.first, head), max(s.last, head)
	return t.trim(s)
}

// trim sheds punctuation and conjunctions at the edges of a stretch.
func (t *tree) trim(s stretch) stretch {
	s.last = max(s.first, s.last)
	for s.first < s.last && t.pos(s.first, "PUNCT", "CCONJ") {
		s.first++
	}
	for s.last > s.first && t.pos(s.last, "PUNCT", "CCONJ") {
		s.last--
	}
	return s
}

// words is the text of a stretch.
func (t *tree) words(s stretch) string {
	return t.text[t.Tokens[s.first].Start:t.Tokens[s.last].End]
}

// join is the text of single tokens, in order.
func (t *tree) join(tokens []int) string {
	words := make([]string, len(tokens))
	for i, k := range tokens {
		words[i] = t.text[t.Tokens[k].Start:t.Tokens[k].End]
	}
	return strings.Join(words, " ")
}

// apposition makes the implied "X is Y" of "X, Y,".
func (d *draft) apposition(t *tree, head, other int) {
	a, b := t.full(head), t.full(other)
	if a = t.bare(head, other); a.last >= b.first && b.last >= a.first {
		return
	}
	claim := d.blank(t)
	claim.Subject = &schema.Argument{Span: t.span(a.first, a.last)}
	claim.Object = &schema.Argument{Span: t.span(b.first, b.last)}
	claim.Predicate = schema.Predicate{Span: t.cut(t.Tokens[other].Start, t.Tokens[other].End), Lemma: "be"}
	d.open(claim, nil, []string{t.words(a), "is", t.words(b)}, 0.6)
}
