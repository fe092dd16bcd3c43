package rules

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
		c.subjects = []int{noun}
	default:
		return false
	}
	return true
}
