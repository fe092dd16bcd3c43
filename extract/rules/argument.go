package rules

import "claimgraph/schema"

// argument makes the argument that token head heads; nil for none.
func (d *draft) argument(t *tree, head int) *schema.Argument {
	if head < 0 {
		return nil
	}
	if to, ok := d.means[place{t, head}]; ok {
		arg, other := t.noun(head), d.argument(to.t, to.head)
		arg.Entity, arg.Name, arg.Kind, arg.Country, arg.Sector = other.Entity, other.Name, other.Kind, other.Country, other.Sector
		return arg
	}
	head = t.namedIn(head)
	arg := t.noun(head)
	if t.pos(head, "VERB", "AUX") {
		arg = &schema.Argument{Span: t.whole(head)}
	}
	d.resolve(arg)
	if noun := t.shared(head); noun >= 0 {
		d.party(t, arg, noun)
	} else if of := t.sense(head); of != head && !actorLike(arg) {
		d.counted(t, arg, of)
	}
	d.concern(t, arg, head)
	return arg
}

// resolve fills who or what an argument means.
func (d *draft) resolve(arg *schema.Argument) {
	if d.e.resolver != nil && d.doc.Linked != nil {
		d.e.resolver.Resolve(d.doc.Linked, arg)
	}
}

// party completes the argument of one of several actors that share a noun, as
// "British" of "British and EU negotiators": the noun tells its sector and is
// part of the evidence.
func (d *draft) party(t *tree, arg *schema.Argument, noun int) {
	own := &schema.Argument{Span: t.cut(t.Tokens[noun].Start, t.Tokens[noun].End)}
	d.resolve(own)
	if own.Sector != "" {
		arg.Sector = own.Sector
	}
	word := t.Tokens[noun]
	parts := [][2]int{{arg.Start, arg.End}, {word.Start, word.End}}
	if word.Start < arg.Start {
		parts[0], parts[1] = parts[1], parts[0]
	}
	arg.Span = t.cut(parts[0][0], parts[1][1])
	if !blank(t.text[parts[0][1]:parts[1][0]]) {
		arg.Spans = parts
	}
}

// counted takes who is meant from what a measure counts: "hundreds of UN
// troops".
func (d *draft) counted(t *tree, arg *schema.Argument, of int) {
	own := t.noun(of)
	if d.resolve(own); actorLike(own) {
		arg.Entity, arg.Name, arg.Kind, arg.Country, arg.Sector = own.Entity, own.Name, own.Kind, own.Country, own.Sector
	}
}

// actorLike reports whether an argument has been understood as somebody who can
// act.
func actorLike(arg *schema.Argument) bool {
	switch arg.Kind {
	case schema.Topic, schema.Other, schema.Event, schema.Law, "":
		return false
	}
	return true
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
		claim.Holder = d.outlet()
		return
	}
	if r.source.head >= 0 {
		claim.Holder = d.argument(r.source.t, r.source.head)
		r.relative(claim.Holder)
	} else {
		claim.Holder = d.outlet() // who says it is not told: the article does
	}
	claim.Act, claim.Cue, claim.Content = r.act, r.cue, r.span()
	claim.Modality = stronger(claim.Modality, r.alleged)
}

// outlet is the article's own voice as holder.
func (d *draft) outlet() *schema.Argument {
	return &schema.Argument{Name: d.doc.Article.Outlet, Kind: schema.Media, Derived: "outlet"}
}

// denied reports whether the clause is what a denial denies: the content's main
// predicate or one joined to it.
func (c *clause) denied(r *report) bool {
	if r.head.t != c.t {
		return false
	}
	at := c.at()
	for at >= 0 && at != r.head.head && (c.t.is(at, "conj") || c.t.is(at, "obj", "nmod") && c.form == nominal || c.onlyMeant(at)) {
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

// onlyMeant reports whether the clause is what the verb above token at only means to
// do: who denies the plan denies the deed.
func (c *clause) onlyMeant(at int) bool {
	g := c.t.clauses[max(c.t.Tokens[at].Head, 0)]
	return g != nil && at == c.head && c.t.is(at, "xcomp", "acl") && c.form == verbal && (intention[g.lemma] || intention[g.verb]) && g.status.polarity != schema.Negative
}
