package rules

import (
	"slices"
	"sort"

	"claimgraph/schema"
)

// built is what a clause has become.
type built struct {
	claims  []*schema.Claim
	working bool
}

// most claims one clause may become by its coordinated roles.
const mostClaims = 12

// write assembles the claims, identified, in text order.
func (d *draft) write() []schema.Claim {
	for _, t := range d.trees {
		if t.skip {
			continue
		}
		for _, c := range t.order {
			switch {
			case c.citing():
			case c.mere(), c.unsaid():
				d.proposition(c.report)
			case c.report != nil || d.worth(c):
				d.build(c)
			}
		}
	}
	for _, r := range d.reports {
		if r.clause == nil {
			d.assertion(r)
		}
	}
	d.derive()
	if d.e.open {
		d.triples()
	}
	return d.sorted()
}

// sorted is the claims by place in the text, without doubles.
func (d *draft) sorted() []schema.Claim {
	sort.SliceStable(d.claims, func(i, j int) bool { return d.claims[i].Sentence < d.claims[j].Sentence })
	seen := map[schema.ClaimID]bool{}
	var out []schema.Claim
	for _, c := range d.claims {
		if !seen[c.ID] {
			seen[c.ID] = true
			out = append(out, *c)
		}
	}
	return out
}

// worth reports whether a clause says enough to be a claim of its own.
func (d *draft) worth(c *clause) bool {
	if g := c.governor; g != nil && g.form == nominal && g.frame.Type == "REJECT" && g.complement.head == c.head {
		return false // "the refusal to send tanks" sends none
	}
	if c.silent || c.judges() || c.citing() || c.quoting() || c.namelessly() {
		return false
	}
	roles := c.roles()
	switch {
	case c.form == nominal && c.support != nil && c.support.passive && len(roles.subjects) == 0:
		return c.framed && c.frame.Type != "" && len(roles.objects) > 0 // "the talks were held"
	case c.form == nominal:
		return c.framed && c.frame.Type != "" && len(roles.subjects) > 0 && (c.support != nil || c.acted(roles) && !standing[c.frame.Name] && c.tells(roles))
	case c.framed && c.frame.Type != "":
		return len(roles.subjects)+len(roles.objects) > 0
	case c.form == copular:
		return len(roles.subjects) > 0 && len(roles.objects) > 0 &&
			(c.t.is(c.head, "root", "ccomp", "conj", "parataxis") || c.t.is(c.head, "advcl") && c.t.actor(roles.subjects[0]))
	case !c.t.is(c.head, "root", "ccomp", "conj", "parataxis", "xcomp") && !(c.governor != nil && c.governor.governs(c.head)):
		return false // background: a relative or adverbial clause of no known type
	}
	if k := c.complement.kind; k == "that" || (k == "to" || k == "ing") && len(c.objects) == 0 {
		return false // "failed to attack" is told by what was not done
	}
	held := d.holding(c.t, c.at(), c.report) != nil
	if len(roles.subjects) == 0 {
		return held && c.passive && len(roles.objects) > 0 && (c.finite() || c.t.is(c.head, "xcomp"))
	}
	if len(roles.objects) == 0 {
		return held && c.form == verbal && c.finite() && c.complement.kind == "" && !askedFor(c.t, roles.subjects[0])
	}
	return held || c.t.actor(roles.subjects[0]) && (c.t.actor(roles.objects[0]) || c.status.polarity == schema.Negative && c.finite() && len(c.objects) > 0)
}

// askedFor reports whether token i, or what counts it, is a word of asking: "what
// happened", "how many came".
func askedFor(t *tree, i int) bool {
	switch t.form(t.first[i]) {
	case "what", "who", "how", "whoever", "whatever", "which", "whose":
		return true
	}
	return false
}

// tells reports whether an event noun with a doer says enough: words and meetings
// need somebody at the other end, deeds do not.
func (c *clause) tells(r roles) bool {
	switch plover := c.frame.Plover(); {
	case c.complement.kind != "", plover == "ASSAULT", plover == "PROTEST", plover == "RETREAT", slices.Contains(c.fired, "attended event"):
		return true
	case plover == "AGREE":
		return false // a promise is told by its making
	}
	return len(r.objects) > 0 || r.about >= 0
}

// standing are what nouns name that lasts, rather than an event: "its treaty with
// Chad" is not the signing of one.
var standing = set("sign_agreement ally")

// mere reports whether the clause reports only that somebody wants, plans or tries
// what its complement tells: the complement says it all.
func (c *clause) mere() bool {
	return c.report != nil && c.frame.Type == "" && !c.report.noun && c.complement.kind != "that" && (intention[c.verb] || intention[c.lemma])
}

// unsaid reports whether the clause is a noun for something said by nobody told:
// "an admission that …". What is said stands, nobody says it.
func (c *clause) unsaid() bool {
	return c.report != nil && c.form == nominal && c.support == nil && c.report.source.head < 0 && len(c.subjects) == 0
}

// intention are verbs of wanting, planning and trying.
var intention = set(`want wish plan intend mean aim try attempt seek hope prepare decide choose begin start continue need
	have seem appear fail manage strive struggle work move like prefer love hate expect consider`)

// citing reports whether the clause only tells on whom a saying rests: "…, citing
// witnesses".
func (c *clause) citing() bool {
	return c.form == verbal && (c.verb == "cite" || c.verb == "quote") && c.t.Tokens[c.head].XPOS == "VBG" && c.t.is(c.head, "advcl", "acl") && c.complement.kind == ""
}

// acted reports whether somebody who can act fills a role.
func (c *clause) acted(r roles) bool {
	for _, side := range [][]int{r.subjects, r.objects} {
		for _, h := range side {
			if c.t.actor(h) || c.t.pos(h, "PRON") {
				return true
			}
		}
	}
	return false
}

// build makes the claims of a clause, those it refers to first.
func (d *draft) build(c *clause) []*schema.Claim {
	if b := d.done[c]; b != nil {
		return b.claims
	}
	b := &built{working: true}
	d.done[c] = b
	if c.silent {
		for _, n := range c.t.order {
			if n.support == c {
				b.claims = d.build(n)
				return b.claims
			}
		}
	}
	var proposition *schema.Claim
	if c.report != nil && c.report.theme < 0 && !c.report.question {
		proposition = d.proposition(c.report)
	}
	r := c.roles()
	for _, pair := range c.pairs(r) {
		if len(b.claims) < mostClaims {
			claim := d.claim(c, pair[0], pair[1], r.about, proposition)
			b.claims = append(b.claims, claim)
			d.made = append(d.made, &made{claim, c, pair[0], pair[1]})
		}
	}
	d.claims = append(d.claims, b.claims...)
	return b.claims
}

// claim makes one claim of a clause.
func (d *draft) claim(c *clause, subject, object, about int, proposition *schema.Claim) *schema.Claim {
	claim := d.blank(c.t)
	claim.Predicate = c.term()
	claim.Predicate.Contexts = d.contexts(c, object, about)
	claim.Polarity, claim.Modality, claim.Tense, claim.Formal = c.status.polarity, c.status.modality, c.status.tense, c.status.formal
	claim.Subject = d.argument(c.t, subject)
	claim.Object = d.argument(c.t, object)
	claim.About = d.argument(c.t, about)
	if c.report != nil {
		if claim.Subject != nil {
			c.report.relative(claim.Subject)
		}
		d.refer(c, claim, proposition)
	}
	if c.thought != nil && claim.Object == nil {
		claim.Object = c.thought.topic()
	}
	if id := d.antecedent(claim, c, object); id != "" {
		claim.Object = &schema.Argument{Span: claim.Object.Span, Claim: id}
	}
	d.holder(claim, c)
	d.selfReference(claim, c, subject, object)
	if r := d.holding(c.t, c.at(), c.report); r != nil && (r.act == "DENY" || r.unheld) && c.denied(r) {
		claim.Polarity = flip(claim.Polarity)
	}
	d.circumstances(claim, c, subject, object)
	claim.Rule = c.rule()
	claim.Confidence = d.confidence(claim, c)
	claim.Identify()
	return claim
}

// blank is a claim of the document with nothing in it yet.
func (d *draft) blank(t *tree) *schema.Claim {
	a := d.doc.Article
	return &schema.Claim{Article: a.ID, Sentence: t.index, Published: a.Published, Outlet: a.Outlet, Extractors: []string{Version}}
}

// rule names the constructions that made the claim, the report's last.
func (c *clause) rule() string {
	rule := ""
	for _, f := range c.fired {
		if rule != "" {
			rule += ", "
		}
		rule += f
	}
	if c.report != nil {
		rule += ", " + c.report.construction
	}
	return rule
}
