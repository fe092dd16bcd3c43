package resolve

import (
	"strings"

	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

// match is a stretch of tokens that the gazetteer knows.
type match struct {
	first, last int
	senses      []sense
}

// scan finds the gazetteer's phrases in a sentence, longest first from the
// left, without overlap.
func (k *linking) scan(s *sentence) []match {
	var out []match
	var buf []byte
	for t := 0; t < len(s.Tokens); t++ {
		from := s.first[t]
		if s.first[t+1] == from || strings.ContainsAny(s.Tokens[t].Form, "$€£¥") {
			continue // "US$" is no country
		}
		most := k.lex.longest[s.words[from]]
		for n := min(most, len(s.words)-from); n > 0; n-- {
			last := s.ends(t, from+n)
			if last < 0 {
				continue
			}
			buf = buf[:0]
			for i, w := range s.words[from : from+n] {
				if i > 0 {
					buf = append(buf, ' ')
				}
				buf = append(buf, w...)
			}
			if senses := s.fitting(t, last, k.lex.phrases[string(buf)]); len(senses) > 0 {
				out = append(out, match{t, last, senses})
				t = last
				break
			}
		}
	}
	return out
}

// ends gives the token at or after t whose words end before word w, or -1.
func (s *sentence) ends(t, w int) int {
	for ; t < len(s.Tokens) && s.first[t] < w; t++ {
		if s.first[t+1] == w {
			return t
		}
	}
	return -1
}

// fitting keeps the senses whose letter case the text bears out: acronyms in
// upper case, names with the capitals they begin and end with.
func (s *sentence) fitting(first, last int, senses []sense) []sense {
	ok := func(x sense) bool {
		a, b := s.surface(first), s.surface(last)
		if x.surface == strings.ToLower(x.surface) && !common(x.entry.Kind) && !capital(a) {
			return false // "the report" is not an organisation called "report"
		}
		if x.how == byAcronym {
			return shouted(s.phrase(first, last)) && (!s.upper || len(x.surface) > 3 || len(senses) == 1 && !ordinary[s.lower(first)])
		}
		if first == last && len(a) <= 4 && shouted(a) && !shouted(x.surface) && !s.upper && first > 0 {
			return false // the GAO is not the town of Gao
		}
		return (!capital(x.surface) || capital(a) || s.arabic(first)) && (!capital(lastWord(x.surface)) || capital(b) || first == last && capital(a) || first < last && capital(a) && generic(b))
	}
	for i, x := range senses {
		if !ok(x) {
			kept := append([]sense(nil), senses[:i]...)
			for _, y := range senses[i+1:] {
				if ok(y) {
					kept = append(kept, y)
				}
			}
			return kept
		}
	}
	return senses
}

// arabic reports whether a name begins at token t with the Arabic article in
// lower case: "al-Shabaab".
func (s *sentence) arabic(t int) bool {
	if s.tag(t-1) == "PROPN" {
		return false // "Bab al-Salam"
	}
	a, b, cut := strings.Cut(s.surface(t), "-")
	if !cut || b == "" {
		b = s.surface(min(t+1, len(s.Tokens)-1))
		if b == "-" {
			b = s.surface(min(t+2, len(s.Tokens)-1))
		}
	}
	return (a == "al" || a == "el" || a == "ash" || a == "an") && capital(b)
}

// common reports whether entities of a kind bear common nouns for names.
func common(k schema.Kind) bool {
	return k == schema.Topic || k == schema.Law || k == schema.Event || k == schema.Other
}

// generic reports whether a name's last word is a common noun that papers also
// write in lower case: "Azov battalion", "Black Sea fleet".
func generic(w string) bool {
	r := roles[w]
	return r.shape == body || r.shape == army || bodyNoun[w] || placeWord[w] || landmark[w]
}

var landmark = set("dam sea river strait canal bridge theatre theater war treaty agreement convention statute deal regiment plant")

func lastWord(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == ' ' || s[i] == '-' {
			return s[i+1:]
		}
	}
	return s
}

// names enters the mentions by name: the gazetteer's phrases and what the name
// finder saw, reconciled.
func (k *linking) names() {
	for i := range k.sents {
		s := &k.sents[i]
		matches := k.scan(s)
		for _, m := range matches {
			if next := s.lower(m.last + 1); !strings.HasPrefix(next, "$") && next != "€" && next != "£" {
				k.known(s, m) // "US$" is money
			}
		}
		for j := range s.Names {
			k.found(s, &s.Names[j])
		}
		k.unseen(s)
		k.glued(s)
	}
}

// known enters a phrase of the gazetteer.
func (k *linking) known(s *sentence, x match) *mention {
	kind := "name"
	if x.senses[0].entry.Kind == schema.Topic && !capital(s.surface(x.last)) {
		kind = "nominal" // "war crimes"
	}
	m := k.add(s, x.first, x.last, kind)
	m.senses = x.senses
	m.weak = true
	for _, v := range x.senses {
		m.weak = m.weak && v.how == byWeak
	}
	if tag := s.tag(x.first); x.first == x.last && x.first == 0 && tag != "PROPN" && tag != "ADJ" && !shouted(s.surface(0)) {
		m.weak = m.weak || !hasHow(x.senses, byDemonym) // "Report", first in its sentence
	}
	if s.upper && x.first == x.last {
		m.weak = m.weak || ordinary[s.lower(x.first)]
	}
	return m
}

// found reconciles a name with the phrases entered. A name that is a phrase
// lends it its type; a longer one replaces the phrases within unless the rest
// is title or demonym; a new one is entered without senses.
func (k *linking) found(s *sentence, n *nlp.Name) {
	first, last := n.First, n.Last
	if first < 0 || last >= len(s.Tokens) || first > last {
		return
	}
	for first < last && k.leading(s, first, n.Type) {
		first++
	}
	for last > first && (s.lower(last) == "'s" || s.lower(last) == "’s" || s.tag(last) == "PUNCT") {
		last--
	}
	if n.Type == nlp.PersonName {
		last = k.extend(s, last)
	} else if s.clausal(first, last) {
		return
	}
	a, b := s.at(first), s.at(last)
	switch {
	case a != nil && a == b && a.First <= first && a.Last >= last:
		a.ner = n.Type
		return
	case b != nil && b.Last == last && b.kindOfSenses() == schema.Person:
		b.ner = nlp.PersonName
		return
	case a != nil && a.First < first || b != nil && b.Last > last:
		return // a longer phrase reaches out of the name
	}
	if !capital(s.surface(first)) && !capital(s.surface(last)) || first == last && calendar[s.lower(first)] {
		return
	}
	country := ""
	if n.Type != nlp.PersonName {
		for t := first; t <= last; t++ {
			if in := s.at(t); in != nil && country == "" && (in.kindOfSenses() == schema.Country || in.kindOfSenses() == schema.Place) {
				country = in.countryOfSenses()
			}
		}
	}
	if n.Type == nlp.NationalityName && a != nil {
		return
	}
	typ, sector := n.Type, ""
	if a != nil && a.First == first && len(a.senses) > 0 && typ != nlp.PersonName {
		switch e := a.senses[0].entry; e.Kind {
		case schema.IGO, schema.Organisation, schema.Government:
			typ, sector = nlp.OrganisationName, e.Sector // "United Nations Office …"
		}
	}
	m := k.add(s, first, last, "name")
	m.ner = typ
	m.Country, m.Sector = country, sector
	m.Confidence = .7
}

// extend gives the last token of a person's name with the capitalised words
// that follow it outside any name, and hyphenated parts.
func (k *linking) extend(s *sentence, last int) int {
	inName := map[int]bool{}
	for _, n := range s.Names {
		for t := n.First; t <= n.Last; t++ {
			inName[t] = true
		}
	}
	for {
		switch t := last + 1; {
		case t < len(s.Tokens) && s.loose(t) && !inName[t] && !inTitle(s.lower(t)):
			last = t
		case t+1 < len(s.Tokens) && s.lower(t) == "-" && s.Tokens[last].Glued && s.Tokens[t].Glued && s.covered[t+1] == nil && s.first[t+2] > s.first[t+1]:
			last = t + 1
		default:
			return last
		}
	}
}

// clausal reports whether a stretch has a finite verb in lower case: not a
// name but a headline.
func (s *sentence) clausal(first, last int) bool {
	for t := first; t <= last; t++ {
		if x := s.Tokens[t].XPOS; (x == "VBZ" || x == "VBD" || x == "VBP" || x == "MD") && !capital(s.surface(t)) {
			return true
		}
	}
	return false
}

// calendar are words that are no names by themselves, whatever they look like.
var calendar = set("january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday")

// leading reports whether token t, first of a longer name, is no part of it:
// an article, a title, or before a person a country or demonym.
func (k *linking) leading(s *sentence, t int, typ nlp.NameType) bool {
	w := s.lower(t)
	if w == "the" || w == "a" || w == "an" {
		return true
	}
	if typ != nlp.PersonName {
		return false
	}
	if _, isRole := roles[w]; isRole || honorific[w] || titleWord[w] {
		return true
	}
	if m := s.at(t); m != nil && m.First == t {
		c := m.kindOfSenses()
		return m.Last < len(s.Tokens)-1 && (c == schema.Country || c == schema.IGO || c == schema.Organisation || c == schema.Government) && (s.tag(t) == "ADJ" || hasHow(m.senses, byDemonym) || hasHow(m.senses, byAcronym))
	}
	return false
}

func hasHow(senses []sense, h how) bool {
	for _, x := range senses {
		if x.how == h {
			return true
		}
	}
	return false
}

// kindOfSenses is the kind all senses share, or empty.
func (m *mention) kindOfSenses() schema.Kind {
	if len(m.senses) == 0 {
		return m.Entity.Kind
	}
	kind := m.senses[0].entry.Kind
	for _, x := range m.senses {
		if x.entry.Kind != kind {
			return ""
		}
	}
	return kind
}

// countryOfSenses is the country all senses share, or empty.
func (m *mention) countryOfSenses() string {
	if len(m.senses) == 0 {
		return m.Country
	}
	code := m.senses[0].entry.Country
	for _, x := range m.senses {
		if x.entry.Country != code {
			return ""
		}
	}
	return code
}

// honorific stands before a person's name and tells nothing of an office.
var honorific = set("mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady st st. prof prof. professor rev rev. hon sen sen. rep rep. gov gov. gen gen. lt lt. col col. capt capt. sgt sgt. maj maj. adm adm. cmdr brig brig. mullah ayatollah sheikh sheik imam pope father brother sister")

// titleWord is part of titles before names beside the roles.
var titleWord = set("vice deputy acting interim former ex then prime foreign defense defence finance interior first lady attorney general national security adviser chief senior secretary-general under assistant permanent special crown lieutenant field marshal supreme press state house speaker republican democratic democrat opposition military army navy police party union justice economy energy health education trade minister of and")

// glued finds names that a lost space ran together with the next word, as in
// "Antony Blinkenformally": a person's full name whose last word continues in
// lower case. The mention ends with the name, within the token.
func (k *linking) glued(s *sentence) {
	for t := 1; t < len(s.Tokens); t++ {
		surface := s.surface(t)
		if len(surface) < 7 || !capital(surface) || s.covered[t] != nil && len(s.covered[t].senses) > 0 || !capital(s.surface(t-1)) {
			continue
		}
		w := s.words[s.first[t]:s.first[t+1]]
		if len(w) != 1 || len(w[0]) != len(surface) {
			continue
		}
		for cut := len(surface) - 2; cut >= 4; cut-- {
			senses := k.lex.phrases[s.lower(t-1)+" "+w[0][:cut]]
			if len(senses) == 0 || senses[0].entry.Kind != schema.Person {
				continue
			}
			m := k.add(s, t-1, t, "name")
			m.senses, m.ner = senses, nlp.PersonName
			m.End = s.Tokens[t].Start + cut
			break
		}
	}
}
