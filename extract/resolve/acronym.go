package resolve

import (
	"strings"

	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// definition is an acronym with the words that the text gives for it.
type definition struct {
	short, long *mention
}

// acronyms reads the definitions "Long Name (LN)" and decides what both mean:
// the long name if it is known, or if its initials bear the acronym out; else
// the acronym, when the gazetteer knows it, for then the words were changed.
func (k *linking) acronyms() {
	k.defined = map[string]definition{}
	for i := range k.sents {
		s := &k.sents[i]
		for t := 1; t+2 < len(s.Tokens); t++ {
			if s.surface(t) == "(" && s.surface(t+2) == ")" && acronymous(s.surface(t+1)) {
				k.define(s, t)
			}
		}
	}
	for _, m := range k.mentions {
		if m.First != m.Last || !acronymous(m.s.surface(m.First)) {
			continue
		}
		if d, ok := k.defined[m.s.lower(m.First)]; ok && d.short != m && d.short.fixed {
			m.follow(d.short)
			m.fixed, m.weak = true, false
		}
	}
}

func (k *linking) define(s *sentence, open int) {
	long := s.at(open - 1)
	if long == nil || long.Last != open-1 || long.First == long.Last {
		if long = k.before(s, open); long == nil {
			return
		}
	}
	short := s.at(open + 1)
	if short == nil {
		short = k.add(s, open+1, open+1, "name")
		short.ner = long.ner
	}
	k.defined[s.lower(open+1)] = definition{short, long}
	agree := initials(s.wordsOf(long.First, long.Last), strings.ToLower(strings.ReplaceAll(short.surface(), ".", "")))
	switch {
	case len(long.senses) == 1:
		long.link(long.senses[0].entry)
		short.follow(long)
	case len(long.senses) == 0 && (!agree || k.spunWith(long, short) != nil):
		e := k.spunWith(long, short)
		if e == nil {
			return
		}
		short.link(e)
		short.senses, long.senses = nil, nil
		long.follow(short)
		long.Confidence = .9
	case len(long.senses) == 0:
		short.senses = nil
		k.nilName(long)
		short.follow(long)
	default:
		return
	}
	long.fixed, short.fixed, long.weak, short.weak = true, true, false, false
}

// surface is the mention as the text has it.
func (m *mention) surface() string { return m.s.phrase(m.First, m.Last) }

// before enters, as an organisation, the capitalised words that end before an
// opening bracket.
func (k *linking) before(s *sentence, open int) *mention {
	first := open
	for t := open - 1; t >= 0 && t >= open-10; t-- {
		w := s.lower(t)
		if capital(s.surface(t)) && w != "the" && s.tag(t) != "PUNCT" {
			first = t
		} else if !functionWord[w] || w == "," {
			break
		}
	}
	if first >= open-1 {
		return nil
	}
	m := k.add(s, first, open-1, "name")
	m.ner = nlp.OrganisationName
	return m
}

// initials reports whether the letters of an acronym are, in order, initials
// of the words, beginning with the first and using most content words.
func initials(list []string, acronym string) bool {
	at, used, content := 0, 0, 0
	for i, w := range list {
		if !functionWord[w] {
			content++
		}
		if at < len(acronym) && w[0] == acronym[at] {
			at++
			if !functionWord[w] {
				used++
			}
		} else if i == 0 {
			return false
		}
	}
	return at == len(acronym) && used*3 >= content*2
}

// spunWith gives what an acronym known to the gazetteer means beside words
// that are not: the sense whose own words the text's words match best by
// meaning. With a single sense one match suffices; nil when there is none.
func (k *linking) spunWith(long, short *mention) *gazetteer.Entry {
	_, content := meaningOf(long.s.wordsOf(long.First, long.Last))
	have := map[string]bool{}
	for _, w := range content {
		have[group(w)] = true
	}
	var best *gazetteer.Entry
	most, tied := 0, false
	for _, x := range short.senses {
		if x.entry.Kind == schema.Person {
			continue
		}
		_, theirs := meaningOf(words(nil, x.entry.Name))
		n := 0
		for _, w := range theirs {
			if have[group(w)] {
				n++
			}
		}
		if n*2 < len(theirs) {
			continue
		}
		if n > most {
			best, most, tied = x.entry, n, false
		} else if n == most && x.entry != best {
			tied = true
		}
	}
	if tied {
		return nil
	}
	return best
}
