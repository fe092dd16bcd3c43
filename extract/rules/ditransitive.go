package rules

// ditransitive reads the indirect object: "gave Ukraine tanks".
func ditransitive(c *clause) bool {
	if c.form != verbal {
		return false
	}
	k := c.t.child(c.head, "iobj")
	if k < 0 || c.t.relativePronoun(k) {
		return false
	}
	c.recipients = append(c.recipients, k)
	return true
}
