package resolve

import (
	"strings"

	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

// Resolve fills the entity fields of arg; see Resolver.
func (l *Linker) Resolve(linked *Linked, arg *schema.Argument) {
	if linked == nil || arg == nil || arg.Span == nil || arg.Claim != "" {
		return
	}
	title := arg.In == schema.InTitle
	doc := linked.Body
	if title {
		doc = linked.Title
	}
	if doc == nil {
		return
	}
	p, ok := phraseOf(doc, title, arg.Start, arg.End)
	if !ok {
		return
	}
	p.mentions = linked.sentence(title, p.sentence)
	if m := p.actor(); m != nil {
		arg.Entity, arg.Name, arg.Kind = m.Entity.ID, m.Entity.Name, m.Entity.Kind
		arg.Country, arg.Sector = m.Country, m.Sector
		if m.Entity.Kind == schema.Topic && arg.Country == "" {
			arg.Country = p.countryBefore() // "American sovereignty"
		}
		return
	}
	l.topic(&p, arg)
}

// sentence gives the mentions of one sentence.
func (l *Linked) sentence(title bool, index int) []Mention {
	lo, hi := 0, len(l.Mentions)
	before := func(m *Mention) bool { // in a sentence before this
		if m.Title != title {
			return m.Title
		}
		return m.Sentence < index
	}
	for lo < hi {
		if mid := (lo + hi) / 2; before(&l.Mentions[mid]) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	end := lo
	for end < len(l.Mentions) && l.Mentions[end].Title == title && l.Mentions[end].Sentence == index {
		end++
	}
	return l.Mentions[lo:end]
}

// nounPhrase is an argument's words in their sentence.
type nounPhrase struct {
	s           *nlp.Sentence
	text        string
	sentence    int
	first, last int
	head        int
	mentions    []Mention
}

// phraseOf finds the tokens that bytes start..end cover, and their head.
func phraseOf(doc *nlp.Document, title bool, start, end int) (nounPhrase, bool) {
	p := nounPhrase{text: doc.Text, sentence: doc.SentenceAt(start), first: -1}
	if p.sentence < 0 {
		return p, false
	}
	p.s = &doc.Sentences[p.sentence]
	for t := range p.s.Tokens {
		if tok := &p.s.Tokens[t]; tok.End > start && tok.Start < end {
			if p.first < 0 {
				p.first = t
			}
			p.last = t
		}
	}
	if p.first < 0 {
		return p, false
	}
	p.head = p.top()
	return p, true
}

// top is the phrase's head: the token governed from outside, a nominal if any
// such is one.
func (p *nounPhrase) top() int {
	best := -1
	for t := p.first; t <= p.last; t++ {
		tok := &p.s.Tokens[t]
		if tok.Head >= p.first && tok.Head <= p.last || tok.UPOS == "PUNCT" || tok.UPOS == "DET" && t < p.last {
			continue
		}
		if best < 0 || !nominalTag[p.s.Tokens[best].UPOS] && nominalTag[tok.UPOS] {
			best = t
		}
	}
	if best < 0 {
		return p.last
	}
	return best
}

var nominalTag = set("NOUN PROPN PRON")

// actor gives the mention that decides who the phrase means: the one headed by
// its head, the name that covers its head, or a person's name attached to the
// head as flat name, apposition or compound.
func (p *nounPhrase) actor() *Mention {
	var found *Mention
	for i := range p.mentions {
		m := &p.mentions[i]
		if m.First > p.last || m.Last < p.first || m.First <= p.head && p.head <= m.Last && m.Head != p.head && m.Type == "nominal" {
			continue
		}
		if m.Head != p.head && (m.First > p.head || m.Last < p.head) {
			continue
		}
		if found == nil || prefer(m, found, p) {
			found = m
		}
	}
	if found != nil && found.Type != "nominal" {
		if found.Entity.Kind == schema.Country && found.Last < p.last {
			if named := p.titled(); named != nil {
				return named
			}
		}
		return found
	}
	if named := p.apposed(); named != nil && (found == nil || found.Entity.Kind != schema.Person) {
		return named
	}
	if found == nil {
		found = p.member()
	}
	if found == nil {
		found = p.areaOf()
	}
	if found == nil {
		found = p.titled()
	}
	return found
}

// prefer orders two mentions over the head: one headed there first, then the
// longer, then names before others.
func prefer(a, b *Mention, p *nounPhrase) bool {
	if (a.Head == p.head) != (b.Head == p.head) {
		return a.Head == p.head
	}
	if a.Last-a.First != b.Last-b.First {
		return a.Last-a.First > b.Last-b.First
	}
	return a.Type == "name" && b.Type != "name"
}

// apposed is a person's name that stands beside the head.
func (p *nounPhrase) apposed() *Mention {
	for i := range p.mentions {
		m := &p.mentions[i]
		if m.Type != "name" || m.Entity.Kind != schema.Person {
			continue
		}
		if m.First > p.last && m.First <= p.last+2 && p.s.Tokens[m.Head].Head == p.head && rel(p.s.Tokens[m.Head].Rel) == "appos" {
			return m // behind the phrase: "the commander of the wing, X"
		}
		if m.First < p.first || m.Last > p.last {
			continue
		}
		if tok := &p.s.Tokens[m.Head]; tok.Head == p.head {
			switch rel(tok.Rel) {
			case "appos", "flat":
				return m
			case "compound", "nmod":
				if m.First > p.head && tok.Rel != "nmod:poss" && !p.cased(m.Head) {
					return m
				}
			}
		}
	}
	return nil
}

func (p *nounPhrase) cased(t int) bool {
	for c := range p.s.Children(t) {
		if rel(p.s.Tokens[c].Rel) == "case" {
			return true
		}
	}
	return false
}

// member reads "39 of the states", "members of Hamas", "the people of
// Ukraine": a role noun without a mention of its own, with one after "of".
func (p *nounPhrase) member() *Mention {
	w := strings.ToLower(p.s.Tokens[p.head].Form)
	if r, isRole := roles[w]; (!isRole || r.shape == 0) && !placeWord[w] && !areaNoun[w] && !titleHead[w] && !quantity[w] {
		return nil
	}
	for i := range p.mentions {
		m := &p.mentions[i]
		if (placeWord[w] || areaNoun[w] || m.Entity.Kind == schema.Place) && !p.of(m.Head) {
			continue
		}
		if m.Type != "pronoun" && m.First > p.head && m.Last <= p.last && p.s.Tokens[m.Head].Head == p.head && rel(p.s.Tokens[m.Head].Rel) == "nmod" {
			return m
		}
	}
	return nil
}

// titled is the person's name that the phrase ends in, with nothing but words
// of titles before it, where the tree has split title and name.
func (p *nounPhrase) titled() *Mention {
	for i := range p.mentions {
		m := &p.mentions[i]
		if m.Type != "name" || m.Entity.Kind != schema.Person || m.Last != p.last || m.First <= p.first {
			continue
		}
		for t := p.first; t < m.First; t++ {
			w := strings.ToLower(p.s.Tokens[t].Form)
			if !inTitle(w) && !honorific[w] && w != "-" && w != "elect" && p.s.Tokens[t].UPOS != "DET" && !p.ofState(t) {
				return nil
			}
		}
		return m
	}
	return nil
}

// ofState reports whether token t belongs to the name of a country or body.
func (p *nounPhrase) ofState(t int) bool {
	for i := range p.mentions {
		m := &p.mentions[i]
		if m.Type == "name" && m.First <= t && t <= m.Last && (m.Entity.Kind == schema.Country || m.Entity.Kind == schema.IGO) {
			return true
		}
	}
	return false
}

// areaOf reads "Rakhine state", "the Kidal region", "the SADC bloc": a name right
// before a noun for what it names.
func (p *nounPhrase) areaOf() *Mention {
	w := strings.ToLower(p.s.Tokens[p.head].Form)
	if !areaNoun[w] && !bodyNoun[w] && !groupNoun[w] {
		return nil
	}
	for i := range p.mentions {
		m := &p.mentions[i]
		if m.Type != "name" || m.First < p.first || m.Last != p.head-1 {
			continue
		}
		switch m.Entity.Kind {
		case schema.Place:
			if areaNoun[w] {
				return m
			}
		case schema.IGO, schema.Group, schema.Organisation:
			if sameBody[w] {
				return m
			}
		}
	}
	return nil
}

// sameBody are nouns that a body's name stands before without making another
// body of it: "the SADC bloc", "the Semilla party".
var sameBody = set("bloc party group alliance movement militia organisation organization grouping coalition cartel gang newspaper agency")

// areaNoun are nouns that a place's name stands before.
var areaNoun = set("state region province district governorate county department peninsula valley city town village municipality prefecture oblast area enclave")

// quantity are nouns that tell how many or how much of what stands after "of".
var quantity = set("thousands hundreds dozens scores tens millions handful number majority most half part parts much many crowds crowd groups some any all none each one two both")

// of reports whether token t is governed through "of".
func (p *nounPhrase) of(t int) bool {
	for c := range p.s.Children(t) {
		if rel(p.s.Tokens[c].Rel) == "case" && strings.EqualFold(p.s.Tokens[c].Form, "of") {
			return true
		}
	}
	return false
}
