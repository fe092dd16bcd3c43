package rules

// passive reads a passive verb: its grammatical subject is the object, the
// phrase with "by" the subject. Without one the subject stays unknown.
func passive(c *clause) bool {
	if c.form != verbal || !c.isPassive() {
		return false
	}
	c.passive = true
	for _, k := range c.t.kids[c.head] {
		switch {
		case c.t.is(k, "nsubj") && !c.t.relativePronoun(k):
			c.objects = append(c.objects, k)
		case c.t.is(k, "obj") && !c.t.relativePronoun(k):
			c.recipients = append(c.recipients, k) // "was given a warning"
		}
	}
	c.agent()
	return true
}

// agent takes the phrase with "by" as the subject, unless it names a time, a
// place or a means.
func (c *clause) agent() {
	for i, o := range c.obliques {
		if o.prep == "by" && !o.verb && c.t.nominal(o.head) && !c.t.pos(o.head, "NUM") {
			c.subjects = append(c.subjects, o.head)
			c.obliques = append(c.obliques[:i:i], c.obliques[i+1:]...)
			return
		}
	}
	if c.form == verbal {
		c.strayedAgent()
	}
}

// strayedAgent takes the actor behind "by" that the parser has hung on a place or
// time before it: "was signed in the capital by the minister".
func (c *clause) strayedAgent() {
	for _, o := range c.obliques {
		if o.verb || o.head < c.head || c.t.clauses[o.head] != nil {
			continue
		}
		for _, k := range c.t.children(o.head, "nmod") {
			if k > o.head && c.t.preposition(k) == "by" && c.t.actor(k) {
				c.subjects = append(c.subjects, k)
				return
			}
		}
	}
}
