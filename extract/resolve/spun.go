package resolve

import (
	"strings"

	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// spun links names whose words were exchanged for synonyms, by the meaning of
// all their words together: runs of capitalised words that the gazetteer does
// not know, longest first.
func (k *linking) spun() {
	for i := range k.sents {
		s := &k.sents[i]
		if s.upper {
			continue
		}
		for t := 0; t < len(s.Tokens); t++ {
			if last := k.run(s, t); last > t {
				t = k.respell(s, t, last)
			}
		}
	}
}

// run gives the last token of the capitalised run that begins at t, function
// words inside allowed; -1 when none begins there.
func (k *linking) run(s *sentence, t int) int {
	if !k.open(s, t) || s.lower(t) == "the" {
		return -1
	}
	last := t
	for u := t + 1; u < len(s.Tokens); u++ {
		switch {
		case k.open(s, u):
			last = u
		case functionWord[s.lower(u)] && s.lower(u) != "," && s.lower(u) != "a":
		default:
			return last
		}
	}
	return last
}

// open reports whether token t begins with a capital and is not part of a name
// already understood, countries and demonyms excepted.
func (k *linking) open(s *sentence, t int) bool {
	if s.first[t] == s.first[t+1] || !capital(s.surface(t)) {
		return false
	}
	m := s.at(t)
	return m == nil || !m.fixed && (len(m.senses) == 0 || m.First == m.Last && m.kindOfSenses() != schema.Person)
}

// respell tries the stretches of a run, longest first, and gives the last
// token it has dealt with.
func (k *linking) respell(s *sentence, first, last int) int {
	for n := last - first; n >= 1; n-- {
		for a := first; a+n <= last; a++ {
			if functionWord[s.lower(a)] || functionWord[s.lower(a+n)] || !k.free(s, a, a+n) {
				continue
			}
			e, sure := k.lex.sameMeaning(s.wordsOf(a, a+n), k.country(s, a, a+n))
			if e == nil {
				continue
			}
			m := k.add(s, a, a+n, "name")
			m.ner = nlp.OrganisationName
			m.senses = []sense{{e, bySynonym, e.Name}}
			m.Confidence = sure
			return a + n
		}
	}
	return last
}

// free reports whether first..last cuts through no mention and is not one
// mention understood already.
func (k *linking) free(s *sentence, first, last int) bool {
	for t := first; t <= last; t++ {
		m := s.at(t)
		if m == nil {
			continue
		}
		if m.First < first || m.Last > last || m.fixed {
			return false
		}
		if m.First == first && m.Last == last && len(m.senses) > 0 || m.ner == nlp.PersonName && len(m.senses) > 0 {
			return false
		}
	}
	return true
}

// country is the country named within first..last, or empty.
func (k *linking) country(s *sentence, first, last int) string {
	for t := first; t <= last; t++ {
		if m := s.at(t); m != nil && m.kindOfSenses() == schema.Country && len(m.senses) == 1 {
			if prep := s.lower(t - 1); prep == "in" || prep == "the" && s.lower(t-2) == "in" {
				continue // a place, no part of the name
			}
			return m.senses[0].entry.Country
		}
	}
	return ""
}

// sameMeaning gives the one body whose name means what the words mean, and how
// sure that is. Names whose words are all exchanged must keep the function
// words between them.
func (x *lexicon) sameMeaning(list []string, country string) (*gazetteer.Entry, float64) {
	meaning, content := meaningOf(list)
	if len(content) < 2 {
		return nil, 0
	}
	found := x.bodies()[meaning]
	if len(found) == 0 && country != "" {
		if rest := without(content, x.ownWords(country)); len(rest) > 0 {
			meaning, _ = meaningOf(rest)
			found = x.bodies()[country+"|"+meaning]
		}
	}
	best, most := (*gazetteer.Entry)(nil), -1
	tied := false
	for _, e := range found {
		n := x.shared(e, list)
		if n > most {
			best, most, tied = e, n, false
		} else if n == most {
			tied = true
		}
	}
	if best == nil || tied || most == 0 && !x.skeleton(best, list) {
		return nil, 0
	}
	return best, min(.95, .6+.15*float64(most))
}

// shared counts the content words that the words have in common, letter for
// letter, with the entry's name that has most.
func (x *lexicon) shared(e *gazetteer.Entry, list []string) int {
	most := 0
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		have := map[string]bool{}
		for _, w := range words(nil, name) {
			have[w] = !functionWord[w]
		}
		n := 0
		for _, w := range list {
			if have[w] {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// skeleton reports whether one of the entry's names has the same words in the
// same order by meaning, with the same function words between, one at least.
func (x *lexicon) skeleton(e *gazetteer.Entry, list []string) bool {
	form := func(list []string) (string, bool) {
		var b strings.Builder
		joined := false
		for _, w := range list {
			if functionWord[w] {
				joined = true
				b.WriteString(w)
			} else {
				b.WriteString(group(w))
			}
			b.WriteByte(' ')
		}
		return b.String(), joined
	}
	want, joined := form(list)
	if !joined {
		return false
	}
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		if got, _ := form(words(nil, name)); got == want {
			return true
		}
	}
	return false
}
