package resolve

import (
	"strings"

	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// appositions reads the roles that stand beside persons' names — "Russian
// ambassador to the U.S. Anatoly Antonov", "Karim Khan, prosecutor of the ICC" —
// and takes from them country, sector and office.
func (k *linking) appositions() {
	for _, m := range k.mentions {
		if m.Type == "name" && m.kind() != schema.Person && k.persons(m) {
			m.ner = nlp.PersonName
		}
		if m.kind() != schema.Person || m.Type != "name" {
			continue
		}
		if m.entry == nil {
			m.Country = ""
		}
		r, ok := k.roleBefore(m)
		if !ok {
			r, ok = k.roleApart(m)
		}
		if !ok {
			r, ok = k.roleAfter(m)
		}
		if ok {
			k.apply(m, r)
		}
	}
}

// persons reports whether a name that the name finder took for a place or body
// is a person's: a person's role follows it in apposition, "X Y, the ombudsman".
func (k *linking) persons(m *mention) bool {
	if m.entry != nil || m.same != nil || len(m.senses) > 0 || m.First == m.Last || m.ner == "" || m.s.lower(m.First-1) == "the" || kindOfName(m.surface(), schema.Other) != schema.Other {
		return false
	}
	r, ok := k.roleAfter(m)
	return ok && r.role.shape == person && m.s.lower(m.Last+1) == ","
}

// roleApart reads the role before a name set off by commas: "Israel's prime
// minister, Benjamin Netanyahu,".
func (k *linking) roleApart(m *mention) (roleNoun, bool) {
	s := m.s
	next := s.lower(m.Last + 1)
	if s.lower(m.First-1) != "," || next != "," && next != "." && next != ")" && next != "" && next != ";" {
		return roleNoun{}, false
	}
	for t := m.First - 2; t >= 0 && t >= m.First-8; t-- {
		if s.tag(t) == "PUNCT" && s.lower(t) != "-" || s.tag(t) == "VERB" {
			break
		}
		if r, ok := k.roleAt(s, t); ok && r.last == m.First-2 && r.role.shape == person && rel(s.Tokens[r.head].Rel) != "conj" {
			return r, true
		}
	}
	return roleNoun{}, false
}

// roleNoun is a role found in the text with what surrounds it.
type roleNoun struct {
	s           *sentence
	head        int // the noun
	first, last int // the phrase it heads: modifiers and complements
	role        role
	owner       *mention // the country, body or person it belongs to
	body        *mention // the body within that country, where both are named
	office      *gazetteer.Office
	flags       map[string]bool // former, acting …
}

// apply gives a person what the role says. A person the gazetteer knows keeps
// what it says; a surname with a title becomes the holder of that title.
func (k *linking) apply(m *mention, r roleNoun) {
	if o := r.office; o != nil && r.owner == nil && o.Country != "" && m.entry == nil {
		// "Attorney General X" need not be of the only country whose office is known
		if home := k.nation(m.s, m.First, "GOV"); home != "" && home != o.Country {
			r.office = nil
		}
	}
	m.office = r.office
	m.body = r.body
	if m.body == nil && r.owner != nil && bodily(r.owner.kind()) {
		m.body = r.owner
	}
	if m.entry != nil {
		m.inRole(k, r)
		return
	}
	if e := k.titledSurname(m, r.office); e != nil {
		m.link(e)
		m.Confidence = .9
		return
	}
	m.sent = m.sent || sentAbroad[r.s.lower(r.head)] || r.owner != nil && r.owner.Country == ""
	if r.role.shape == body && r.head > m.Last {
		m.ner = nlp.OrganisationName // "Maxar, a U.S. company"
	}
	if r.owner == nil {
		r.owner = k.joinedOwner(r)
	}
	if r.owner != nil {
		m.Country = or(r.owner.Country, m.Country)
		m.owner = r.owner
	} else if domestic[r.s.lower(r.head)] && r.head < m.First {
		m.Country = or(m.Country, k.homeOf(m))
	}
	if r.owner == nil && m.Country == "" && atHome(r) {
		m.Country = k.nation(m.s, m.First, or(k.sectorOf(r), r.role.sector))
	}
	if r.office != nil {
		m.Country = or(r.office.Country, m.Country)
	}
	m.Sector = or(m.Sector, k.sectorOf(r))
	m.gender = or(m.gender, genderOfRole[r.s.lower(r.head)])
}

// inRole gives a person the gazetteer knows the sector and country of the role
// the text names: former officials act for no office (PLOVER's ELI), and a
// holder of the office for its body.
func (m *mention) inRole(k *linking, r roleNoun) {
	if m.entry.Kind != schema.Person {
		return
	}
	if r.flags["former"] || r.flags["ex"] {
		m.Sector, m.fixed = "ELI", true
		return
	}
	for _, t := range m.entry.Offices {
		if r.office == nil || t.Office != r.office.ID || r.office.Sector == "" {
			continue
		}
		m.Sector, m.fixed = r.office.Sector, true
		if body := k.lex.byID[r.office.Body]; r.office.Country != "" {
			m.Country = r.office.Country
		} else if body != nil && body.Country == "" {
			m.Country = ""
		}
	}
}

// joinedOwner is the owner of the role joined to this one: the company in
// "president and chief executive of X".
func (k *linking) joinedOwner(r roleNoun) *mention {
	s := r.s
	if s.lower(r.last+1) != "and" {
		return nil
	}
	for t := r.last + 2; t <= r.last+4 && t < len(s.Tokens); t++ {
		if other, ok := k.roleAt(s, t); ok {
			return other.owner
		}
	}
	return nil
}

// atHome reports whether a role without an owner is one of the country that
// the text is about: an office, a rank, a seat, a citizen's.
func atHome(r roleNoun) bool {
	w := r.s.lower(r.head)
	if abroad[w] || r.role.shape != person {
		return false
	}
	switch r.role.sector {
	case "GOV", "MIL", "COP", "JUD", "LEG", "OPP", "REB", "CVL":
		return true
	}
	return domestic[w]
}

// abroad are roles of people who as often come from elsewhere.
var abroad = set("ambassador envoy diplomat representative delegate negotiator consul attache attaché adviser advisor commissioner coordinator secretary secretary-general chief head director chairman man woman leader")

// sentAbroad are roles whose holders work outside their country.
var sentAbroad = set("ambassador envoy diplomat representative delegate negotiator mediator consul attache attaché commissioner coordinator rapporteur secretary-general peacekeeper")

// domestic are the roles of people who seldom make news abroad without their
// country being named beside them.
var domestic = set("spokesman spokeswoman spokesperson mayor governor commander prosecutor lawmaker senator mp ombudsman ombudswoman")

// homeOf guesses the country of such a person, "Foreign ministry spokeswoman
// Hua Chunying", "Mayor Anatoliy Fedoruk": that of the places named in this
// sentence before and in the one before it, or of the country that acts there,
// no other being named.
func (k *linking) homeOf(m *mention) string {
	home, sure := "", false
	for _, o := range k.mentions {
		here := o.Sentence == m.Sentence && o.Last < m.First
		if o.Title != m.Title || o.entry == nil || !here && o.Sentence != m.Sentence-1 {
			continue
		}
		if kind := o.entry.Kind; kind != schema.Country && kind != schema.Place {
			continue
		}
		if home != "" && home != o.Country {
			return ""
		}
		home = o.Country
		sure = sure || o.entry.Kind == schema.Place || rel(o.s.Tokens[o.Head].Rel) == "nsubj"
	}
	if !sure && home == "" && local[m.s.lower(m.First-1)] {
		return k.placeBefore(m)
	}
	if !sure {
		return ""
	}
	return home
}

// local are the roles of towns and regions.
var local = set("mayor governor")

// placeBefore is the country of the nearest place named before m.
func (k *linking) placeBefore(m *mention) string {
	country := ""
	for _, o := range k.mentions {
		if o.Title == m.Title && o.Start < m.Start && o.entry != nil && o.entry.Kind == schema.Place {
			country = o.Country
		}
	}
	return country
}

// titledSurname gives the one holder of the office, at any time, who has the
// mention's last word as surname.
func (k *linking) titledSurname(m *mention, o *gazetteer.Office) *gazetteer.Entry {
	if o == nil {
		return nil
	}
	list := m.s.wordsOf(m.First, m.Last)
	if len(list) == 0 {
		return nil
	}
	var found *gazetteer.Entry
	last := list[len(list)-1]
	for _, h := range k.lex.holders[o.ID] {
		theirs := words(nil, h.person.Name)
		if len(theirs) == 0 || len(list) > 1 && !near(list[0], theirs[0]) && list[0] != theirs[0] && romanise(list[0]) != romanise(theirs[0]) {
			continue
		}
		if w := theirs[len(theirs)-1]; w == last || romanise(w) == romanise(last) || near(w, last) {
			if found != nil && found != h.person {
				return nil
			}
			found = h.person
		}
	}
	return found
}

// sectorOf is the PLOVER sector of a role: what its modifiers decide, what its
// office or owner is, then the noun's own.
func (k *linking) sectorOf(r roleNoun) string {
	if r.flags["former"] || r.flags["ex"] {
		return "ELI"
	}
	for t := r.first; t < r.head; t++ {
		if sec := sectorWord[r.s.lower(t)]; sec != "" {
			return sec
		}
	}
	if r.office != nil && r.office.Sector != "" {
		return r.office.Sector
	}
	if o := r.owner; o != nil && o.Sector != "" && o.kind() != schema.Country && o.kind() != schema.Person && o.kind() != schema.Government {
		return o.Sector
	}
	return r.role.sector
}

// genderOfRole are roles that tell a person's gender.
var genderOfRole = map[string]string{
	"spokesman": "male", "spokeswoman": "female", "king": "male", "queen": "female", "businessman": "male",
	"businesswoman": "female", "congressman": "male", "congresswoman": "female", "prince": "male", "princess": "female",
	"chairman": "male", "chairwoman": "female", "father": "male", "mother": "female", "son": "male", "daughter": "female",
	"brother": "male", "sister": "female", "husband": "male", "wife": "female", "widow": "female", "actress": "female",
	"actor": "male", "mr": "male", "mr.": "male", "mrs": "female", "mrs.": "female", "ms": "female", "ms.": "female",
	"miss": "female", "sir": "male", "lord": "male", "lady": "female", "baroness": "female", "uncle": "male", "aunt": "female",
	"grandfather": "male", "grandmother": "female", "duke": "male", "duchess": "female", "nun": "female", "priest": "male",
	"bishop": "male", "pope": "male", "emperor": "male", "empress": "female", "girlfriend": "female", "boyfriend": "male",
}

// roleBefore reads the role that ends right before a name.
func (k *linking) roleBefore(m *mention) (roleNoun, bool) {
	s := m.s
	t := m.First - 1
	for t >= 0 && (honorific[s.lower(t)] || s.lower(t) == "-") {
		m.gender = or(m.gender, genderOfRole[s.lower(t)])
		t--
	}
	if t < 0 {
		return roleNoun{}, false
	}
	if r, ok := k.roleAt(s, t); ok {
		return r, true
	}
	// "ambassador to the U.S. Anatoly Antonov", "minister of defence Sergei …"
	for u := t; u >= 0 && u >= t-6; u-- {
		if w := s.lower(u); w == "to" || w == "of" || w == "for" {
			if r, ok := k.roleAt(s, u-1); ok && r.last == t {
				return r, true
			}
		} else if s.tag(u) == "VERB" || s.tag(u) == "PUNCT" {
			break
		}
	}
	return roleNoun{}, false
}

// roleAfter reads the role in an apposition after a name: ", Russia's
// ambassador to the U.S.,".
func (k *linking) roleAfter(m *mention) (roleNoun, bool) {
	s := m.s
	if s.lower(m.Last+1) != "," {
		return roleNoun{}, false
	}
	for t := m.Last + 2; t < len(s.Tokens) && t <= m.Last+9; t++ {
		switch s.tag(t) {
		case "VERB", "AUX", "PRON", "SCONJ":
			if s.lower(t) != "s" && s.lower(t) != "'s" && s.lower(t) != "’s" && !possessivePronoun[s.lower(t)] {
				return roleNoun{}, false
			}
		case "PUNCT":
			if s.lower(t) != "-" {
				return roleNoun{}, false
			}
		}
		w := s.lower(t)
		if _, isRole := roles[w]; !isRole {
			continue
		}
		if next := s.tag(t + 1); next == "NOUN" || next == "PROPN" || s.lower(t+1) == "'s" || s.lower(t+1) == "’s" {
			continue
		}
		if r, ok := k.roleAt(s, t); ok && r.first <= m.Last+3 {
			return r, true
		}
		return roleNoun{}, false
	}
	return roleNoun{}, false
}

var possessivePronoun = set("his her its their our my your whose")

// roleAt reads the phrase that the role noun at token t heads: its modifiers
// to the left as far as the determiner, and "of", "to", "for" with a name to
// the right.
func (k *linking) roleAt(s *sentence, t int) (roleNoun, bool) {
	if t < 0 || t >= len(s.Tokens) {
		return roleNoun{}, false
	}
	w := strings.TrimSuffix(s.lower(t), "-elect")
	r, ok := roles[w]
	if !ok && s.Tokens[t].Lemma != "" {
		r, ok = roles[singular(w)]
	}
	if two, known := twoWords[s.lower(t-1)+" "+w]; known {
		r, ok = two, true
	}
	if !ok && !titleHead[w] {
		return roleNoun{}, false
	}
	n := roleNoun{s: s, head: t, first: t, last: t, role: r, flags: map[string]bool{}}
	if n.role.shape == 0 {
		n.role = role{"GOV", person}
	}
	if s.lower(t+1) == "-" && s.lower(t+2) == "elect" {
		n.last = t + 2
	}
	k.left(&n)
	k.right(&n)
	k.officeWithin(&n)
	if n.office != nil && n.office.Country != "" && n.subnational() && ofNation(n.office) {
		n.office = nil
	}
	return n, true
}

// officeWithin finds the phrase's office; when its complement reaches too far
// ("secretary of state trip"), within the part that has one.
func (k *linking) officeWithin(n *roleNoun) {
	for whole := *n; ; n.last-- {
		if n.office = k.officeOf(*n); n.office != nil {
			return
		}
		if n.last == n.head || n.s.at(n.last) != nil {
			*n = whole
			return
		}
	}
}

// titleHead are nouns that head titles though they are no actors by themselves.
var titleHead = set("pope chancellor speaker director director-general chairman chair chairwoman chairperson rapporteur coordinator administrator counsel attorney vice-chancellor secretary-general regent sheikh caliph patriarch lama taoiseach")

func singular(w string) string {
	if n := len(w); n > 4 && w[n-1] == 's' {
		return w[:n-1]
	}
	return w
}

// left walks over the modifiers before the noun.
func (k *linking) left(n *roleNoun) {
	s := n.s
	for t := n.head - 1; t >= 0; t-- {
		w := s.lower(t)
		if m := s.at(t); m != nil {
			if m.kind() == schema.Person && m.entry == nil && m.Last == n.first-1 && !possessive(s, m.Last) && !ruledBy[s.lower(n.head)] {
				return
			}
			if m.Last >= n.first {
				return
			}
			if n.owner == nil || n.owner.kind() != schema.Country && m.kind() == schema.Country {
				n.body, n.owner = n.owner, m
			}
			n.first, t = m.First, m.First
			continue
		}
		switch {
		case w == "former" || w == "ex" || w == "acting" || w == "then" || w == "interim":
			n.flags[w] = true
		case w == "-" && !(s.Tokens[t].Glued && t > 0 && s.Tokens[t-1].Glued):
			return // a dash, as behind a dateline
		case w == "'s" || w == "’s" || w == "'" || w == "-" || w == "’":
		case s.tag(t) == "DET" || possessivePronoun[w]:
			n.first = t
			return
		case s.tag(t) == "ADJ" || s.tag(t) == "NOUN" || s.tag(t) == "PROPN" || s.tag(t) == "ADV" && t == n.first-1 || s.tag(t) == "NUM":
			if s.tag(t) == "ADV" {
				return
			}
		default:
			return
		}
		n.first = t
	}
}

func possessive(s *sentence, last int) bool {
	w := s.lower(last + 1)
	return w == "'s" || w == "’s" || w == "'" || w == "’"
}

// right takes in "of X", "to X", "for X", "in X" after the noun where X is a
// name, and "of foreign affairs".
func (k *linking) right(n *roleNoun) {
	s := n.s
	t := n.last + 1
	for t < len(s.Tokens) {
		prep := s.lower(t)
		if prep != "of" && prep != "to" && prep != "for" && prep != "at" && prep != "in" && prep != "from" {
			return
		}
		if prep == "of" && s.chargedOf(n.head) {
			return
		}
		u := t + 1
		for s.tag(u) == "DET" {
			u++
		}
		m := s.at(u)
		if m == nil {
			v := u
			for s.tag(v) == "NOUN" || s.tag(v) == "ADJ" || s.lower(v) == "and" && s.tag(v+1) == "NOUN" || s.tag(v) == "PROPN" && s.at(v) == nil {
				v++
			}
			if prep != "of" && prep != "for" || v == u || v-u > 4 {
				return
			}
			n.last = v - 1
			t = v
			continue
		}
		if possessive(s, m.Last) {
			return // "members of Russia's forces"
		}
		if prep == "from" || prep == "in" || prep == "at" {
			seated := prep == "in" && n.role.shape != army && (n.role.sector == "COP" || n.role.sector == "JUD" || n.role.sector == "LEG")
			if seated && m.entry != nil && courtSeat[m.entry.ID] {
				return // "a tribunal in The Hague" is no Dutch one
			}
			if !seated && (n.role.sector != "GOV" || n.role.shape == body && prep != "in") || possessivePronoun[s.lower(n.first)] {
				return
			}
		}
		if prep != "to" && prep != "at" && n.owner == nil {
			n.owner = m
		}
		n.last = m.Last
		t = m.Last + 1
	}
}

// courtSeat are towns where courts of many states sit.
var courtSeat = map[schema.EntityID]bool{"place/the-hague": true, "place/strasbourg": true, "place/luxembourg-city": true, "place/geneva": true, "place/arusha": true}

// officeOf is the office that the phrase means, if any. Bodies and countries
// named within are its owners; without one only titles of a single office in
// the world count.
func (k *linking) officeOf(n roleNoun) *gazetteer.Office {
	if n.role.shape != person {
		return nil
	}
	list := n.s.wordsOf(n.first, n.last)
	kept := make([]string, 0, len(list))
	for _, w := range list {
		switch w {
		case "former", "ex", "acting", "then", "interim", ",", "a", "new", "current", "longtime", "veteran":
			continue
		}
		kept = append(kept, w)
	}
	return k.lex.office(kept, k.date)
}

// named tells whether the name finder or the gazetteer takes m for a person.
func (m *mention) named() bool { return m.kind() == schema.Person || m.ner == nlp.PersonName }
