package rules

// dissolve takes back a report within another that only tells how the speaker puts
// it: "said he hoped that Chad would yield" says of Chad that it would, under one
// saying. Where somebody else thinks it ("said the president knew that …"), that
// stays a claim of its own.
func (d *draft) dissolve(r *report) {
	c := r.clause
	c.report = nil
	if c.form == copular && !holdingAdjectives[c.t.lower[c.head]] || c.form == nominal || c.form == verbal && !attitudes[c.lemma] && !attitudes[c.verb] {
		return
	}
	switch {
	case r.noun || c.complement.kind == "":
		return
	case r.source.head >= 0 && !r.source.t.pos(r.source.head, "PRON") && r.source != r.outer.source:
		c.thought = r
		if knowing[c.lemma] {
			c.frame.Type, c.frame.Act = "", false
		}
		return
	}
	if o := r.outer; o.head.t == c.t && o.head.head == c.head && r.head.t != nil {
		o.head = r.head
	}
	c.silent = true
}

// knowing are verbs by which somebody is said to know rather than to hold.
var knowing = set("know learn realise realize recognise recognize understand see hear discover notice remember")
