package rules

// particleVerb joins a verb with its particle: "carried out strikes",
// "called off the talks".
func particleVerb(c *clause) bool {
	if c.form != verbal {
		return false
	}
	p := c.t.child(c.head, "compound:prt")
	if p < 0 {
		return false
	}
	c.particle = c.t.lower[p]
	c.lemma = c.verb + " " + c.particle
	c.words = append(c.words, p)
	return true
}
