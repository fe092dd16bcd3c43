package rules

import "claimgraph/schema"

// proposition is the main claim of a report's content. Content that makes no
// clause becomes a claim without a type, so that what was said is not lost.
func (d *draft) proposition(r *report) *schema.Claim {
	if c := d.contentClause(r); c != nil {
		if b := d.done[c]; b == nil || !b.working || len(b.claims) > 0 {
			if claims := d.build(c); len(claims) > 0 {
				return claims[0]
			}
		}
	}
	if r.noun {
		return nil
	}
	return d.fragment(r)
}

// contentClause is the clause of the content's main predicate, or the first one
// below it; nil when there is none.
func (d *draft) contentClause(r *report) *clause {
	t := r.head.t
	if t == nil || t.skip {
		return nil
	}
	if c := t.clauses[r.head.head]; c != nil && c != r.clause {
		if c.form == nominal && !d.worth(c) && !r.answers(c) {
			return nil
		}
		if inner := t.clauses[max(c.complement.head, 0)]; c.judges() && inner != nil {
			c = inner
		}
		return c.within()
	}
	return nil
}

// within is the clause that a predicate without a meaning of its own leads to:
// in "was trying to flee" the fleeing.
func (c *clause) within() *clause {
	for range 4 {
		inner := c.t.clauses[c.complement.head]
		if c.form != verbal && !(c.form == copular && prospective[c.t.lower[c.head]]) || c.frame.Type != "" || c.complement.kind == "that" || len(c.objects) > 0 || inner == nil || inner == c || inner.report != nil {
			return c
		}
		c = inner
	}
	return c
}

// prospective are adjectives that only say how likely their infinitive is.
var prospective = set("able unable likely unlikely bound certain sure set due supposed scheduled")

// fragment makes a claim of content that is no clause: `"A disaster," he said.`
func (d *draft) fragment(r *report) *schema.Claim {
	if claim := d.bare[r]; claim != nil {
		return claim
	}
	t := r.head.t
	claim := d.blank(t)
	claim.Predicate = schema.Predicate{Span: t.cut(t.Tokens[r.head.head].Start, t.Tokens[r.head.head].End), Lemma: t.lower[r.head.head], Name: t.lower[r.head.head]}
	claim.Polarity, claim.Modality = schema.Positive, schema.Asserted
	claim.Object = d.argument(t, r.head.head)
	d.held(claim, r)
	claim.Rule, claim.Confidence = "fragment", 0.3
	claim.Identify()
	d.bare[r] = claim
	d.claims = append(d.claims, claim)
	return claim
}

// assertion makes the claim of a report without a clause of its own as cue:
// "according to X".
func (d *draft) assertion(r *report) {
	if r.t.skip {
		return
	}
	proposition := d.proposition(r)
	if r.cue == nil || r.source.head < 0 || proposition == nil {
		return
	}
	claim := d.blank(r.t)
	term, _ := schema.TermByID(r.act)
	claim.Predicate = schema.Predicate{Span: r.cue, Lemma: "accord", Name: term.Label, Type: r.act, Plover: term.Plover, Quad: term.Quad}
	if len(term.CAMEO) > 0 {
		claim.Predicate.CAMEO = term.CAMEO[0]
	}
	claim.Polarity, claim.Modality = schema.Positive, schema.Asserted
	claim.Subject = d.argument(r.source.t, r.source.head)
	claim.Object = &schema.Argument{Span: r.span(), Claim: proposition.ID}
	d.held(claim, r.outer)
	claim.Rule, claim.Confidence = r.construction, 0.8
	claim.Identify()
	d.claims = append(d.claims, claim)
	cue := &clause{t: r.t, head: r.at, complement: complement{head: -1}, report: r}
	d.made = append(d.made, &made{claim, cue, -1, -1})
}

// answers reports whether the report denies, confirms or admits an event that its
// noun tells of: "confirmed the loss of a jet". Who denies or admits one of nobody's
// is the one who did it or not: "admitted the strike".
func (r *report) answers(c *clause) bool {
	if !answerTypes[r.act] || !r.noun || !c.framed || c.frame.Type == "" || reportNouns[c.lemma] != "" {
		return false
	}
	if len(c.subjects) == 0 && r.act != "CONFIRM" && r.clause != nil && c.t.Tokens[c.head].Head == r.at {
		c.subjects = r.clause.subjects
	}
	roles := c.roles()
	return len(roles.subjects)+len(roles.objects) > 0
}
