package resolve

import (
	"slices"
	"strings"

	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// meanings are groups of words that stand for one another in the names of
// institutions, laws and armed bodies. The first word names the group. They
// are general synonyms of the trade's vocabulary: paraphrasers, translators and
// official styles vary within them ("Ministry of Defence", "Defense Ministry",
// "Department of Defense").
var meanings = groups(`
department ministry division bureau departments
court courtroom tribunal courthouse
criminal felony penal crime crimes criminals
international worldwide global globally multinational intercontinental
responsibility duty obligation accountability
protect defend safeguard shield guard
protection safeguarding
defense defence defensive
office workplace bureaus offices cabinet
military navy naval army armed
forces force troops
war warfare
council board councils
committee panel committees
union
alliance coalition alliances
united unified joined
nations countries nation
state states
security safety
treaty pact accord agreement covenant settlement treaties
convention conventions
organization organisation group organisations body organizations
agency company agencies
corporation firm
justice equity
foreign overseas exterior external
affairs matters issues
interior inside inner internal
nuclear atomic
energy vitality
development improvement growth
economic financial monetary fiscal
bank banking
fund funds
trade commerce buying-and-selling
world globe earth
health wellbeing well-being wellness healthcare
human humans
rights proper
refugee refugees
commissioner commissioners
high excessive
commission fee
parliament legislature parliamentary
assembly meeting gathering
general basic common
police policing constabulary
intelligence espionage
service services
federal
national nationwide nation-wide
people peoples folks individuals
freedom liberation liberty
party celebration
islamic muslim
guard guards
revolutionary revolution
prevention stopping prevent
genocide
weapons arms weaponry
chemical chemicals
prohibition ban banning
environment setting surroundings
education schooling
labor labour
migration immigration
children kids youngsters
emergency
program programme
food meals
watch
press media
news information
central
strategic
research analysis
institute institution
association affiliation
federation
european
inquiry investigation probe
control management
`)

// groups maps each word to the first of its line.
func groups(text string) map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(text) {
		list := strings.Fields(line)
		for _, w := range list {
			if m[w] == "" {
				m[w] = list[0]
			}
		}
	}
	return m
}

// function words carry no meaning of their own within a name.
var functionWord = set("of the for on and in to a an at by s with ,")

// meaningOf gives a phrase's meaning: its content words by group, sorted, so
// that order and function words do not count; changed tells how many of them
// are not their group's first word nor spelled as in it.
func meaningOf(list []string) (meaning string, content []string) {
	for _, w := range list {
		if functionWord[w] {
			continue
		}
		content = append(content, w)
	}
	folded := make([]string, len(content))
	for i, w := range content {
		folded[i] = group(w)
	}
	slices.Sort(folded)
	return strings.Join(folded, " "), content
}

func group(w string) string {
	if g := meanings[w]; g != "" {
		return g
	}
	if n := len(w); n > 4 && w[n-1] == 's' && w[n-2] != 's' {
		if g := meanings[w[:n-1]]; g != "" {
			return g
		}
		return w[:n-1]
	}
	return w
}

// bodiesByMeaning enters every organisation, law, event and topic of two or
// more content words under its meaning; those of a country also without the
// country's names, under "COUNTRY|meaning".
func (x *lexicon) bodiesByMeaning() map[string][]*gazetteer.Entry {
	m := make(map[string][]*gazetteer.Entry, 2*len(x.data.Entries))
	own := map[string]map[string]bool{}
	for i := range x.data.Entries {
		e := &x.data.Entries[i]
		switch e.Kind {
		case schema.Person, schema.Place, schema.Country:
			continue
		}
		if _, ok := own[e.Country]; !ok {
			own[e.Country] = x.ownWords(e.Country)
		}
		enterBody(m, e, e.Name, own[e.Country])
		for _, name := range e.Aliases {
			enterBody(m, e, name, own[e.Country])
		}
	}
	return m
}

// bodyNamed gives the body of a country that words, without the country's own,
// name by their meaning: the only one, or of several the one that shares most
// of them letter for letter ("navy" and "army" mean alike). Nil for none.
func (x *lexicon) bodyNamed(country string, list []string) *gazetteer.Entry {
	meaning, content := meaningOf(list)
	if len(content) == 0 {
		return nil
	}
	found := x.bodies()[country+"|"+meaning]
	if len(found) < 2 {
		return first(found)
	}
	var best *gazetteer.Entry
	most, tied := 0, false
	for _, e := range found {
		switch n := x.shared(e, content); {
		case n > most:
			best, most, tied = e, n, false
		case n == most:
			tied = true
		}
	}
	if tied {
		return nil
	}
	return best
}

func first(list []*gazetteer.Entry) *gazetteer.Entry {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// enterBody enters one name of a body.
func enterBody(m map[string][]*gazetteer.Entry, e *gazetteer.Entry, name string, own map[string]bool) {
	var room [12]string
	meaning, content := meaningOf(words(room[:0], name))
	if len(content) >= 2 {
		enter(m, meaning, e)
	}
	if e.Country == "" {
		return
	}
	if rest := without(content, own); len(rest) > 0 {
		if len(rest) < len(content) {
			meaning, _ = meaningOf(rest)
		}
		enter(m, e.Country+"|"+meaning, e)
	}
}

// force keeps the country's armed forces as a whole: the one called "armed
// forces" by its name or another, else by that of a defence force, else the
// first "military".
func (x *lexicon) force(e *gazetteer.Entry) {
	if e.PartOf != "" || strings.Contains(e.Name, "Commission") {
		return
	}
	rank := forceRank(e.Name) * 2
	for _, name := range e.Aliases {
		rank = min(rank, forceRank(name)*2+1)
	}
	if rank >= 2*noForce {
		return
	}
	if old, known := x.forceRanks[e.Country]; !known || rank < old {
		x.forces[e.Country], x.forceRanks[e.Country] = e, rank
	}
}

const noForce = 3

// forceRank orders names of armed forces, the surest first.
func forceRank(name string) int {
	name = strings.ToLower(name)
	switch {
	case strings.Contains(name, "armed forces"), strings.Contains(name, "defense forces"), strings.Contains(name, "defence forces"):
		return 0
	case strings.HasSuffix(name, " defence force"), strings.HasSuffix(name, " defense force"):
		return 1
	case strings.HasSuffix(name, " military"):
		return 2
	}
	return noForce
}

// ownWords are the words of a country's names and demonyms.
func (x *lexicon) ownWords(code string) map[string]bool {
	c := x.country(code)
	if c == nil {
		return nil
	}
	own := map[string]bool{}
	for _, name := range slices.Concat([]string{c.Name}, c.Demonyms, c.Acronyms) {
		for _, w := range words(nil, name) {
			own[w] = !functionWord[w]
		}
	}
	return own
}

// without drops the words that are a country's own.
func without(content []string, own map[string]bool) []string {
	for i, w := range content {
		if own[w] {
			rest := slices.Clone(content[:i])
			for _, w := range content[i+1:] {
				if !own[w] {
					rest = append(rest, w)
				}
			}
			return rest
		}
	}
	return content
}
