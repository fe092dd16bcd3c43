package resolve

import (
	"strings"

	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

// stateBodies gives the names of institutions that no gazetteer has as they
// stand their country: that of the possessor before ("Kenya's High Court") or
// behind ("the High Court of Kenya"), else the one whose institutions the
// article tells of ("the Constitutional Court").
func (k *linking) stateBodies() {
	for _, m := range k.mentions {
		k.elsewhere(m)
		if m.Type != "name" || m.entry != nil || m.same != nil || m.fixed || m.Country != "" || m.ner == nlp.PersonName || m.ner == nlp.LocationName {
			continue
		}
		name := m.surface()
		sector := sectorOfName(name, "")
		if anyWord(name, supranational) {
			continue
		}
		code, owned := k.possessor(m)
		if !owned && sector != "MED" {
			code = k.nation(m.s, m.First, sector)
		}
		if institutional[sector] || code != "" && k.lex.bodyNamed(code, m.s.wordsOf(m.First, m.Last)) != nil {
			m.Country = code
		}
	}
}

// elsewhere takes a name that many countries' bodies bear — "Congress", "the
// National Security Council" — from the one country whose body the gazetteer
// calls just so, where the text is about another.
func (k *linking) elsewhere(m *mention) {
	e := m.entry
	if m.Type != "name" || e == nil || m.fixed || m.same != nil || e.Country == "" || !bodily(e.Kind) || e.Sector == "BUS" || e.Sector == "MED" || m.First == m.Last && acronymous(m.surface()) {
		return
	}
	list := m.s.wordsOf(m.First, m.Last)
	if own := k.lex.ownWords(e.Country); len(without(list, own)) < len(list) {
		return
	}
	if !everywhere[strings.Join(list, " ")] {
		return
	}
	code, owned := k.possessor(m)
	if !owned {
		code = k.nation(m.s, m.First, e.Sector)
	}
	if code == "" {
		code = k.calledSo(list)
	}
	if code == e.Country || code == "" && k.named(m, e.Country) {
		return
	}
	m.entry, m.senses, m.Entity, m.Country, m.Sector = nil, nil, schema.Entity{}, code, ""
	m.ner = nlp.OrganisationName
}

// calledSo is the one country of those the article is about that calls a body
// by just these words: the Philippines have a Department of Foreign Affairs.
func (k *linking) calledSo(list []string) string {
	_, content := meaningOf(list)
	found := ""
	for code, n := range k.shares() {
		if n < 3 {
			continue
		}
		if e := k.lex.bodyNamed(code, list); e != nil && k.lex.shared(e, content) == len(content) {
			if found != "" {
				return ""
			}
			found = code
		}
	}
	return found
}

// named reports whether another mention than m is of the country.
func (k *linking) named(m *mention, country string) bool {
	for _, o := range k.mentions {
		if o != m && o.Country == country && (o.entry == nil || o.entry != m.entry) {
			return true
		}
	}
	return false
}

// everywhere are names that bodies of many countries bear.
var everywhere = phrases(`congress, senate, parliament, assembly, national assembly, house of
	representatives, supreme court, constitutional court, constitutional council, high court, court of appeal,
	national security council, security council secretariat, department of foreign affairs, foreign ministry,
	ministry of foreign affairs, defence ministry, defense ministry, ministry of defence, ministry of defense,
	department of defence, department of defense, interior ministry, ministry of interior, justice department,
	department of justice, justice ministry, ministry of justice, finance ministry, ministry of finance, treasury,
	health ministry, ministry of health, department of health, home ministry, home office, central bank,
	national guard, national police, federal police, coast guard, border guard, navy, army, air force,
	armed forces, election commission, electoral commission, national electoral council, national election commission,
	attorney general's office, public ministry, supreme electoral tribunal, labour party, labor party, socialist party,
	democratic party, liberal party, conservative party, republican party, communist party, peoples party,
	national assembly party, social democrats, greens, workers party, presidential office, royal palace`)

// phrases is a set of folded phrases parted by commas.
func phrases(list string) map[string]bool {
	m := map[string]bool{}
	for _, p := range strings.Split(list, ",") {
		m[key(p)] = true
	}
	return m
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
