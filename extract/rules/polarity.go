package rules

// negated reports whether the clause denies what it says by its own words:
// "not", "never", "no longer", "neither", "no troops", "nobody", "without".
func (c *clause) negated() bool {
	n := 0
	if c.negatedAux() {
		n++
	}
	for _, roles := range [][]int{c.subjects, c.objects, c.recipients} {
		for _, head := range roles {
			if c.owns(head) && c.t.negative(head) {
				n++
			}
		}
	}
	if c.form == copular && n == 0 && c.t.negative(c.head) {
		n++
	}
	if m := c.t.marker(c.head); m == "without" || m == "instead of" || m == "rather than" {
		n++
	}
	if c.form == nominal && (c.t.negative(c.head) && c.support == nil || c.t.preposition(c.head) == "without") {
		n++
	}
	return n%2 == 1
}

// owns reports whether a role's head is the clause's own dependant rather than
// lent by another clause, whose negation it would be.
func (c *clause) owns(head int) bool { return c.t.Tokens[head].Head == c.head }

// negatedAux reports whether an adverb or particle negates the predicate.
func (c *clause) negatedAux() bool {
	for i, k := range c.t.kids[c.head] {
		switch c.t.form(k) {
		case "not", "n't", "n’t", "never", "nowhere", "nor":
			if c.t.is(k, "advmod", "cc", "aux", "obj", "mark", "dep") && !c.notOnly(i) {
				return true
			}
		case "no", "neither":
			if c.t.is(k, "advmod") && c.t.pos(c.head, "VERB", "ADJ", "NOUN", "ADV", "PROPN") || c.t.form(k) == "neither" && c.form == verbal && c.t.is(k, "cc") && k < c.head {
				return true
			}
		case "nearly", "almost":
			if c.t.is(k, "advmod") && c.form == verbal && k < c.head {
				return true
			}
		case "longer", "hardly", "scarcely", "barely":
			if c.t.is(k, "advmod") && (c.t.form(k) != "longer" || c.t.child(k, "advmod", "det") >= 0) {
				return true
			}
		}
	}
	return false
}

// notOnly reports whether the negation is that of "not only … but".
func (c *clause) notOnly(kid int) bool {
	k := c.t.kids[c.head][kid]
	if k+1 < len(c.t.Tokens) {
		switch c.t.form(k + 1) {
		case "only", "just", "merely", "simply":
			return c.t.form(k) == "not"
		}
	}
	return false
}

// negative reports whether a phrase is negative: "no troops", "neither side",
// "nobody", "none of them".
func (t *tree) negative(head int) bool {
	switch t.form(head) {
	case "nobody", "none", "nothing", "neither":
		return true
	}
	for _, k := range t.kids[head] {
		switch t.form(k) {
		case "no", "neither":
			if t.is(k, "det", "cc", "advmod", "discourse") {
				return true
			}
		case "not":
			if k < head && t.is(k, "advmod", "cc") {
				return true
			}
		}
	}
	return false
}
