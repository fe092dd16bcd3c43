package rules

import "claimgraph/schema"

// selfReference lets a pronoun that nothing in the text explains mean the
// speaker: in "the rebels said they would withdraw" they are the rebels. That
// holds of the first actor of what is said; after another the pronoun may mean
// that one.
func (d *draft) selfReference(claim *schema.Claim, c *clause, subject, object int) {
	r := d.holding(c.t, c.at(), c.report)
	if r == nil || r.source.head < 0 || claim.Holder == nil {
		return
	}
	for _, role := range []struct {
		arg  *schema.Argument
		head int
	}{{claim.Subject, subject}, {claim.Object, object}} {
		if role.head >= 0 && role.arg != nil && role.arg.Entity == "" && r.meansSource(c.t, role.head, claim.Holder) {
			h := claim.Holder
			role.arg.Entity, role.arg.Name, role.arg.Kind, role.arg.Country, role.arg.Sector = h.Entity, h.Name, h.Kind, h.Country, h.Sector
		}
	}
}

// meansSource reports whether token i is a pronoun that may mean who speaks.
func (r *report) meansSource(t *tree, i int, source *schema.Argument) bool {
	if !t.pos(i, "PRON") {
		return false
	}
	quoted := t.quotes[i] != nil
	switch t.form(i) {
	case "it", "its", "itself":
		if source.Kind == schema.Person {
			return false
		}
	case "he", "she", "him", "her", "his", "himself", "herself":
		if source.Kind != schema.Person {
			return false
		}
	case "they", "them", "their", "themselves":
	case "we", "us", "our", "i", "me", "my", "ourselves", "myself":
		return quoted
	default:
		return false
	}
	return !quoted && !r.rival(t, i)
}

// rival reports whether an actor stands in the content before token i, whom a
// pronoun there may mean.
func (r *report) rival(t *tree, i int) bool {
	for j := 0; j < i; j++ {
		if r.covers(t, j) && t.actor(j) {
			return true
		}
	}
	return false
}
