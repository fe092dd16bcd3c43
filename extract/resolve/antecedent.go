package resolve

import (
	"strings"

	"claimgraph/schema"
)

// antecedent gives what a definite noun means: the nearest person introduced
// by that role, body whose name has the word, or country.
func (c *corefer) antecedent(i, first, t int, w string) *mention {
	r, isRole := roles[w]
	modifiers := c.sents[i].wordsOf(first+1, t)
	bare := first == t-1
	for back := 0; back <= 15 && i-back >= 0; back++ {
		from := &c.sents[i-back]
		list := c.in[from]
		for j := len(list) - 1; j >= 0; j-- {
			m := list[j]
			if back == 0 && m.Head >= t || m.Type == "pronoun" {
				continue
			}
			if from.title != c.sents[i].title && !(m.Type == "name" && (called(m, modifiers, w) || agreement[w])) {
				continue
			}
			switch {
			case placeWord[w]:
				if bare && (back <= 3 || back <= 8 && w == "island") && m.placeCalled(w) {
					return m
				}
			case w == "judges":
				if bare && back <= 8 && m.Entity.Kind != schema.Person && hasWord(m.Entity.Name, "court") {
					return m
				}
			case back <= 5 && m.Type == "name" && called(m, modifiers, w):
				return m
			case bare && m.Type == "nominal" && localNoun(w) && m.entry != nil && m.s.lower(m.Head) == w && m.Entity.Kind != schema.Country:
				return m
			case agreement[w]:
				if bare && back <= 12 && m.Entity.Kind == schema.Law && m.Type == "name" && c.only(list, schema.Law) {
					return m
				}
			case bare && back <= 3 && intergovernmental[w] && m.Type == "name" && m.Entity.Kind == schema.IGO && (m.entry == nil || m.entry.PartOf != "" || w != "agency" && w != "watchdog"):
				return m
			case anyBody[w]:
				if bare && back <= 2 && societal(m) && c.lone(i, t) {
					return m
				}
			case !bare && !(len(modifiers) == 1 && regional[modifiers[0]]) && (r.shape == person || !isRole && !bodyNoun[w]):
			case w == "country" || w == "nation" || w == "kingdom" || w == "republic":
				if back == 0 && rel(m.s.Tokens[m.Head].Rel) == "nsubj" {
					continue // "Moscow planned to occupy the country": not its own
				}
				if w == "kingdom" && !kingdoms[m.Country] {
					continue
				}
				if back <= 2 && m.Entity.Kind == schema.Country && m.Type == "name" && m.s.Tokens[m.Head].UPOS == "PROPN" && c.only(list, schema.Country) {
					return m
				}
			case isRole && r.shape == person || titleHead[w]:
				if back <= 5 && m.Entity.Kind == schema.Person && c.bore(m, w) {
					return m
				}
			case isRole && r.shape == body || bodyNoun[w]:
				if back <= 8 && m.Entity.Kind != schema.Person && m.Entity.Kind != schema.Country && m.Entity.Kind != schema.Place && headWord(m.Entity.Name, w) && hasWords(m.Entity.Name, modifiers) {
					return m
				}
			}
		}
	}
	return nil
}

// regional are modifiers that add nothing to a role already named.
var regional = set("regional local provincial municipal national federal state city")

// placeWord are nouns for places that a name before may be one of.
var placeWord = set("town city village port island peninsula territory region enclave")

var settlement = set("town city village port")

// headWord reports whether w, by meaning, is the head of a name: its last word,
// or the one before "of" or "for".
func headWord(name, w string) bool {
	list := words(nil, name)
	for i, x := range list {
		if i > 0 && (x == "of" || x == "for") {
			return group(list[i-1]) == group(w)
		}
	}
	return len(list) > 0 && group(list[len(list)-1]) == group(w)
}

// hasWords reports whether a name has all the words, by meaning.
func hasWords(name string, list []string) bool {
	for _, w := range list {
		if !hasWord(name, w) {
			return false
		}
	}
	return true
}

// called reports whether a noun phrase repeats the end of a place's, law's or
// event's longer name: "the dam" after "Kakhovka dam".
func called(m *mention, list []string, w string) bool {
	switch m.Entity.Kind {
	case schema.Place, schema.Law, schema.Event:
	default:
		return false
	}
	if settlement[w] {
		return false
	}
	for _, name := range append([]string{m.Entity.Name}, m.Entity.Aliases...) {
		if len(words(nil, name)) > len(list) && headWord(name, w) && hasWords(name, list) {
			return true
		}
	}
	return false
}

// agreement are nouns that a treaty or pact named before may be called by.
var agreement = set("treaty pact accord accords agreement deal statute convention protocol initiative")

// placeCalled reports whether a noun for a place can mean this one: "the city"
// a settlement, "the island" an island state or a place of that name, "the
// territory" and "the enclave" one that is no settlement.
func (m *mention) placeCalled(w string) bool {
	switch {
	case m.Entity.Kind == schema.Country:
		return w == "island" && islandState[m.Country] && m.Type == "name"
	case m.Entity.Kind != schema.Place || m.Country == "" && m.entry != nil:
		return false
	}
	last := lastWord(strings.ToLower(m.Entity.Name))
	if settlement[w] {
		return !landmark[last] && !region[last] && !localPlace[last]
	}
	if m.Type == "name" && m.s.lower(m.Last+1) == w {
		return true // "the Amhara region … the region"
	}
	for _, name := range append([]string{m.Entity.Name}, m.Entity.Aliases...) {
		if last := lastWord(strings.ToLower(name)); last == w || w != "island" && region[last] {
			return true
		}
	}
	return false
}

// region are the last words of names of places larger than a town.
var region = set("strip region peninsula oblast province territory enclave republic valley delta coast desert bank heights karabakh governorate district county state raion krai belt basin")

// islandState are the countries that are one island, or are called one.
var islandState = set("TWN CUB CYP LKA ISL MLT BHR MDG IRL JAM BRB DMA GRD LCA MUS NRU SGP")

// kingdoms are the countries called so.
var kingdoms = set("SAU GBR JOR MAR BHR ESP NLD BEL SWE NOR DNK THA KHM BTN LSO SWZ TON")

// anyBody are nouns that any organisation but a state's may be called by.
var anyBody = set("group organisation organization movement company firm charity")

// intergovernmental are nouns that a body of states may be called by; agencies
// and watchdogs are parts of another.
var intergovernmental = set("agency watchdog bloc alliance programme program tribunal")

// societal reports whether m names an organisation that is no state's.
func societal(m *mention) bool {
	switch m.Entity.Kind {
	case schema.Organisation, schema.Group:
		return m.Type == "name" && m.Sector != "GOV" && m.Sector != "LEG" && m.Sector != "JUD"
	}
	return false
}

// lone reports whether the sentence i up to token t and the two before name no
// more than one such organisation.
func (c *corefer) lone(i, t int) bool {
	var one schema.EntityID
	for back := 0; back <= 2 && i-back >= 0; back++ {
		for _, m := range c.in[&c.sents[i-back]] {
			if !societal(m) || back == 0 && m.Head >= t {
				continue
			}
			if one != "" && one != m.Entity.ID {
				return false
			}
			one = m.Entity.ID
		}
	}
	return true
}

// only reports whether the mentions name no more than one entity of the kind.
func (c *corefer) only(list []*mention, kind schema.Kind) bool {
	var one schema.EntityID
	for _, m := range list {
		if m.Entity.Kind != kind || m.Type != "name" {
			continue
		}
		if one != "" && one != m.Entity.ID {
			return false
		}
		one = m.Entity.ID
	}
	return true
}

// bore reports whether the person was introduced by the role: with the noun
// before or after the name, or in an office with that title.
func (c *corefer) bore(m *mention, w string) bool {
	for _, o := range c.mentions {
		if o.Type == "nominal" && o.Entity.ID == m.Entity.ID && o.s.lower(o.Head) == w {
			return true
		}
	}
	if m.office != nil {
		for _, title := range m.office.Titles {
			if hasWord(title, w) {
				return true
			}
		}
	}
	return false
}

// bodyNoun are nouns for organisations that are no roles by themselves.
var bodyNoun = set("organisation organization council commission committee union alliance bloc group movement party corporation conglomerate watchdog body panel institute foundation association federation league fund agency carrier retailer automaker")

func hasWord(name, w string) bool {
	for _, x := range words(nil, name) {
		if x == w || group(x) == group(w) {
			return true
		}
	}
	return false
}
