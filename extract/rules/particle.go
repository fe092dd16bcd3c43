package rules

// particleVerb joins a verb with its particle: "carried out strikes",
// "called off the talks".
func particleVerb(c *clause) bool {
	if c.form != verbal {
		return false
	}
	p := c.t.child(c.head, "compound:prt")
	if p < 0 {
		p = c.outOf()
	}
	if p < 0 {
		return false
	}
	c.particle = c.t.lower[p]
	c.lemma = c.verb + " " + c.particle
	c.words = append(c.words, p)
	return true
}

// outOf is the "out" of "walked out of parliament" right behind the verb, or -1.
func (c *clause) outOf() int {
	p := c.head + 1
	if p+1 < len(c.t.Tokens) && c.t.form(p) == "out" && c.t.form(p+1) == "of" && c.t.pos(p, "ADP", "ADV") {
		return p
	}
	return -1
}
