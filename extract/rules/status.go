package rules

import "claimgraph/schema"

// status is how a proposition is put: whether it is stated to hold, how firmly,
// and when relative to the saying.
type status struct {
	polarity schema.Polarity
	modality schema.Modality
	tense    schema.Tense
	formal   bool
}

// judge reads the clause's status from its own words and from the clauses it
// stands under. Governors have been judged before.
func (c *clause) judge() {
	c.status = status{polarity: schema.Positive, modality: schema.Asserted, tense: c.tense()}
	c.status.modality = c.ownModality()
	if c.negated() && !c.frame.Negation {
		c.status.polarity = schema.Negative
	}
	c.inherit()
	c.status.formal = c.formal()
}

// inherit takes over what the governing clause implies: "failed to withdraw"
// is not withdrawing, "wants to withdraw" intended, "may start to withdraw"
// possible. A conjunct shares its governor's auxiliary.
func (c *clause) inherit() {
	g := c.governor
	if c.support != nil {
		c.underSupport(c.support)
		return
	}
	if g == nil {
		return
	}
	switch {
	case c.hangs("conj"):
		if c.t.child(c.head, "aux", "nsubj", "cop") < 0 && c.form == g.form {
			c.status.modality = stronger(c.status.modality, g.status.modality)
			if g.negatedAux() && c.sharesNegation(g) {
				c.status.polarity = schema.Negative
			}
			if c.status.tense == "" || g.status.tense == schema.Planned {
				c.status.tense = g.status.tense
			}
		}
	case c.hangs("ccomp", "csubj", "acl") && g.complement.head == c.head && g.complement.kind == "that", c.hangs("csubj") && g.form == copular:
		c.judged(g)
	case c.hangs("xcomp"), g.complement.head == c.head && g.complement.kind != "that", g.governs(c.head):
		c.implied(g)
	case c.form == nominal && g.form == verbal && c.hangs("obj", "nsubj:pass", "obl"):
		c.implied(g)
	}
}

// sharesNegation reports whether what negates the first of two joined predicates
// negates this one too: not a finite verb behind an auxiliary ("did not comment and
// left"), nor what stands beyond "neither … nor".
func (c *clause) sharesNegation(g *clause) bool {
	own, other := c.t.Tokens[c.head].XPOS, c.t.Tokens[g.head].XPOS
	if own != other && (own == "VBD" || own == "VBZ" || own == "VBP") {
		return false
	}
	for _, k := range c.t.kids[g.head] {
		if c.t.form(k) == "neither" {
			cc := c.t.child(c.head, "cc")
			return cc >= 0 && c.t.form(cc) == "nor"
		}
	}
	return true
}

// underSupport shares the light verb's status with its noun.
func (c *clause) underSupport(v *clause) {
	if v.status.polarity == schema.Negative {
		c.status.polarity = schema.Negative
	}
	c.status.modality = stronger(c.status.modality, v.status.modality)
	c.status.tense = v.status.tense
	c.implied(v)
}

// implied applies what the governing verb implies of its complement.
func (c *clause) implied(g *clause) {
	imply, ok := implications[g.lemma]
	if !ok {
		imply, ok = implications[g.verb]
	}
	if ok && (c.form != nominal || imply.noun) {
		if imply.negative {
			c.status.polarity = flip(c.status.polarity)
		}
		c.status.modality = stronger(c.status.modality, imply.modality)
	}
	if c.form == nominal {
		return
	}
	c.status.modality = stronger(c.status.modality, g.status.modality)
	if g.status.polarity == schema.Negative && (!ok || !imply.holds) {
		c.status.polarity = flip(c.status.polarity)
	}
	switch {
	case c.status.modality == schema.Intended || c.status.modality == schema.Demanded:
		c.status.tense = schema.Planned
	case c.status.tense == "":
		c.status.tense = g.status.tense
	}
}

func flip(p schema.Polarity) schema.Polarity {
	if p == schema.Negative {
		return schema.Positive
	}
	return schema.Negative
}

// strength orders modalities: of two, the one farther from assertion stands.
var strength = map[schema.Modality]int{
	"": 0, schema.Asserted: 1, schema.Alleged: 2, schema.Intended: 3, schema.Possible: 4, schema.Demanded: 5,
	schema.Asked: 6, schema.Hypothetical: 7,
}

func stronger(a, b schema.Modality) schema.Modality {
	if strength[b] > strength[a] {
		return b
	}
	return a
}

// formal reports whether the clause is done formally: a finding, a ruling.
func (c *clause) formal() bool {
	for _, k := range c.t.children(c.head, "advmod") {
		switch c.t.lower[k] {
		case "formally", "officially", "legally":
			return true
		}
	}
	return c.frame.Formal || formalActs[c.frame.Type]
}

// formalActs are done in office and in form.
var formalActs = map[string]bool{"DETERMINE": true, "CONVICT": true, "CHARGE": true, "REFER": true}
