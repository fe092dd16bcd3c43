package rules

// dash reads a quotation signed with a dash and a name: “…” — Jane Doe.
func (d *draft) dash(q *quote, parts []part) *report {
	last := parts[len(parts)-1]
	t, at := last.t, last.last+1
	if at >= len(t.Tokens) {
		if t, at = d.treeAfter(t), 0; t == nil || t.Paragraph > q.paragraph+1 {
			return nil
		}
	}
	if at >= len(t.Tokens)-1 || !isDash(t.Tokens[at].Form) {
		return nil
	}
	source := t.signature(at + 1)
	if source < 0 {
		return nil
	}
	r := &report{construction: "signed quotation", t: t, act: "STATE", source: place{t, source}, at: at, theme: -1}
	r.cue = t.cut(t.Tokens[at].Start, t.Tokens[at].End)
	r.content, r.head = parts, headOf(parts)
	d.add(r)
	return r
}

// signature is the head of the name that fills a sentence from token from on; -1
// if anything else does.
func (t *tree) signature(from int) int {
	head := -1
	for i := from; i < len(t.Tokens); i++ {
		switch {
		case t.pos(i, "PROPN"):
			if head < 0 || t.Tokens[head].Head == i {
				head = i
			}
		case t.pos(i, "VERB", "AUX"), i-from > 12:
			return -1
		case head < 0 && !t.pos(i, "DET", "ADJ", "NOUN"):
			return -1
		}
	}
	return head
}

func isDash(form string) bool {
	switch form {
	case "―", "—", "–", "--", "-":
		return true
	}
	return false
}
