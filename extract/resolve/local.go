package resolve

import (
	"strings"

	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// local gives the body or landmark of a place that a noun phrase means by its
// own words and the place: "the city council" of Mariupol, "the strait" by
// Taiwan. words are the phrase's, without article; where is the place. Nil when
// the gazetteer has none, or several, by that name.
func (x *lexicon) local(where *gazetteer.Entry, list []string) *gazetteer.Entry {
	if where == nil || len(list) == 0 || len(list) > 4 {
		return nil
	}
	var found *gazetteer.Entry
	for _, s := range x.phrases[strings.Join(append(words(nil, where.Name), list...), " ")] {
		if s.how != byName && s.how != bySynonym {
			continue
		}
		switch s.entry.Kind {
		case schema.Place, schema.Government, schema.Organisation, schema.Military, schema.Media:
			if found != nil && found != s.entry {
				return nil
			}
			found = s.entry
		}
	}
	return found
}

// localNoun reports whether a noun may head the name of a place's body or
// landmark.
func localNoun(w string) bool {
	return !ofState[w] && (landmark[w] || bodyNoun[w] || roles[w].shape == body || localPlace[w])
}

// ofState are bodies that a place names by its state, not for itself.
var ofState = set("ministry government administration regime leadership department parliament senate congress army military navy media press police intelligence opposition presidency cabinet treasury party")

var localPlace = set("port airport hospital prison university cathedral stadium station square border crossing airbase base shipyard refinery plant steelworks bridge park hotel market school")

// nearPlaces lists the places and countries named near a phrase of sentence i
// that ends at token t: in the phrase's own "in X", then before it, nearest
// first, at most four sentences back.
func (c *corefer) nearPlaces(i, t int) []*gazetteer.Entry {
	var list []*gazetteer.Entry
	s := &c.sents[i]
	if m := c.placeOf(s, t); m != nil {
		return append(list, m.entry)
	}
	for back := 0; back <= 4 && i-back >= 0; back++ {
		from := &c.sents[i-back]
		ms := c.in[from]
		for j := len(ms) - 1; j >= 0; j-- {
			if m := ms[j]; (back > 0 || m.Last < t) && m.entry != nil && m.Type == "name" && located(m) {
				list = append(list, m.entry)
			}
		}
	}
	return list
}

func located(m *mention) bool {
	return m.entry.Kind == schema.Place || m.entry.Kind == schema.Country
}

// localThing links "the city council", "the strait", "a theatre in Mariupol"
// to the place's own, and reports whether it did.
func (c *corefer) localThing(i, first, t int) bool {
	s := &c.sents[i]
	if !localNoun(s.lower(t)) {
		return false
	}
	indefinite := s.lower(first) == "a" || s.lower(first) == "an"
	list := s.wordsOf(first+1, t)
	for n, where := range c.nearPlaces(i, t) {
		if indefinite && (n > 0 || !c.placeAfter(s, t)) {
			return false
		}
		if e := c.lex.local(where, list); e != nil && e != where {
			m := c.enterEntry(s, first, t, e)
			m.Confidence = .75
			return true
		}
	}
	return false
}

// placeAfter reports whether a place is named right after token t: "in X".
func (c *corefer) placeAfter(s *sentence, t int) bool { return c.placeOf(s, t) != nil }

// placeOf is the place or country named after token t and a preposition.
func (c *corefer) placeOf(s *sentence, t int) *mention {
	switch s.lower(t + 1) {
	case "in", "of", "near", "at", "outside":
	default:
		return nil
	}
	for u := t + 2; u <= t+3; u++ {
		if m := s.at(u); m != nil && m.First == u && m.entry != nil && located(m) {
			return m
		}
	}
	return nil
}

// manyPlaces bounds the places that names are tried with.
const manyPlaces = 100

// localNames links names that no gazetteer has as they stand by the place they
// belong to: "the Drama Theatre" where the article tells of Mariupol.
func (k *linking) localNames() {
	var places []*gazetteer.Entry
	seen := map[*gazetteer.Entry]bool{}
	for _, m := range k.mentions {
		if m.entry != nil && m.Type == "name" && located(m) && !seen[m.entry] && len(places) < manyPlaces {
			seen[m.entry] = true
			places = append(places, m.entry)
		}
	}
	for _, m := range k.mentions {
		if m.Type != "name" || m.entry != nil || m.same != nil || m.kind() == schema.Person || !localNoun(m.s.lower(m.Last)) {
			continue
		}
		var found *gazetteer.Entry
		for _, where := range places {
			if e := k.lex.local(where, m.s.wordsOf(m.First, m.Last)); e != nil {
				if found != nil && found != e {
					found = nil
					break
				}
				found = e
			}
		}
		if found != nil {
			m.link(found)
			m.Confidence = .8
		}
	}
}
