package resolve

import (
	"claimgraph/schema"
)

// descriptions links a noun phrase that stands in apposition to a body's or place's
// name — "JNIM, an al-Qaeda-linked group,", "the U.N. mission, MINUSMA," — to
// what the name means.
func (k *linking) descriptions() {
	for i := range k.sents {
		s := &k.sents[i]
		for t := range s.Tokens {
			if s.tag(t) != "NOUN" || !k.describes(s.lower(t)) {
				continue
			}
			if m := s.covered[t]; m != nil && (m.Type == "name" || m.Entity.Kind == schema.Person) {
				continue
			}
			if name, first := k.besideName(s, t); name != nil {
				k.describe(s, first, t, name)
			}
		}
	}
}

// describes reports whether a noun may describe a body or place.
func (k *linking) describes(w string) bool {
	r := roles[w]
	return bodyNoun[w] || r.shape == body || anyBody[w] || intergovernmental[w] || groupNoun[w] || placeWord[w] || w == "country" || w == "nation" || w == "state" || stateNoun[w]
}

// stateNoun are nouns by which states are described.
var stateNoun = set("ally neighbour neighbor power mediator kingdom republic sheikhdom monarchy superpower guarantor signatory rival adversary")

// groupNoun are nouns for armed groups, their parts and other bodies that are
// no roles by themselves.
var groupNoun = set("wing arm affiliate offshoot branch faction gang cartel militia militias paramilitary group mission peacekeepers rebels insurgents militants force forces army newspaper daily site network broadcaster channel outlet agency lender think-tank thinktank institution supplier producer manufacturer contractor operator airline retailer publisher giant startup developer")

// besideName gives the name that the phrase headed by token t stands beside,
// and the phrase's first token.
func (k *linking) besideName(s *sentence, t int) (*mention, int) {
	first := t
	for first > 0 && (s.Tokens[first-1].Head == t || s.within(first-1, t)) && s.lower(first-1) != "," {
		first--
	}
	if first == t || s.lower(first-1) == "and" {
		return nil, 0
	}
	// "NAME, an armed group": set off by commas behind the name
	if s.lower(first-1) == "," && first >= 2 {
		m := s.at(first - 2)
		if m != nil && m.Type == "name" && m.Last == first-2 && fitsNoun(m, s.lower(t)) && s.apposition(t, m) {
			return m, first
		}
	}
	// "the U.N. mission, MINUSMA": set off before it
	if s.lower(t+1) == "," {
		m := s.at(t + 2)
		if m != nil && m.Type == "name" && m.First == t+2 && fitsNoun(m, s.lower(t)) && rel(s.Tokens[m.Head].Rel) == "appos" && s.Tokens[m.Head].Head == t {
			return m, first
		}
	}
	// "the Islamist group al-Shabaab"
	if m := s.at(t + 1); m != nil && m.Type == "name" && m.First == t+1 && fitsNoun(m, s.lower(t)) {
		switch h := s.Tokens[m.Head]; rel(h.Rel) {
		case "appos", "flat", "compound", "nmod":
			if h.Head == t {
				return m, first
			}
		}
	}
	return nil, 0
}

// within reports whether token u lies under t, at most three steps down.
func (s *sentence) within(u, t int) bool {
	for n := 0; u >= 0 && n < 3; n++ {
		if u = s.Tokens[u].Head; u == t {
			return true
		}
	}
	return false
}

// apposition reports whether the noun at t is in apposition to m rather than
// listed with it: by the tree, or by commas or the sentence's end around it.
func (s *sentence) apposition(t int, m *mention) bool {
	switch h := s.Tokens[t].Head; {
	case s.lower(t+1) == "and" || s.lower(t+1) == "or":
		return false
	case rel(s.Tokens[t].Rel) == "appos":
		return h >= m.First && h <= m.Last
	case rel(s.Tokens[t].Rel) == "conj":
		return false
	}
	for u := t + 1; u < len(s.Tokens); u++ {
		switch {
		case s.lower(u) == "," || s.lower(u) == "." || s.lower(u) == ";":
			return rel(s.Tokens[t].Rel) == "dep" || rel(s.Tokens[t].Rel) == "nmod"
		case s.tag(u) == "VERB" || s.tag(u) == "CCONJ":
			return false
		}
	}
	return false
}

// fitsNoun reports whether a name may be described by a noun: a place or
// country by nouns for places, a body by others.
func fitsNoun(m *mention, w string) bool {
	switch m.kind() {
	case schema.Country:
		return w == "country" || w == "nation" || w == "state" || w == "island" || stateNoun[w]
	case schema.Place:
		return placeWord[w]
	case schema.Organisation, schema.IGO, schema.Group, schema.Military, schema.Media, schema.Government:
		return !placeWord[w] && !stateNoun[w] && w != "country" && w != "nation"
	}
	return false
}

// describe enters the phrase as a mention of what the name means; an owner in
// it tells the country of a name that no gazetteer has.
func (k *linking) describe(s *sentence, first, t int, name *mention) {
	if m := s.covered[t]; m != nil {
		m.follow(name)
		return
	}
	n := roleNoun{s: s, head: t, first: first, last: t, flags: map[string]bool{}}
	m := k.overlay(n)
	m.plural = false
	m.follow(name)
	m.Confidence = .85
}
