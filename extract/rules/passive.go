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
}
