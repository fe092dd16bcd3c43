package rules

// copula reads "X is Y": the predicate is the copula with its complement. A
// noun is the object unless it takes a prepositional argument, in which case it
// is part of the predicate: "is a party to the statute". An adjective is part
// of the predicate: "is responsible for the attack".
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
	if c.t.preposition(c.head) != "" { // "is in Kyiv", "is under pressure"
		c.lemma = "be " + c.t.preposition(c.head)
		c.objects = []int{c.head}
		c.words = c.copulaWords(cop)
		return true
	}
	if !c.prepositionalObject("to") {
		c.objects = []int{c.head}
		c.lemma = "be"
		c.words = c.copulaWords(cop)
	}
	return true
}

func (c *clause) copulaWords(cop int) []int {
	if cop < 0 {
		return []int{c.head}
	}
	return []int{cop}
}

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
