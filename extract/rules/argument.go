package rules

import "claimgraph/schema"

// argument makes the argument that token head heads; nil for none.
func (d *draft) argument(t *tree, head int) *schema.Argument {
	if head < 0 {
		return nil
	}
	head = t.namedIn(head)
	arg := t.noun(head)
	if t.pos(head, "VERB", "AUX") {
		arg = &schema.Argument{Span: t.whole(head)}
	}
	if d.e.resolver != nil && d.doc.Linked != nil {
		d.e.resolver.Resolve(d.doc.Linked, arg)
	}
	return arg
}

// holder notes under whose report a clause stands; the outlet's if nobody's.
func (d *draft) holder(claim *schema.Claim, c *clause) {
	d.held(claim, d.holding(c.t, c.at(), c.report))
}

// at is the token that tells where the clause stands: its light verb's if it
// has one.
func (c *clause) at() int {
	if c.support != nil {
		return c.support.head
	}
	return c.head
}

// held writes the report into the claim.
func (d *draft) held(claim *schema.Claim, r *report) {
	if r == nil {
		claim.Holder = &schema.Argument{Name: d.doc.Article.Outlet, Kind: schema.Media, Derived: "outlet"}
		return
	}
	if r.source.head >= 0 {
		claim.Holder = d.argument(r.source.t, r.source.head)
		r.relative(claim.Holder)
	}
	claim.Act, claim.Cue, claim.Content = r.act, r.cue, r.span()
	claim.Modality = stronger(claim.Modality, r.alleged)
}

// denied reports whether the clause is what a denial denies: the content's main
// predicate or one joined to it.
func (c *clause) denied(r *report) bool {
	if r.head.t != c.t {
		return false
	}
	at := c.at()
	for at >= 0 && at != r.head.head && (c.t.is(at, "conj") || c.t.is(at, "obj", "nmod") && c.form == nominal) {
		at = c.t.Tokens[at].Head
	}
	return at == r.head.head
}

// relative adds the relative pronoun to the evidence of a holder that is the
// noun described: "the minister … who said".
func (r *report) relative(holder *schema.Argument) {
	if r.clause == nil || !r.t.is(r.clause.head, "acl:relcl") || holder.Span == nil || len(holder.Spans) > 0 {
		return
	}
	for _, k := range r.t.children(r.clause.head, "nsubj") {
		p := &r.t.Tokens[k]
		if r.t.relativePronoun(k) && p.Start >= holder.End {
			whole := r.t.cut(holder.Start, p.End)
			whole.Spans = [][2]int{{holder.Start, holder.End}, {p.Start, p.End}}
			holder.Span = whole
			return
		}
	}
}
