package rules

import (
	"strings"

	"claimgraph/schema"
)

// What somebody does for another's good or against them may be told in the clause
// of purpose: "sent experts to help Chad", "provided money to feed refugees",
// "began a strike to protest against the law".

// purpose gives whom an event without a target of its own is for or against.
func (c *clause) purpose() []int {
	verbs := purposes[c.frame.Type]
	if verbs == nil || len(c.slot(c.frame.Target)) > 0 && c.frame.Topic == "" {
		return nil
	}
	for _, p := range c.t.order {
		if p.form != verbal || !verbs[p.verb] || !c.aims(p) {
			continue
		}
		roles := p.roles()
		if p.verb == "meet" {
			roles.objects = p.needs()
		}
		if o := firstOf(roles.objects); o >= 0 && o != c.head && !c.t.pos(o, "PRON") {
			return roles.objects
		}
	}
	return nil
}

// helping makes forces sent in order to help somebody an aid to them: "will send
// police to Haiti to help fight the gangs".
func (c *clause) helping() {
	if c.frame.Type == "MOBILIZE" && c.keepsPeace() {
		c.frame.Type, c.frame.Mode, c.frame.CAMEO, c.frame.Name = "AID", "", "074", "keep peace"
		return
	}
	if c.frame.Type != "MOBILIZE" || c.form != verbal {
		return
	}
	for _, p := range c.t.order {
		if p.form != verbal || !assisting[p.verb] || !c.aims(p) {
			continue
		}
		own := c.frame.Contexts
		c.frame.Type, c.frame.Mode, c.frame.CAMEO, c.frame.Name, c.frame.Contexts = "AID", "", "072", "send troops", own
		return
	}
}

// keepsPeace reports whether the clause's own words say that forces are sent to keep
// the peace: "deployed as peacekeepers", "sent on a peacekeeping mission".
func (c *clause) keepsPeace() bool {
	for i := c.t.first[c.head]; i <= c.t.last[c.head]; i++ {
		if w := c.t.form(i); strings.HasPrefix(w, "peacekeep") || strings.HasPrefix(w, "peace-keep") {
			return true
		}
	}
	return false
}

// assisting are verbs of purpose that make a sending of forces a help.
var assisting = set("help assist support train aid rescue evacuate")

// aims reports whether clause p is the purpose of c: an infinitive or participle
// behind it that hangs on it, on its light verb or on a noun of its own.
func (c *clause) aims(p *clause) bool {
	if p.head < c.head || !c.t.is(p.head, "advcl", "acl", "xcomp") || c.t.is(p.head, "acl:relcl") {
		return false
	}
	if !p.infinitive() && c.t.Tokens[p.head].XPOS != "VBG" {
		return false
	}
	for g, n := p.governor, 0; g != nil && n < 3; g, n = g.governor, n+1 {
		if g == c || g == c.support {
			return true
		}
		if g.form != nominal {
			return false
		}
	}
	return false
}

// purposes are the verbs that tell, by type of event, for or against whom it is.
var purposes = map[string]map[string]bool{
	"AID":     set("meet help support assist aid feed shelter protect treat rescue evacuate save serve house benefit train equip"),
	"AGREE":   set("help assist aid feed shelter treat rescue evacuate save benefit equip"),
	"ASSAULT": set("disperse scatter"),
	"PROTEST": set("protest demand press pressure oppose denounce condemn reject criticise criticize"),
}

// unaimed reports whether what a frame has found for object and target names
// nobody who could receive the event.
func (c *clause) unaimed(heads []int) bool {
	for _, h := range c.members(heads) {
		if h >= 0 && (c.t.actor(h) || c.t.kind(h) == schema.Place) {
			return false
		}
	}
	return true
}

// needs gives whose needs a clause says are met.
func (c *clause) needs() []int {
	o := c.object()
	if o < 0 || c.t.lower[o] != "need" {
		return nil
	}
	for _, k := range c.t.children(o, "nmod:poss", "nmod") {
		if p := c.t.preposition(k); k < o || p == "of" {
			return []int{c.t.sense(k)}
		}
	}
	return nil
}
