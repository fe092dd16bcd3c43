package rules

import "strings"

// complementClause notes the clause that completes a predicate: "said that …",
// "agreed to …", "kept attacking". The oblique gerund ("of inciting") counts
// when nothing else does.
func complementClause(c *clause) bool {
	if k := c.finiteComplement(); k >= 0 && !(c.governor != nil && c.governor.complement.head == k) {
		c.complement = complement{"that", k}
		return true
	}
	for _, k := range c.t.kids[c.head] {
		switch {
		case callers[c.verb] && c.form == verbal && c.t.is(k, "advcl") && c.t.marker(k) == "for to" && c.t.child(k, "nsubj") >= 0:
			c.complement = complement{"to", k} // "called for the law to be changed"
		case c.t.is(k, "xcomp") && c.t.pos(k, "VERB", "AUX"):
			c.complement = complement{c.t.mood(k), k}
		case c.t.is(k, "xcomp") && c.t.child(k, "cop") >= 0:
			c.complement = complement{"to", k}
		case c.form == nominal && c.t.is(k, "acl") && (c.governor == nil || c.governor.complement.head != k) && !c.t.is(k, "acl:relcl") && c.complement.kind == "":
			c.nounComplement(k)
		}
	}
	return c.complement.kind != ""
}

// finiteComplement is the clause that completes the predicate, or -1. Of
// several candidates the likeliest is taken: behind the predicate, introduced
// by "that", with a subject, or in quotation marks.
func (c *clause) finiteComplement() int {
	best, most := -1, 0
	for _, k := range c.t.kids[c.head] {
		if c.t.tag(k) {
			continue
		}
		if !c.t.is(k, "ccomp", "csubj:pass") && !(c.t.is(k, "advcl") && strings.HasPrefix(c.t.marker(k), "that ")) && !(c.form != verbal && c.t.is(k, "csubj")) {
			continue
		}
		if c.t.child(k, "nsubj", "csubj", "expl") < 0 && c.t.quotes[k] == nil && c.t.marker(k) == "" && k > c.head && c.t.joined(k) {
			continue // "questioned the ruling, then rejected …": a second predicate
		}
		if m := c.t.marker(k); contrasting[m] && m != "" {
			continue // "…, he said, while the king said …"
		}
		n := 1
		if k > c.head {
			n += 2
		}
		if c.t.marker(k) == "that" {
			n += 2
		}
		if c.t.child(k, "nsubj") >= 0 {
			n++
		}
		if c.t.quotes[k] != nil && c.t.quotes[c.head] == nil {
			n += 2
		}
		if n > most {
			best, most = k, n
		}
	}
	if best < 0 && c.form == verbal && reporting[c.lemma] != "" {
		return c.strayComplement()
	}
	return best
}

// joined reports whether a comma or conjunction, perhaps with an adverb, stands
// before token k.
func (t *tree) joined(k int) bool {
	if k > 1 && t.pos(k-1, "ADV") {
		k--
	}
	return k > 0 && t.pos(k-1, "PUNCT", "CCONJ")
}

// tag reports whether what token i governs is the "…, the source added" that
// ends a sentence, which completes nothing.
func (t *tree) tag(i int) bool {
	first, last := t.first[i], t.last[i]
	if !t.pos(i, "VERB") || !quotable(t.lower[i]) || last < len(t.Tokens)-3 || first == 0 || t.marker(i) != "" {
		return false
	}
	s := t.child(i, "nsubj")
	return s >= 0 && s < i && (t.Tokens[first].Form == "," || t.Tokens[first-1].Form == "," || isQuoteMark(t.Tokens[first-1].Form)) && t.child(i, "obj", "ccomp", "xcomp") < 0
}

// strayComplement finds the clause of "said in a statement that …" and "told
// reporters that …" where the parser has hung it on the noun.
func (c *clause) strayComplement() int {
	for _, o := range c.t.children(c.head, "obl", "obj", "iobj") {
		if o < c.head {
			continue
		}
		for _, k := range c.t.children(o, "acl", "ccomp", "advcl") {
			if !c.t.is(k, "acl:relcl") && c.t.marker(k) == "that" && c.t.child(k, "nsubj", "csubj", "expl") >= 0 {
				return k
			}
		}
	}
	return -1
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
