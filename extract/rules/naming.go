package rules

import (
	"slices"
	"strings"

	"claimgraph/extract/rules/frames"
	"claimgraph/schema"
)

// name looks the clause's predicate up among the frames.
func (e *Extractor) name(c *clause) {
	c.frame, c.framed = e.lexicon.Lookup(c.query())
	if c.inquires() {
		c.frame.Type, c.frame.Mode, c.frame.CAMEO, c.frame.Name = "STATE", "", "010", "ask"
		c.frame.Act, c.frame.Modality, c.framed = true, schema.Asked, true
		return
	}
	if act := c.reportingAct(); act != "" {
		c.frame.Type, c.frame.Mode, c.frame.CAMEO, c.frame.Act, c.framed = act, "", "", true, true
		c.frame.Name = c.verb
	}
}

// inquires reports whether the clause asks a question rather than for something:
// "asked whether".
func (c *clause) inquires() bool {
	return c.form == verbal && inquiring[c.lemma] && c.complement.kind == "that" && c.t.indirectQuestion(c.complement.head)
}

var inquiring = set("ask inquire enquire wonder query")

// reportingAct is the act of a verb of saying with a clause or denied noun for
// what is said, where the table of verbs is more exact than the frame.
func (c *clause) reportingAct() string {
	act := reporting[c.lemma]
	term, ok := schema.TermByID(act)
	if unreporting[c.lemma] && act == "STATE" {
		return "" // "which means that …"
	}
	if c.form != verbal || !ok || !term.Act || act == "STATE" && c.frame.Type != "" && c.complement.kind != "that" {
		return ""
	}
	now, _ := schema.TermByID(c.frame.Type)
	switch {
	case act == "DETERMINE" && c.complement.kind == "that" && c.frame.Type == "REQUEST":
		return act
	case c.lemma == "deny" && len(c.recipients) == 0 && (c.frame.Type == "REJECT" && c.frame.Mode == "" || c.frame.Type == "CONCEDE"):
		return act
	case disbelieving[c.lemma] && c.object() >= 0 && told[reportNouns[c.t.lower[c.object()]]] && !rulings[c.t.lower[c.object()]]:
		return "DENY"
	case c.complement.kind == "that" && act == "STATE" && (c.frame.Type == "DEMAND" || c.frame.Type == "REQUEST"):
		return act
	case c.complement.kind == "that" && (c.frame.Type == "" || now.Act && act != "STATE" && !attitudes[c.lemma]):
		return act
	}
	return ""
}

// disbelieving verbs deny what they take for their object when that is
// something said of somebody: "rejected the accusation".
var disbelieving = set("reject dismiss dispute refute rebut")

// rulings are nouns for what is decided, which can be refused but not denied.
var rulings = set("decision ruling verdict judgment judgement order")

// told are the acts whose content can be denied; a demand or offer can only be
// refused.
var told = set("STATE ALLEGE ACCUSE DETERMINE REPORT WARN CONFIRM PREDICT ACKNOWLEDGE")

// eventNoun reports whether token i names an event or a saying rather than a
// thing: the frames know it as a noun.
func (e *Extractor) eventNoun(t *tree, i int) bool {
	if t.is(i, "compound", "flat", "fixed", "nmod:poss") || t.named(i) || t.child(i, "cop") >= 0 || i+1 < len(t.Tokens) && strings.HasPrefix(t.form(i+1), "d'") {
		return false
	}
	if reportNouns[t.lower[i]] != "" {
		return true
	}
	q := frames.Query{Lemma: t.lower[i], Noun: true, Modifiers: t.modifiers(i)}
	for _, k := range t.children(i, "nmod") {
		if p := t.preposition(k); k > i && p != "" {
			h := t.sense(k)
			q.PrepObjects = append(q.PrepObjects, frames.PrepObject{Prep: p, Head: t.lower[h], Kind: t.kind(h), Modifiers: t.modifiers(h)})
		}
	}
	_, ok := e.lexicon.Lookup(q)
	return ok
}

// named reports whether token i belongs to a name.
func (t *tree) named(i int) bool {
	if t.pos(i, "PROPN") {
		return true
	}
	for _, n := range t.Names {
		if n.First <= i && i <= n.Last {
			return true
		}
	}
	return false
}

// query describes the clause for the lexicon.
func (c *clause) query() frames.Query {
	q := frames.Query{Lemma: c.verb, Particle: c.particle, Passive: c.passive, Complement: c.complement.kind}
	switch {
	case c.form == nominal:
		q.Noun, q.Modifiers = true, c.t.modifiers(c.head)
	case c.form == copular:
		q.Lemma = c.t.lower[c.head]
		q.Noun, q.Adjective = c.t.pos(c.head, "NOUN", "PROPN"), c.t.pos(c.head, "ADJ", "VERB", "ADV")
	}
	if s := c.subject(); s >= 0 {
		s = c.t.sense(s)
		q.Subject, q.SubjectKind = c.t.lower[s], c.t.kind(s)
	}
	if o := c.object(); o >= 0 && o != c.head {
		o = c.t.sense(o)
		q.Object, q.ObjectKind, q.ObjectModifiers = c.t.lower[o], c.t.kind(o), c.t.modifiers(o)
	}
	if i := firstOf(c.recipients); i >= 0 {
		q.Indirect, q.IndirectKind = c.t.lower[i], c.t.kind(i)
	}
	c.phrases(&q)
	if k := c.named(c.object()); k >= 0 && c.form == verbal {
		q.Attribute = c.t.lower[k]
	}
	if k := c.complement.head; k >= 0 {
		q.ComplementHead = c.t.lower[k]
	}
	q.Negated = c.negated()
	return q
}

// phrases adds the prepositional arguments, those on the object last.
func (c *clause) phrases(q *frames.Query) {
	for _, o := range slices.Concat(c.obliques, c.loose) {
		q.Prepositions = append(q.Prepositions, o.prep)
		h := c.t.sense(o.head)
		q.PrepObjects = append(q.PrepObjects, frames.PrepObject{Prep: o.prep, Head: c.t.lower[h], Kind: c.t.kind(h), Modifiers: c.t.modifiers(h), Token: o.head + 1})
	}
}

// modifiers are the adjectives and compounds before a head.
func (t *tree) modifiers(head int) []string {
	var words []string
	for _, k := range t.kids[head] {
		if k < head && t.is(k, "amod", "compound", "nmod:poss") {
			words = append(words, t.lower[k])
		}
	}
	return words
}

// slot gives the argument a frame puts in a slot: "object", "subject" or a
// preposition.
func (c *clause) slot(s frames.Slot) []int {
	switch s {
	case "":
		return nil
	case frames.Subject:
		return c.subjects
	case frames.Object:
		return c.objects
	}
	if s == frames.Indirect {
		return c.recipients
	}
	if at := c.found(s); at >= 0 && !c.t.dated(at) {
		return []int{at}
	}
	there := -1
	for _, o := range slices.Concat(c.obliques, c.loose) {
		switch {
		case o.prep != string(s) || o.verb || c.t.dated(o.head):
		case !c.t.circumstance(o):
			return []int{o.head}
		case there < 0:
			there = o.head
		}
	}
	if there >= 0 {
		return []int{there}
	}
	return nil
}

// found is the prepositional argument that the clause's frame was found by, if it
// fills slot s; -1 otherwise.
func (c *clause) found(s frames.Slot) int {
	at := 0
	switch f := &c.frame; s {
	case f.Target:
		at = f.TargetAt
	case f.Topic:
		at = f.TopicAt
	case f.Source:
		at = f.SourceAt
	}
	for _, o := range slices.Concat(c.obliques, c.loose) {
		if o.head == at-1 && o.prep == string(s) && !o.verb {
			return o.head
		}
	}
	return -1
}

// term fills the ontology's side of a claim's predicate.
func (c *clause) term() schema.Predicate {
	p := schema.Predicate{Span: c.evidence(), Lemma: c.lemma, Name: c.frame.Name, Type: c.frame.Type, Mode: c.frame.Mode}
	if c.support != nil {
		p.Lemma = c.support.lemma + " " + c.lemma
	}
	if p.Name == "" {
		p.Name = c.lemma
	}
	if t, ok := schema.TermByID(c.frame.Type); ok {
		p.Plover, p.Quad = t.Plover, t.Quad
		if len(t.CAMEO) > 0 {
			p.CAMEO = t.CAMEO[0]
		}
	}
	if c.frame.CAMEO != "" {
		p.CAMEO = c.frame.CAMEO
	}
	return p
}

// evidence is the span of the predicate's words; of a light verb and its noun
// both, as parts.
func (c *clause) evidence() *schema.Span {
	words := c.words
	if c.support != nil {
		words = append(append([]int{}, c.support.words...), words...)
	}
	return c.t.pieces(words)
}

// pieces is the hull of some tokens, with its parts where they do not adjoin.
func (t *tree) pieces(words []int) *schema.Span {
	in := make(map[int]bool, len(words))
	lo, hi := words[0], words[0]
	for _, w := range words {
		in[w], lo, hi = true, min(lo, w), max(hi, w)
	}
	s := t.cut(t.Tokens[lo].Start, t.Tokens[hi].End)
	var parts [][2]int
	for i := lo; i <= hi; i++ {
		switch {
		case !in[i]:
		case i > lo && in[i-1]:
			parts[len(parts)-1][1] = t.Tokens[i].End
		default:
			parts = append(parts, [2]int{t.Tokens[i].Start, t.Tokens[i].End})
		}
	}
	if len(parts) > 1 {
		s.Spans = parts
	}
	return s
}
