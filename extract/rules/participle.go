package rules

import "slices"

// participialClause reads a participle that describes a noun: "troops shelling
// the town", "the town shelled by troops", "a plan to attack".
func participialClause(c *clause) bool {
	if c.form != verbal || !c.t.is(c.head, "acl") || c.t.is(c.head, "acl:relcl") {
		return false
	}
	noun := c.t.Tokens[c.head].Head
	if noun < 0 || !c.t.nominal(noun) || c.governor != nil && c.governor.governs(c.head) {
		return false
	}
	switch {
	case c.participle("VBN") && len(c.subjects) == 0:
		c.passive = true
		if len(c.objects) > 0 { // "a man given a warning"
			c.recipients = append(c.recipients, c.objects...)
		}
		c.objects = []int{noun}
		c.agent()
	case c.t.Tokens[c.head].XPOS == "VBG" && len(c.subjects) == 0 && c.t.clauses[noun] == nil:
		if c.subjects = c.issuers(noun); len(c.subjects) == 0 {
			c.subjects = []int{noun}
		}
	case c.t.Tokens[c.head].XPOS == "VBG" && len(c.subjects) == 0:
		c.subjects = c.t.clauses[noun].author()
		return len(c.subjects) > 0
	default:
		return false
	}
	return true
}

// author is who does what a participle says of the clause's noun: who released
// "a statement criticising the plan", who is "a donor, giving millions".
func (c *clause) author() []int {
	if g := c.governor; c.form == nominal && g != nil && g.form == verbal && len(g.subjects) > 0 && slices.Contains(g.objects, c.head) {
		return g.subjects
	}
	return c.subjects
}

// issuers are those who speak by a paper they put out: who passed "a resolution
// criticising the president".
func (c *clause) issuers(noun int) []int {
	g := c.governor
	if g == nil || g.form != verbal || !issuing[g.verb] || !papers[c.t.lower[noun]] || !slices.Contains(g.objects, noun) {
		return nil
	}
	return g.subjects
}

var issuing = set(`pass adopt issue release publish write send sign approve table draft circulate introduce submit deliver
	consider put present file post make have`)

var papers = set(`resolution statement letter report bill motion declaration communique communiqué note message law
	petition decree order document memo memorandum editorial article post tweet leaflet manifesto ultimatum draft`)
