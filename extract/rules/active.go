package rules

// active reads the subject and object of an active verb.
func active(c *clause) bool {
	if c.form != verbal || c.isPassive() {
		return false
	}
	for _, k := range c.t.kids[c.head] {
		switch {
		case c.t.is(k, "nsubj") && !c.t.is(k, "nsubj:pass"):
			if !c.t.relativePronoun(k) && !c.quotedSubject(k) {
				c.subjects = append(c.subjects, k)
			}
		case c.t.is(k, "expl") && c.t.form(k) == "it" && reporting[c.lemma] != "" && c.t.child(c.head, "nsubj") < 0:
			c.subjects = append(c.subjects, k) // "it said that …"
		case c.t.is(k, "obj") && !c.t.relativePronoun(k):
			c.objects = append(c.objects, k)
		}
	}
	return len(c.subjects)+len(c.objects) > 0
}

// isPassive reports whether the verb is passive by its own words.
func (c *clause) isPassive() bool {
	for _, k := range c.t.kids[c.head] {
		if c.t.is(k, "aux:pass", "nsubj:pass") {
			return true
		}
	}
	return false
}

// quotedSubject reports whether a verb of saying has been given a subject from
// within the quotation it follows.
func (c *clause) quotedSubject(k int) bool {
	q := c.t.quotes[k]
	return q != nil && q.words > 3 && c.t.quotes[c.head] != q && k < c.head && quotable(c.verb)
}
