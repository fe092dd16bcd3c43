package resolve

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// linking is one article on its way through Link.
type linking struct {
	lex      *lexicon
	date     time.Time // published; zero when unknown
	sents    []sentence
	mentions []*mention
	defined  map[string]definition // acronyms the text defines, by key
	about    map[string]int        // how often each country is meant, by code
	watch    watcher               // nil outside training

	sceneFound bool
	setting    *gazetteer.Entry // see scene

	countryShares map[string]float64 // see shares
}

// sentence is a sentence with its words folded for look-up.
type sentence struct {
	*nlp.Sentence
	text    string // of the document
	title   bool
	index   int // in its document
	place   int // in the linking: title first, then body
	words   []string
	first   []int // token → its first word; len(tokens)+1 long
	covered []*mention
	upper   bool   // set in capitals throughout
	quoted  []bool // token → within quotation marks
}

// mention is a Mention in the making.
type mention struct {
	Mention
	s      *sentence
	senses []sense
	ner    nlp.NameType // what the name finder thought; empty if it did not
	weak   bool         // needs evidence
	same   *mention     // an earlier mention of the same thing
	entry  *gazetteer.Entry
	office *gazetteer.Office // the title a person was named with
	gender string            // "male", "female" or ""
	plural bool
	owner  *mention // whose role or body this is
	body   *mention // the body that a person was named a member or head of
	fixed  bool     // decided: later stages leave it alone
	sent   bool     // a person whose role takes them abroad
}

func (k *linking) read(part int, doc *nlp.Document) {
	if doc == nil {
		return
	}
	for i := range doc.Sentences {
		s := sentence{Sentence: &doc.Sentences[i], text: doc.Text, title: part == 0, index: i, place: len(k.sents)}
		s.first = make([]int, 0, len(s.Tokens)+1)
		letters, uppers := 0, 0
		for t := range s.Tokens {
			s.first = append(s.first, len(s.words))
			surface := s.surface(t)
			s.words = words(s.words, surface)
			if len(surface) > 3 {
				letters++
				if shouted(surface) {
					uppers++
				}
			}
		}
		s.first = append(s.first, len(s.words))
		s.upper = letters > 2 && uppers*4 >= letters*3
		s.covered = make([]*mention, len(s.Tokens))
		k.sents = append(k.sents, s)
	}
}

// surface is token t as the text has it.
func (s *sentence) surface(t int) string {
	tok := &s.Tokens[t]
	if tok.Start < 0 || tok.End > len(s.text) || tok.Start >= tok.End {
		return tok.Form
	}
	return s.text[tok.Start:tok.End]
}

// lower is token t in lower case; empty when there is no such token.
func (s *sentence) lower(t int) string {
	if t < 0 || t >= len(s.Tokens) {
		return ""
	}
	return strings.ToLower(s.surface(t))
}

// tag is the universal tag of token t; empty when there is no such token.
func (s *sentence) tag(t int) string {
	if t < 0 || t >= len(s.Tokens) {
		return ""
	}
	return s.Tokens[t].UPOS
}

// phrase is the text of tokens first to last.
func (s *sentence) phrase(first, last int) string {
	a, b := s.Tokens[first].Start, s.Tokens[last].End
	if a < 0 || b > len(s.text) || a > b {
		return ""
	}
	return s.text[a:b]
}

// wordsOf are the folded words of tokens first to last.
func (s *sentence) wordsOf(first, last int) []string {
	return s.words[s.first[first]:s.first[last+1]]
}

// headOf is the token of first..last whose governor lies outside; the last
// such when several do, since names and compounds end in their head.
func (s *sentence) headOf(first, last int) int {
	for t := first; t <= last; t++ {
		if h := s.Tokens[t].Head; h < first || h > last {
			return t
		}
	}
	return last
}

// at gives the mention that covers token t, or nil.
func (s *sentence) at(t int) *mention {
	if t < 0 || t >= len(s.covered) {
		return nil
	}
	return s.covered[t]
}

// add enters a mention of tokens first..last and covers them; mentions there
// before are dropped.
func (k *linking) add(s *sentence, first, last int, kind string) *mention {
	m := &mention{s: s, Mention: Mention{
		Title: s.title, Sentence: s.index, First: first, Last: last, Head: s.headOf(first, last),
		Start: s.Tokens[first].Start, End: s.Tokens[last].End, Type: kind, Confidence: 1, Chain: -1,
	}}
	for t := first; t <= last; t++ {
		if old := s.covered[t]; old != nil {
			k.drop(old)
		}
	}
	k.cover(m)
	k.mentions = append(k.mentions, m)
	return m
}

func (k *linking) cover(m *mention) {
	for t := m.First; t <= m.Last; t++ {
		m.s.covered[t] = m
	}
}

// drop forgets a mention.
func (k *linking) drop(m *mention) {
	for t := m.First; t <= m.Last; t++ {
		if m.s.covered[t] == m {
			m.s.covered[t] = nil
		}
	}
	if at := slices.Index(k.mentions, m); at >= 0 {
		k.mentions = slices.Delete(k.mentions, at, at+1)
	}
}

// link says that m means the gazetteer's entry.
func (m *mention) link(e *gazetteer.Entry) {
	m.entry = e
	m.Entity = e.Entity()
	m.Country, m.Sector = e.Country, e.Sector
	m.gender = or(e.Gender, m.gender)
}

// follow says that m means what other means.
func (m *mention) follow(other *mention) {
	for other.same != nil {
		other = other.same
	}
	if other == m {
		return
	}
	m.same, m.entry, m.Entity = other, other.entry, other.Entity
	m.Country, m.Sector = other.Country, other.Sector
	m.gender = or(m.gender, other.gender)
	if m.ner == "" {
		m.ner = other.ner
	}
	m.Confidence = min(m.Confidence, other.Confidence)
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// order sorts the mentions in text order, title first, outer before inner.
func (k *linking) order() {
	slices.SortStableFunc(k.mentions, func(a, b *mention) int {
		if a.Title != b.Title {
			if a.Title {
				return -1
			}
			return 1
		}
		return cmp.Or(a.Sentence-b.Sentence, a.First-b.First, b.Last-a.Last)
	})
}

// kind is what the mention is, as far as known.
func (m *mention) kind() schema.Kind {
	if m.Entity.Kind != "" {
		return m.Entity.Kind
	}
	switch m.ner {
	case nlp.PersonName:
		return schema.Person
	case nlp.OrganisationName:
		return schema.Organisation
	case nlp.LocationName:
		return schema.Place
	case nlp.MilitaryName:
		return schema.Military
	case nlp.LawName:
		return schema.Law
	case nlp.EventName:
		return schema.Event
	case nlp.NationalityName:
		return schema.Group
	}
	return schema.Other
}

// done gives the mentions that mean something, in text order.
func (k *linking) done() []Mention {
	k.order()
	out := make([]Mention, 0, len(k.mentions))
	for _, m := range k.mentions {
		if m.Entity.ID != "" {
			out = append(out, m.Mention)
		}
	}
	return out
}
