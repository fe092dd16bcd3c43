package resolve

import (
	"strings"

	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// counterpart links "his Rwandan counterpart" to who holds the possessor's
// office in that country on the article's day, "its Chinese counterpart" to the
// same institution of that country, and reports whether the noun is one.
func (c *corefer) counterpart(s *sentence, t int) bool {
	if s.lower(t) != "counterpart" {
		return false
	}
	var country, owner *mention
	first := t
	for u := t - 1; u >= 0 && u >= t-4; u-- {
		m := s.at(u)
		switch {
		case possessivePronoun[s.lower(u)]:
			owner, first = s.covered[u], u
		case m != nil && country == nil && m.kind() == schema.Country:
			country, u = m, m.First
		case m != nil && possessive(s, m.Last):
			owner, first = m, m.First
		}
		if owner != nil {
			break
		}
	}
	if country == nil {
		return true
	}
	if owner == nil {
		if owner, first = c.subjectBefore(s, t), country.First; owner == nil {
			return true
		}
	}
	if e := c.samePost(owner, country.Country); e != nil {
		m := c.enterEntry(s, first, t, e)
		m.Confidence = .8
	} else if home := c.lex.country(country.Country); home != nil && owner.Entity.Kind == schema.Person {
		m := c.enterEntry(s, first, t, home)
		m.Sector, m.Confidence = owner.Sector, .6
	}
	return true
}

// subjectBefore is the linked subject of the sentence before token t.
func (c *corefer) subjectBefore(s *sentence, t int) *mention {
	for _, m := range c.in[s] {
		if m.Head < t && rel(s.Tokens[m.Head].Rel) == "nsubj" {
			return m
		}
	}
	return nil
}

// samePost is who in another country holds the post that owner holds, or its
// body that is like the owner; nil when it has none, or nobody is known.
func (c *corefer) samePost(owner *mention, country string) *gazetteer.Entry {
	e := c.lex.byID[owner.Entity.ID]
	if e == nil {
		return nil
	}
	if e.Kind != schema.Person {
		return c.lex.bodyNamed(country, without(words(nil, e.Name), c.lex.ownWords(e.Country)))
	}
	if c.date.IsZero() {
		return nil
	}
	for _, t := range e.Offices {
		o := c.lex.offices[t.Office]
		if o == nil || o.Country == "" || gazetteer.Holds(t.From, t.To, c.date) != gazetteer.Yes {
			continue
		}
		post := strings.TrimPrefix(string(o.ID), "office/"+strings.ToLower(o.Country)+"/")
		if h := c.lex.holderOn(gazetteer.OfficeID("office/"+strings.ToLower(country)+"/"+post), c.date); h != nil {
			return h.person
		}
	}
	return nil
}
