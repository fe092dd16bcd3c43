package rules

// namelessly reports whether the clause only says that a source would not be
// named: "speaking on condition of anonymity".
func (c *clause) namelessly() bool {
	if c.form != verbal || c.verb != "speak" && c.verb != "talk" && c.verb != "request" && c.verb != "ask" {
		return false
	}
	for i := c.head + 1; i <= c.head+5 && i < len(c.t.Tokens); i++ {
		if c.t.lower[i] == "anonymity" {
			return true
		}
	}
	return false
}

// quoting reports whether the clause only tells where another's words were found:
// "the agency quoted the minister as saying …".
func (c *clause) quoting() bool {
	if c.form != verbal || c.verb != "quote" && c.verb != "cite" {
		return false
	}
	for _, k := range c.t.children(c.head, "advcl", "xcomp", "ccomp") {
		if c.t.marker(k) == "as" && reporting[c.t.lower[k]] != "" {
			return true
		}
	}
	return false
}

// quoted reports whether the clause is what another is quoted as: "saying …".
func (c *clause) quoted() bool {
	return c.governor != nil && c.t.marker(c.head) == "as" && c.t.Tokens[c.head].XPOS == "VBG" && c.governor.quoting()
}
