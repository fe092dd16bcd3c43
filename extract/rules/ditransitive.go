package rules

// ditransitive reads the indirect object: "gave Ukraine tanks". With an infinitive
// and no other object it is whom one asks: "asked Ukraine to wait".
func ditransitive(c *clause) bool {
	if c.form != verbal {
		return false
	}
	k := c.t.child(c.head, "iobj")
	if k < 0 || c.t.relativePronoun(k) {
		return false
	}
	if x := c.t.child(c.head, "xcomp"); x >= 0 && len(c.objects) == 0 && !c.passive && c.t.mood(x) == "to" && c.t.marker(x) != "" && !subjectControl[c.verb] {
		c.objects = []int{k}
		return true
	}
	c.recipients = append(c.recipients, k)
	return true
}
