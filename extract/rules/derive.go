package rules

import (
	"claimgraph/extract/rules/frames"
	"claimgraph/schema"
)

// A derivation makes from a speech act and its proposition, or from a predicate
// and its complement, the claim between two actors that an event coder would
// expect. What it gives names the claims it comes from.
type derivation struct {
	name string
	// from gives the derived claim, or nil.
	from func(d *draft, a, p *made) *schema.Claim
}

// derivations lists the rules; a is the assertion, p a proposition under it.
// The first that applies to a pair is taken.
//
//	accusing finding    Blinken DETERMINE [Russian forces COMMIT war crimes]
//	                    ⇒ United States ACCUSE Russia about war crimes
//	accusing naming     the ministry declares [Putin's actions BE war crimes]
//	                    ⇒ United States ACCUSE Russia about war crimes
//	accused of an event the EU CONDEMN [Russia INVADE Ukraine]
//	                    ⇒ EU ACCUSE Russia about the invasion
//	hostile call        Kyiv REQUEST sanctions against Moscow ⇒ Ukraine ACCUSE
//	                    Russia about the sanctions
//	demand              Kyiv DEMAND [Russia WITHDRAW] ⇒ Ukraine REQUEST Russia
//	obligation          Paris STATE [Iran must FREE them] ⇒ France REQUEST Iran
//	refusal             Sofia STATE [Sofia will not HELP Minsk], or the article
//	                    tells so ⇒ Bulgaria REJECT Belarus
//	parties to an       Addis Ababa and Hargeisa SIGN a pact ⇒ each SUPPORT the
//	agreement           other about the pact
//	threat, promise     Moscow THREATEN [Moscow ATTACK Kyiv] ⇒ Russia THREATEN
//	                    Ukraine; by the frames' rules of composition
//
// Composition follows the PLOVER manual's reading of acts about acts; the
// others are what CAMEO coders do with "said that … committed".
var derivations = []derivation{
	{"accusing finding", accusingFinding},
	{"accused of an event", accusedOfEvent},
	{"demand", demandOfActor},
	{"obligation", obligation},
	{"refusal", refusal},
	{"composition", composition},
}

// announcements lists the rules for what the article itself tells is to come.
var announcements = []derivation{{"refusal", refusal}}

// made is a claim with the clause and the tokens it was made from.
type made struct {
	claim           *schema.Claim
	c               *clause
	subject, object int
}

// derive adds the derived claims.
func (d *draft) derive() {
	direct := append([]*made(nil), d.made...)
	under := map[*report][]*made{}
	for _, p := range direct {
		r := d.reportOf(p)
		under[r] = append(under[r], p)
	}
	for _, a := range direct {
		d.hostileCall(a)
		d.parties(a)
		if a.c.report == nil {
			if d.reportOf(a) == nil {
				d.deriveFrom(announcements, a, a)
			}
			continue
		}
		d.accuseByName(a)
		for _, p := range under[a.c.report] {
			if p != a && p.claim.Sentence >= a.claim.Sentence-6 {
				d.deriveFrom(derivations, a, p)
			}
		}
	}
}

// deriveFrom applies the first rule that fits.
func (d *draft) deriveFrom(rules []derivation, a, p *made) {
	for _, rule := range rules {
		claim := rule.from(d, a, p)
		if claim == nil {
			continue
		}
		if a == p {
			d.derived(rule.name, claim, p)
		} else {
			d.derived(rule.name, claim, a, p)
		}
		return
	}
}

// derived records a derived claim with what it comes from.
func (d *draft) derived(rule string, claim *schema.Claim, from ...*made) {
	if claim == nil {
		return
	}
	claim.Rule, claim.Confidence = "derived: "+rule, 1
	for _, m := range from {
		claim.DerivedFrom = append(claim.DerivedFrom, m.claim.ID)
		claim.Confidence = min(claim.Confidence, m.claim.Confidence)
	}
	claim.Identify()
	for _, other := range d.claims {
		if sameDyad(other, claim) {
			return
		}
	}
	d.claims = append(d.claims, claim)
}

// sameDyad reports whether two derived claims say the same of the same sentence.
func sameDyad(a, b *schema.Claim) bool {
	return len(a.DerivedFrom) > 0 && a.Sentence == b.Sentence && a.Predicate.Type == b.Predicate.Type &&
		a.Subject.Entity == b.Subject.Entity && a.Object.Entity == b.Object.Entity && a.Polarity == b.Polarity
}

// reportOf is the report a claim stands under.
func (d *draft) reportOf(m *made) *report {
	return d.holding(m.c.t, m.c.at(), m.c.report)
}

// accusing are the acts by which somebody who says that another did wrong
// accuses them.
var accusing = set("DETERMINE ALLEGE CONFIRM CHARGE CONVICT CONDEMN STATE REPORT")

// accusingFinding: a finding, allegation or statement that somebody else's
// people did something wrong.
func accusingFinding(d *draft, a, p *made) *schema.Claim {
	if !accusing[a.claim.Predicate.Type] || p.claim.Polarity == schema.Negative || !real(p.claim.Modality) {
		return nil
	}
	if p.subject >= 0 && p.claim.Subject != nil && p.claim.Subject.Country == "" && d.e.lexicon.InClass("missile", p.c.t.lower[p.subject], p.c.t.modifiers(p.subject)...) {
		return nil // a missile of no country does harm but is not accused of it
	}
	if p.c.t.is(p.c.head, "advcl") && unreal[p.c.t.marker(p.c.head)] {
		return nil // "until it deports them" tells of no deporting
	}
	if a.claim.Subject == nil || a.claim.Subject.Entity == "" || p.claim.Subject == nil || p.claim.Subject.Entity == "" {
		return nil
	}
	if !d.wrong(p) || a.c.charge() >= 0 || p.c.form == nominal && p.c.head != a.c.report.head.head {
		return nil // what is named in passing is taken for granted
	}
	if backdrop[p.c.t.marker(p.c.head)] && p.c.t.is(p.c.head, "advcl") {
		return nil // "since Chad attacked" only tells when
	}
	about := p.claim.Object
	if !p.crime(d) {
		about = &schema.Argument{Span: p.c.t.whole(p.c.head)}
	}
	return d.dyad(a, p, "ACCUSE", "allege", a.claim.Subject, p.claim.Subject, about)
}

// unreal are conjunctions of what has not happened.
var unreal = set("if unless until till before lest")

// backdrop are conjunctions of clauses that tell when something else was so.
var backdrop = set("since after before until")

// real reports whether what is so put may count as said to be done.
func real(m schema.Modality) bool {
	return m == schema.Asserted || m == schema.Alleged || m == ""
}

// wrong reports whether a proposition says of its subject that it did harm.
func (d *draft) wrong(p *made) bool {
	switch p.claim.Predicate.Type {
	case "ASSAULT", "COERCE":
		return true
	case "ACCUSE":
		return p.c.form == copular && blameworthy[p.c.t.lower[p.c.head]]
	case "":
		if p.c.form == copular && blameworthy[p.c.t.lower[p.c.head]] {
			return true
		}
		return p.crime(d) && (p.c.lemma == "commit" || p.c.frame.Name == "commit")
	}
	return false
}

// blameworthy are adjectives that say of somebody that the harm was theirs.
var blameworthy = set("responsible guilty culpable complicit liable behind")

// crime reports whether the proposition's object is a crime.
func (m *made) crime(d *draft) bool {
	return m.object >= 0 && d.e.lexicon.InClass("crime", m.c.t.lower[m.object], m.c.t.modifiers(m.object)...)
}

// accuseByName: somebody calls another's deeds a crime.
func (d *draft) accuseByName(a *made) {
	r := a.c.report
	if r.theme < 0 || a.claim.Predicate.Type == "ACCUSE" && a.claim.Object != nil && a.claim.Object.Country != "" {
		return
	}
	t := r.head.t
	if !d.e.lexicon.InClass("crime", t.lower[r.head.head], t.modifiers(r.head.head)...) {
		return
	}
	target := a.claim.Object
	if target == nil || target.Country == "" {
		target = d.possessor(t, r.theme)
	}
	d.derived("accusing naming", d.dyad(a, a, "ACCUSE", "allege", a.claim.Subject, target, a.claim.About), a)
}

// hostileCall: somebody calls on whomever to act against another.
func (d *draft) hostileCall(a *made) {
	if !a.c.against() || a.claim.Polarity == schema.Negative {
		return
	}
	if o := a.c.shaped.objects[0]; a.c.t.actor(o) {
		about := a.c.t.noun(a.c.shaped.head)
		d.derived("hostile call", d.dyad(a, a, "ACCUSE", "disapprove", a.claim.Subject, d.argument(a.c.t, o), about), a)
	}
}

// parties: those who sign an agreement together have it with each other.
func (d *draft) parties(a *made) {
	if !a.c.signs(roles{a.c.subjects, a.c.objects, -1}) || a.claim.Object == nil {
		return
	}
	for _, other := range a.c.members(a.c.subjects) {
		if other == a.subject || other < 0 || a.subject < 0 || !a.c.directedAt([]int{other, a.subject}) {
			continue
		}
		claim := d.between(a, "SUPPORT", "")
		claim.Predicate.CAMEO, claim.Predicate.Name = a.claim.Predicate.CAMEO, a.claim.Predicate.Name
		claim.Subject, claim.Object, claim.About = d.argument(a.c.t, a.subject), d.argument(a.c.t, other), d.argument(a.c.t, firstOf(a.c.objects))
		d.derived("parties to an agreement", claim, a)
	}
}

// possessor is the argument made of whose a thing is: "Putin's actions".
func (d *draft) possessor(t *tree, head int) *schema.Argument {
	if head < 0 {
		return nil
	}
	for _, k := range t.children(head, "nmod:poss") {
		return d.argument(t, k)
	}
	for _, k := range t.kids[head] {
		if k < head && t.is(k, "amod", "compound") && t.actor(k) {
			return d.argument(t, k)
		}
	}
	return nil
}

// accusedOfEvent: somebody condemns or rejects what another is said, in the
// noun phrase, to have done.
func accusedOfEvent(d *draft, a, p *made) *schema.Claim {
	if !a.c.report.noun || p.c.form != nominal || p.c.head != a.c.report.head.head {
		return nil
	}
	if a.c.charge() >= 0 {
		return nil // an accusation says itself who is accused
	}
	term, _ := schema.TermByID(a.claim.Predicate.Type)
	switch term.Plover {
	case "ACCUSE", "REJECT", "SUPPORT":
		return d.dyad(a, p, term.Plover, a.claim.Predicate.Mode, a.claim.Subject, p.claim.Subject, a.claim.Object)
	}
	return nil
}

// demandOfActor: somebody demands that another do something.
func demandOfActor(d *draft, a, p *made) *schema.Claim {
	if p.claim.Modality != schema.Demanded && a.claim.Predicate.Type != "DEMAND" {
		return nil
	}
	term, _ := schema.TermByID(a.claim.Predicate.Type)
	if term.Plover != "REQUEST" || a.claim.Object != nil && a.claim.Object.Claim == "" || p.c.head != a.c.report.head.head {
		return nil
	}
	mode := ""
	if f, ok := frames.Compose(a.c.frame, p.c.frame); ok {
		mode = f.Mode
	}
	return d.dyad(a, p, "REQUEST", mode, a.claim.Subject, p.claim.Subject, a.c.report.topic())
}

// composition: an act whose own doing of the complement makes another event.
func composition(d *draft, a, p *made) *schema.Claim {
	if p.c.head != a.c.report.head.head || !p.c.framed || a.claim.Object != nil && a.claim.Object.Claim == "" {
		return nil
	}
	f, ok := frames.Compose(a.c.frame, p.c.frame)
	if !ok || f.Type == "" || p.claim.Object == nil || !sameActor(a.claim.Subject, p.claim.Subject) {
		return nil
	}
	claim := d.dyad(a, p, f.Type, f.Mode, a.claim.Subject, p.claim.Object, p.claim.About)
	if claim != nil && f.Name != "" {
		claim.Predicate.Name = f.Name
	}
	return claim
}

func sameActor(a, b *schema.Argument) bool {
	return a != nil && b != nil && a.Span != nil && b.Span != nil && (a.Start == b.Start || a.Entity != "" && a.Entity == b.Entity)
}

// dyad is the claim between the countries, or else the actors, of subject and
// target; nil when either is unknown or they are the same.
func (d *draft) dyad(a, p *made, kind, mode string, subject, target, about *schema.Argument) *schema.Claim {
	from, to := d.country(subject, a.claim.ID), d.country(target, p.claim.ID)
	if from != nil && to != nil && from.Country != "" && from.Country == to.Country && (withinCountry[kind] || kind == "ACCUSE" && opposed(subject, target)) {
		from, to = d.partyOf(subject, a.claim.ID), d.partyOf(target, p.claim.ID)
	} else if from != nil && to != nil && from.Country != "" && from.Country == to.Country {
		return nil
	}
	if from == nil || to == nil || from.Entity == to.Entity && from.Entity != "" || from.Entity == "" && to.Entity == "" {
		return nil
	}
	if _, ok := schema.TermByID(kind); !ok {
		return nil
	}
	claim := d.between(a, kind, mode)
	claim.Subject, claim.Object = from, to
	if about != nil {
		plain := *about
		plain.Claim = ""
		claim.About = &plain
	}
	return claim
}

// between is a derived claim of a type, put and dated as the assertion it comes
// from, without its actors.
func (d *draft) between(a *made, kind, mode string) *schema.Claim {
	term, _ := schema.TermByID(kind)
	claim := d.blank(a.c.t)
	claim.Predicate = schema.Predicate{Lemma: a.claim.Predicate.Lemma, Name: term.Label, Type: term.ID, Mode: mode, Plover: term.Plover, Quad: term.Quad}
	if len(term.CAMEO) > 0 {
		claim.Predicate.CAMEO = term.CAMEO[0]
	}
	claim.Polarity, claim.Modality, claim.Tense = a.claim.Polarity, a.claim.Modality, a.claim.Tense
	claim.Formal, claim.Occurred, claim.Said = a.claim.Formal, a.claim.Occurred, a.claim.Said
	claim.Holder, claim.Act, claim.Cue, claim.Content = a.claim.Holder, a.claim.Act, a.claim.Cue, a.claim.Content
	return claim
}

// opposed reports whether one of two of a country fights or opposes what the other
// stands for.
func opposed(a, b *schema.Argument) bool {
	return a.Sector != b.Sector && a.Sector != "MED" && (opposing[a.Sector] || opposing[b.Sector])
}

var opposing = set("REB OPP SEP")

// withinCountry are the types that relate two actors of one country too: who asks
// or refuses whom there.
var withinCountry = set("REQUEST REJECT")

// partyOf is an argument of a derived claim that stays itself.
func (d *draft) partyOf(arg *schema.Argument, from schema.ClaimID) *schema.Argument {
	if arg == nil || arg.Entity == "" || !actorLike(arg) {
		return nil
	}
	own := *arg
	own.Span, own.Derived = nil, string(from)
	return &own
}

// unnamed is an actor of a derived claim whom nobody knows by name, in the words of the
// text; nil for what is no actor.
func unnamed(arg *schema.Argument) *schema.Argument {
	if !actorLike(arg) && arg.Sector == "" || arg.Claim != "" {
		return nil
	}
	own := *arg
	return &own
}

// country lifts an argument to its country; an actor without one stays itself.
// What is lifted has no span: it is derived from the claim whose argument it
// was.
func (d *draft) country(arg *schema.Argument, from schema.ClaimID) *schema.Argument {
	if arg == nil || arg.Span == nil {
		return nil
	}
	if arg.Entity == "" {
		return unnamed(arg)
	}
	lifted := *arg
	lifted.Span, lifted.Claim, lifted.Derived = nil, "", string(from)
	if arg.Country == "" || d.e.entities == nil {
		if !actorLike(arg) {
			return nil
		}
		return &lifted
	}
	country, ok := d.e.entities.Entity(schema.EntityID("country/" + arg.Country))
	if !ok {
		return &lifted
	}
	lifted.Entity, lifted.Name, lifted.Kind, lifted.Sector = country.ID, country.Name, schema.Country, ""
	return &lifted
}
