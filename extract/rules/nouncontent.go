package rules

import "claimgraph/schema"

// nounContent reads a speech act or attitude with a noun phrase for content:
// "condemned the invasion", "called for talks", "warned of famine". The claim's
// object stays the phrase's entity; what happens within the phrase is told
// under the report.
func (d *draft) nounContent(c *clause) bool {
	if len(c.subjects) == 0 || !c.utters() {
		return false
	}
	head := c.contentNoun()
	if k := c.charge(); k >= 0 {
		head = k
	} else if c.form != verbal {
		head = c.stanceNoun()
	}
	if head < 0 || c.t.relativePronoun(head) || c.t.pos(head, "PRON") || c.t.actor(head) && c.gerund() < 0 && c.oblique("for", "over", "as") < 0 && !c.judgesActor() {
		return false
	}
	r := newReport("speech act with noun", c)
	if r.content = c.t.without(head, c.head); len(r.content) == 0 {
		return false // the predicate stands within its own noun
	}
	r.head = place{c.t, head}
	r.noun = true
	if r.act == "DENY" && told[reportNouns[c.t.lower[head]]] {
		if k := c.t.toldOf(head); k >= 0 {
			r.head.head = k
		}
	}
	if c.charge() == head {
		r.alleged = actModality[r.act]
	}
	for _, o := range c.obliques {
		if last := &r.content[len(r.content)-1]; c.t.first[o.head] == last.last+1 && contentPrepositions[o.prep] && !c.t.circumstance(o) && !(o.verb && c.t.child(o.head, "nsubj") >= 0) {
			last.last = c.t.last[o.head]
		}
	}
	d.add(r)
	return true
}

// charge is the noun for what somebody is accused of, "accused Chad of piracy"; -1
// when there is none.
func (c *clause) charge() int {
	preps := charging[c.verb]
	if c.form != verbal || preps == nil || c.object() < 0 || !c.t.actor(c.object()) {
		return -1
	}
	for _, o := range c.obliques {
		if preps[o.prep] && !o.verb && o.head > c.head && c.t.nominal(o.head) && !c.t.pos(o.head, "PRON") {
			return o.head
		}
	}
	return -1
}

var contentPrepositions = set("of for as over about against from into on with")

// contentNoun is the head of the phrase that is the content: what is said of
// the addressee if the object is one, else the object, else the argument of a
// preposition that goes with saying.
func (c *clause) contentNoun() int {
	o := c.object()
	if o >= 0 && !c.t.nominal(o) {
		return -1
	}
	if o >= 0 && !c.addressed() {
		return o
	}
	for _, p := range []string{"about", "of", "for", "on", "against", "to", "over", "with"} {
		if h := c.oblique(p); h > c.head && (p != "to" || c.verb == "refer" || c.verb == "point" || c.verb == "object") && (p != "with" || c.verb == "agree" || c.verb == "disagree") {
			if !c.t.circumstance(oblique{p, h, false}) {
				return h
			}
		}
	}
	return -1
}

// stanceNoun is the head of what somebody holds a stance on: "is worried about
// famine", "Cairo's demand for a truce". It is -1 when there is none.
func (c *clause) stanceNoun() int {
	for _, o := range c.obliques {
		if o.verb || o.head < c.head || c.t.circumstance(o) || !c.t.nominal(o.head) {
			continue
		}
		switch o.prep {
		case "about", "of", "to", "for", "over", "against", "with", "on", "at":
			if c.form == copular || o.prep != "to" && o.prep != "with" && o.prep != "at" {
				return o.head
			}
		}
	}
	return -1
}

// utters reports whether the predicate says, asks, judges or holds something
// with a noun phrase for what is said.
func (c *clause) utters() bool {
	term, known := schema.TermByID(c.frame.Type)
	switch {
	case c.form == copular:
		return holdingAdjectives[c.t.lower[c.head]] || stanceAdjectives[c.t.lower[c.head]]
	case c.form == nominal:
		return reportNouns[c.lemma] != "" && c.support == nil && !c.silent && c.t.actor(c.subjects[0])
	case c.framed && known && !term.Act && term.ID != "SUPPORT" && term.ID != "AGREE":
		return false // "attacked the town" is no saying
	case uttering[c.lemma] || uttering[c.verb] && c.particle == "":
		return true
	}
	return c.framed && term.Act && c.frame.Type != "INVESTIGATE" && c.frame.Type != "CONVICT"
}

// stanceAdjectives are those by which somebody takes a stance on something.
var stanceAdjectives = set(`supportive critical opposed skeptical sceptical dismissive wary suspicious fearful proud ashamed
	enthusiastic passionate open hostile sympathetic indifferent committed dedicated grateful frustrated unhappy upset
	excited eager keen interested tired fond jealous envious distrustful`)

// uttering are verbs of saying, judging and attitude that take a noun phrase.
var uttering = set(`say mention cite quote discuss describe explain outline detail announce propose suggest recommend
	criticise criticize praise condemn denounce blame attack blast slam mock ridicule deride defend support oppose endorse
	favour favor back reject deny dismiss dispute question challenge doubt acknowledge admit concede confirm claim allege
	assert reveal disclose report tell declare predict forecast promise pledge vow threaten demand request urge seek want
	fear hate love like dislike prefer admire despise respect regret welcome applaud hail cheer celebrate lament decry
	call_for push_for argue_for speak_about talk_about speak talk complain warn refer allude point_to point_out comment remark respond
	object insist agree disagree apologise apologize boast brag joke tout highlight emphasise emphasize stress underscore
	reiterate repeat echo express voice articulate convey echo believe know understand expect anticipate hope wish plan
	consider contemplate envision imagine recall remember note observe see view regard compare liken link address raise
	invoke reference publish tweet post write publicise publicize advocate promote champion call accuse label portray
	characterise characterize depict slander insult berate chastise scold rebuke censure lambaste ask answer retweet document profile laud embrace downplay play_down play_up weigh_in tackle
	compare link tie connect attribute ascribe credit chalk_up sum_up lay_out roll_out put_forward bring_up play_up touch_on
	bristle worry complain gripe grumble protest pan slight trash savage disparage belittle demean bash hit seize_on harp dwell expound
	present propose unveil pitch preach recite quote retell promise sing shout yell yelp chant tout highlight spotlight
	hint mull debate examine probe investigate review analyse analyze study explore`)

// toldOf is the event a noun for something said tells of: "reports of killings"; -1
// for none.
func (t *tree) toldOf(noun int) int {
	for _, k := range t.children(noun, "nmod") {
		if p := t.preposition(k); (p == "of" || p == "about") && t.clauses[k] != nil && t.clauses[k].form == nominal {
			return k
		}
	}
	return -1
}

// judgesActor reports whether the predicate says what somebody thinks of another:
// "criticised the minister", "praised Chad".
func (c *clause) judgesActor() bool {
	switch c.frame.Type {
	case "ACCUSE", "CONDEMN", "SUPPORT":
		return c.form == verbal && (c.frame.Act || uttering[c.lemma])
	}
	return false
}
