package rules

// accordingTo reads "according to the ministry, …": the phrase's noun is the
// source, the clause it hangs on the content.
func (d *draft) accordingTo(t *tree) {
	for i := range t.Tokens {
		if t.form(i) != "according" || i+1 >= len(t.Tokens) || t.form(i+1) != "to" {
			continue
		}
		anchor, source := t.accordingParsed(i)
		top := t.topOf(anchor)
		if source < 0 || top < 0 || t.under(anchor, top) {
			continue
		}
		r := &report{construction: "according to", t: t, act: "STATE", source: place{t, source}, at: i, theme: -1}
		r.cue = t.span(i, i+1)
		r.content = t.without(top, anchor)
		r.head = place{t, top}
		if len(r.content) > 0 {
			d.add(r)
		}
	}
}

// accordingParsed finds the phrase of "according to" however it is parsed, with
// "according" as a case marker or as the head: its top token and its noun.
func (t *tree) accordingParsed(i int) (anchor, source int) {
	h := t.Tokens[i].Head
	if t.is(i, "case", "mark") && h > i {
		return h, h
	}
	if k := t.child(i, "obl", "nmod", "obj"); k > i {
		return i, k
	}
	return i, -1
}

// topOf is the predicate that the phrase under anchor comments on: the nearest
// clause above, past event nouns; the outermost when a comma sets the phrase
// off.
func (t *tree) topOf(anchor int) int {
	top := -1
	apart := t.first[anchor] == 0 || t.pos(t.first[anchor], "PUNCT") || t.pos(t.first[anchor]-1, "PUNCT")
	for h := t.Tokens[anchor].Head; h >= 0; h = t.Tokens[h].Head {
		c := t.clauses[h]
		if c == nil && t.Tokens[h].Head >= 0 || c != nil && c.form == nominal && t.Tokens[h].Head >= 0 {
			continue
		}
		top = h
		if !apart || t.is(h, "ccomp", "parataxis") {
			break
		}
	}
	return top
}
