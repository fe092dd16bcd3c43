package rules

// attendedEvent lends a meeting or visit told in passing the subject of what was
// done there: "said after talks with Chad", "speaking on a visit to Mali". It needs
// its own "with" or "to", and no doer of its own.
func attendedEvent(c *clause) bool {
	g := c.governor
	prep, meets := encounters[c.lemma]
	if c.form != nominal || !meets || g == nil || g.form != verbal || len(c.subjects) > 0 || !c.hangs("obl", "advcl") || c.t.definite(c.head) {
		return false
	}
	if !occasional[c.t.preposition(c.head)] || joining[g.verb] || c.oblique("between", "among", "of") >= 0 {
		return false
	}
	whom := c.oblique(prep)
	doers := g.subjects
	if g.passive {
		doers = g.objects
	}
	if whom < c.head || len(doers) == 0 || !c.t.actor(doers[0]) || !c.t.actor(whom) && prep == "with" {
		return false
	}
	c.subjects, c.objects = doers, []int{whom}
	return true
}

// encounters are the nouns of meeting and visiting, with the preposition of whom or
// where.
var encounters = map[string]string{"talk": "with", "talks": "with", "meeting": "with", "negotiation": "with", "discussion": "with",
	"conversation": "with", "consultation": "with", "call": "with", "summit": "with", "dinner": "with", "lunch": "with",
	"visit": "to", "trip": "to", "stopover": "in"}

// occasional are prepositions that put what is done at an encounter; joining the
// verbs that name taking part itself.
var (
	occasional = set("at during after in following on")
	joining    = set("participate take engage join enter be attend agree succeed fail result end focus insist count rely depend speak_of")
)
