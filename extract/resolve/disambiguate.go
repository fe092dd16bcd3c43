package resolve

import (
	"math"
	"strings"

	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// disambiguate links the mentions with senses: those with one sense first,
// since they tell what the document is about; then the others by type, grammar
// and that company. Weak ones without evidence are dropped.
func (k *linking) disambiguate() {
	k.about = map[string]int{}
	certain := map[*gazetteer.Entry]bool{}
	for _, m := range k.mentions {
		if code := m.countryOfSenses(); len(m.senses) > 1 && code != "" && !m.weak {
			k.about[code]++
		}
		if m.fixed || len(m.senses) == 1 && !m.weak && !hasHow(m.senses, byMetonym) {
			if !m.fixed {
				m.link(m.senses[0].entry)
				k.fit(m)
			}
			if m.entry != nil {
				certain[m.entry] = true
				if m.entry.Country != "" {
					k.about[m.entry.Country]++
				}
			}
		}
	}
	var dropped []*mention
	for _, m := range k.mentions {
		if m.fixed || m.entry != nil || len(m.senses) == 0 {
			continue
		}
		best, score := k.best(m, certain)
		if best == nil || m.weak && score < k.enough(best) {
			dropped = append(dropped, m)
			continue
		}
		m.link(best.entry)
		m.Confidence = min(m.Confidence, 1/(1+math.Exp(1.5-score)))
		m.weak = false
	}
	for _, m := range dropped {
		m.senses, m.weak = nil, false
		if m.ner == "" {
			k.drop(m)
		}
	}
}

// enough is the score from which a weak phrase is taken for a name: less for
// countries, whose names are rarer as words than those of bodies.
func (k *linking) enough(x *sense) float64 {
	if x.entry.Kind == schema.Country {
		return 2.2
	}
	return 2.5
}

// fit unlinks a mention of a country, organisation or place that the name
// finder took for a person, when more of a name stands beside it.
func (k *linking) fit(m *mention) {
	if m.ner == nlp.PersonName && m.entry.Kind != schema.Person && m.First == m.Last && k.beside(m) {
		m.entry, m.senses, m.Entity, m.Country, m.Sector = nil, nil, schema.Entity{}, "", ""
	}
}

// beside reports whether a capitalised word outside any mention adjoins m, as
// in "Jordan Smith".
func (k *linking) beside(m *mention) bool {
	loose := func(t int) bool {
		return m.s.tag(t) == "PROPN" && capital(m.s.surface(t)) && m.s.at(t) == nil && !titleWord[m.s.lower(t)] && roles[m.s.lower(t)] == role{}
	}
	return loose(m.First-1) || loose(m.Last+1)
}

// best gives the likeliest sense of m with its score.
func (k *linking) best(m *mention, certain map[*gazetteer.Entry]bool) (*sense, float64) {
	var best *sense
	top := math.Inf(-1)
	acts := m.acts()
	for i := range m.senses {
		x := &m.senses[i]
		score := k.score(m, x, acts)
		if certain[x.entry] {
			score += 3
		}
		if score > top {
			best, top = x, score
		}
	}
	return best, top
}

// score adds up what speaks for a sense.
func (k *linking) score(m *mention, x *sense, acts bool) float64 {
	e := x.entry
	score := map[how]float64{byName: 2, byAcronym: 2, byDemonym: 2, byFormer: 1, byMetonym: 1.5, bySynonym: 2}[x.how]
	switch e.Kind {
	case schema.Country:
		score += 1
	case schema.Organisation, schema.IGO, schema.Government, schema.Military:
		score += .7
	case schema.Place:
		score += .2
	}
	score += .8 * math.Log1p(float64(k.about[e.Country]))
	switch seat := e.Kind == schema.Place && hasHow(m.senses, byMetonym); {
	case x.how == byMetonym && acts, seat && !acts:
		score += 3
	case x.how == byMetonym, seat:
		score -= 3
	}
	switch {
	case m.ner == nlp.PersonName && m.First == m.Last && e.Kind == schema.Country && !k.beside(m):
		score -= .4 // name finders take lone countries for persons
	case x.how == byMetonym && e.Kind == schema.IGO:
		score += 3 // what a seat stands for besides its country: "Brussels" the EU
	default:
		score += typed(m.ner, e.Kind, x.how)
	}
	if !k.date.IsZero() && gazetteer.Holds(gazetteer.Date{}, e.To, k.date) == gazetteer.No && e.Kind != schema.Person {
		score -= 1.5
	}
	if m.weak {
		score += k.evidence(m, e)
	}
	return score + k.neighbours(m, e)
}

// typed compares the name finder's type with the entity's kind.
func typed(ner nlp.NameType, kind schema.Kind, h how) float64 {
	is := func(kinds ...schema.Kind) bool {
		for _, x := range kinds {
			if x == kind {
				return true
			}
		}
		return false
	}
	switch ner {
	case "":
		return 0
	case nlp.PersonName:
		if kind == schema.Person {
			return 2
		}
		return -2
	case nlp.LocationName:
		if is(schema.Country, schema.Place) {
			return 1.5
		}
		return -.7
	case nlp.NationalityName:
		if h == byDemonym {
			return 1.5
		}
		return -.5
	case nlp.OrganisationName, nlp.MilitaryName:
		if is(schema.Person, schema.Place) {
			return -1.5
		}
		return 1
	}
	return 0
}

// evidence weighs whether a weak phrase is a name here at all: its tag, its
// place in the sentence and what stands beside it.
func (k *linking) evidence(m *mention, e *gazetteer.Entry) float64 {
	score := 0.0
	switch {
	case m.s.tag(m.Head) == "PROPN" && m.First > 0:
		score += 1.5
	case m.s.tag(m.Head) == "PROPN":
		score += .8
	case m.s.tag(m.Head) == "ADJ" && m.First > 0:
		score += .5
	default:
		score -= 2
	}
	switch beside := k.beside(m); {
	case beside && e.Kind != schema.Person:
		score -= 3
	case !beside && e.Kind == schema.Country:
		score++
	}
	if m.s.upper {
		score--
	}
	return score
}

// neighbours reads what stands around the mention: "Atlanta, Georgia" is a
// place of the same country as the town before; "the U.S. state of Georgia".
func (k *linking) neighbours(m *mention, e *gazetteer.Entry) float64 {
	s := m.s
	if s.lower(m.First-1) == "of" && s.lower(m.First-2) == "state" && e.Kind == schema.Place {
		return 4
	}
	if s.lower(m.First-1) == "," && m.First >= 2 {
		if town := s.at(m.First - 2); town != nil && town.entry != nil && town.entry.Kind == schema.Place && town.Last == m.First-2 {
			if town.entry.Country == e.Country {
				return 3
			}
			return -2
		}
	}
	return 0
}

// reaches are verbs whose object is a place reached, left or fought over.
var reaches = set("leave visit reach enter shell bomb hit strike attack capture take seize besiege storm surround occupy flee evacuate approach encircle bombard pound retake liberate rock shake tour quit")

// actorCase are prepositions whose complement acts or is acted upon.
var actorCase = set("by with between against")

// siding are nouns of what is shown or given to whoever acts: "support for Kyiv".
var siding = set("support backing praise sympathy solidarity contempt warning setback victory defeat blow boost win humiliation embarrassment message")

// acts reports whether grammar makes the mention speak, act, own or be acted
// upon, so that "Moscow" means Russia's government rather than the city.
func (m *mention) acts() bool {
	s, t := m.s, m.Head
	if m.leads() {
		return false
	}
	tok := &s.Tokens[t]
	prep := ""
	for c := range s.Children(t) {
		if rel(s.Tokens[c].Rel) == "case" && s.lower(c) != "'s" && s.lower(c) != "’s" {
			prep = s.lower(c)
		}
	}
	governor := ""
	if tok.Head >= 0 {
		governor = strings.ToLower(s.Tokens[tok.Head].Lemma)
	}
	switch rel(tok.Rel) {
	case "nsubj":
		return true
	case "obj", "iobj":
		return !reaches[governor]
	case "conj":
		if other := s.at(tok.Head); other != nil && other != m {
			return other.acts()
		}
	case "compound", "amod":
		_, isRole := roles[governor]
		return isRole || governor == "court"
	case "nmod", "obl":
		if prep == "" {
			_, isRole := roles[governor]
			return strings.HasSuffix(tok.Rel, ":poss") && (isRole || !placeNoun[governor])
		}
		return actorCase[prep] || prep == "for" && siding[governor] || prep == "on" && rel(tok.Rel) == "nmod" && governor != "attack" && governor != "strike" && governor != "assault"
	}
	return false
}

// leads reports whether m is the town that a dateline begins with: "KHARTOUM,
// June 16 (Agency) -".
func (m *mention) leads() bool {
	if m.Title || m.Sentence != 0 || m.First != 0 {
		return false
	}
	for t := m.Last + 1; t < len(m.s.Tokens) && t <= m.Last+14; t++ {
		switch m.s.lower(t) {
		case "-", "–", "—", "--":
			return t > m.Last+1 || !m.s.Tokens[m.Last].Glued
		}
	}
	return false
}

// placeNoun are things a town has, not a government.
var placeNoun = set("airport station suburb street outskirt district university mayor hotel square centre center metro subway resident stadium museum zoo port river hospital theatre theater court prison")

// rel is a relation without its subtype.
func rel(r string) string {
	if at := strings.IndexByte(r, ':'); at >= 0 {
		return r[:at]
	}
	return r
}
