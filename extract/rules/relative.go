package rules

// relativeClause fills the gap of a relative clause with the noun it describes:
// "the troops who shelled the town", "the town that they shelled", "the town
// they shelled", "the man by whom …".
func relativeClause(c *clause) bool {
	if !c.t.is(c.head, "acl:relcl") {
		return false
	}
	noun := c.t.Tokens[c.head].Head
	if noun < 0 || c.whose() {
		return false
	}
	for _, k := range c.t.kids[c.head] {
		if !c.t.relativePronoun(k) {
			continue
		}
		switch {
		case c.t.is(k, "nsubj:pass") || c.t.is(k, "nsubj") && c.passive:
			c.objects = []int{noun}
		case c.t.is(k, "nsubj"):
			c.subjects = []int{noun}
		case c.t.is(k, "obj"):
			if occasions[c.t.lower[noun]] && len(c.objects) > 0 {
				return false // "the first time that they have given a figure"
			}
			named := []int(nil)
			if namers[c.lemma] {
				named = c.objects // "which Chad called a lie"
			}
			c.objects = append([]int{noun}, named...)
		case c.t.is(k, "iobj"):
			c.recipients = []int{noun}
		case c.t.is(k, "obl", "nmod"):
			c.regap(k, noun)
		default:
			continue
		}
		return true
	}
	if namers[c.lemma] && len(c.subjects) > 0 && len(c.objects) == 1 && (c.t.form(noun) == "what" || c.t.form(noun) == "whatever") {
		c.objects = append([]int{noun}, c.objects...) // "what he called an outrage"
		return true
	}
	if c.form == verbal && len(c.subjects) > 0 && len(c.objects) == 0 && c.t.child(c.head, "ccomp", "xcomp") < 0 {
		c.objects = []int{noun}
		return true
	}
	return false
}

// whose reports whether the clause tells of something the noun has: "the president,
// whose country lies across the river".
func (c *clause) whose() bool {
	for k := c.t.first[c.head]; k < c.head; k++ {
		if c.t.form(k) == "whose" && c.t.under(c.head, k) {
			return c.t.is(c.t.Tokens[k].Head, "nsubj", "nsubj:pass", "obj")
		}
	}
	return false
}

// occasions are nouns that a clause describes by what then was, not as who did or
// suffered it.
var occasions = set("time day moment way reason year month week hour occasion date")

// regap puts the described noun where an oblique relative pronoun stands.
func (c *clause) regap(pronoun, noun int) {
	for i := range c.obliques {
		if c.obliques[i].head == pronoun {
			c.obliques[i].head = noun
		}
	}
}

// relativePronoun reports whether token i is "who", "which", "that" and the
// like, standing in for the noun a clause describes.
func (t *tree) relativePronoun(i int) bool {
	switch t.form(i) {
	case "who", "whom", "which":
		return !t.interrogative(i)
	case "that":
		return t.pos(i, "PRON") && (t.Tokens[i].XPOS == "WDT" || t.Tokens[i].XPOS == "WP" || t.child(i, "det") < 0 && t.inRelative(i))
	}
	return false
}

// inRelative reports whether token i opens a relative clause.
func (t *tree) inRelative(i int) bool {
	h := t.Tokens[i].Head
	return h >= 0 && t.is(h, "acl:relcl") && t.first[h] == i
}

// interrogative reports whether a "who" or "which" asks rather than relates:
// no noun is described by its clause.
func (t *tree) interrogative(i int) bool {
	for h := t.Tokens[i].Head; h >= 0; h = t.Tokens[h].Head {
		if t.is(h, "acl:relcl", "acl") {
			return false
		}
		if t.is(h, "ccomp", "root", "advcl") {
			return true
		}
	}
	return true
}
