package rules

// nominalisation reads the roles of an event noun: "Russia's invasion of
// Ukraine", "the US accusation against China", "sanctions on Iran by the EU",
// "talks between A and B".
func nominalisation(c *clause) bool {
	if c.form != nominal {
		return false
	}
	if c.between() {
		return true
	}
	c.agent()
	for _, k := range c.t.kids[c.head] {
		if len(c.subjects) > 0 {
			break
		}
		if c.t.is(k, "nmod:poss") || k < c.head && c.t.is(k, "amod", "compound", "nmod") && c.t.actor(k) {
			c.subjects = []int{k}
		}
	}
	if h := c.oblique("against", "on", "upon", "into", "with", "at", "toward", "towards", "over"); h >= 0 && h > c.head {
		c.objects = []int{h}
	} else if h := c.oblique("of"); h >= 0 {
		c.objects = []int{h}
	} else if h := c.oblique("to", "for"); h >= 0 {
		c.objects = []int{h}
	}
	if h := c.oblique("from"); h >= 0 && len(c.subjects) == 0 {
		c.subjects = []int{h}
	}
	return len(c.subjects)+len(c.objects) > 0
}

// between reads "between A and B", each side one member.
func (c *clause) between() bool {
	h := c.oblique("between", "among")
	if h < 0 {
		return false
	}
	sides := c.t.members(h)
	if len(sides) < 2 {
		return false
	}
	c.subjects, c.objects = sides[:1], sides[1:]
	return true
}

// actor reports whether token i means somebody who can act: a country, a
// people, an organisation, a person.
func (t *tree) actor(i int) bool {
	if i < 0 {
		return false
	}
	if m := t.mentions[i]; m != nil {
		switch m.Entity.Kind {
		case "topic", "law", "event", "other", "":
			return false
		}
		return true
	}
	for _, n := range t.Names {
		if n.First <= i && i <= n.Last {
			switch n.Type {
			case "PER", "ORG", "NORP", "MIL", "LOC":
				return true
			}
		}
	}
	return false
}
