package rules

import "claimgraph/schema"

// active reads the subject and object of an active verb.
func active(c *clause) bool {
	if c.form != verbal || c.isPassive() {
		return false
	}
	for _, k := range c.t.kids[c.head] {
		switch {
		case c.t.is(k, "nsubj"): // of a verb without an auxiliary, a passive one too
			if !c.t.relativePronoun(k) && !c.quotedSubject(k) {
				c.subjects = append(c.subjects, k)
			}
		case c.t.is(k, "expl") && c.t.form(k) == "it" && reporting[c.lemma] != "" && c.t.child(c.head, "nsubj") < 0:
			c.subjects = append(c.subjects, k) // "it said that …"
		case c.t.is(k, "obj") && !c.t.relativePronoun(k) && !(c.t.form(k) == "times" && c.t.child(c.head, "xcomp", "ccomp") >= 0):
			c.objects = append(c.objects, k)
		}
	}
	c.invert()
	return len(c.subjects)+len(c.objects) > 0
}

// invert reads "…, noted the minister": behind what was said, the noun phrase
// after the verb is its subject.
func (c *clause) invert() {
	o := c.object()
	if c.t.in == schema.InTitle && c.t.is(c.head, "conj") {
		return // "rejects the charge, accuses Kyiv"
	}
	if len(c.subjects) > 0 || o < c.head || c.head == 0 || !quotable(c.verb) || !c.finite() || c.t.first[o] != c.head+1 {
		return
	}
	if c.hangs("conj") {
		return // "denies the raid, blames rebels"
	}
	if before := c.t.Tokens[c.head-1].Form; before == "," || isQuoteMark(before) {
		c.subjects, c.objects = c.objects[:1], nil
	}
}

// isPassive reports whether the verb is passive by its own words.
func (c *clause) isPassive() bool {
	subject := false
	for _, k := range c.t.kids[c.head] {
		if c.t.is(k, "aux:pass") {
			return true
		}
		subject = subject || c.t.is(k, "nsubj:pass")
	}
	// A finite passive has an auxiliary, but in headlines and where it shares one.
	return subject && (c.t.in != "" || !c.t.is(c.head, "root", "ccomp", "parataxis") || c.t.child(c.head, "aux") >= 0)
}

// quotedSubject reports whether a verb of saying has been given a subject from
// within the quotation it follows.
func (c *clause) quotedSubject(k int) bool {
	q := c.t.quotes[k]
	return q != nil && q.words > 3 && c.t.quotes[c.head] != q && k < c.head && quotable(c.verb)
}
