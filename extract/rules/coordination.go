package rules

// coordination lets the second of two joined predicates share the first's
// subject, auxiliary and, where it has none of its own, the object that
// follows both: "Russia denied and condemned the claim".
func coordination(c *clause) bool {
	g := c.governor
	if g == nil || !c.hangs("conj") && !(c.hangs("ccomp") && g.complement.head != c.head && c.finite()) {
		return c.sharedObject()
	}
	found := false
	if len(c.subjects) == 0 && !(c.passive && len(c.objects) > 0) {
		found = c.shareSubject(g)
	}
	return c.sharedObject() || found
}

func (c *clause) shareSubject(g *clause) bool {
	switch {
	case g.passive && c.bareParticiple() && c.form == verbal && len(c.objects) == 0 && len(g.objects) > 0:
		c.passive, c.objects = true, g.objects
		if len(c.subjects) == 0 {
			c.subjects = g.subjects
		}
	case c.passive && len(c.objects) == 0:
		c.objects = g.subjects
	case g.passive:
		c.subjects = g.objects
	default:
		c.subjects = g.subjects
	}
	return len(c.subjects)+len(c.objects) > 0
}

// bareParticiple reports whether the verb is a participle without an auxiliary
// or object of its own, as in "was arrested and charged".
func (c *clause) bareParticiple() bool {
	x := c.t.Tokens[c.head].XPOS
	return (x == "VBN" || x == "VBD") && c.t.child(c.head, "aux", "obj", "nsubj") < 0
}

// sharedObject lends the object that stands after a later conjunct to the
// first verb that lacks one: "condemned and rejected the plan" is parsed with
// the object on either.
func (c *clause) sharedObject() bool {
	if c.form != verbal || c.passive || len(c.objects) > 0 || c.complement.kind != "" || len(c.obliques) > 0 {
		return false
	}
	for _, k := range c.t.children(c.head, "conj") {
		if !c.adjoins(k) {
			continue
		}
		if o := c.t.child(k, "obj"); o > k && c.t.child(k, "aux:pass") < 0 {
			c.objects = []int{o}
			return true
		}
	}
	if g := c.governor; g != nil && c.hangs("conj") && g.adjoins(c.head) && g.form == verbal && g.object() > c.head && !g.passive {
		c.objects = g.objects
		return true
	}
	return false
}

// adjoins reports whether only a conjunction and adverbs stand between the
// clause's verb and token k.
func (c *clause) adjoins(k int) bool {
	for i := c.head + 1; i < k; i++ {
		if !c.t.pos(i, "CCONJ", "ADV", "PUNCT", "AUX", "PART") {
			return false
		}
	}
	return true
}
