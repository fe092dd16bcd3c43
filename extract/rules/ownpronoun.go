package rules

import "claimgraph/schema"

// ownPronouns tells whom the pronoun of an aside means: nobody who is named in what
// is said. In "Mali and Niger remained members, it added" it is who spoke before.
func (d *draft) ownPronouns() {
	for i, r := range d.reports {
		if r.clause == nil || r.source.head < 0 || !r.source.t.pos(r.source.head, "PRON") || !speaking[r.source.t.form(r.source.head)] {
			continue
		}
		if !r.namesSource() {
			continue
		}
		if s, ok := d.speakerBefore(i); ok {
			d.means[r.source] = s
		}
	}
}

var speaking = set("it he she they")

// namesSource reports whether a name in the content before the cue means who the
// source is taken for.
func (r *report) namesSource() bool {
	t := r.source.t
	own := t.mentions[r.source.head]
	if own == nil {
		return false
	}
	until := r.source.head
	if own.Entity.Kind == schema.Person {
		until = len(t.Tokens) // "He said Putin would pay": he is not Putin
	}
	for i := 0; i < until; i++ {
		if m := t.mentions[i]; m != nil && m.Entity.ID == own.Entity.ID && r.covers(t, i) && !t.pos(i, "PRON") && t.is(i, "nsubj", "obj", "conj", "nmod:poss", "amod", "obl", "nmod") {
			return true
		}
	}
	return false
}

// speakerBefore is who spoke last before report i, within a few sentences, and may
// be meant by its pronoun.
func (d *draft) speakerBefore(i int) (place, bool) {
	r := d.reports[i]
	person := r.source.t.form(r.source.head) == "he" || r.source.t.form(r.source.head) == "she"
	for j := i - 1; j >= 0; j-- {
		o := d.reports[j]
		if o.source.head < 0 || o.t.index >= r.t.index || r.t.index-o.t.index > 2 {
			continue
		}
		s := o.source
		if to, ok := d.means[s]; ok {
			s = to
		}
		kind := s.t.kind(s.head)
		if (kind == schema.Person) != person {
			continue
		}
		return s, true
	}
	return place{}, false
}
