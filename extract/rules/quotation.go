package rules

// quotation gives every quotation a report: one found in its tree is widened to
// the whole quotation; else the verb of saying beside it makes one; else the
// quotation carries on the one before.
func (d *draft) quotation(trees []*tree, quotes []*quote) {
	var last *report
	var lastQuote *quote
	for _, q := range quotes {
		parts := quoteParts(trees, q)
		if len(parts) == 0 {
			continue
		}
		r := d.quoteReport(q, parts)
		if r == nil && q.words >= 3 {
			r = d.dash(q, parts)
		}
		if r == nil && last != nil && d.standalone(q, parts) && carriesOn(q, lastQuote) {
			r = last
			r.widen(parts)
		}
		if r != nil {
			r.quoted, q.held = true, true
			last, lastQuote = r, q
		}
	}
	d.unheld()
}

// unheld drops the reports within quotations of whole sentences that nobody is
// known to have said: who "he" is there cannot be told.
func (d *draft) unheld() {
	kept := d.reports[:0]
	for _, r := range d.reports {
		if r.at >= 0 && r.clause != nil {
			if q := r.t.quotes[r.at]; q != nil && !q.held && q.words > 8 {
				r.clause.report = nil
				continue
			}
		}
		kept = append(kept, r)
	}
	d.reports = kept
}

// quoteParts are the runs of tokens of a quotation.
func quoteParts(trees []*tree, q *quote) []part {
	var parts []part
	for _, t := range trees {
		if t.End <= q.start || t.Start >= q.end {
			continue
		}
		first, last := -1, -1
		for i := range t.Tokens {
			if t.quotes[i] == q {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
		if first >= 0 && t.wordy(first, last) {
			parts = append(parts, part{t, first, last})
		}
	}
	return parts
}

// quoteReport finds or makes the report a quotation belongs to.
func (d *draft) quoteReport(q *quote, parts []part) *report {
	if r := d.covering(q, parts); r != nil {
		if r.source.head >= 0 && r.source.t.quotes[r.source.head] == q && r.clause != nil {
			r.source.head = r.t.beside(r.at)
		}
		r.widen(parts)
		return r
	}
	c := d.sayer(q, parts)
	if c == nil {
		return nil
	}
	if r := c.report; r != nil && r.noun {
		r.noun, r.content, r.head = false, parts, headOf(parts) // "he recalled of the proceedings"
		return r
	}
	if c.report != nil {
		c.report.widen(parts)
		return c.report
	}
	r := newReport("quotation", c)
	if t := c.t; r.source.head >= 0 && t.quotes[r.source.head] == q {
		r.source.head = t.beside(c.head)
	}
	r.content, r.head = parts, headOf(parts)
	d.add(r)
	return r
}

// covering is the innermost report with a verb of saying whose content holds
// the quotation's beginning or most of one of its sentences.
func (d *draft) covering(q *quote, parts []part) *report {
	var best *report
	for _, r := range d.reports {
		if r.at >= 0 && r.t.quotes[r.at] == q {
			continue // the cue is itself quoted
		}
		for _, p := range parts {
			if r.covers(p.t, p.first+1) || r.covers(p.t, (p.first+p.last)/2) {
				if best == nil || r.size() < best.size() {
					best = r
				}
			}
		}
	}
	return best
}

// widen adds the quotation to the content.
func (r *report) widen(parts []part) {
	for _, p := range parts {
		r.add(p)
	}
}

func (r *report) add(p part) {
	for i := range r.content {
		c := &r.content[i]
		if c.t == p.t && p.first <= c.last+1 && c.first <= p.last+1 {
			c.first, c.last = min(c.first, p.first), max(c.last, p.last)
			r.spare(c)
			return
		}
	}
	r.content = append(r.content, p)
}

// spare keeps the cue out of a part that has come to hold it at an edge.
func (r *report) spare(p *part) {
	if p.t != r.t || r.clause == nil || r.at < p.first || r.at > p.last {
		return
	}
	if r.head.head > r.at {
		p.first = r.at + 1
	} else {
		p.last = r.at - 1
	}
}

// sayer is the clause whose verb says the quotation: in its sentence, outside
// the marks, nearest to them; or in the sentence that follows or precedes
// within the paragraph, beginning or ending it.
func (d *draft) sayer(q *quote, parts []part) *clause {
	first, last := parts[0], parts[len(parts)-1]
	if c := nearest(last.t, last.last, q, 1); c != nil {
		return c
	}
	if c := nearest(first.t, first.first, q, -1); c != nil {
		return c
	}
	if c := announced(first.t, first.first); c != nil {
		return c
	}
	if q.words < 4 {
		return nil
	}
	if next := d.treeAfter(last.t); next != nil && next.Paragraph == q.paragraph && last.t.verbless(last.last+1) {
		if c := next.opener(); c != nil {
			return c
		}
	}
	return nil
}

// nearest looks for a verb of saying within the clause beside the quotation's
// edge at token from, going by step.
func nearest(t *tree, from int, q *quote, step int) *clause {
	for i, words := from+step, 0; i >= 0 && i < len(t.Tokens) && words < 12; i += step {
		if t.quotes[i] == q {
			continue
		}
		if t.quotes[i] != nil {
			return nil
		}
		c := t.clauses[i]
		if c != nil && c.form == verbal && c.mayQuote() {
			return c
		}
		if !t.pos(i, "PUNCT") {
			words++
		}
	}
	return nil
}

// verbless reports whether at most a few words, none a verb, stand behind token
// from: the sentence was cut within "…," Rep. | Jones said.
func (t *tree) verbless(from int) bool {
	return len(t.Tokens)-from <= 7 && !t.verbIn(from)
}

// announced is the clause before a colon that a quotation follows: "He made the
// following comment: …".
func announced(t *tree, from int) *clause {
	if from == 0 || t.Tokens[from-1].Form != ":" {
		return nil
	}
	var best *clause
	for _, c := range t.order {
		if c.head < from && c.form == verbal && len(c.subjects) > 0 && c.report == nil && c.finite() {
			if best == nil {
				best = c
			}
		}
	}
	return best
}

// beside finds the subject of a verb of saying that the parser has given a
// subject within the quotation: the noun phrase right behind the verb ("said
// the minister"), else the one right before it. It is -1 when there is none.
func (t *tree) beside(verb int) int {
	for _, step := range []int{1, -1} {
		best := -1
		for i := verb + step; i >= 0 && i < len(t.Tokens) && t.quotes[i] == nil; i += step {
			if !t.pos(i, "DET", "ADJ", "PROPN", "NOUN", "PRON", "NUM") && t.form(i) != "'s" && t.form(i) != "’s" {
				break
			}
			if t.nominal(i) {
				if best = i; step < 0 {
					break
				}
			}
		}
		if best >= 0 {
			return best
		}
	}
	return -1
}

// mayQuote reports whether the clause can introduce a quotation: a verb that
// puts into words, with a subject or an agent, or a bare participle ("adding").
func (c *clause) mayQuote() bool {
	if !quotable(c.lemma) && !quotable(c.verb) || c.quoting() {
		return false
	}
	return len(c.subjects) > 0
}

// opener is the clause of a short sentence that closes the quotation before it:
// `"…?" he asked.`
func (t *tree) opener() *clause {
	for i := 0; i < len(t.Tokens) && i < 8; i++ {
		if t.quotes[i] != nil {
			return nil
		}
		c := t.clauses[i]
		if c != nil && c.form == verbal && c.mayQuote() && c.complement.kind != "that" && len(c.objects) == 0 &&
			(t.Tokens[i].Head < 0 || i <= 3) && (len(t.Tokens) < 14 || c.lemma == "say" || c.lemma == "ask") {
			return c
		}
		if c != nil && c.form == verbal {
			return nil
		}
	}
	return nil
}

// standalone reports whether the quotation makes whole sentences: none of its
// sentences has words outside it.
func (d *draft) standalone(q *quote, parts []part) bool {
	for _, p := range parts {
		for i := range p.t.Tokens {
			if p.t.quotes[i] != q && !p.t.pos(i, "PUNCT") {
				return false
			}
		}
	}
	return q.words >= 3
}

// carriesOn reports whether quotation q goes on where last left off: in the
// same paragraph, or opening the next.
func carriesOn(q, last *quote) bool {
	return last != nil && (q.paragraph == last.paragraph || q.paragraph == last.paragraph+1)
}

// headOf is the main predicate of the first sentence of some content: the token
// that governs the others of its run.
func headOf(parts []part) place {
	p := parts[0]
	for i := p.first; i <= p.last; i++ {
		h := p.t.Tokens[i].Head
		if (h < p.first || h > p.last) && !p.t.pos(i, "PUNCT") {
			return place{p.t, i}
		}
	}
	return place{p.t, p.first}
}

func (d *draft) treeAfter(t *tree) *tree {
	if t.index+1 < len(d.trees) && d.trees[t.index] == t {
		return d.trees[t.index+1]
	}
	return nil
}
