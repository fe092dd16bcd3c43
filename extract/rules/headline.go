package rules

import "claimgraph/schema"

// headline reads the telegraphic style of titles: a participle without its
// auxiliary is passive ("Minister accused of fraud"), and the noun before it is
// what it happened to.
func headline(c *clause) bool {
	if c.t.in != schema.InTitle || c.form != verbal || c.passive {
		return false
	}
	if c.t.Tokens[c.head].XPOS != "VBN" || c.t.child(c.head, "aux", "obj") >= 0 || len(c.subjects) == 0 || len(c.objects) > 0 {
		return false
	}
	c.passive = true
	c.objects, c.subjects = c.subjects, nil
	c.agent()
	return true
}
