package resolve

import (
	"strings"

	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// definite links "the ambassador", "the court", "the country", "his office" to
// what was named before.
func (c *corefer) definite(i, t int) {
	s := &c.sents[i]
	w := s.lower(t)
	det := s.lower(t - 1)
	if h := s.Tokens[t].Head; rel(s.Tokens[t].Rel) == "compound" && h > t {
		return
	}
	if staffOf[w] && possessivePronoun[det] && (w == "office" || w == "workplace") {
		if m := s.covered[t-1]; m != nil && m.Entity.ID != "" {
			c.ownOffice(s, t, m)
		}
		return
	}
	if m := s.covered[max(t-1, 0)]; countryWord[w] && possessivePronoun[det] && m != nil && m.Entity.ID != "" {
		if e := c.lex.country(m.Country); e != nil && m.Entity.Kind == schema.Person {
			c.enterEntry(s, t-1, t, e)
		}
		return
	}
	if c.counterpart(s, t) || c.possessed(s, t) {
		return
	}
	first := s.determiner(t)
	switch det := s.lower(first); det {
	case "a", "an":
		if !c.localThing(i, first, t) {
			c.institution(i, t)
		}
		return
	case "the", "this", "that":
	default:
		c.institution(i, t)
		return
	}
	if next := s.lower(t + 1); next == "of" && !s.chargedOf(t) || next == "that" || next == "which" || next == "who" {
		return
	}
	if to := c.antecedent(i, first, t, w); to != nil {
		c.enter(s, first, t, t, "nominal", to, .75)
	} else if c.localThing(i, first, t) {
	} else if to := c.epithet(i, first, t); to != nil {
		c.enter(s, first, t, t, "nominal", to, .65)
	} else if w == "capital" && first == t-1 {
		c.ownCapital(i, first, t)
	} else if !c.incumbent(i, t) && !c.institution(i, t) && w == "kingdom" {
		c.onlyKingdom(s, first, t)
	}
}

// onlyKingdom links "the kingdom" to the one kingdom that the article is about.
func (c *corefer) onlyKingdom(s *sentence, first, t int) {
	found := c.nation(s, t, "")
	if !kingdoms[found] {
		found = ""
		for code := range c.shares() {
			if kingdoms[code] {
				if found != "" {
					return
				}
				found = code
			}
		}
	}
	if e := c.lex.country(found); e != nil {
		c.enterEntry(s, first, t, e).Confidence = .6
	}
}

// determiner is the token before the adjectives, nouns and numbers that stand
// before token t: its article, if it has one.
func (s *sentence) determiner(t int) int {
	first := t - 1
	for first > 0 && first >= t-6 && (s.covered[first] == nil || s.lower(first+1) == "-" && s.Tokens[first].Glued) {
		switch tag := s.tag(first); {
		case s.covered[first] != nil:
		case tag == "VERB" && s.lower(first-1) == "-" && s.Tokens[first-1].Glued: // "Iran-backed"
		case tag == "ADJ", tag == "NOUN", s.lower(first) == "-" && s.Tokens[first].Glued:
		case tag == "NUM" && s.lower(first+1) == "-":
		default:
			return first
		}
		first--
	}
	return first
}

// chargedOf reports whether what follows token t after "of" is what it is
// accused of, not whose it is: "accused the military of shelling homes".
func (s *sentence) chargedOf(t int) bool {
	h := s.Tokens[t].Head
	return rel(s.Tokens[t].Rel) == "obj" && h >= 0 && charging[s.Tokens[h].Lemma]
}

var charging = set("accuse suspect convict accus warn remind inform assure notify strip deprive rid")

var countryWord = set("country nation homeland motherland fatherland")

// ownOffice links "his office": for one who serves a state its government, for
// the head of a body the body, else the person.
func (c *corefer) ownOffice(s *sentence, t int, who *mention) {
	if e := c.lex.country(who.Country); e != nil && who.Entity.Kind == schema.Person {
		c.enterEntry(s, t-1, t, e).Sector = "GOV"
		return
	}
	if e := c.bodyHeaded(who); e != nil {
		c.enterEntry(s, t-1, t, e)
		return
	}
	c.enter(s, t-1, t, t, "nominal", who, .7)
}

// bodyHeaded is the body whose office the person holds on the article's day:
// the office itself where the gazetteer has it as a part of that body ("Office
// of the Prosecutor").
func (c *corefer) bodyHeaded(who *mention) *gazetteer.Entry {
	e := c.lex.byID[who.Entity.ID]
	if e == nil || c.date.IsZero() {
		return nil
	}
	for _, t := range e.Offices {
		o := c.lex.offices[t.Office]
		if o == nil || gazetteer.Holds(t.From, t.To, c.date) != gazetteer.Yes {
			continue
		}
		if b := c.lex.byID[o.Body]; b != nil {
			if own, _ := c.lex.sameMeaning(append(words([]string{"office", "of", "the"}, o.Titles[0]), words([]string{"of", "the"}, b.Name)...), ""); own != nil {
				return own
			}
			return b
		}
	}
	return nil
}

// enterEntry records a nominal mention of an entity of the gazetteer.
func (c *corefer) enterEntry(s *sentence, first, head int, e *gazetteer.Entry) *mention {
	m := &mention{s: s, entry: e}
	m.Entity, m.Country, m.Sector = e.Entity(), e.Country, e.Sector
	return c.enter(s, first, head, head, "nominal", m, .8)
}

// possessed links "its forces", "their soldiers", "his government" by whom the
// pronoun means, and reports whether a pronoun possesses the noun at all.
func (c *corefer) possessed(s *sentence, t int) bool {
	for u := t - 1; u >= 0 && u >= t-4; u-- {
		w := s.lower(u)
		if owner := s.at(u - 1); possessive(s, u-1) && owner != nil && owner.Type == "nominal" {
			return c.ownedBy(s, owner, t)
		}
		if tag := s.tag(u); !possessivePronoun[w] && (tag == "ADJ" || tag == "NOUN" || w == "-") {
			continue
		}
		if !possessivePronoun[w] {
			return false
		}
		return c.ownedBy(s, s.covered[u], t)
	}
	return false
}

// ownBody are bodies that a person has who leads or belongs to them.
var ownBody = set("party movement group company militia alliance bloc coalition foundation")

// bodyLed is the body whose role a person was named with: "Move Forward leader
// X … his party"; nil when there was none.
func (c *corefer) bodyLed(who *mention) *mention {
	for _, m := range c.mentions {
		if m.Entity.ID != who.Entity.ID || m.body == nil || m.body.Entity.ID == "" {
			continue
		}
		switch m.body.Entity.Kind {
		case schema.Organisation, schema.Group:
			return m.body
		}
	}
	return nil
}

// ownPerson links "its president" to who holds that office, "its ambassador"
// and "its envoy" to the country or body that they act for.
func (c *corefer) ownPerson(s *sentence, owner *mention, t int) {
	n, ok := c.roleAt(s, t)
	if !ok || owner.Entity.Kind == schema.Person || s.covered[t] != nil || n.flags["former"] || n.flags["ex"] {
		return
	}
	if c.personBeside(n) != nil {
		return
	}
	list := withoutArticle(s.wordsOf(n.first, t))
	for len(list) > 1 && possessivePronoun[list[0]] {
		list = list[1:]
	}
	if o := c.lex.officeOf(reading{words: list, owners: []schema.EntityID{owner.Entity.ID}}, c.date); o != nil && !o.Shared && !c.date.IsZero() {
		if h := c.lex.holderOn(o.ID, c.date); h != nil {
			m := c.enterEntry(s, n.first, t, h.person)
			m.Sector, m.Confidence = or(o.Sector, m.Sector), owner.Confidence*.9
			return
		}
	}
	if n.role.sector != "GOV" || !actsFor[s.lower(t)] {
		return
	}
	e := c.lex.country(owner.Country)
	if e == nil {
		e = c.lex.byID[owner.Entity.ID]
	}
	if e != nil {
		m := c.enterEntry(s, n.first, t, e)
		m.Sector, m.Confidence = or(c.sectorOf(n), owner.Sector), owner.Confidence*.85
	}
}

// actsFor are persons whose acts are those of the state or body that sent them.
var actsFor = set("ambassador envoy representative delegate negotiator official spokesman spokeswoman spokesperson consul diplomat minister")

// ownedBy links the role noun at token t by its owner, a pronoun or a phrase
// linked before; it always reports true.
func (c *corefer) ownedBy(s *sentence, owner *mention, t int) bool {
	if ownBody[s.lower(t)] && owner != nil && owner.Entity.Kind == schema.Person && s.covered[t] == nil {
		if b := c.bodyLed(owner); b != nil {
			c.enter(s, owner.First, t, t, "nominal", b, .7)
		}
		return true
	}
	r, ok := roles[s.lower(t)]
	if two, known := twoWords[s.lower(t-1)+" "+s.lower(t)]; known {
		r, ok = two, true
	}
	if owner == nil || owner.Entity.ID == "" || !ok {
		return true
	}
	if r.shape == person {
		if w := s.lower(t); owner.Entity.Kind == schema.Person && owner.Type == "pronoun" && strings.HasPrefix(w, "spokes") && owner.Last == t-1 {
			c.ownOffice(s, t, owner) // "his spokesman said" is his office's word
		}
		c.ownPerson(s, owner, t)
		return true
	}
	n := roleNoun{s: s, head: t, first: owner.First, last: t, role: r, owner: owner, flags: map[string]bool{}}
	m := c.overlay(n)
	m.Confidence = owner.Confidence * .9
	c.belongs(m, n)
	if m.Entity.ID != "" {
		c.in[s] = insert(c.in[s], m)
	}
	return true
}
