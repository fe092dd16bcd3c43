package resolve

import (
	"strings"

	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// parts links names by a part of a fuller one: "Antonov" after "Anatoly
// Antonov", persons spelt otherwise than the gazetteer does, and surnames of
// those in office.
func (k *linking) parts() {
	for _, m := range k.mentions {
		if m.named() && m.entry == nil && m.words() > 1 {
			if e := k.lex.otherSpelling(m.s.wordsOf(m.First, m.Last)); e != nil {
				m.link(e)
				m.Confidence = .85
			}
		}
	}
	full := k.fullNames()
	k.fuller(full)
	k.missed(full)
	k.shortBodies()
	k.bodies()
	for _, m := range k.mentions {
		k.surnameRather(full, m)
		if m.entry != nil || m.same != nil || m.Type != "name" || !m.named() && m.ner != "" && m.First != m.Last {
			continue
		}
		list := m.s.wordsOf(m.First, m.Last)
		if len(list) != 1 || !capital(m.s.surface(m.First)) {
			continue
		}
		if other := partOf(list[0], full, m); other != nil {
			m.follow(other)
			m.ner = nlp.PersonName
		} else if e := k.inOffice(list[0]); e != nil && m.ner == nlp.PersonName {
			m.link(e)
			m.Confidence = .7
		}
	}
}

// surnameRather takes a single word linked to a body for the surname of
// somebody named in full before: "Saab" is no planemaker after "Tarek Saab".
func (k *linking) surnameRather(full []*mention, m *mention) {
	if m.entry == nil || m.fixed || m.Type != "name" || m.First != m.Last || m.entry.Kind != schema.Organisation && m.entry.Kind != schema.Place || m.s.lower(m.First-1) == "the" {
		return
	}
	for _, f := range full {
		if list := f.s.wordsOf(f.First, f.Last); f != m && f.before(m) && list[len(list)-1] == m.s.lower(m.First) {
			m.entry, m.senses, m.Entity, m.Country, m.Sector = nil, nil, schema.Entity{}, "", ""
			m.ner = nlp.PersonName
			return
		}
	}
}

func (m *mention) words() int { return m.s.first[m.Last+1] - m.s.first[m.First] }

// fullNames are the persons the article names with two words or more.
func (k *linking) fullNames() []*mention {
	var full []*mention
	for _, m := range k.mentions {
		if m.named() && m.Type == "name" && m.words() > 1 {
			full = append(full, m)
		}
	}
	return full
}

// shortBodies enters "the Guards" where a body named before ends in that word
// and the name finder missed it.
func (k *linking) shortBodies() {
	ends := map[string]bool{}
	for _, m := range k.mentions {
		if m.Type == "name" && m.Last > m.First && bodily(m.kind()) && capital(m.s.surface(m.Last)) {
			ends[m.s.lower(m.Last)] = true
		}
	}
	for i := range k.sents {
		s := &k.sents[i]
		for t := 1; t < len(s.Tokens) && len(ends) > 0; t++ {
			if s.covered[t] == nil && ends[s.lower(t)] && s.lower(t-1) == "the" && capital(s.surface(t)) && !s.upper {
				k.add(s, t, t, "name").ner = nlp.OrganisationName
			}
		}
	}
}

// bodies links "the Council", "the Assembly" to the nearest body before whose
// name ends in the word.
func (k *linking) bodies() {
	k.order()
	for i, m := range k.mentions {
		w := m.s.lower(m.Head)
		the := m.s.lower(m.First-1) == "the"
		if m.entry != nil || m.same != nil || m.Type != "name" || m.First != m.Last || m.named() || w == "house" || !the && !bodyNoun[w] && roles[w].shape != body {
			continue
		}
		for j := i - 1; j >= 0; j-- {
			o := k.mentions[j]
			name := o.surface()
			if o.entry != nil {
				name = o.entry.Name
			}
			if o.Type == "name" && o != m && o.same == nil && bodily(o.kind()) && (strings.HasSuffix(strings.ToLower(name), " "+w) || strings.HasSuffix(strings.ToLower(o.surface()), " "+w)) {
				m.follow(o)
				break
			}
		}
	}
}

// fuller links full names to longer ones of the same person: "Eliza Bryant" to
// "Eliza Simmons Bryant", first and last word or the first two agreeing.
func (k *linking) fuller(full []*mention) {
	for _, m := range full {
		list := m.s.wordsOf(m.First, m.Last)
		for _, f := range full {
			theirs := f.s.wordsOf(f.First, f.Last)
			if f == m || m.entry != nil || m.same != nil || f.same != nil || len(theirs) <= len(list) || theirs[0] != list[0] {
				continue
			}
			if theirs[len(theirs)-1] == list[len(list)-1] || len(list) == 2 && theirs[1] == list[1] {
				m.follow(f)
			}
		}
	}
}

// missed enters capitalised words that the name finder left out although they
// are the surname of somebody the article names in full.
func (k *linking) missed(full []*mention) {
	surname := map[string]bool{}
	for _, m := range full {
		list := m.s.wordsOf(m.First, m.Last)
		if w := list[len(list)-1]; len(w) > 2 && !ordinary[w] {
			surname[w] = true
		}
	}
	for i := range k.sents {
		s := &k.sents[i]
		for t := range s.Tokens {
			if s.covered[t] == nil && s.first[t+1] == s.first[t]+1 && surname[s.words[s.first[t]]] && capital(s.surface(t)) {
				k.add(s, t, t, "name").ner = nlp.PersonName
			}
		}
	}
}

// partOf gives the full name that the single word is a part of: the nearest
// before it, else the first after; surnames before given names; nil when
// different persons share it.
func partOf(word string, full []*mention, m *mention) *mention {
	for _, fits := range []func([]string) bool{
		func(list []string) bool { return list[len(list)-1] == word },
		func(list []string) bool { return near(list[len(list)-1], word) && len(word) > 5 },
		func(list []string) bool { return list[0] == word && len(word) > 2 },
		func(list []string) bool { return len(list) > 2 && list[len(list)-2] == word },
	} {
		var best *mention
		for _, f := range full {
			if f == m || !fits(f.s.wordsOf(f.First, f.Last)) {
				continue
			}
			if best == nil || f.before(m) {
				best = f
			}
		}
		if best != nil {
			return best
		}
	}
	return nil
}

// before reports whether m stands before other in the article.
func (m *mention) before(other *mention) bool {
	if m.Title != other.Title {
		return m.Title
	}
	return m.Start < other.Start
}

// otherSpelling gives the one person whose name differs from the words by
// transliteration, by a letter in the surname or in the given name.
func (x *lexicon) otherSpelling(list []string) *gazetteer.Entry {
	var found *gazetteer.Entry
	for _, e := range x.persons().romans[romanise(strings.Join(list, " "))] {
		if found != nil && found != e {
			return nil
		}
		found = e
	}
	if found != nil {
		return found
	}
	given, last := list[0], list[len(list)-1]
	for _, p := range x.persons().all {
		same := p.last == last && (near(p.given, given) || romanise(p.given) == romanise(given))
		if same || p.given == given && near(p.last, last) {
			if found != nil && found != p.entry {
				return nil
			}
			found = p.entry
		}
	}
	return found
}

// inOffice gives the one person with this surname who held an office of state
// on the article's day; nobody without a day.
func (k *linking) inOffice(surname string) *gazetteer.Entry {
	if k.date.IsZero() {
		return nil
	}
	list := k.lex.persons().surnames[surname]
	if len(list) == 0 {
		list = k.lex.persons().surnames[romanise(surname)]
	}
	var found *gazetteer.Entry
	for _, e := range list {
		if !k.serving(e) {
			continue
		}
		if found != nil && found != e {
			return nil
		}
		found = e
	}
	return found
}

// serving reports whether the person held some office on the article's day.
func (k *linking) serving(e *gazetteer.Entry) bool {
	for _, t := range e.Offices {
		if gazetteer.Holds(t.From, t.To, k.date) != gazetteer.No {
			return true
		}
	}
	return false
}

// nilName gives a mention that no gazetteer knows its entity, by its own words.
func (k *linking) nilName(m *mention) {
	name := trimName(m.surface())
	kind := kindOfName(name, m.kind())
	m.Sector = or(m.Sector, sectorOfName(name, kind))
	m.Entity = schema.Entity{
		ID: schema.NilEntity(kind, m.Country, name), Name: name, Kind: kind, Country: m.Country, Sector: m.Sector,
	}
}
