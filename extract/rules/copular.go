package rules

// copula reads "X is Y": the predicate is the copula with its complement, the
// object what a preposition adds to it: "is a party to the statute", "is
// responsible for the attack", "is a member of the court".
func copula(c *clause) bool {
	if c.form != copular {
		return false
	}
	cop := c.t.child(c.head, "cop")
	for _, k := range c.t.kids[c.head] {
		if c.t.is(k, "nsubj", "csubj") && !c.t.relativePronoun(k) {
			c.subjects = append(c.subjects, k)
		}
	}
	c.verb = "be"
	if cop >= 0 {
		c.words = append([]int{cop}, c.words...)
	}
	c.lemma = "be " + c.t.lower[c.head]
	if c.t.pos(c.head, "ADJ", "ADV", "VERB") {
		c.prepositionalObject("for", "to", "of", "with", "against", "in", "at", "from", "over", "about", "on")
		return true
	}
	if c.t.pos(c.head, "NOUN") && undergone[c.t.preposition(c.head)+" "+c.t.lower[c.head]] {
		c.lemma = "be " + c.t.preposition(c.head) + " " + c.t.lower[c.head]
		c.passive, c.objects, c.subjects = true, c.subjects, nil // "is on trial", "is under attack"
		c.agent()
		return true
	}
	if c.t.preposition(c.head) != "" { // "is in Kyiv", "is under pressure"
		c.lemma = "be " + c.t.preposition(c.head)
		return true
	}
	if !c.prepositionalObject("to") && relational[c.t.lower[c.head]] {
		c.prepositionalObject("of")
	}
	return true
}

// undergone are phrases that say of their subject what others do to it.
var undergone = set("on_trial under_attack under_arrest under_investigation under_siege under_fire under_bombardment under_shelling")

// relational are nouns that say how their subject stands to what follows "of".
var relational = set(`member party signatory part ally enemy victim supporter opponent source cause target leader head neighbour
	neighbor partner citizen resident founder owner author result violation`)

// prepositionalObject makes the argument of the first of the prepositions
// present the object, and the preposition part of the lemma.
func (c *clause) prepositionalObject(preps ...string) bool {
	for _, p := range preps {
		if h := c.oblique(p); h >= 0 {
			c.objects = append(c.objects, h)
			c.lemma += " " + p
			return true
		}
	}
	return false
}
