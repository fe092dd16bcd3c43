package export

import (
	"strings"

	"claimgraph/schema"
)

// role says what part of society a word of an actor's description names.
type role struct {
	word   string // of the description, normalised
	sector string
	kind   schema.Kind
}

// roles are tried in order: the first word found tells. Sectors are PLOVER's.
func roles() []role {
	return []role{
		{"opposition", "OPP", schema.Group}, {"rebel", "REB", schema.Group}, {"insurgent", "REB", schema.Group},
		{"militant", "REB", schema.Group}, {"combatant", "REB", schema.Group}, {"separatist", "REB", schema.Group},
		{"terrorist", "REB", schema.Group}, {"guerrilla", "REB", schema.Group}, {"militia", "PRM", schema.Group},
		{"paramilitary", "PRM", schema.Group}, {"police", "COP", schema.Government}, {"intelligence", "SPY", schema.Government},
		{"military", "MIL", schema.Military}, {"army", "MIL", schema.Military}, {"naval", "MIL", schema.Military},
		{"navy", "MIL", schema.Military}, {"air force", "MIL", schema.Military}, {"armed forces", "MIL", schema.Military},
		{"defense forces", "MIL", schema.Military}, {"soldier", "MIL", schema.Military},
		{"gang", "CRM", schema.Group}, {"armed band", "CRM", schema.Group}, {"criminal", "CRM", schema.Group}, {"thief", "CRM", schema.Group},
		{"court", "JUD", schema.Organisation}, {"judiciary", "JUD", schema.Organisation}, {"judge", "JUD", schema.Group},
		{"lawyer", "JUD", schema.Group}, {"parliament", "LEG", schema.Organisation}, {"legislat", "LEG", schema.Organisation},
		{"congress", "LEG", schema.Organisation}, {"senate", "LEG", schema.Organisation}, {"lawmaker", "LEG", schema.Group},
		{"media", "JRN", schema.Media}, {"journalist", "JRN", schema.Group}, {"newspaper", "JRN", schema.Media},
		{"medical", "MED", schema.Group}, {"doctor", "MED", schema.Group}, {"hospital", "MED", schema.Organisation},
		{"labor", "LAB", schema.Group}, {"labour", "LAB", schema.Group}, {"union", "LAB", schema.Organisation},
		{"farm", "AGR", schema.Group}, {"business", "BUS", schema.Group}, {"company", "BUS", schema.Organisation},
		{"corporation", "BUS", schema.Organisation}, {"bank", "BUS", schema.Organisation},
		{"student", "EDU", schema.Group}, {"education", "EDU", schema.Organisation}, {"universit", "EDU", schema.Organisation},
		{"party", "PTY", schema.Organisation}, {"candidate", "PTY", schema.Group},
		{"government", "GOV", schema.Government}, {"ministry", "GOV", schema.Government}, {"minister", "GOV", schema.Government},
		{"cabinet", "GOV", schema.Government}, {"foreign affairs", "GOV", schema.Government}, {"domestic affairs", "GOV", schema.Government},
		{"official", "GOV", schema.Government}, {"governor", "GOV", schema.Government}, {"mayor", "GOV", schema.Government},
		{"president", "GOV", schema.Government}, {"royal", "GOV", schema.Government}, {"envoy", "GOV", schema.Government},
		{"department", "GOV", schema.Government}, {"commission", "GOV", schema.Government}, {"administration", "GOV", schema.Government},
		{"citizen", "CVL", schema.Group}, {"protester", "CVL", schema.Group}, {"activist", "CVL", schema.Group},
		{"people", "CVL", schema.Group}, {"villager", "CVL", schema.Group}, {"women", "CVL", schema.Group},
		{"children", "CVL", schema.Group}, {"men", "CVL", schema.Group}, {"resident", "CVL", schema.Group},
	}
}

// actor reads a name as event data write it, "Foreign Affairs (Russia)": an
// entity the gazetteer knows, or a new one with the country in brackets and the
// sector its words tell.
type actors struct {
	resolve Resolve
	roles   []role
	known   map[string]*schema.Argument
}

func newActors(resolve Resolve) *actors {
	if resolve == nil {
		resolve = func(string) (schema.Entity, bool) { return schema.Entity{}, false }
	}
	return &actors{resolve, roles(), map[string]*schema.Argument{}}
}

// maxKnown bounds the memory of names met.
const maxKnown = 1 << 18

func (a *actors) named(name, country, sector string) *schema.Argument {
	name = strings.Join(strings.Fields(name), " ")
	key := name + "\x00" + country + "\x00" + sector
	if arg, ok := a.known[key]; ok {
		return arg
	}
	if len(a.known) > maxKnown {
		clear(a.known)
	}
	arg := a.read(name, country, sector)
	a.known[key] = arg
	return arg
}

func (a *actors) read(name, country, sector string) *schema.Argument {
	role, place := name, ""
	if open := strings.LastIndex(name, " ("); open > 0 && strings.HasSuffix(name, ")") {
		role, place = name[:open], name[open+2:len(name)-1]
	}
	if e, ok := a.resolve(name); ok {
		return argument(e, sector)
	}
	if e, ok := a.resolve(place); ok && e.Kind == schema.Country && place != "" && country == "" {
		country = e.Country
	}
	e := schema.Entity{Name: name, Kind: schema.Other, Country: country, Sector: sector}
	words := " " + schema.NormalName(role)
	for _, r := range a.roles {
		if strings.Contains(words, " "+r.word) {
			e.Kind = r.kind
			if e.Sector == "" {
				e.Sector = r.sector
			}
			break
		}
	}
	e.ID = schema.NilEntity(e.Kind, e.Country, e.Name)
	return argument(e, sector)
}

func argument(e schema.Entity, sector string) *schema.Argument {
	if sector == "" {
		sector = e.Sector
	}
	return &schema.Argument{Entity: e.ID, Name: e.Name, Kind: e.Kind, Country: e.Country, Sector: sector}
}

// country is the entity of a country by its code; as an actor of a sector it
// stays the country, with that sector.
func (a *actors) country(code, sector string) *schema.Argument {
	key := "\x00" + code + "\x00" + sector
	if arg, ok := a.known[key]; ok {
		return arg
	}
	e := schema.Entity{ID: schema.EntityID("country/" + code), Name: code, Kind: schema.Country, Country: code}
	if named, ok := a.resolve(string(e.ID)); ok {
		e = named
	}
	arg := argument(e, sector)
	a.known[key] = arg
	return arg
}

// entities are those that arguments name, with their countries.
func (a *actors) entities(args ...*schema.Argument) []schema.Entity {
	var out []schema.Entity
	for _, arg := range args {
		if arg == nil || arg.Entity == "" {
			continue
		}
		out = append(out, schema.Entity{ID: arg.Entity, Name: arg.Name, Kind: arg.Kind, Country: arg.Country})
		if arg.Country != "" && arg.Kind != schema.Country {
			c := a.country(arg.Country, "")
			out = append(out, schema.Entity{ID: c.Entity, Name: c.Name, Kind: c.Kind, Country: c.Country})
		}
	}
	return out
}
