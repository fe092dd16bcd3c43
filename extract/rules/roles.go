package rules

import (
	"slices"

	"claimgraph/extract/rules/frames"
	"claimgraph/schema"
)

// roles are a clause's arguments as its frame understands them.
type roles struct {
	subjects, objects []int
	about             int
}

// roles applies the frame to the grammatical roles.
func (c *clause) roles() roles {
	r := roles{subjects: c.subjects, objects: c.objects, about: -1}
	if c.mutual(r) {
		return r
	}
	if !c.framed {
		return r.or(c)
	}
	f := c.frame
	if f.Swap && same(c.slot(f.Source), c.subjects) {
		f.Swap, f.Target = false, frames.Object // a light verb has already put the roles right
	}
	if f.Swap && f.Target == frames.Subject && c.form == nominal && c.support != nil && len(c.slot(f.Source)) == 0 {
		f.Swap, f.Target = false, "" // the light verb tells whose finding it is
	}
	if locative[string(f.Target)] && len(c.objects) > 0 && (f.Topic == frames.Object || c.form == nominal && !same(c.objects, c.slot(f.Target))) {
		f.Target = ""
	}
	if c.aimless(f) {
		f.Target = ""
	}
	if target := c.slot(f.Target); len(target) > 0 {
		if f.Target != "object" && len(c.objects) > 0 && !same(c.objects, target) {
			r.about = c.objects[0]
		}
		r.objects = target
	}
	if source := c.slot(f.Source); f.Swap && len(source) > 0 {
		if r.subjects = source; same(r.objects, source) {
			r.objects = nil // "the resignation of the mayor"
		}
	} else if f.Swap && same(r.objects, r.subjects) {
		r.subjects = nil
	}
	if topic := c.slot(f.Topic); len(topic) > 0 && !same(topic, r.subjects) {
		if r.about = topic[0]; same(r.objects, topic) {
			r.objects, r.about = topic, -1
		}
	}
	if c.shaped != nil && len(r.objects) == 0 {
		if term, _ := schema.TermByID(f.Type); len(c.recipients) > 0 && addressing[term.Plover] {
			r.objects = c.recipients // whom one warns or asks
		} else {
			r.objects = c.taken()
		}
	}
	if c.unaimed(r.objects) {
		if whom := c.purpose(); len(whom) > 0 && !same(whom, r.subjects) {
			if r.about < 0 {
				r.about = firstOf(r.objects)
			}
			r.objects = whom
		}
	}
	if c.signs(r) {
		return roles{r.subjects, c.objects, -1}
	}
	if c.status.polarity != schema.Negative && c.amongThemselves(r.subjects) {
		if r.about < 0 && len(r.objects) > 0 {
			r.about = r.objects[0]
		}
		return roles{r.subjects, nil, r.about}
	}
	if asking[f.Type] && c.shaped == nil && c.complement.kind != "to" && !c.directedAt([]int{firstOf(append(r.objects, r.about))}) {
		if r.about < 0 {
			r.about = firstOf(r.objects)
		}
		if r.about >= 0 && (len(r.objects) == 0 || same(r.objects, []int{r.about})) {
			return roles{r.subjects, nil, r.about} // of whom it is asked is not said
		}
	}
	if len(r.objects) == 0 && r.about >= 0 {
		return roles{r.subjects, []int{r.about}, -1} // what is asked for, accepted, violated
	}
	return r.or(c)
}

// aimless reports whether a frame's target is neither somebody nor a place, while
// the verb has an object of its own: "suspended curbs on transactions" suspends the
// curbs.
func (c *clause) aimless(f frames.Frame) bool {
	if f.Target == "" || f.Target == frames.Object || f.Target == frames.Subject || f.Swap || c.form != verbal || len(c.objects) == 0 || f.Topic != frames.Object && f.Topic != "" {
		return false
	}
	target := c.slot(f.Target)
	return len(target) > 0 && !same(target, c.objects) && !c.directedAt(target) && restrictive[f.Name]
}

// restrictive are the canonical verbs that name both a measure and what it hits.
var restrictive = set("ease_restriction lift_sanctions restrict_trade cut_aid")

// signs reports whether several subjects together sign, or agree, something that is
// named: each is told to sign it, and derive tells of them as parties.
func (c *clause) signs(r roles) bool {
	return c.form == verbal && c.frame.Name == "sign agreement" && len(c.objects) > 0 && c.status.polarity != schema.Negative && c.amongThemselves(r.subjects)
}

// or gives a clause without an object its recipient, or else its first
// prepositional argument that is no time or place.
func (r roles) or(c *clause) roles {
	if term, _ := schema.TermByID(c.frame.Type); len(r.objects) == 0 && len(c.recipients) > 0 && addressing[term.Plover] {
		r.objects = c.recipients
	}
	if len(r.objects) > 0 || c.complement.kind != "" {
		return r
	}
	if len(c.recipients) > 0 {
		r.objects = c.recipients
		return r
	}
	if c.passive || c.form == copular {
		return r
	}
	for _, o := range c.obliques {
		if !o.verb && c.t.nominal(o.head) && o.prep != "" && o.prep != "by" && !c.t.circumstance(o) && !slices.Contains(c.frame.Fixed, o.head+1) && !c.e.lexicon.InClass("backdrop", c.t.lower[o.head]) && !same(r.subjects, []int{o.head}) && o.head != r.about {
			r.objects = []int{o.head}
			return r
		}
	}
	return r
}

// addressing are the PLOVER roots of acts done to an addressee; asking the types
// whose object is whom one asks and warns, not what for and of.
var (
	addressing = set("REQUEST ACCUSE THREATEN")
	asking     = set("REQUEST DEMAND WARN")
)

// locative are prepositions whose argument is where an event was rather than at
// whom, when the verb has an object: "committed crimes in Ukraine".
var locative = set("in across near inside over throughout")

func same(a, b []int) bool { return len(a) > 0 && len(b) > 0 && a[0] == b[0] }

// pairs gives each subject with each object; those who do together what is done
// to one another ("Chad and Mali signed a pact"), the first with each of the rest.
func (c *clause) pairs(r roles) [][2]int {
	subjects, objects := c.members(r.subjects), c.members(r.objects)
	var all [][2]int
	if c.mutual(r) { // "talks between A and B"
		for _, o := range r.objects {
			all = append(all, [2]int{r.subjects[0], o}, [2]int{o, r.subjects[0]})
		}
		return all
	}
	if c.together() && len(r.objects) == 0 && len(subjects) > 1 && c.status.polarity != schema.Negative {
		subjects, objects = subjects[:1], subjects[1:]
		for _, o := range objects {
			all = append(all, [2]int{o, subjects[0]})
		}
	}
	for _, s := range subjects {
		for _, o := range objects {
			if s < 0 || s != o {
				all = append(all, [2]int{s, o})
			}
		}
	}
	return all
}

// mutual reports whether subject and objects are the members of one coordinated
// phrase.
func (c *clause) mutual(r roles) bool {
	return len(r.subjects) == 1 && len(r.objects) > 0 && c.t.is(r.objects[0], "conj") && c.t.Tokens[r.objects[0]].Head == r.subjects[0]
}

// together reports whether several subjects of the clause do the event to each
// other.
func (c *clause) together() bool {
	return c.framed && (c.frame.Reciprocal || c.shaped != nil && c.shaped.frame.Reciprocal && c.frame.Plover() != "REQUEST" && c.frame.Plover() != "THREATEN")
}

// amongThemselves reports whether several subjects do the event to each other
// and to nobody else: "Chad and Mali agreed to share intelligence".
func (c *clause) amongThemselves(subjects []int) bool {
	if !c.together() || len(c.members(subjects)) < 2 {
		return false
	}
	if target := c.slot(c.frame.Target); len(target) > 0 && !locative[string(c.frame.Target)] && !c.bothSides(target[0]) {
		return false
	}
	return c.shaped == nil || len(c.shaped.slot(c.shaped.frame.Target)) == 0
}

// bothSides reports whether a phrase only names the several subjects again: "signed
// accords between the two countries".
func (c *clause) bothSides(head int) bool {
	if !sides[c.t.lower[head]] {
		return c.t.form(head) == "other" || c.t.form(head) == "each" || c.t.form(head) == "themselves"
	}
	for _, k := range c.t.kids[head] {
		if c.t.form(k) == "two" || c.t.form(k) == "both" || c.t.form(k) == "their" {
			return true
		}
	}
	return false
}

var sides = set("country side nation state government people neighbour neighbor party leader company")

// members expands the coordinated phrases of a role; -1 stands for none.
func (c *clause) members(heads []int) []int {
	if len(heads) == 0 {
		return []int{-1}
	}
	var all []int
	for _, h := range heads {
		if h == c.head {
			all = append(all, h)
			continue
		}
		all = append(all, c.t.members(h)...)
	}
	return all
}
