package rules

// lightVerb joins a verb that says little with the event noun it carries:
// "launched an investigation", "imposed sanctions on", "came under attack
// from". The frames know many such pairs; there the verb takes the noun in.
// Else the noun names the event, the verb lends the subject, and its
// prepositional arguments fill what the noun leaves open. A verb the frames
// make no sense of carries its noun too: a verb put for another ("dedicated
// crimes") still has its noun to tell what was done.
func (e *Extractor) lightVerb(c *clause) {
	noun := c.eventObject()
	if noun == nil || namers[c.lemma] && c.named(c.object()) >= 0 {
		return
	}
	if barren[noun.lemma] || noun.frame.Type == "" && reportNouns[noun.lemma] == "" {
		return // "gave evidence" tells of no event but the giving
	}
	if e.absorb(c, noun) {
		return
	}
	role, light := lightVerbs[c.lemma]
	if !light && c.particle == "" {
		role, light = lightVerbs[c.verb]
	}
	if !light && (len(c.subjects) > 0 && !c.t.pos(c.subjects[0], "PRON") && !c.directedAt(c.subjects) || c.framed || reportNouns[noun.lemma] != "" || c.complement.kind != "" || noun.frame.Type == "" || c.t.definite(noun.head)) {
		return
	}
	if !light {
		role = doer
	}
	c.carry(noun, role)
	e.name(noun)
}

// absorb lets the verb take its noun in when the frames know the two together.
func (e *Extractor) absorb(c, noun *clause) bool {
	own := c.obliques
	c.obliques = append(own[:len(own):len(own)], noun.obliques...)
	q := c.query()
	if q.Complement == "" {
		q.Complement = noun.complement.kind
	}
	frame, ok := e.lexicon.Lookup(q)
	q.Object, q.ObjectKind, q.ObjectModifiers = "", "", nil
	without, known := e.lexicon.Lookup(q)
	if !ok || frame.Type == "" || known && frame.Score-without.Score < 4 {
		c.obliques = own
		return false
	}
	c.frame, c.framed = frame, true
	if act := c.reportingAct(); act != "" {
		c.frame.Type, c.frame.Mode, c.frame.CAMEO = act, "", ""
	}
	if lightVerbs[c.lemma] == 0 && lightVerbs[c.verb] == 0 {
		return true // the verb has a meaning of its own and keeps its object
	}
	noun.silent, noun.support, c.absorbed = true, c, noun
	if c.complement.kind == "" {
		c.complement = noun.complement
	}
	c.words = append(c.words, noun.head)
	if frame.Target != "object" && frame.Topic != "object" {
		c.objects = nil
		if frame.Target == "" {
			c.objects = noun.objects
		}
	}
	if len(c.subjects) == 0 {
		c.subjects = noun.subjects
	}
	c.fire("light verb")
	return true
}

// eventObject is the event noun that is the verb's object, or nil.
func (c *clause) eventObject() *clause {
	if c.form != verbal {
		return nil
	}
	o := c.object()
	if o < 0 || c.t.clauses[o] == nil || c.t.clauses[o].form != nominal || c.t.is(c.head, "acl:relcl") && o < c.head && !c.passive {
		return nil
	}
	return c.t.clauses[o]
}

// carry moves the verb's roles to the event noun.
func (c *clause) carry(noun *clause, role lightRole) {
	noun.support, c.silent = c, true
	subject := c.subjects
	switch role {
	case doer:
		if len(subject) > 0 || c.passive {
			if len(subject) == 0 && len(noun.subjects) > 0 {
				subject = noun.subjects
			}
			noun.subjects = subject
		}
		if len(c.recipients) > 0 {
			noun.objects = c.recipients
		}
	case undergoer:
		noun.objects = subject
		if h := c.oblique("from", "by"); h >= 0 {
			noun.subjects = []int{h}
		}
	}
	noun.obliques = append(noun.obliques[:len(noun.obliques):len(noun.obliques)], c.obliques...)
	if role == doer && len(noun.objects) == 0 {
		if h := noun.oblique("against", "on", "upon", "into", "with", "at", "to", "of", "over", "for"); h >= 0 {
			noun.objects = []int{h}
		}
	}
	if c.passive && len(noun.subjects)+len(noun.objects) == 0 {
		noun.objects = []int{noun.head} // "the talks were held"
	}
	if noun.complement.kind == "" {
		noun.complement = c.complement
	}
	noun.fire("light verb")
}

// barren are nouns whose giving says nothing of what they tell.
var barren = set("evidence proof indication sign")

// lightRole is what the subject of a light verb does in the noun's event.
type lightRole int

const (
	doer lightRole = iota + 1
	undergoer
)

// lightVerbs are verbs that carry event nouns.
var lightVerbs = map[string]lightRole{
	"launch": doer, "open": doer, "begin": doer, "start": doer, "initiate": doer, "conduct": doer, "carry out": doer,
	"make": doer, "take": doer, "give": doer, "hold": doer, "have": doer, "stage": doer, "mount": doer, "wage": doer,
	"commit": doer, "perpetrate": doer, "perform": doer, "undertake": doer, "impose": doer, "slap": doer, "levy": doer,
	"issue": doer, "lodge": doer, "file": doer, "deliver": doer, "express": doer, "voice": doer, "offer": doer,
	"provide": doer, "send": doer, "extend": doer, "pursue": doer, "continue": doer, "resume": doer, "step up": doer,
	"intensify": doer, "escalate": doer, "do": doer, "set up": doer, "unleash": doer, "execute": doer, "sign": doer,
	"reach": doer, "strike": doer, "conclude": doer, "engage": doer, "pay": doer, "level": doer, "press": doer,
	"announce": doer, "declare": doer, "order": doer, "enact": doer, "maintain": doer, "renew": doer, "repeat": doer,
	"reiterate": doer, "host": doer, "arrange": doer, "organise": doer, "organize": doer, "lead": doer, "put": doer,
	"bring": doer, "raise": doer, "grant": doer, "lay": doer, "tighten": doer, "expand": doer, "fire": doer,
	"proceed": doer, "accomplish": doer, "effect": doer, "render": doer, "direct": doer, "spearhead": doer,
	"acquire": undergoer, "obtain": undergoer, "secure": undergoer, "gain": undergoer, "attract": undergoer,
	"receive": undergoer, "suffer": undergoer, "face": undergoer, "undergo": undergoer, "sustain": undergoer, "get": undergoer, "endure": undergoer,
}

// definite reports whether a noun phrase picks out something known: "the
// sanctions", "its investigation".
func (t *tree) definite(head int) bool {
	for _, k := range t.children(head, "det", "nmod:poss") {
		switch t.form(k) {
		case "a", "an", "any", "some", "another", "several", "many", "no":
		default:
			return true
		}
	}
	return false
}
