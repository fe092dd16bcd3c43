package resolve

import (
	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// incumbent links a title without an owner — "the prime minister", "the army
// chief" — to the only person of the article who bears it, else to who held
// that office, on the article's day, in the country that the text is about;
// and reports whether it did.
func (c *corefer) incumbent(i, t int) bool {
	s := &c.sents[i]
	w := s.lower(t)
	if r := roles[w]; r.shape != person && !titleHead[w] || officeless[w] {
		return false
	}
	if ofRank[w] && s.lower(t-1) == "the" && c.officer(i, t) {
		return true
	}
	n, ok := c.roleAt(s, t)
	if !ok || n.owner != nil || n.flags["former"] || n.flags["ex"] || n.flags["then"] || !c.ownerless(n) || c.personBeside(n) != nil {
		return false
	}
	if first := s.lower(n.first); first != "the" && !(s.title && n.first == t) {
		return false
	}
	for u := n.first; u < t; u++ {
		if pastHolder[s.lower(u)] {
			return false
		}
	}
	if m := c.onlyBearer(n); m != nil {
		c.enter(s, n.first, t, t, "nominal", m, .7)
		return true
	}
	if c.date.IsZero() || n.first == t || !highOffice[w] {
		return false
	}
	country := c.nation(s, t, "GOV")
	if country == "" {
		return false
	}
	o := c.lex.officeOf(reading{words: withoutArticle(s.wordsOf(n.first, n.last)), owners: ownersOf(country)}, c.date)
	if o == nil || o.Shared || o.Country != country {
		return false
	}
	h := c.lex.holderOn(o.ID, c.date)
	if h == nil {
		return false
	}
	m := c.enterEntry(s, n.first, t, h.person)
	m.Sector, m.Confidence = or(o.Sector, m.Sector), .6
	return true
}

// officer links "the general", "the colonel" to the only soldier named in this
// sentence or the four before.
func (c *corefer) officer(i, t int) bool {
	s := &c.sents[i]
	var found *mention
	for back := 0; back <= 4 && i-back >= 0; back++ {
		for _, m := range c.in[&c.sents[i-back]] {
			if m.Entity.Kind != schema.Person || m.Sector != "MIL" || back == 0 && m.Head >= t {
				continue
			}
			if found != nil && found.Entity.ID != m.Entity.ID {
				return false
			}
			found = m
		}
	}
	if found == nil {
		return false
	}
	c.enter(s, t-1, t, t, "nominal", found, .7)
	return true
}

// officeless are roles that many bear at once.
var officeless = set("official spokesman spokeswoman spokesperson aide adviser advisor representative delegate negotiator journalist reporter correspondent activist soldier officer citizen resident member expert lawmaker senator mp deputy diplomat envoy governor mayor")

// highOffice are the heads of titles that one person bears in a state.
var highOffice = set("president minister premier chancellor chief king queen emir sultan monarch")

// pastHolder are modifiers by which a title means somebody else than who holds it.
var pastHolder = set("ousted deposed jailed late previous predecessor next future would-be elected deputy vice another other outgoing exiled toppled detained")

func withoutArticle(list []string) []string {
	for len(list) > 1 && (list[0] == "the" || passing[list[0]]) {
		list = list[1:]
	}
	return list
}

func ownersOf(country string) []schema.EntityID {
	return []schema.EntityID{schema.EntityID("country/" + country)}
}

// onlyBearer is the one person whom the article, so far, gives the title: a
// nominal with the same words before or after the name, or the office.
func (c *corefer) onlyBearer(n roleNoun) *mention {
	s := n.s
	want := withoutArticle(s.wordsOf(n.first, n.head))
	var found *mention
	for _, m := range c.mentions {
		if m.Entity.Kind != schema.Person || m.Entity.ID == "" || m.s.place > s.place || m.s == s && m.Head >= n.head {
			continue
		}
		bears := m.Type == "nominal" && m.s.lower(m.Head) == s.lower(n.head) && hasAll(m.s.wordsOf(m.First, m.Last), want) ||
			m.office != nil && titled(m.office, want)
		if !bears {
			continue
		}
		if found != nil && found.Entity.ID != m.Entity.ID {
			return nil
		}
		found = m
	}
	return found
}

func hasAll(list, want []string) bool {
	have := map[string]bool{}
	for _, w := range list {
		have[group(w)] = true
	}
	for _, w := range want {
		if !have[group(w)] {
			return false
		}
	}
	return true
}

func titled(o *gazetteer.Office, want []string) bool {
	for _, title := range o.Titles {
		if k := titleKey(words(nil, title)); k == titleKey(want) {
			return true
		}
	}
	return false
}
