package resolve

import (
	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// institution links a phrase headed at token t that names an institution of a
// state without saying whose — "the army", "police", "the interior ministry",
// "parliament", "a military spokesman" — to that of the country it must belong
// to, and reports whether it did.
func (c *corefer) institution(i, t int) bool {
	s := &c.sents[i]
	n, ok := c.roleAt(s, t)
	if !ok || n.owner != nil || !c.ownerless(n) {
		return false
	}
	sector := c.stateSector(n)
	if sector == "" || !c.stands(n) {
		return false
	}
	e := c.nationEntry(s, t, sector)
	if e == nil && s.lower(t) == "ministry" {
		e = c.lastInPower(i, t)
	}
	if e == nil {
		return false
	}
	if b := c.lex.institutionOf(e.Country, n); b != nil && (sector != "COP" || c.met(b)) {
		m := c.enterEntry(s, n.first, t, b)
		m.Sector, m.Confidence = or(b.Sector, sector), .6
		return true
	}
	if s.lower(t) == "ministry" {
		return false // a ministry that nobody knows is not its country's government
	}
	m := c.enterEntry(s, n.first, t, e)
	m.Sector, m.Confidence = sector, .55
	return true
}

// met reports whether the article has named an entity so far.
func (c *corefer) met(e *gazetteer.Entry) bool { return c.seen[e.ID] > 0 }

// lastInPower is the country whose officials or bodies were last named in the
// paragraph before token t of sentence i, or nil.
func (c *corefer) lastInPower(i, t int) *gazetteer.Entry {
	for back := 0; back <= 3 && i-back >= 0 && c.sents[i-back].Paragraph == c.sents[i].Paragraph; back++ {
		list := c.in[&c.sents[i-back]]
		for j := len(list) - 1; j >= 0; j-- {
			m := list[j]
			kind := m.Entity.Kind
			if (back > 0 || m.Head < t) && (m.Sector == "GOV" || m.Sector == "MIL") && m.Country != "" && (kind == schema.Person || kind == schema.Government) {
				return c.lex.country(m.Country)
			}
		}
	}
	return nil
}

// ownerless reports whether a phrase names nobody beside its head: no name
// within, no number, no "of" behind it, no possessor.
func (c *corefer) ownerless(n roleNoun) bool {
	s, t := n.s, n.head
	if n.last > t && (n.role.shape == person || n.role.shape == people) && s.lower(t) != "minister" {
		return false // "a senior official of the alliance"
	}
	for u := n.first; u < t; u++ {
		if m := s.covered[u]; m != nil && (m.Country != "" || m.Entity.ID != "") {
			return false
		}
		if s.tag(u) == "NUM" || possessive(s, u) && inOffices[s.lower(u)] == "" || possessivePronoun[s.lower(u)] {
			return false
		}
	}
	for child := range s.Children(t) {
		switch r := s.Tokens[child].Rel; {
		case child < n.first && (r == "nmod:poss" || r == "compound" || r == "amod" || r == "nummod" || r == "det"):
			return false
		case child > t && rel(r) == "nmod" && (s.lower(t+1) == "of" && n.last == t && !s.chargedOf(t) || s.lower(t+1) == "from" || s.lower(t+1) == "in" && c.named(s, child)):
			return false
		case child > t && rel(r) == "flat":
			return false
		}
	}
	return true
}

// named reports whether token t belongs to a linked mention.
func (c *corefer) named(s *sentence, t int) bool {
	m := s.at(t)
	return m != nil && m.Entity.ID != ""
}

// stateSector is the sector of a role of the state, its opposition or rebels;
// empty for roles that a text leaves open without meaning a country's.
func (c *corefer) stateSector(n roleNoun) string {
	sector := c.sectorOf(n)
	w := n.s.lower(n.head)
	switch {
	case n.flags["former"] || n.flags["ex"]:
		return ""
	case n.role.shape == person:
		if w == "judge" || w == "prosecutor" {
			return "JUD"
		}
		if n.role.sector == "GOV" && spokesRole[w] && sector != "" && c.modified(n, sector) {
			return sector
		}
		return ""
	case n.role.sector == "MED":
		if c.stateMedia(n) {
			return "MED"
		}
		return ""
	case openRole[w] && !c.modified(n, sector):
		return ""
	}
	if w == "office" && n.head >= 2 && possessive(n.s, n.head-2) {
		return inOffices[n.s.lower(n.head-2)]
	}
	switch sector {
	case "GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP", "REB":
		if otherBody[w] && n.first >= n.head-1 {
			return ""
		}
		return sector
	}
	return ""
}

// inOffices are those whose office speaks for them, with its sector: "the
// prosecutor's office", "the prime minister's office".
var inOffices = map[string]string{
	"prosecutor": "JUD", "prosecutors": "JUD", "general": "JUD", "attorney": "JUD",
	"president": "GOV", "minister": "GOV", "premier": "GOV", "chancellor": "GOV", "governor": "GOV",
}

// spokesRole are persons that a body without a name sends forth: "a military
// spokesman", "a senior government official".
var spokesRole = set("official spokesman spokeswoman spokesperson source minister")

// openRole are plurals that mean a country's only with a modifier.
var openRole = set("leaders ministers diplomats envoys ambassadors representatives delegates negotiators aides advisers advisors monitors inspectors heads chiefs drones drone missiles missile rockets bombs helicopters jets ships boats tanks submarines artillery aircraft units unit personnel militants fighters jihadists generals officers commanders governors mayors regulators spies judges")

// otherBody are nouns for bodies of anybody.
var otherBody = set("leadership department office agency bureau side delegation workplace embassy consulate command squadron division militia brigade battalion regiment fleet garrison administration court tribunal")

// modified reports whether a word before the head says what branch it is of.
func (c *corefer) modified(n roleNoun, sector string) bool {
	for t := n.first; t < n.head; t++ {
		if w := n.s.lower(t); sectorWord[w] == sector || branch[w] {
			return true
		}
	}
	return false
}

// branch are modifiers that tell an official is a state's.
var branch = set("government ministry defence defense health security state army junta palace presidential cabinet interior foreign administration federal")

// stateMedia reports whether a phrase names the media of the state: "state
// television", "official media".
func (c *corefer) stateMedia(n roleNoun) bool {
	for t := n.first; t < n.head; t++ {
		switch n.s.lower(t) {
		case "state", "official", "state-run", "state-owned", "government":
			return true
		}
	}
	return false
}

// stands reports whether the phrase stands as an actor does. With "the" it may
// stand anywhere; without an article, or with "a", as a subject or after "by".
func (c *corefer) stands(n roleNoun) bool {
	s, t := n.s, n.head
	first := s.lower(n.first)
	switch {
	case first == "the" || first == "this":
		return n.role.shape != person || n.first < t-1
	case n.role.shape != person && ordered(s, t):
		return true
	case s.tag(n.first) == "DET" && first != "a" && first != "an" && n.first < t:
		return false
	case rel(s.Tokens[t].Rel) == "nsubj":
		return true
	}
	for child := range s.Children(t) {
		if w := s.lower(child); rel(s.Tokens[child].Rel) == "case" && (w == "by" || w == "with" && n.role.shape != army) {
			return true
		}
	}
	return n.role.shape == body && (n.role.sector == "LEG" || n.role.sector == "COP") && n.first == t
}

// ordered reports whether token t is who somebody commands or asks.
func ordered(s *sentence, t int) bool {
	h := s.Tokens[t].Head
	return h >= 0 && (rel(s.Tokens[t].Rel) == "obj" || rel(s.Tokens[t].Rel) == "iobj") && commanding[s.Tokens[h].Lemma]
}

var commanding = set("order instruct command deploy mobilise mobilize dispatch tell urge ask direct authorise authorize")

// institutionOf gives the body of a country that the phrase names, or nil: its
// forces for "the army" and "soldiers", else the only body of that meaning.
func (x *lexicon) institutionOf(country string, n roleNoun) *gazetteer.Entry {
	list := n.s.wordsOf(n.first, n.last)
	for len(list) > 1 && (list[0] == "the" || list[0] == "this" || list[0] == "a" || list[0] == "an" || passing[list[0]] || regional[list[0]]) {
		list = list[1:]
	}
	if w := n.s.lower(n.head); len(list) == 1 && (w == "government" || w == "authorities" || w == "officials") {
		return nil // the country acts, not a house or palace that stands for it
	}
	if e := x.bodyNamed(country, list); e != nil && e.Kind != schema.Media {
		return e
	}
	switch {
	case n.role.shape == army && (len(list) == 1 || list[0] == "armed" || list[0] == "government"):
		return x.forces[country]
	case n.role.sector == "COP" && (n.role.shape == people || len(list) == 2 && list[0] == "riot"):
		return x.bodyNamed(country, []string{"police"})
	}
	return nil
}
