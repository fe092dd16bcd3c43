package resolve

import (
	"strings"
	"time"

	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// nominals links noun phrases that mean an actor by its role: titles by their
// holder on the article's day, bodies and people of a country by the country,
// or by the body where the gazetteer knows it.
func (k *linking) nominals() {
	for i := range k.sents {
		s := &k.sents[i]
		for t := range s.Tokens {
			if s.covered[t] == nil && s.lower(t) == "capital" {
				k.capital(s, t)
			}
			if s.covered[t] == nil && strikes[s.lower(t)] && rel(s.Tokens[t].Rel) == "nsubj" {
				k.strike(s, t)
			}
			if s.covered[t] == nil && (s.tag(t) == "NOUN" || s.tag(t) == "PROPN" || roles[s.lower(t)].sector != "" && s.tag(t) == "ADJ" && !k.modifies(s, t)) && !k.compound(s, t) {
				if r, ok := k.roleAt(s, t); ok {
					k.nominal(r)
				}
			}
		}
	}
}

// strike links an attack that is a subject to the forces of the country named
// before it.
func (k *linking) strike(s *sentence, t int) {
	n := roleNoun{s: s, head: t, first: t, last: t, role: role{"MIL", army}, flags: map[string]bool{}}
	k.left(&n)
	if n.owner == nil {
		if by := k.agent(s, t); by != nil {
			k.overlay(n).follow(by)
			return
		}
	}
	if n.owner != nil && n.owner.linked() && n.owner.kind() != schema.Person {
		k.belongs(k.overlay(n), n)
	}
}

// agent is who carries out an attack: "shelling by Indian troops".
func (k *linking) agent(s *sentence, t int) *mention {
	for u := range s.Children(t) {
		if u <= t || s.lower(t+1) != "by" || rel(s.Tokens[u].Rel) != "nmod" && rel(s.Tokens[u].Rel) != "obl" {
			continue
		}
		if m := s.at(u); m != nil && m.linked() {
			return m
		}
		if n, ok := k.roleAt(s, u); ok && n.owner != nil && n.owner.linked() {
			m := k.overlay(n)
			k.belongs(m, n)
			return m
		}
	}
	return nil
}

// modifies reports whether t is an adjective or noun before its own head.
func (k *linking) modifies(s *sentence, t int) bool {
	if next := s.tag(t + 1); possessive(s, t-2) && next != "NOUN" && next != "PROPN" && next != "ADJ" {
		return false // "Moscow's military said"
	}
	r := rel(s.Tokens[t].Rel)
	return (r == "amod" || r == "compound") && s.Tokens[t].Head > t
}

// compound reports whether t is the first part of a compound noun, "defence"
// in "defence ministry", rather than a phrase's head or a title before a name.
func (k *linking) compound(s *sentence, t int) bool {
	next := t + 1
	if s.lower(next) == "-" && s.Tokens[t].Glued {
		next++
	}
	if next < len(s.Tokens) && s.at(next) == nil && generalTitle[s.lower(next)] {
		return true // "Secretary-General", "Prosecutor General"
	}
	h := s.Tokens[t].Head
	if rel(s.Tokens[t].Rel) != "compound" || h <= t {
		return false
	}
	m := s.at(h)
	return m == nil || m.kind() != schema.Person
}

// generalTitle are the second words of titles whose first is one by itself.
var generalTitle = set("general spokesman spokeswoman spokesperson minister president chief commissioner secretary official officials")

// nominal enters the phrase if it can be linked.
func (k *linking) nominal(r roleNoun) {
	if p := k.personBeside(r); p != nil {
		m := k.overlay(r)
		m.follow(p)
		m.owner = r.owner
		return
	}
	if e := k.holder(r); e != nil {
		m := k.overlay(r)
		m.link(e)
		m.office = r.office
		m.Sector = or(r.office.Sector, m.Sector)
		m.Country = or(r.office.Country, m.Country)
		m.Confidence = .9
		return
	}
	if r.owner == nil || !r.owner.linked() {
		return
	}
	m := k.overlay(r)
	m.Confidence = .85
	k.belongs(m, r)
}

func (m *mention) linked() bool { return m.entry != nil || m.Entity.ID != "" || m.same != nil }

// overlay enters a phrase over the names within it, which stay.
func (k *linking) overlay(r roleNoun) *mention {
	s := r.s
	m := &mention{s: s, Mention: Mention{
		Title: s.title, Sentence: s.index, First: r.first, Last: r.last, Head: r.head,
		Start: s.Tokens[r.first].Start, End: s.Tokens[r.last].End, Type: "nominal", Confidence: 1, Chain: -1,
	}}
	m.plural = r.role.shape == people || r.role.shape == army && !single[s.lower(r.head)]
	m.gender = genderOfRole[s.lower(r.head)]
	s.covered[r.head] = m
	k.mentions = append(k.mentions, m)
	return m
}

// single are armed forces that "it" may mean.
var single = set("army military navy air-force missile drone ship submarine boat unit warship warplane")

// holder is who held the phrase's office on the article's day; nil for former,
// acting and plural ones, without a day, or for an indefinite phrase.
func (k *linking) holder(r roleNoun) *gazetteer.Entry {
	if r.office != nil && r.subnational() && ofNation(r.office) {
		return nil
	}
	if r.office != nil && r.owner == nil && r.office.Country != "" {
		return nil // "the governor": whose, the text has not said
	}
	if r.office == nil || r.office.Shared || k.date.IsZero() || r.flags["former"] || r.flags["ex"] || r.flags["then"] {
		return nil
	}
	if w := r.s.lower(r.first); w == "a" || w == "an" || w == "any" || w == "every" || w == "no" {
		return nil
	}
	h := k.lex.holderOn(r.office.ID, k.date)
	if r.elect() {
		h = k.lex.next(r.office.ID, k.date, electLong)
	}
	if h == nil {
		return nil
	}
	return h.person
}

// ministryAgain is the ministry of the owner's country named last before "the
// Chinese ministry", or nil.
func (k *linking) ministryAgain(r roleNoun) *gazetteer.Entry {
	if w := r.s.lower(r.head); w != "ministry" || r.head-r.first > 2 {
		return nil
	}
	for back := 0; back <= 8 && r.s.place-back >= 0; back++ {
		from := &k.sents[r.s.place-back]
		for t := len(from.covered) - 1; t >= 0; t-- {
			m := from.covered[t]
			if m != nil && m.entry != nil && m.entry.Kind == schema.Government && m.Country == r.owner.Country && hasWord(m.entry.Name, "ministry") && (back > 0 || m.Head < r.first) {
				return m.entry
			}
		}
	}
	return nil
}

// elect reports whether the title is of somebody chosen but not yet in office.
func (r roleNoun) elect() bool {
	w, s := r.s.lower(r.head), r.s
	return strings.HasSuffix(w, "-elect") || s.lower(r.head+1) == "-" && s.lower(r.head+2) == "elect" || s.lower(r.head+1) == "elect"
}

// electLong bounds the time between a vote and taking office, where a text says
// that somebody is elect.
const electLong = 200 * 24 * time.Hour

// subnational reports whether a title is of a part of a country: "the premier of
// the German state of Hesse", "the Texas attorney general".
func (r roleNoun) subnational() bool {
	s := r.s
	if r.owner != nil && r.owner.kind() == schema.Place {
		return true
	}
	for t := r.first; t <= r.last+1 && t < len(s.Tokens); t++ {
		w := s.lower(t)
		if t == r.head || !partOfState[w] || w == "state" && (s.lower(t-1) == "of" || t < r.head) {
			continue
		}
		return true
	}
	return false
}

// ofNation reports whether an office is one of a whole state, by its id.
func ofNation(o *gazetteer.Office) bool {
	id := string(o.ID)
	return nationalPost[id[strings.LastIndexByte(id, '/')+1:]]
}

var nationalPost = set("president vice-president prime-minister deputy-prime-minister foreign-minister defence-minister interior-minister finance-minister economy-minister energy-minister justice-minister health-minister king queen emperor emir sultan chancellor vice-chancellor supreme-leader chief-of-staff attorney-general parliament-speaker opposition-leader security-adviser leader")

// partOfState are nouns and adjectives for what is smaller than a state.
var partOfState = set("state province region regional provincial district county city municipal municipality town village oblast governorate prefecture canton territory borough")

// personBeside is the person named right after a title, or right before an
// apposition.
func (k *linking) personBeside(r roleNoun) *mention {
	if r.role.shape != person {
		return nil
	}
	s := r.s
	next := r.last + 1
	for honorific[s.lower(next)] {
		next++
	}
	if p := s.at(next); p != nil && p.First == next && p.Type == "name" && p.kind() == schema.Person && !possessive(s, r.last) {
		return p
	}
	if s.lower(r.last+1) == "," {
		next := r.last + 2
		for honorific[s.lower(next)] || ofRank[s.lower(next)] {
			next++
		}
		if p := s.at(next); p != nil && p.First == next && p.Type == "name" && p.kind() == schema.Person && (next > r.last+2 || rel(s.Tokens[p.Head].Rel) == "appos" && s.Tokens[p.Head].Head >= r.first && s.Tokens[p.Head].Head <= r.last) {
			return p
		}
	}
	if s.lower(r.first-1) == "," {
		if p := s.at(r.first - 2); p != nil && p.Type == "name" && p.kind() == schema.Person && p.Last == r.first-2 && apposed(s, r, p) {
			return p
		}
	}
	return nil
}

// ofRank stands between a role and a name: "the junta leader, Colonel X".
var ofRank = set("general colonel major lieutenant captain admiral brigadier marshal commander major-general sergeant president minister")

// apposed reports whether the phrase after a person's name stands in
// apposition rather than in a list.
func apposed(s *sentence, r roleNoun, p *mention) bool {
	tok := s.Tokens[r.head]
	if rel(tok.Rel) == "conj" && tok.Head == p.Head {
		return false
	}
	next := s.lower(r.last + 1)
	return rel(tok.Rel) == "appos" || next == "," || next == "." || next == "" || next == "who"
}

// belongs links a phrase by whom it belongs to: a person's administration by
// the person's country, a body of a country by that body, people of a country
// or body by it. The sector is the role's.
func (k *linking) belongs(m *mention, r roleNoun) {
	owner := r.owner
	m.owner = owner
	if owner.kind() == schema.Person {
		k.ofPerson(m, r)
		return
	}
	sector := k.sectorOf(r)
	if e := k.bodyOf(r); e != nil {
		m.link(e)
		m.Sector = or(m.Sector, sector)
		return
	}
	if e := k.ministryAgain(r); e != nil {
		m.link(e)
		return
	}
	m.entry, m.Entity, m.Country = owner.entry, owner.Entity, owner.Country
	if owner.kind() == schema.Place {
		if c := k.lex.country(owner.Country); c != nil {
			m.entry, m.Entity = c, c.Entity()
		}
	}
	m.Sector = sector
}

func (k *linking) ofPerson(m *mention, r roleNoun) {
	w := r.s.lower(r.head)
	c := k.lex.country(r.owner.Country)
	switch {
	case c != nil && (ruledBy[w] || staffOf[w] && !private[r.owner.Sector]):
		m.entry, m.Entity, m.Country, m.Sector = c, c.Entity(), c.Country, "GOV"
	case c != nil && r.role.sector == "MIL" && r.role.shape != person:
		m.entry, m.Entity, m.Country, m.Sector = c, c.Entity(), c.Country, "MIL"
		if e := k.lex.forces[c.Country]; e != nil && r.role.shape == army {
			m.link(e)
		}
	case staffOf[w]:
		m.follow(r.owner)
	default:
		k.drop(m)
	}
}

// private are the sectors of persons whose staff serve no state.
var private = set("BUS MED NGO CVL EDU REL CRM LAB PTY OPP SOC IGO")

// bodyOf gives the body of the owner's country that the phrase names by its
// words: "Russia's foreign ministry", "Moscow's military".
func (k *linking) bodyOf(r roleNoun) *gazetteer.Entry {
	code, kind := r.owner.Country, r.owner.kind()
	ofState := kind == schema.Country || kind == schema.Place
	if r.role.sector == "COP" && r.role.shape == people && ofState {
		if e := k.lex.bodyNamed(code, []string{"police"}); e != nil {
			return e
		}
	}
	if e := k.fleetOf(r, code); e != nil {
		return e
	}
	if r.role.shape == army && (ofState || kind == schema.Government) {
		if e := k.lex.forces[code]; e != nil && !k.particular(r) {
			return e
		}
	}
	if code == "" || !ofState || r.role.shape != body && r.role.shape != army {
		return nil
	}
	var rest []string
	for t := r.first; t <= r.last; t++ {
		if r.s.at(t) != nil && t != r.head || r.s.tag(t) == "DET" || r.s.tag(t) == "PRON" || r.s.lower(t) == "own" {
			continue
		}
		rest = append(rest, r.s.wordsOf(t, t)...)
	}
	_, content := meaningOf(rest)
	if len(content) < 2 && (!lone[r.s.lower(r.head)] || kind == schema.Place) {
		return nil
	}
	return k.lex.bodyNamed(code, rest)
}

// fleetOf is the service whose ships or aircraft a phrase names: "Chinese coast
// guard ships", "Indian navy divers".
func (k *linking) fleetOf(r roleNoun, code string) *gazetteer.Entry {
	if code == "" || r.role.sector != "MIL" && r.role.sector != "" {
		return nil
	}
	for t := r.first; t < r.head; t++ {
		two := r.s.lower(t) + " " + r.s.lower(t+1)
		switch {
		case t+1 < r.head && (two == "coast guard" || two == "air force"):
			return k.lex.bodyNamed(code, []string{r.s.lower(t), r.s.lower(t + 1)})
		case r.s.lower(t) == "navy" && r.s.at(t) == nil:
			return k.lex.bodyNamed(code, []string{"navy"})
		}
	}
	return nil
}

// lone are words that with a country's name alone are the name of a body.
var lone = set("police parliament congress senate gendarmerie navy")

// particular reports whether a modifier sets the forces apart from the state's
// own: "Russian-backed separatist forces".
func (k *linking) particular(r roleNoun) bool {
	for t := r.first; t < r.head; t++ {
		switch sectorWord[r.s.lower(t)] {
		case "REB", "OPP", "COP", "SPY":
			return true
		}
		if w := r.s.lower(t); w == "backed" || w == "police" || w == "proxy" || w == "special" || w == "security" {
			return true
		}
	}
	return false
}
