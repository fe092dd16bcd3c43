package resolve

import (
	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

// stateBodies gives the names of institutions that no gazetteer has as they
// stand their country: that of the possessor before ("Kenya's High Court") or
// behind ("the High Court of Kenya"), else the one whose institutions the
// article tells of ("the Constitutional Court").
func (k *linking) stateBodies() {
	for _, m := range k.mentions {
		if m.Type != "name" || m.entry != nil || m.same != nil || m.fixed || m.Country != "" || m.ner == nlp.PersonName || m.ner == nlp.LocationName {
			continue
		}
		name := m.surface()
		sector := sectorOfName(name, "")
		if !institutional[sector] || anyWord(name, supranational) {
			continue
		}
		if code, owned := k.possessor(m); owned {
			m.Country = code
			continue
		}
		m.Country = k.nation(m.s, m.First, sector)
	}
}

// institutional are the sectors of institutions that every state has.
var institutional = map[string]bool{"GOV": true, "MIL": true, "COP": true, "JUD": true, "LEG": true}

// supranational are words in names of bodies that no one state has.
var supranational = set("international united nations world global european africa african arab asian american islamic regional interparliamentary commonwealth inter nordic pacific joint multinational un eu nato")

// possessor is the country of a possessor right before a name or of a country
// or place right behind it. owned tells that something possesses the name,
// whether of one country or none.
func (k *linking) possessor(m *mention) (country string, owned bool) {
	s := m.s
	if w := s.lower(m.First - 1); w == "'s" || w == "’s" || w == "'" || w == "’" {
		if o := s.at(m.First - 2); o != nil {
			return or(o.Country, o.countryOfSenses()), true
		}
		return "", true
	}
	if o := s.at(m.First - 1); o != nil && o.Type == "name" && (o.kind() == schema.Country || o.kind() == schema.Place) {
		return o.Country, true
	}
	if w := s.lower(m.Last + 1); w == "of" || w == "in" {
		for u := m.Last + 2; u <= m.Last+3; u++ {
			if o := s.at(u); o != nil && o.entry != nil && located(o) {
				return o.Country, true
			}
		}
		return "", w == "of"
	}
	return "", false
}
