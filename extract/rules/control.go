package rules

// control gives an infinitive or gerund the subject its governor lends: the
// governor's object where it has one ("urged Russia to withdraw", "accused the
// US of inciting"), else its subject ("wants to attack", "seems to have
// attacked"). "Promise" and its like keep the subject.
func control(c *clause) bool {
	g := c.governor
	if g == nil || len(c.subjects) > 0 || c.passive && len(c.objects) > 0 || c.quoted() {
		return false
	}
	if c.form == nominal {
		return c.charged(g)
	}
	if !c.hangs("xcomp") && !g.governs(c.head) {
		return false
	}
	lent := g.lends()
	if len(lent) == 0 {
		return false
	}
	if c.isPassive() || c.link == "xcomp" && c.participle("VBN") {
		c.passive, c.objects = true, lent
		if causing[g.verb] && len(c.subjects) == 0 {
			c.subjects = g.subjects // "ordered the editors jailed"
		}
	} else {
		c.subjects = lent
	}
	return true
}

// causing are verbs whose subject has done to others what the participle behind
// them says.
var causing = set("order")

// governs reports whether token i is a gerund argument of the clause, or an
// infinitive parsed as an adverbial after an object that can be told to act.
func (c *clause) governs(i int) bool {
	for _, o := range c.obliques {
		if o.head == i && o.verb {
			return true
		}
	}
	return false
}

// lends gives what a clause lends as the subject of its complement.
func (c *clause) lends() []int {
	if len(c.recipients) > 0 && !subjectControl[c.verb] {
		return c.recipients
	}
	if len(c.objects) > 0 && !subjectControl[c.verb] && (c.form == verbal) {
		return c.owners(c.objects)
	}
	if h := c.oblique("on", "upon", "for", "to"); h >= 0 && callers[c.verb] {
		return []int{h}
	}
	return c.subjects
}

// owners gives, for an object that is nobody, those whose it is: "revoked the visas of
// officials for lying".
func (c *clause) owners(objects []int) []int {
	if c.directedAt(objects) || len(objects) > 1 {
		return objects
	}
	for _, k := range c.t.children(objects[0], "nmod") {
		if k > objects[0] && c.t.preposition(k) == "of" && c.directedAt([]int{k}) {
			return []int{k}
		}
	}
	return objects
}

// subjectControl are verbs whose own subject does what the complement says
// though they take an object.
var subjectControl = map[string]bool{
	"promise": true, "vow": true, "threaten": true, "pledge": true, "use": true, "take": true, "thank": false,
}

// callers take whom they call on by a preposition: "called on Russia to stop".
var callers = map[string]bool{"call": true, "appeal": true, "plead": true, "press": true, "push": true, "ask": true, "wait": true}

// charged gives the event somebody is accused of its subject: "accused troops of
// a massacre".
func (c *clause) charged(g *clause) bool {
	preps := charging[g.verb]
	if preps == nil || g.form != verbal || len(g.objects) == 0 || !c.hangs("obl", "nmod") || !preps[c.t.preposition(c.head)] {
		return false
	}
	if f := c.t.form(g.objects[0]); f == "other" || f == "another" || f == "each" || f == "one" {
		return false // "blamed each other for the raid"
	}
	c.subjects = g.objects
	return true
}
