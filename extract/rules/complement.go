package rules

// complementClause notes the clause that completes a predicate: "said that …",
// "agreed to …", "kept attacking". The oblique gerund ("of inciting") counts
// when nothing else does.
func complementClause(c *clause) bool {
	for _, k := range c.t.kids[c.head] {
		switch {
		case c.t.is(k, "ccomp", "csubj:pass") || c.form != verbal && c.t.is(k, "csubj"):
			c.complement = complement{"that", k}
			return true
		case c.t.is(k, "xcomp") && c.t.pos(k, "VERB", "AUX"):
			c.complement = complement{c.t.mood(k), k}
		case c.t.is(k, "xcomp") && c.t.child(k, "cop") >= 0:
			c.complement = complement{"to", k}
		case c.form == nominal && c.t.is(k, "acl") && !c.t.is(k, "acl:relcl") && c.complement.kind == "":
			c.nounComplement(k)
		}
	}
	return c.complement.kind != ""
}

// nounComplement reads "the claim that …" and "the demand to …".
func (c *clause) nounComplement(k int) {
	switch c.t.marker(k) {
	case "that":
		c.complement = complement{"that", k}
	case "to":
		c.complement = complement{"to", k}
	}
}

// mood is the form of a clausal complement: "to", "ing" or "that".
func (t *tree) mood(head int) string {
	for _, k := range t.kids[head] {
		if k < head && t.form(k) == "to" && t.pos(k, "PART") {
			return "to"
		}
	}
	if t.Tokens[head].XPOS == "VBG" {
		return "ing"
	}
	return "to"
}
