package rules

// adverbialClause lends a subordinate clause without a subject its governor's:
// "Russia withdrew, saying …", "accused by Kyiv, Moscow denied …".
func adverbialClause(c *clause) bool {
	g := c.governor
	if g == nil || c.form != verbal || len(c.subjects) > 0 || c.finite() {
		return false
	}
	if !c.hangs("advcl", "parataxis", "dep", "ccomp") && !c.infinitive() && c.t.Tokens[c.head].XPOS != "VBG" {
		return false
	}
	subject := g.subjects
	if g.passive && len(subject) == 0 {
		subject = g.objects
	}
	if c.quoted() {
		subject = g.objects
	}
	if len(subject) == 0 {
		return false
	}
	if c.participle("VBN") && !c.passive && len(c.objects) == 0 {
		c.passive, c.objects = true, subject
		c.agent()
		return true
	}
	if c.passive {
		if len(c.objects) == 0 {
			c.objects = subject
		}
		return true
	}
	c.subjects = subject
	return true
}
