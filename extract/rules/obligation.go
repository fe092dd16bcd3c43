package rules

import (
	"claimgraph/extract/rules/frames"
	"claimgraph/schema"
)

// obligation: somebody says that another must or should do something.
func obligation(d *draft, a, p *made) *schema.Claim {
	if p.claim.Modality != schema.Demanded || a.claim.Predicate.Type != "STATE" || p.c.head != a.c.report.head.head {
		return nil
	}
	mode := ""
	if f, ok := frames.Compose(frames.Frame{Type: "REQUEST"}, p.c.frame); ok {
		mode = f.Mode
	}
	return d.dyad(a, p, "REQUEST", mode, a.claim.Subject, p.claim.Subject, a.c.report.topic())
}

// refusal: somebody says, or the article tells, that they will not do what would
// be cooperation.
func refusal(d *draft, a, p *made) *schema.Claim {
	if a != p && (a.claim.Predicate.Type != "STATE" || !sameActor(a.claim.Subject, p.claim.Subject) && !a.speaksOfSelf(p)) {
		return nil
	}
	if p.claim.Polarity != schema.Negative || p.claim.Modality != schema.Intended && !p.c.future() {
		return nil
	}
	term, _ := schema.TermByID(p.claim.Predicate.Type)
	if term.Quad != schema.VerbalCooperation && term.Quad != schema.MaterialCooperation {
		return nil
	}
	about := p.claim.About
	if a != p {
		about = a.c.report.topic()
	}
	f, _ := frames.Compose(frames.Frame{Type: "REJECT"}, p.c.frame)
	claim := d.dyad(a, p, "REJECT", f.Mode, a.claim.Subject, p.claim.Object, about)
	if claim == nil {
		claim = d.refused(a, p, f.Mode)
	}
	if claim != nil {
		claim.Polarity = schema.Positive
	}
	return claim
}

// speaksOfSelf reports whether the proposition's subject is a pronoun for who speaks.
func (m *made) speaksOfSelf(p *made) bool {
	return m.claim.Subject != nil && p.subject >= 0 && m.c.report.meansSource(p.c.t, p.subject, m.claim.Subject)
}

// refused is the refusal that names nobody refused: "will not lift the siege until
// …" rejects just that.
func (d *draft) refused(a, p *made, mode string) *schema.Claim {
	subject := a.claim.Subject
	if subject == nil || a == p && !actorLike(subject) || p.claim.Object == nil {
		return nil
	}
	claim := d.between(a, "REJECT", mode)
	own := *subject
	claim.Subject = &own
	claim.Object = &schema.Argument{Span: p.c.t.span(p.c.head, p.c.t.last[p.c.head]), Claim: p.claim.ID}
	return claim
}
