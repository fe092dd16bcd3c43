package rules

import "claimgraph/schema"

// colon reads what a speaker's name and a colon introduce: the turn of a
// transcript ("WALLACE: Will you …") and the headline "Minister: No talks".
func (d *draft) colon(t *tree) {
	at := t.speakerColon()
	if at < 0 {
		return
	}
	source := at - 1
	for source >= 0 && !t.nominal(source) {
		source--
	}
	for h := t.Tokens[source].Head; h >= 0 && h < at; h = t.Tokens[h].Head {
		source = h
	}
	if !t.nominal(source) {
		return
	}
	if t.dateline(source, at) || !t.actor(source) && !t.upper(source) && !d.e.lexicon.Somebody(t.lower[source]) {
		return
	}
	r := &report{construction: "speaker and colon", t: t, act: "STATE", source: place{t, source}, at: at, theme: -1}
	r.cue = t.cut(t.Tokens[at].Start, t.Tokens[at].End)
	r.content = []part{{t, at + 1, len(t.Tokens) - 1}}
	r.head = headOf(r.content)
	if c := t.clauses[r.head.head]; c != nil && c.report != nil && c.report.source.head > at && !t.upper(source) {
		return // "Chad: rebels say …" tells where
	}
	if t.upper(source) {
		for next := d.treeAfter(t); next != nil && next.Paragraph == t.Paragraph && next.speakerColon() < 0 && len(next.Tokens) > 0; next = d.treeAfter(next) {
			r.content = append(r.content, part{next, 0, len(next.Tokens) - 1})
		}
	}
	d.add(r)
}

// dateline reports whether the words before a colon that opens the body tell where
// and when it was written: "SINGAPORE: …", "NEW DELHI, Feb 27: …".
func (t *tree) dateline(source, colon int) bool {
	if t.in != "" || t.index != 0 {
		return false
	}
	switch t.kind(source) {
	case schema.Place, schema.Country:
		return true
	}
	for _, n := range t.Names {
		if n.First <= source && source <= n.Last {
			return n.Type == "LOC"
		}
	}
	return t.pos(colon-1, "NUM")
}

// speakerColon is the place of a colon that follows a speaker at the head of
// the sentence and precedes a clause, or -1.
func (t *tree) speakerColon() int {
	named := false
	for i := 0; i < len(t.Tokens) && i < 7; i++ {
		switch {
		case t.Tokens[i].Form == ":":
			if !named || i+3 > len(t.Tokens)-1 || t.Tokens[i].Glued && !isQuoteMark(t.Tokens[i+1].Form) || !t.verbIn(i+1) {
				return -1
			}
			return i
		case t.pos(i, "PROPN"), t.pos(i, "NOUN") && (t.actor(i) || t.in != ""):
			named = named || t.actor(i) || t.upper(i) || t.in != "" && offices[t.lower[i]]
		case !t.pos(i, "ADJ", "DET", "PUNCT", "NOUN", "ADP", "NUM"):
			return -1
		}
	}
	return -1
}

// verbIn reports whether a verb stands at or behind token from.
func (t *tree) verbIn(from int) bool {
	for i := from; i < len(t.Tokens); i++ {
		if t.pos(i, "VERB", "AUX") {
			return true
		}
	}
	return false
}

// upper reports whether token i is written in capitals.
func (t *tree) upper(i int) bool {
	form, letters := t.Tokens[i].Form, 0
	for _, r := range form {
		if r >= 'a' && r <= 'z' {
			return false
		}
		if r >= 'A' && r <= 'Z' {
			letters++
		}
	}
	return letters > 2
}
