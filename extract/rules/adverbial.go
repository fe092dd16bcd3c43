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
	if c.infinitive() && objectControl[g.verb] && len(g.objects) > 0 && !g.passive && !c.passive && g.complement.kind == "" {
		c.subjects = g.objects // "prompting lawmakers to occupy the square"
		return true
	}
	if c.infinitive() && c.t.is(c.head, "acl") && ofOthers[g.verb] && g.form == verbal {
		return false // "condemned attempts to …" are not one's own
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

// objectControl are verbs whose object does what their infinitive says; ofOthers those
// that speak of what others plan and try.
var (
	objectControl = set(`prompt force cause lead allow enable urge order tell ask persuade convince encourage compel press push
		permit invite warn advise instruct require drive help inspire call pressure beg implore summon recruit train`)
	ofOthers = set(`cite condemn denounce criticise criticize oppose reject thwart foil block prevent report see accuse mention
		welcome support deplore dismiss deny warn fear face resist`)
)
