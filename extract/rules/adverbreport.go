package rules

// hearsay reads "reportedly" and its like: the clause is reported by nobody in
// particular.
func (d *draft) hearsay(t *tree) {
	for i := range t.Tokens {
		h := t.Tokens[i].Head
		if h < 0 || !t.is(i, "advmod") || !hearsayAdverbs[t.form(i)] {
			continue
		}
		top := h
		if t.clauses[h] == nil {
			if top = t.topOf(i); top < 0 {
				continue
			}
		}
		r := &report{construction: "hearsay adverb", t: t, act: "REPORT", source: place{t, -1}, at: i, alleged: "alleged", theme: -1}
		r.cue = t.span(i, i)
		r.content = t.without(top, i)
		r.head = place{t, top}
		if len(r.content) > 0 {
			d.add(r)
		}
	}
}

var hearsayAdverbs = set("reportedly allegedly purportedly supposedly")
