package rules

import "claimgraph/schema"

// ownModality reads how firmly the clause is put from its own words: modal
// verbs, adverbs, conditions, questions.
func (c *clause) ownModality() schema.Modality {
	m := schema.Asserted
	for _, k := range c.t.kids[c.head] {
		m = stronger(m, c.modalWord(k))
	}
	switch c.t.marker(c.head) {
	case "if", "unless", "in case", "provided", "lest", "as if", "as though", "should":
		if c.t.is(c.head, "advcl") {
			m = stronger(m, schema.Hypothetical)
		}
	case "whether", "if that":
		m = stronger(m, schema.Asked)
	}
	if c.t.marker(c.head) == "if" && c.t.is(c.head, "ccomp") {
		m = stronger(m, schema.Asked)
	}
	if c.asks() {
		m = stronger(m, schema.Asked)
	}
	if c.form == nominal {
		m = stronger(m, c.nounModality())
	}
	if c.infinitive() && c.t.is(c.head, "advcl", "acl", "ccomp", "csubj") && m == schema.Asserted {
		m = schema.Intended
	}
	if c.form == verbal && c.infinitive() && c.t.child(c.head, "cop") >= 0 {
		m = stronger(m, schema.Intended) // "the aim is to demonise"
	}
	return m
}

// modalWord is the modality a dependant of the predicate lends it.
func (c *clause) modalWord(k int) schema.Modality {
	w := c.t.lower[k]
	switch {
	case c.t.is(k, "aux"):
		return modals[c.t.form(k)]
	case c.t.is(k, "advmod", "obl", "discourse"):
		return adverbs[w]
	case c.t.is(k, "advcl"):
		switch c.t.marker(k) {
		case "if", "unless":
			return schema.Hypothetical
		}
	}
	return ""
}

// modals are the auxiliaries that take a statement back from assertion.
// "Will" and "would" are read with the tense.
var modals = map[string]schema.Modality{
	"may": schema.Possible, "might": schema.Possible, "could": schema.Possible,
	"should": schema.Demanded, "must": schema.Demanded, "ought": schema.Demanded, "shall": schema.Intended,
	"would": schema.Hypothetical, "will": schema.Intended, "'ll": schema.Intended, "’ll": schema.Intended, "wo": schema.Intended,
	"can": schema.Possible, "ca": schema.Possible, "'d": "", "cannot": schema.Possible,
}

// adverbs that say how sure a statement is.
var adverbs = map[string]schema.Modality{
	"allegedly": schema.Alleged, "reportedly": schema.Alleged, "purportedly": schema.Alleged, "supposedly": schema.Alleged,
	"apparently": schema.Alleged, "ostensibly": schema.Alleged,
	"possibly": schema.Possible, "perhaps": schema.Possible, "maybe": schema.Possible, "probably": schema.Possible,
	"likely": schema.Possible, "potentially": schema.Possible, "presumably": schema.Possible, "conceivably": schema.Possible,
	"unlikely": schema.Possible, "seemingly": schema.Possible,
}

// nounModality reads the adjectives of an event noun: "an alleged attack",
// "a possible invasion", "planned talks".
func (c *clause) nounModality() schema.Modality {
	m := schema.Modality("")
	for _, k := range c.t.children(c.head, "amod") {
		m = stronger(m, adjectives[c.t.lower[k]])
		m = stronger(m, adjectives[c.t.form(k)])
	}
	return m
}

var adjectives = map[string]schema.Modality{
	"alleged": schema.Alleged, "suspected": schema.Alleged, "reported": schema.Alleged, "purported": schema.Alleged,
	"possible": schema.Possible, "potential": schema.Possible, "likely": schema.Possible, "apparent": schema.Alleged,
	"planned": schema.Intended, "upcoming": schema.Intended, "forthcoming": schema.Intended, "proposed": schema.Intended,
	"imminent": schema.Possible, "future": schema.Intended, "supposed": schema.Alleged, "hypothetical": schema.Hypothetical,
	"threatened": schema.Possible, "feared": schema.Possible,
}

// asks reports whether the clause is the main one of a question.
func (c *clause) asks() bool {
	if !c.t.is(c.head, "root", "ccomp", "parataxis", "conj") {
		return false
	}
	last := c.t.last[c.head]
	for i := last; i >= 0 && i > last-3; i-- {
		if c.t.Tokens[i].Form == "?" && c.t.Tokens[i].Head == c.head {
			return true
		}
	}
	return false
}
