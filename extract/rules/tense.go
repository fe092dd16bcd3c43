package rules

import "claimgraph/schema"

// tense reads past, ongoing or planned from the verb group. A bare infinitive
// or participle has none of its own.
func (c *clause) tense() schema.Tense {
	verb := c.t.Tokens[c.head].XPOS
	have, be := false, ""
	for _, k := range c.t.kids[c.head] {
		if !c.t.is(k, "aux", "cop") {
			continue
		}
		switch f := c.t.lower[k]; {
		case c.t.form(k) == "will" || c.t.form(k) == "'ll" || c.t.form(k) == "’ll" || c.t.form(k) == "wo" || f == "shall":
			return schema.Planned
		case f == "have":
			have = true
		case f == "be", f == "do":
			be = c.t.Tokens[k].XPOS
		case c.t.Tokens[k].XPOS == "MD":
			return ""
		}
	}
	switch {
	case c.form == nominal:
		return ""
	case have:
		if verb == "VBG" {
			return schema.Ongoing
		}
		return schema.Past
	case be == "VBD":
		return schema.Past
	case be == "VBZ", be == "VBP":
		if verb == "VBN" && c.passive {
			return schema.Past
		}
		return schema.Ongoing
	case verb == "VBD":
		return schema.Past
	case verb == "VBZ", verb == "VBP":
		return c.presentTense()
	case verb == "VBN":
		return schema.Past
	case c.infinitive() && c.t.in == schema.InTitle:
		return schema.Planned
	}
	return ""
}

// presentTense is what the simple present means: in a title, what has
// happened; elsewhere what goes on.
func (c *clause) presentTense() schema.Tense {
	if c.t.in == schema.InTitle {
		return schema.Past
	}
	return schema.Ongoing
}
