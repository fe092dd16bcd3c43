package resolve

import (
	"strings"

	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// identify gives every name still unlinked its entity: a body of a known
// country by its words, else a NIL entity. The same name within an article is
// one entity, with the country that any of its mentions has.
func (k *linking) identify() {
	country, sector := map[string]string{}, map[string]string{}
	name := func(m *mention) string { return schema.NormalName(trimName(m.surface())) }
	for _, m := range k.mentions {
		if m.Type == "name" && m.entry == nil && m.dateline() {
			m.ner, m.Country, m.Sector = "", "", "MED"
			m.Entity.Kind = schema.Media
		}
		if m.Type == "name" && m.entry == nil && m.same == nil {
			country[name(m)] = or(country[name(m)], m.Country)
			sector[name(m)] = or(sector[name(m)], m.Sector)
		}
	}
	for _, m := range k.mentions {
		if m.Type != "name" || m.entry != nil || m.same != nil || m.Entity.ID != "" || m.ner == "" && m.Entity.Kind == "" {
			continue
		}
		m.Country, m.Sector = country[name(m)], sector[name(m)]
		if m.ner != nlp.PersonName && m.Country != "" {
			if e := k.lex.bodyNamed(m.Country, without(m.s.wordsOf(m.First, m.Last), k.lex.ownWords(m.Country))); e != nil {
				m.link(e)
				m.Confidence = .9
				continue
			}
		}
		k.listed(m)
		if m.Country == "" && m.kind() == schema.Place {
			m.Country = k.nearCountry(m)
		}
		k.nilName(m)
		if m.Country == "" && (m.Entity.Kind == schema.Person || m.Entity.Kind == schema.Place) {
			m.Country = k.native(m) // of the actor, not of the node: a guess
		}
		m.Confidence = min(m.Confidence, .6)
	}
	told := map[*gazetteer.Entry]*mention{} // persons whose role the text names
	for _, m := range k.mentions {
		if m.fixed && m.entry != nil && m.entry.Kind == schema.Person && told[m.entry] == nil {
			told[m.entry] = m
		}
	}
	for _, m := range k.mentions {
		switch {
		case m.same != nil || m.entry == nil || m.Type != "name" || m.fixed:
		case told[m.entry] != nil:
			m.Country, m.Sector = told[m.entry].Country, told[m.entry].Sector
		default:
			k.serves(m)
		}
	}
	k.spread()
}

// spread gives mentions what those they follow turned out to mean.
func (k *linking) spread() {
	for _, m := range k.mentions {
		if m.same != nil {
			m.Entity, m.Country, m.Sector = m.same.Entity, m.same.Country, m.same.Sector
		}
	}
}

// serves gives a person the country and sector of the office held on the
// article's day: the UN's secretary-general acts for no country.
func (k *linking) serves(m *mention) {
	if m.entry.Kind != schema.Person || k.date.IsZero() {
		return
	}
	var found *gazetteer.Office
	for _, t := range m.entry.Offices {
		if o := k.lex.offices[t.Office]; o != nil && gazetteer.Holds(t.From, t.To, k.date) == gazetteer.Yes {
			if found != nil && found.Sector != o.Sector {
				return
			}
			found = o
		}
	}
	if found == nil {
		return
	}
	country := found.Country
	if b := k.lex.byID[found.Body]; country == "" && b != nil {
		country = b.Country
	}
	if country == "" && found.Sector != "IGO" && found.Sector != "JUD" {
		return
	}
	m.Country, m.Sector = country, or(found.Sector, m.Sector)
}

// dateline reports whether the name stands in brackets before a dash, as the
// agency or paper in a dateline does: "KYIV (Reuters) —".
func (m *mention) dateline() bool {
	if m.s.lower(m.First-1) != "(" || m.s.lower(m.Last+1) != ")" {
		return false
	}
	switch m.s.lower(m.Last + 2) {
	case "—", "–", "-", "--":
		return m.First < 12
	}
	return false
}

// trimName drops article, possessive and quotation marks around a name.
func trimName(name string) string {
	name = strings.Join(strings.Fields(name), " ")
	name = strings.Trim(name, `"'“”‘’.,;:()[]`)
	for _, end := range []string{"'s", "’s"} {
		name = strings.TrimSuffix(name, end)
	}
	for _, start := range []string{"The ", "the ", "A ", "An "} {
		name = strings.TrimPrefix(name, start)
	}
	return name
}

// kindWords say by the words of an organisation's name what kind it is.
var kindWords = []struct {
	kind   schema.Kind
	sector string
	words  map[string]bool
}{
	{schema.Government, "GOV", set("ministry department government embassy consulate secretariat cabinet administration presidency treasury")},
	{schema.Organisation, "COP", set("police constabulary gendarmerie")},
	{schema.Organisation, "JUD", set("court tribunal prosecutor prosecution judiciary")},
	{schema.Organisation, "LEG", set("parliament senate assembly congress duma knesset bundestag legislature")},
	{schema.Military, "MIL", set("army navy brigade battalion regiment division corps fleet forces squadron command troops guard")},
	{schema.Organisation, "REB", set("liberation mujahideen jihad resistance insurgents rebels militia brigades")},
	{schema.Media, "MED", set("news times post tv television radio newspaper daily herald tribune gazette broadcasting journal magazine press media")},
	{schema.Organisation, "PTY", set("party")},
	{schema.Organisation, "EDU", set("university college institute school academy")},
	{schema.Organisation, "BUS", set("bank inc ltd corp corporation company group holdings airlines oil gas plc llc gmbh industries motors")},
	{schema.Organisation, "NGO", set("foundation watch charity relief society association committee without")},
	{schema.Law, "", set("act treaty convention protocol statute resolution accord accords law declaration charter")},
}

// kindOfName refines what the name finder said by the name's own words.
func kindOfName(name string, kind schema.Kind) schema.Kind {
	if kind != schema.Organisation && kind != schema.Other {
		return kind
	}
	for _, k := range kindWords {
		if anyWord(name, k.words) {
			return k.kind
		}
	}
	return kind
}

// sectorOfName is the PLOVER sector that the name's words tell, or empty.
func sectorOfName(name string, kind schema.Kind) string {
	if kind == schema.Person || kind == schema.Place || kind == schema.Law {
		return ""
	}
	for _, k := range kindWords {
		if anyWord(name, k.words) {
			return k.sector
		}
	}
	return ""
}

func anyWord(name string, in map[string]bool) bool {
	for _, w := range words(nil, name) {
		if in[w] {
			return true
		}
	}
	return false
}
