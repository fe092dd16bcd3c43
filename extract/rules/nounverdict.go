package rules

import "claimgraph/schema"

// unnamed gives a naming of what is not named otherwise its target: "what he called
// a provocation by Chad" accuses Chad. Without one it is a judgement.
func (d *draft) unnamed(claim *schema.Claim, c *clause) bool {
	k := c.report.head.head
	if f := c.t.form(c.report.theme); f != "what" && f != "whatever" {
		return false
	}
	lemma := c.t.lower[k]
	if !falsehoods[lemma] && !reproaches[lemma] && !d.e.lexicon.InClass("crime", lemma, c.t.modifiers(k)...) {
		return false
	}
	doer := -1
	for _, n := range c.t.kids[k] {
		if c.t.is(n, "nmod:poss") || c.t.is(n, "nmod") && c.t.preposition(n) == "by" {
			doer = n
		}
	}
	kind := "CONDEMN"
	if doer >= 0 && c.t.actor(doer) {
		kind = "ACCUSE"
		claim.Object, claim.About = d.argument(c.t, doer), d.argument(c.t, k)
	}
	term, _ := schema.TermByID(kind)
	claim.Predicate.Type, claim.Predicate.Plover, claim.Predicate.Quad, claim.Predicate.Name = kind, term.Plover, term.Quad, term.Label
	return true
}
