package resolve

import (
	"slices"
	"strings"

	"claimgraph/schema"
)

// epithet links a definite phrase that calls a body by its kind — "the regional
// bloc", "the paramilitary group", "the rebels", "the world body" — to the body
// named before; nil when none, or more than one equally near, fits.
func (c *corefer) epithet(i, first, t int) *mention {
	s := &c.sents[i]
	w := s.lower(t)
	fits := fitting(w, s.wordsOf(first+1, t-1))
	if fits == nil || s.lower(t+1) == "of" && !s.chargedOf(t) {
		return nil
	}
	for back := 0; back <= 4 && i-back >= 0; back++ {
		from := &c.sents[i-back]
		if from.title != s.title && back > 1 {
			break
		}
		if m := c.nearestFit(c.in[from], back, first, fits); m != nil {
			return m
		}
	}
	if rebelNoun[w] || armedNoun[w] {
		return c.onlyFit(i, fits)
	}
	return nil
}

// onlyFit is the one body of the article before sentence i that fits, if no
// other does.
func (c *corefer) onlyFit(i int, fits func(*mention) bool) *mention {
	var found *mention
	for j := max(0, i-15); j < i; j++ {
		for _, m := range c.in[&c.sents[j]] {
			if m.Type == "pronoun" || m.Entity.Kind == schema.Person || !fits(m) {
				continue
			}
			if found != nil && found.Entity.ID != m.Entity.ID {
				return nil
			}
			found = m
		}
	}
	return found
}

// nearestFit is the one body among a sentence's mentions that fits; of several
// the sentence's subject.
func (c *corefer) nearestFit(list []*mention, back, first int, fits func(*mention) bool) *mention {
	var found *mention
	for _, m := range list {
		if back == 0 && m.Head >= first || m.Type == "pronoun" || m.Entity.Kind == schema.Person || !fits(m) {
			continue
		}
		switch {
		case found == nil || found.Entity.ID == m.Entity.ID:
			found = m
		case rel(found.s.Tokens[found.Head].Rel) == "nsubj":
		case rel(m.s.Tokens[m.Head].Rel) == "nsubj":
			found = m
		default:
			return nil
		}
	}
	return found
}

// fitting gives what the body called by a noun with its modifiers must be, or
// nil when the noun is none for bodies.
func fitting(w string, modifiers []string) func(*mention) bool {
	has := func(list ...string) bool {
		return slices.ContainsFunc(modifiers, func(m string) bool { return slices.Contains(list, m) })
	}
	switch {
	case w == "body" && has("world", "global"), w == "organisation" && has("world"), w == "organization" && has("world"):
		return func(m *mention) bool { return m.Entity.ID == "org/un" || m.entry != nil && m.entry.PartOf == "org/un" }
	case w == "bloc" || w == "grouping" || w == "community" && len(modifiers) <= 1 || w == "alliance" && !has("rebel", "opposition", "armed") || has("regional") && (w == "body" || w == "organisation" || w == "organization" || w == "group"):
		return func(m *mention) bool {
			return m.Entity.Kind == schema.IGO && m.Type == "name" && (m.entry == nil || len(m.entry.Members) > 0 || m.entry.PartOf == "")
		}
	case (w == "organisation" || w == "organization" || w == "institution") && len(modifiers) == 0:
		return func(m *mention) bool {
			return m.Type == "name" && (m.Entity.Kind == schema.IGO || m.Entity.Kind == schema.Organisation && m.Sector != "BUS")
		}
	case rebelNoun[w]:
		return func(m *mention) bool { return m.Type == "name" && m.Sector == "REB" }
	case armedNoun[w] || (w == "group" || w == "movement" || w == "organisation" || w == "organization") && has("armed", "rebel", "militant", "insurgent", "paramilitary", "islamist", "jihadist", "separatist", "guerrilla", "terrorist", "extremist", "ethnic", "islamic", "shi", "shiite", "shia", "sunni", "kurdish", "mercenary", "backed", "led", "linked", "aligned", "affiliated", "designated"):
		return func(m *mention) bool {
			return m.Type == "name" && (m.Entity.Kind == schema.Group || m.Sector == "REB" || m.Sector == "CRM")
		}
	case (w == "group" || w == "organisation" || w == "organization" || w == "charity") && has("rights", "aid", "monitoring", "advocacy", "watchdog", "humanitarian", "environmental", "human"):
		return func(m *mention) bool {
			return m.Type == "name" && m.Entity.Kind == schema.Organisation && (m.Sector == "NGO" || m.Sector == "")
		}
	case w == "paper" || w == "newspaper" || w == "broadcaster" || w == "channel" || w == "outlet" || w == "magazine" || w == "daily":
		return func(m *mention) bool { return m.Type == "name" && m.Entity.Kind == schema.Media }
	case businessNoun[w]:
		return func(m *mention) bool {
			return m.Type == "name" && m.Entity.Kind == schema.Organisation && (m.Sector == "BUS" || m.Sector == "MNC" || m.Sector == "")
		}
	case w == "party" && !has("third", "ruling", "opposition"):
		return func(m *mention) bool {
			return m.Type == "name" && m.Entity.Kind == schema.Organisation && (m.Sector == "PTY" || strings.Contains(m.Entity.Name, "Party"))
		}
	}
	return nil
}

// rebelNoun are nouns for those who fight their own state.
var rebelNoun = set("rebels insurgents guerrillas separatists")

// armedNoun are nouns for armed groups and their people.
var armedNoun = set("militants paramilitaries militia jihadists mercenaries cartel gang fighters militiamen")

// businessNoun are nouns for companies.
var businessNoun = set("company firm manufacturer carmaker automaker chipmaker retailer airline carrier conglomerate operator developer planemaker drugmaker lender")
