package rules

import (
	"claimgraph/schema"
)

// A denial, confirmation or retraction may name what it concerns by a pronoun or
// by a word for something said: "Moscow denied it", "Kyiv rejects that account".
// What is meant stands before.

// antecedent is the claim such an object means, or empty: of what is said or
// told before, the last thing that the claim's subject may answer. Within a few
// sentences only.
func (d *draft) antecedent(claim *schema.Claim, c *clause, object int) schema.ClaimID {
	if c.report != nil && c.report.theme >= 0 {
		object = c.report.theme
	}
	if id := d.summed(c, object); id != "" {
		return id
	}
	if object < 0 || !answering[claim.Predicate.Type] || claim.Object == nil || claim.Object.Claim != "" || c.report != nil && c.report.theme >= 0 {
		return ""
	}
	pronoun := c.t.pos(object, "PRON", "DET") && anaphoric[c.t.form(object)] && (!actorLike(claim.Object) || claim.Predicate.Type != "REJECT" && c.t.form(object) == "it")
	if !pronoun && !c.t.accountOf(object) {
		return ""
	}
	for i := len(d.made) - 1; i >= 0; i-- {
		m := d.made[i]
		if m.c == c || c.t.index-m.c.t.index > farthestAntecedent || m.claim.Predicate.In != claim.Predicate.In {
			continue
		}
		if m.c.t == c.t && m.c.head > c.head || sameActor(m.claim.Subject, claim.Subject) && m.c.report != nil {
			continue
		}
		if id := answered(m, claim.Subject, pronoun); id != "" {
			return id
		}
	}
	return ""
}

// farthestAntecedent is how many sentences back an answer may reach.
const farthestAntecedent = 4

// answering are the acts whose object may be what another said before.
var answering = set("DENY CONFIRM ACKNOWLEDGE RETRACT REJECT")

var anaphoric = set("it this that which these those so")

// accountOf reports whether token i is a definite noun for something said that
// does not tell itself what: "that account", "the allegation".
func (t *tree) accountOf(i int) bool {
	if !told[reportNouns[t.lower[i]]] || t.child(i, "acl", "nmod", "ccomp", "amod", "compound") >= 0 {
		return false
	}
	for _, k := range t.children(i, "det") {
		switch t.form(k) {
		case "the", "that", "this", "these", "those", "such", "both":
			return true
		}
	}
	return false
}

// answered is what of an earlier claim its answer concerns: for a pronoun the
// deed itself, of which the one who answers is accused or not; for an account
// what somebody else says.
func answered(m *made, who *schema.Argument, pronoun bool) schema.ClaimID {
	claim := m.claim
	switch claim.Predicate.Type {
	case "ASSAULT", "COERCE", "SANCTION", "MOBILIZE":
		if pronoun && m.c.form == verbal {
			return claim.ID
		}
	case "ACCUSE", "ALLEGE", "CONDEMN", "CHARGE", "DETERMINE":
		if claim.About != nil && claim.About.Claim != "" {
			return claim.About.Claim
		}
		if claim.Object != nil && claim.Object.Claim != "" {
			return claim.Object.Claim
		}
		return claim.ID
	case "STATE", "REPORT", "CONFIRM":
		if !pronoun && claim.Object != nil {
			return claim.Object.Claim
		}
	}
	return ""
}
