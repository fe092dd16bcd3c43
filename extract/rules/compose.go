package rules

import (
	"slices"

	"claimgraph/extract/rules/frames"
	"claimgraph/schema"
)

// compose lets a predicate take up what its complement names: agreeing to meet
// is willingness to meet, refusing to free hostages a refusal to yield, and
// what somebody will do for another is so far a promise. See frames.Compose.
func (c *clause) compose() {
	if !c.framed || c.silent {
		return
	}
	c.joint()
	c.helping()
	if inner := c.shapes(); inner != nil {
		if f, ok := frames.Compose(c.frame, inner.frame); ok {
			c.frame, c.shaped = f, inner
			return
		}
	}
	if g := c.governor; g != nil && g.shaped == c || c.status.polarity == schema.Negative {
		return
	}
	if c.form == nominal {
		c.planned()
		return
	}
	if !c.future() || len(c.subjects) > 0 && !c.t.pos(c.subjects[0], "PRON") && !c.directedAt(c.subjects) {
		return // what is no actor promises and threatens nothing
	}
	later := frames.Future
	if c.announced() {
		later = frames.Announced
	}
	if f, ok := later(c.frame); ok {
		c.frame = f
	}
}

// planned makes the encounter of what is yet to be done an encounter agreed to:
// "will lead a delegation on a visit to Mali".
func (c *clause) planned() {
	if g := c.governor; g == nil || !slices.Contains(c.fired, "attended event") || !g.future() {
		return
	}
	if f, ok := frames.Future(c.frame); ok {
		c.frame, c.status.tense, c.status.modality = f, schema.Planned, schema.Intended
	}
}

// announced reports whether the clause says itself that its event is to come:
// "will bomb", not "plans to bomb".
func (c *clause) announced() bool {
	for _, k := range c.t.children(c.head, "aux") {
		switch c.t.form(k) {
		case "will", "'ll", "’ll", "would":
			return true
		}
	}
	return c.hangs("conj") && c.governor.announced()
}

// shapes is the clause a predicate may take up: its infinitive, gerund or
// finite complement, or the event noun that it asks for, refuses or threatens.
func (c *clause) shapes() *clause {
	if k := c.complement.head; k >= 0 && c.t.clauses[k] != nil {
		if inner := c.t.clauses[k]; inner != c && inner.framed {
			return inner
		}
		return nil
	}
	for _, slot := range []frames.Slot{c.frame.Topic, frames.Object} {
		for _, h := range c.slot(slot) {
			if n := c.t.clauses[h]; n != nil && n != c && n.form == nominal && n.framed {
				return n
			}
		}
	}
	return nil
}

// future reports whether the clause tells of what is to come: planned, or what
// is told to be about to happen, as in reports of what somebody would do.
func (c *clause) future() bool {
	if c.status.modality == schema.Intended && (c.status.tense == schema.Planned || c.form == verbal && c.frame.Type != "RETREAT" && c.t.child(c.head, "cop") >= 0) {
		return true // "will meet", "is to meet"; but what a deal says they "are to yield" they yield
	}
	g := c.governor
	reported := g != nil && g.complement.head == c.head && g.status.tense == schema.Past
	if !reported && !c.hangs("conj") && !c.t.is(c.head, "root") {
		return false
	}
	for _, k := range c.t.children(c.head, "aux") {
		if c.t.form(k) == "would" {
			return !c.conditional()
		}
	}
	return false
}

// conditional reports whether an adverbial clause may make what the clause tells
// depend on it; one that only says until when does not.
func (c *clause) conditional() bool {
	for _, k := range c.t.children(c.head, "advcl") {
		switch c.t.marker(k) {
		case "until", "till", "before", "after", "once", "to":
		default:
			return true
		}
	}
	return false
}

// taken gives the objects a predicate takes up with its complement: who should
// act, of what is asked; else whom the complement's event is directed at.
func (c *clause) taken() []int {
	r := c.shaped.roles()
	root := c.frame.Plover()
	if c.complement.kind == "that" && (c.frame.Type == "DEMAND" || c.frame.Type == "WARN" || c.frame.Type == "AGREE" && !same(c.shaped.subjects, c.subjects) && !c.t.pos(max(c.shaped.subject(), 0), "PRON")) {
		return nil // the demand is the object; of whom it is asked is derived
	}
	if c.against() {
		return nil // nobody asks Chad for sanctions against Chad
	}
	if root == "REQUEST" && len(r.subjects) > 0 && !same(r.subjects, c.subjects) {
		return r.subjects
	}
	if same(r.objects, c.subjects) {
		return nil
	}
	return r.objects
}

// directedAt reports whether one of several heads names somebody an act can be
// directed at, or a place.
func (c *clause) directedAt(heads []int) bool {
	if len(heads) > 0 && heads[0] < 0 {
		heads = heads[1:]
	}
	for _, h := range c.members(heads) {
		if h >= 0 && (c.t.actor(h) || c.t.kind(h) == schema.Place || c.e.lexicon.Somebody(c.t.lower[c.t.sense(h)])) {
			return true
		}
	}
	return false
}

// joint makes the exercise that several forces hold together a cooperation: what
// one country holds alone mobilises (PLOVER manual, COOPERATE).
func (c *clause) joint() {
	if c.frame.Name != "military exercise" || len(c.members(c.subjects)) < 2 {
		return
	}
	c.frame.Type, c.frame.Mode, c.frame.CAMEO, c.frame.Name, c.frame.Reciprocal = "COOPERATE", "", "062", "joint exercise", true
	if at := c.slot(c.frame.Target); len(at) > 0 && !c.t.actor(at[0]) || locative[string(c.frame.Target)] {
		c.frame.Target = ""
	}
}

// against reports whether what is asked for is an act against somebody: "called for
// sanctions against Chad".
func (c *clause) against() bool {
	return c.frame.Plover() == "REQUEST" && c.shaped != nil && c.shaped.form == nominal && len(c.shaped.objects) > 0 &&
		(c.shaped.frame.Quad() == schema.MaterialConflict || c.shaped.frame.Type == "CHARGE")
}
