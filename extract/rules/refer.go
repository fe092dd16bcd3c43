package rules

import (
	"slices"

	"claimgraph/schema"
)

// refer points the claim at the proposition it asserts: as its object, or as
// what it is about when the act is directed at somebody.
func (d *draft) refer(c *clause, claim, proposition *schema.Claim) {
	term, _ := schema.TermByID(claim.Predicate.Type)
	if c.report.theme >= 0 && d.unnamed(claim, c) {
		return
	}
	if c.report.theme >= 0 {
		if t := claim.Predicate.Type; t == "" || t == "STATE" || t == "ACCUSE" && !c.t.actor(c.report.theme) && !wrongdoers[c.t.lower[c.report.head.head]] || falsehoods[c.t.lower[c.report.head.head]] {
			d.judgement(claim, c)
		}
		claim.Object, claim.About = d.argument(c.t, c.report.theme), d.argument(c.t, c.report.head.head)
		return
	}
	if c.report.question {
		if claim.Object == nil {
			claim.Object = c.report.topic()
		} else {
			claim.About = c.report.topic()
		}
		return
	}
	if c.report.noun {
		if claim.Object != nil && proposition != nil && (claim.Object.Entity == "" || !actorLike(claim.Object) && answerTypes[c.report.act]) {
			claim.Object.Claim = proposition.ID
		}
		return
	}
	if claim.Object != nil && !actorLike(claim.Object) && claim.Predicate.Type == "THREATEN" && c.aimsAtNothing() {
		claim.Object = c.report.topic() // "threatened to use force"
		if proposition != nil {
			claim.Object.Claim = proposition.ID
		}
		return
	}
	if claim.Object != nil && !actorLike(claim.Object) && claim.Object.Country == "" && claim.Predicate.Type == "REJECT" && c.complement.kind == "to" && len(c.recipients) == 0 {
		claim.Object = c.report.topic() // "refused to accept the ruling"
		return
	}
	if claim.Object == nil && claim.Predicate.Type == "REJECT" && c.complement.kind == "to" {
		claim.Object = c.report.topic()
		return
	}
	if claim.Object != nil && c.directed(term) {
		claim.About = c.report.topic()
		if proposition != nil {
			claim.About.Claim = proposition.ID
		}
		return
	}
	if proposition != nil {
		claim.Object = &schema.Argument{Span: c.report.span(), Claim: proposition.ID}
	}
}

// aimsAtNothing reports whether what is threatened names nobody and nothing it is aimed
// at: "threatened to use force".
func (c *clause) aimsAtNothing() bool {
	if c.shaped == nil || c.complement.kind != "to" || len(c.recipients) > 0 || len(c.shaped.objects) == 0 {
		return false
	}
	switch c.shaped.verb {
	case "use", "take", "resort":
		return true
	}
	return c.t.pos(c.shaped.objects[0], "PRON")
}

// answerTypes are acts whose object is the event they deny, confirm or admit.
var answerTypes = set("DENY CONFIRM ACKNOWLEDGE")

// directed reports whether the clause's act is done to somebody or something
// rather than being a mere saying: accusing, condemning, warning, urging.
func (c *clause) directed(term schema.Term) bool {
	switch {
	case term.ID == "":
		return false
	case !term.Act, addressing[term.Plover] && len(c.recipients) > 0 && c.complement.kind != "that":
		return true
	}
	return term.Quad != schema.Neutral && (c.shaped != nil || len(c.slot(c.frame.Target))+len(c.slot(c.frame.Topic)) > 0)
}

// wrongdoers are words for people by which whoever is called so is accused.
var wrongdoers = set(`terrorist liar murderer criminal traitor dictator aggressor coward killer butcher thug puppet spy fascist nazi
	racist hypocrite thief extremist militant bandit mercenary invader occupier agent crook bully imbecile idiot fool clown moron`)

// judgement types a naming by what it says: a wrong is condemned, a falsehood
// denied, a person or country that is called a criminal accused.
func (d *draft) judgement(claim *schema.Claim, c *clause) {
	k := c.report.head.head
	lemma, mods := c.t.lower[k], c.t.modifiers(k)
	kind := "STATE"
	switch {
	case wrongdoers[lemma]:
		kind = "ACCUSE"
	case falsehoods[lemma] || slices.ContainsFunc(mods, func(m string) bool { return falsehoods[m] }):
		kind = "DENY"
	case d.e.lexicon.InClass("crime", lemma, mods...), reproaches[lemma]:
		kind = "CONDEMN"
	case praises[lemma] || slices.ContainsFunc(mods, func(m string) bool { return praises[m] }):
		kind = "SUPPORT"
	case slices.ContainsFunc(mods, func(m string) bool { return reproaches[m] }):
		kind = "CONDEMN"
	}
	term, _ := schema.TermByID(kind)
	claim.Predicate.Type, claim.Predicate.Plover, claim.Predicate.Quad, claim.Predicate.Name = kind, term.Plover, term.Quad, term.Label
	if len(term.CAMEO) > 0 {
		claim.Predicate.CAMEO = term.CAMEO[0]
	}
}

var falsehoods = set(`lie falsehood fabrication fake hoax fiction nonsense baseless false untrue unfounded groundless fabricated
	absurd slander libel provocation propaganda disinformation misinformation rumour rumor bogus ridiculous invention`)

// reproaches and praises are words that judge what they are said of.
var (
	reproaches = set(`despicable barbaric barbarism barbarity outrageous outrage unacceptable unforgivable illegal unlawful unjustified
		unprovoked criminal brutal brutality cruel escalation aggression violation atrocity disgrace disgraceful shameful
		shame horrific appalling abhorrent heinous deplorable reprehensible cowardly reckless irresponsible dangerous
		inhumane monstrous vile rigged scandal scandalous biased unfair unjust political hypocritical hypocrisy illegitimate undemocratic cruel vindictive motivated terrorism terror disaster catastrophe mistake farce sham blackmail intolerable wrong
		political politicised politicized biased unfair unjust unconstitutional undemocratic discriminatory hypocrisy
		hypocritical scandal scandalous abuse coup putsch stunt charade persecution repression dictatorship apartheid
		extortion theft robbery fraud fraudulent racist inflammatory illegitimate immoral indiscriminate disproportionate provocative betrayal insult threat murder genocide piracy`)
	praises = set(`beacon historic welcome milestone breakthrough courageous brave hero heroic important positive constructive
		hope success victory triumph achievement progress encouraging remarkable excellent great wonderful legitimate
		justified lawful fair necessary right correct wise timely landmark vital crucial exemplary model`)
)

// topic is the content as an argument, without the word that introduces it.
func (r *report) topic() *schema.Argument {
	if len(r.content) == 1 && r.head.t == r.content[0].t && r.head.t.first[r.head.head] == r.content[0].first {
		return &schema.Argument{Span: r.head.t.whole(r.head.head)}
	}
	return &schema.Argument{Span: r.span()}
}
