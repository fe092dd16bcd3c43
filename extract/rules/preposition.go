package rules

import "strings"

// prepositional collects the prepositional arguments of a verb or noun: "talks
// with Iran", "accused the US of inciting". Time and measure phrases without a
// preposition are left out.
func prepositional(c *clause) bool {
	for _, k := range c.t.kids[c.head] {
		switch {
		case c.t.is(k, "obl:unmarked", "obl:tmod", "obl:npmod", "nmod:unmarked", "nmod:tmod", "nmod:npmod", "nmod:poss"):
			continue
		case c.t.is(k, "obl", "nmod"):
			c.addOblique(k)
		case c.t.is(k, "advcl", "acl", "xcomp", "ccomp") && c.t.gerundive(k):
			if p := c.t.marker(k); p != "" && p != "to" && prepositions[p] {
				c.obliques = append(c.obliques, oblique{p, k, true})
			}
		}
	}
	c.strayGerund()
	c.stray()
	return len(c.obliques) > 0
}

// gerundive reports whether token k heads a gerund: "attacking", "being a spy".
func (t *tree) gerundive(k int) bool {
	cop := t.child(k, "cop", "aux:pass")
	return t.Tokens[k].XPOS == "VBG" || cop >= 0 && t.form(cop) == "being"
}

// strayGerund takes "of inciting" as an argument of "accused the US of
// inciting", and "of genocide" of "accused Russia of genocide", where the parser
// has hung them on a noun in between.
func (c *clause) strayGerund() {
	if c.form != verbal {
		return
	}
	for _, o := range c.t.children(c.head, "obj", "nsubj:pass", "obl", "iobj") {
		if o < c.head && !c.t.is(o, "nsubj:pass") {
			continue
		}
		for _, k := range c.t.kids[o] {
			if k < o || k < c.head {
				continue
			}
			p := c.t.marker(k)
			switch {
			case c.t.is(k, "acl", "nmod", "advcl") && c.t.Tokens[k].XPOS == "VBG" && (p == "of" || p == "for" || p == "from" || p == "against"):
				c.obliques = append(c.obliques, oblique{p, k, true})
			case c.t.is(k, "nmod") && c.t.is(o, "obj", "nsubj:pass") && p != "" && c.t.pos(o, "PROPN") && k > c.t.nameEnd(o):
				c.obliques = append(c.obliques, oblique{p, k, false})
			}
		}
	}
}

// stray notes the prepositional phrases that stand below an argument rather than
// with the predicate, for the frame to claim where it asks for them: "gave money
// to Chad", "a suspension of aid to Egypt". Those that stand deeper come last, and
// only where they name an actor or tell at whom.
func (c *clause) stray() {
	var below []int
	if o := c.t.child(c.head, "obj", "nsubj:pass"); o >= 0 && c.form == verbal {
		below = append(below, o, c.t.sense(o))
	}
	for _, o := range c.obliques {
		if !o.verb {
			below = append(below, o.head)
		}
	}
	near := len(below)
	for at := 0; at < len(below) && at < mostStray; at++ {
		h := below[at]
		for _, k := range c.t.kids[h] {
			switch {
			case k < h:
			case c.t.is(k, "nmod") || c.t.is(k, "obl") && !c.t.is(k, "obl:agent"):
				if p := c.t.preposition(k); p != "" && p != "of" && (p != "by" || h == below[0]) && (at < near || directing[p] || c.t.actor(k)) {
					c.loose = append(c.loose, oblique{p, c.t.namedBefore(k), false})
				}
				below = append(below, k)
			case c.t.is(k, "acl") && c.t.participial(k) && h == below[0] && c.form == verbal:
				c.strayAgent(k)
				below = append(below, k)
			case c.t.is(k, "conj") && c.t.nominal(k), c.t.is(k, "acl") && c.t.participial(k):
				below = append(below, k)
			}
		}
	}
}

// strayAgent notes by whom the object was made or put: "an appeal filed by
// lawyers".
func (c *clause) strayAgent(participle int) {
	for _, k := range c.t.children(participle, "obl") {
		if p := c.t.preposition(k); k > participle && (p == "by" || c.t.is(k, "obl:agent")) {
			c.loose = append(c.loose, oblique{"by", k, false})
		}
	}
}

// mostStray bounds how many phrases are searched for others below them.
const mostStray = 12

// participial reports whether a clause that describes a noun is a bare
// participle: "a letter signed by ten".
func (t *tree) participial(k int) bool {
	return !t.is(k, "acl:relcl") && t.Tokens[k].XPOS == "VBN" && t.child(k, "nsubj", "aux", "mark") < 0
}

// addOblique adds a prepositional phrase, and those of its conjuncts that have
// a preposition of their own.
func (c *clause) addOblique(k int) {
	p := c.t.preposition(k)
	if p == "out of" && c.particle == "out" {
		p = "of"
	}
	if p == "" && c.t.is(k, "obl:agent") {
		p = "by"
	}
	c.obliques = append(c.obliques, oblique{p, c.t.namedBefore(k), false})
	for _, j := range c.t.children(k, "conj") {
		if p := c.t.preposition(j); p != "" {
			c.obliques = append(c.obliques, oblique{p, j, false})
		}
	}
}

// namedBefore repairs "ties with Chad five years after …", where the parser has
// taken name and time for one phrase: of a counted time the preposition's object
// is the name between. Else it is the phrase itself.
func (t *tree) namedBefore(head int) int {
	count := t.child(head, "nummod")
	if count < 0 || !t.dated(head) {
		return head
	}
	for _, k := range t.kids[head] {
		if k < count && t.pos(k, "PROPN") && t.is(k, "nmod", "compound", "appos") && t.preposition(k) == "" {
			return k
		}
	}
	return head
}

// preposition is the case marker of a phrase, several words joined: "because
// of"; empty when there is none.
func (t *tree) preposition(head int) string {
	var words []string
	for _, k := range t.kids[head] {
		if k >= head || !t.is(k, "case") || t.Tokens[k].Form == "'s" || t.Tokens[k].Form == "’s" {
			continue
		}
		words = append(words, t.form(k))
		for _, f := range t.children(k, "fixed") {
			words = append(words, t.form(f))
		}
	}
	return strings.Join(words, " ")
}

// marker is the word that introduces a subordinate clause.
func (t *tree) marker(head int) string {
	var words []string
	for _, k := range t.kids[head] {
		if k < head && t.is(k, "mark", "case") {
			words = append(words, t.form(k))
			for _, f := range t.children(k, "fixed") {
				words = append(words, t.form(f))
			}
		}
	}
	return strings.Join(words, " ")
}

// prepositions are those that govern a gerund as an argument.
var prepositions = map[string]bool{
	"of": true, "for": true, "from": true, "in": true, "on": true, "against": true, "with": true,
	"into": true, "about": true, "over": true, "at": true, "to": true, "by": true, "without": true,
	"despite": true, "after": true, "before": true,
}

// directing are prepositions that tell whom or what something is for or at.
var directing = set("against to for with")
