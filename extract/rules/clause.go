package rules

import (
	"claimgraph/extract/rules/frames"
)

// form tells what a clause's predicate is.
type form int

const (
	verbal  form = iota
	copular      // "is responsible for", "is a party to"
	nominal      // "the invasion of Ukraine"
)

// clause is a predicate with its roles. Roles are tokens of its tree that head
// phrases; a coordinated phrase is given by its first head.
type clause struct {
	e          *Extractor
	t          *tree
	head       int
	form       form
	lemma      string // with its particle: "carry out"
	verb       string // the verb alone
	particle   string
	words      []int // the predicate's evidence
	subjects   []int
	objects    []int
	recipients []int
	obliques   []oblique
	loose      []oblique // phrases on the object that the frame may claim: "gave money to Chad"
	complement complement
	passive    bool
	governor   *clause
	link       string  // full relation by which the clause hangs on its governor
	support    *clause // the light verb that carries this event noun
	absorbed   *clause // the event noun this verb has taken in
	shaped     *clause // the complement whose event this predicate takes up
	silent     bool    // says nothing by itself: a light verb, a modifier
	fired      []string
	frame      frames.Frame
	framed     bool
	status     status
	report     *report // the report this clause is the cue of, or nil
	thought    *report // what somebody is said to think, which is no report of its own
}

// oblique is a prepositional argument: "with Russia" is {"with", Russia}.
type oblique struct {
	prep string
	head int
	verb bool // the argument is a clause: "of inciting"
}

// complement is a clause that fills a role of another.
type complement struct {
	kind string // "that", "to", "ing", "quote"; empty when there is none
	head int
}

// collect finds the clauses of t, governors first.
func (e *Extractor) collect(t *tree) {
	for _, i := range t.topDown() {
		form, ok := e.predicate(t, i)
		if !ok {
			continue
		}
		c := &clause{e: e, t: t, head: i, form: form, lemma: t.lower[i], verb: t.lower[i], words: []int{i}, complement: complement{head: -1}}
		c.governor, c.link = t.above(i)
		t.clauses[i] = c
		t.order = append(t.order, c)
	}
}

// predicate reports whether token i heads a clause, and of what form.
func (e *Extractor) predicate(t *tree, i int) (form, bool) {
	switch {
	case t.pos(i, "VERB") && t.child(i, "cop") >= 0 && t.mood(i) == "to" && t.marker(i) != "":
		return verbal, true // "is to disarm the rebels"
	case t.child(i, "cop") >= 0:
		return copular, true
	case t.pos(i, "VERB") && (t.mistagged(i) || t.hyphened(i)):
		return 0, false
	case t.pos(i, "VERB"):
		return verbal, !t.is(i, "amod", "compound", "case", "fixed", "flat", "mark", "cc", "aux", "advmod", "det") || t.child(i, "obj", "nsubj") >= 0
	case t.pos(i, "AUX") && !t.is(i, "aux", "cop"):
		return verbal, true
	case t.pos(i, "ADJ") && t.child(i, "nsubj") >= 0:
		return copular, true
	case t.pos(i, "NOUN", "PROPN") && e.eventNoun(t, i):
		return nominal, true
	}
	return 0, false
}

// mistagged reports whether a verb stands where only a noun can, with nothing that a
// verb has: the object of another, "the word children".
func (t *tree) mistagged(i int) bool {
	switch t.Tokens[i].XPOS {
	case "VBG", "VBN", "VBD":
		return false
	}
	return t.is(i, "obj", "iobj", "nsubj", "obl", "nmod", "appos") && t.child(i, "nsubj", "obj", "aux", "mark", "ccomp", "xcomp", "iobj", "compound:prt") < 0
}

// hyphened reports whether a hyphen ties a bare word to the one before it:
// "the president-elect", "the Gulf-backed plan".
func (t *tree) hyphened(i int) bool {
	return i > 1 && t.Tokens[i-1].Form == "-" && t.Tokens[i-1].End == t.Tokens[i].Start && t.Tokens[i-2].End == t.Tokens[i-1].Start && t.child(i, "nsubj", "aux") < 0
}

// above is the clause token i stands under and the relation of the path's last
// step below that clause's head.
func (t *tree) above(i int) (*clause, string) {
	link := t.Tokens[i].Rel
	for h := t.Tokens[i].Head; h >= 0; h = t.Tokens[h].Head {
		if c := t.clauses[h]; c != nil {
			return c, link
		}
		if !t.is(h, "conj") {
			link = t.Tokens[h].Rel + ">" + link
		}
	}
	return nil, link
}

// hangs reports whether the clause's own token hangs directly on its
// governor's by one of the relations.
func (c *clause) hangs(rels ...string) bool {
	return c.governor != nil && c.t.Tokens[c.head].Head == c.governor.head && c.t.is(c.head, rels...)
}

func (c *clause) fire(construction string) { c.fired = append(c.fired, construction) }

// oblique gives the first argument with one of the prepositions, or -1.
func (c *clause) oblique(preps ...string) int {
	for _, p := range preps {
		for _, o := range c.obliques {
			if o.prep == p && !o.verb {
				return o.head
			}
		}
	}
	return -1
}

// subject is the first subject, or -1.
func (c *clause) subject() int { return firstOf(c.subjects) }

// object is the first object, or -1.
func (c *clause) object() int { return firstOf(c.objects) }

func firstOf(heads []int) int {
	if len(heads) == 0 {
		return -1
	}
	return heads[0]
}

// infinitive reports whether the clause's verb stands with "to".
func (c *clause) infinitive() bool {
	for _, k := range c.t.kids[c.head] {
		if k < c.head && c.t.form(k) == "to" && c.t.pos(k, "PART", "ADP") {
			return true
		}
	}
	return false
}

// finite reports whether the clause has a tense of its own.
func (c *clause) finite() bool {
	for _, k := range c.t.kids[c.head] {
		if c.t.is(k, "aux", "cop") {
			switch c.t.Tokens[k].XPOS {
			case "MD", "VBD", "VBP", "VBZ":
				return true
			}
		}
	}
	switch c.t.Tokens[c.head].XPOS {
	case "VBD", "VBP", "VBZ", "MD":
		return true
	}
	return false
}

// participle reports whether the verb is a bare participle: "VBN" or "VBG".
func (c *clause) participle(xpos string) bool {
	return c.t.Tokens[c.head].XPOS == xpos && c.t.child(c.head, "aux", "cop") < 0
}
