package resolve

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// how says what a name is to the entity it names.
type how uint8

const (
	byName     how = iota // its name or an alias
	byFormer              // a name it once had
	byAcronym             // upper case only
	byDemonym             // "Russian", "Russians"
	byMetonym             // its capital or seat, when that speaks or acts
	byWeak                // also an ordinary word or another's name
	bySurname             // the last word of a person's name
	byRomanise            // differs by transliteration
	bySynonym             // every word agrees or has the same meaning
	byTypo                // differs by a letter
)

// sense is one thing a phrase may mean.
type sense struct {
	entry   *gazetteer.Entry
	how     how
	surface string // as the gazetteer writes it
}

// lexicon is the gazetteer turned round: from phrases to what they mean.
type lexicon struct {
	data    gazetteer.Data
	byID    map[schema.EntityID]*gazetteer.Entry
	offices map[gazetteer.OfficeID]*gazetteer.Office
	phrases map[string][]sense
	longest map[string]int              // by first word: words of the longest phrase
	forces  map[string]*gazetteer.Entry // by country: its armed forces
	// forceRanks tell how sure each of forces is; see force.
	forceRanks map[string]int
	codes      map[string]*gazetteer.Entry // by country code: the country
	holders    map[gazetteer.OfficeID][]holder

	// What only names unknown as they stand need is made when the first is met.
	bodies  func() map[string][]*gazetteer.Entry // by meaning; see meaning.go
	persons func() *persons
	titles  func() map[string][]*gazetteer.Office // by titleKey; see title.go
}

// persons are the gazetteer's persons by parts and spellings of their names.
type persons struct {
	all      []named
	surnames map[string][]*gazetteer.Entry
	romans   map[string][]*gazetteer.Entry // by romanise(key)
}

// named is a person with the first and last word of the name, folded.
type named struct {
	entry       *gazetteer.Entry
	given, last string
}

// holder is somebody's time in an office.
type holder struct {
	gazetteer.Tenure
	person *gazetteer.Entry
}

func newLexicon(data gazetteer.Data) *lexicon {
	n := len(data.Entries)
	x := &lexicon{
		data:       data,
		byID:       make(map[schema.EntityID]*gazetteer.Entry, n),
		offices:    make(map[gazetteer.OfficeID]*gazetteer.Office, len(data.Offices)),
		phrases:    make(map[string][]sense, 4*n),
		longest:    make(map[string]int, 2*n),
		forces:     map[string]*gazetteer.Entry{},
		forceRanks: map[string]int{},
		codes:      map[string]*gazetteer.Entry{},
		holders:    map[gazetteer.OfficeID][]holder{},
	}
	for i := range data.Entries {
		x.byID[data.Entries[i].ID] = &data.Entries[i]
	}
	for i := range data.Entries {
		x.entry(&data.Entries[i])
	}
	x.tenures()
	x.states()
	x.bodies = sync.OnceValue(x.bodiesByMeaning)
	x.persons = sync.OnceValue(x.byPerson)
	x.titles = sync.OnceValue(x.byTitle)
	return x
}

func (x *lexicon) entry(e *gazetteer.Entry) {
	if e.Source == gazetteer.ByMeaning {
		return
	}
	x.add(e, byName, e.Name)
	for _, name := range e.Aliases {
		if acronymous(name) {
			x.add(e, byAcronym, name)
		} else {
			x.add(e, byName, name)
		}
	}
	for _, f := range e.Former {
		x.add(e, byFormer, f.Name)
	}
	x.all(e, byAcronym, e.Acronyms)
	x.all(e, byDemonym, e.Demonyms)
	x.all(e, byMetonym, e.Metonyms)
	x.all(e, byWeak, e.Weak)
	if seat := x.byID[e.Capital]; seat != nil {
		x.add(e, byMetonym, seat.Name)
		x.all(e, byMetonym, seat.Aliases)
	}
	switch {
	case e.Kind == schema.Country:
		x.codes[e.Country] = e
	case e.Kind == schema.Military && e.Country != "":
		x.force(e)
	}
}

func (x *lexicon) all(e *gazetteer.Entry, h how, names []string) {
	for _, name := range names {
		x.add(e, h, name)
	}
}

// add enters one phrase. A single word that is also an ordinary English word
// is entered as weak, whatever the source says.
func (x *lexicon) add(e *gazetteer.Entry, h how, name string) {
	folded, n, first := phrase(name)
	if n == 0 {
		return
	}
	if h == byName && n == 1 && ordinary[folded] {
		h = byWeak
	}
	senses := x.phrases[folded]
	for _, s := range senses {
		if s.entry == e && (s.how == h || s.how == byName) {
			return
		}
	}
	x.phrases[folded] = append(senses, sense{e, h, name})
	if n > x.longest[first] {
		x.longest[first] = n
	}
}

// states gives persons without a country of their own, or without a sector,
// those of the first office they held for a country.
func (x *lexicon) states() {
	for i := range x.data.Entries {
		e := &x.data.Entries[i]
		for j := 0; e.Kind == schema.Person && j < len(e.Offices); j++ {
			o := x.offices[e.Offices[j].Office]
			if o == nil {
				continue
			}
			country := o.Country
			if b := x.byID[o.Body]; country == "" && b != nil {
				country = b.Country
			}
			e.Country, e.Sector = or(e.Country, country), or(e.Sector, o.Sector)
		}
	}
}

// byPerson turns the persons' names round.
func (x *lexicon) byPerson() *persons {
	p := &persons{surnames: map[string][]*gazetteer.Entry{}, romans: map[string][]*gazetteer.Entry{}}
	for i := range x.data.Entries {
		if e := &x.data.Entries[i]; e.Kind == schema.Person {
			p.add(e)
		}
	}
	return p
}

// add enters the surname and the spelling-independent full names.
func (p *persons) add(e *gazetteer.Entry) {
	for i, name := range append([]string{e.Name}, e.Aliases...) {
		list := words(nil, name)
		if len(list) < 2 {
			continue
		}
		given, last := list[0], list[len(list)-1]
		p.all = append(p.all, named{e, given, last})
		enter(p.romans, romanise(strings.Join(list, " ")), e)
		if i == 0 && len(last) > 2 {
			enter(p.surnames, last, e)
			enter(p.surnames, romanise(last), e)
		}
	}
}

// enter adds an entry to a list of a map, once.
func enter(m map[string][]*gazetteer.Entry, key string, e *gazetteer.Entry) {
	if list := m[key]; !slices.Contains(list, e) {
		m[key] = append(list, e)
	}
}

// acronymous reports whether a name is an acronym: two to seven letters, all
// upper case, perhaps with full stops, digits or a hyphen.
func acronymous(name string) bool {
	letters := 0
	for _, r := range name {
		switch {
		case unicode.IsUpper(r):
			letters++
		case r != '.' && r != '-' && !unicode.IsDigit(r):
			return false
		}
	}
	return letters >= 2 && letters <= 7
}

// country gives the entry of an ISO code, or nil.
func (x *lexicon) country(code string) *gazetteer.Entry { return x.codes[code] }

// readData gives the embedded gazetteer, extended by the user's file if any.
func readData(userFile string) (gazetteer.Data, error) {
	data, err := gazetteer.Embedded()
	if err != nil || userFile == "" {
		return data, err
	}
	data, err = data.Extend(userFile)
	if err != nil {
		return data, fmt.Errorf("reading %s: %w", userFile, err)
	}
	return data, nil
}

// ordinary are English words that are also names of entities: as names they
// need evidence from case, tag and context.
var ordinary = set(`us it who is are may march august will polish china turkey chad
	jordan georgia israel male nice reading bath split mobile orange hope mark bill
	grant trump young long price rice brown bush gates major short king prince pope
	star time sun independent guardian mirror mail post times economist man of nancy
	tours victoria chelsea florence sofia austin charlotte lincoln jackson madison
	christian wagner fox sky meta apple amazon shell target visa gap total signal
	telegram zoom alphabet union center centre front force forces court council
	senate congress parliament treasury state the assembly house cabinet
	lima canton bar cork natural rich black white green bell
	wolf winter summer west east north south sharp swift stern noble page pace bond
	best case cook cross day dean duke field fine flood fisher hall hand hill holder
	home law lord love marsh marshal miller moon moore pound power read root rose
	rush sand sharon shore small smart snow song speaker stone storm strong thin
	wade walker wall ward wells wise wood worth`)

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}
