package rules

import "claimgraph/schema"

// concern gives an argument that is no actor the country it concerns, when the
// phrase names one alone: whose a thing or deed is ("an attack by Chadian
// soldiers"), else with whom it is shared ("the resumption of ties with Chad").
func (d *draft) concern(t *tree, arg *schema.Argument, head int) {
	if arg.Country != "" || !t.nominal(head) {
		return
	}
	if actorLike(arg) {
		if !known(arg) {
			arg.Country = t.home(head)
		}
		return
	}
	country := ""
	for _, k := range t.concerned(head, 3) {
		m := t.mentions[k]
		switch {
		case m == nil || m.Country == "":
			return
		case country == "":
			country = m.Country
		case country != m.Country:
			return
		}
	}
	arg.Country = country
}

// concerned lists the actors a phrase concerns, down to some depth of phrases
// within it: those who own or do it, or else those it is done with.
func (t *tree) concerned(head, depth int) []int {
	var with, of []int
	for _, k := range t.kids[head] {
		switch p := t.preposition(k); {
		case k < head && t.is(k, "nmod:poss", "amod", "compound") && t.actor(k):
			return t.members(k)
		case k < head || !t.is(k, "nmod", "obl"):
		case p == "by" && t.actor(k):
			return t.members(k)
		case p == "with" || p == "between" || p == "among" || p == "from":
			if t.actor(k) {
				with = append(with, t.members(k)...)
			}
		case p == "of":
			of = append(of, k)
		}
	}
	if len(with) > 0 || depth == 0 {
		return with
	}
	for _, k := range of {
		if t.actor(k) {
			return t.members(k)
		}
		if below := t.concerned(k, depth-1); len(below) > 0 {
			return below
		}
	}
	return nil
}

// home is the country of the place that an unknown person's or body's own phrase
// puts it in: "the mayor of the city of Nablus".
func (t *tree) home(head int) string {
	for range 3 {
		next := -1
		for _, k := range t.children(head, "nmod") {
			if k > head && (t.preposition(k) == "of" || t.preposition(k) == "in") {
				next = k
				break
			}
		}
		if next < 0 {
			return ""
		}
		if m := t.mentions[next]; m != nil && (m.Entity.Kind == schema.Place || m.Entity.Kind == schema.Country) {
			return m.Country
		}
		head = next
	}
	return ""
}
