package resolve

import (
	"strings"

	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

// topic names what a phrase is about when it means no actor: its head with the
// nouns and adjectives before it, so that "the alleged war crimes in Ukraine"
// and "war crimes" meet. Pronouns, clauses and bare numbers stay without one.
// A country among the modifiers becomes the topic's country.
func (l *Linker) topic(p *nounPhrase, arg *schema.Argument) {
	head := &p.s.Tokens[p.head]
	if head.UPOS != "NOUN" && head.UPOS != "PROPN" {
		return
	}
	if r, isRole := roles[strings.ToLower(head.Form)]; isRole && r.shape != 0 && !vehicle[strings.ToLower(head.Form)] {
		arg.Sector = r.sector
		arg.Kind = schema.Group
		if r.shape == person {
			arg.Kind = schema.Person
		}
		if r.shape == body || r.shape == army {
			arg.Kind = schema.Organisation
		}
		return
	}
	name := p.core()
	if name == "" {
		return
	}
	arg.Kind, arg.Name = schema.Topic, name
	arg.Country = p.countryBefore()
	if e := l.known(name); e != nil {
		arg.Entity, arg.Name, arg.Kind = e.ID, e.Name, e.Kind
		return
	}
	arg.Entity = schema.NilEntity(schema.Topic, "", name)
}

// known gives the gazetteer's topic, event or law of that name, or a topic of
// that meaning ("warfare crimes").
func (l *Linker) known(name string) *schema.Entity {
	list := words(nil, name)
	for _, x := range l.lex.phrases[strings.Join(list, " ")] {
		switch x.entry.Kind {
		case schema.Topic, schema.Event, schema.Law:
			e := x.entry.Entity()
			return &e
		}
	}
	meaning, content := meaningOf(list)
	if len(content) < 2 {
		return nil
	}
	for _, entry := range l.lex.bodies()[meaning] {
		if entry.Kind == schema.Topic {
			e := entry.Entity()
			return &e
		}
	}
	return nil
}

// passing are adjectives that do not make another topic.
var passing = set("alleged new recent further more other several many such own possible potential same apparent reported so-called first last next latest current former major serious any all some numerous additional")

// core is the head with its noun and adjective modifiers, lower case except
// for names.
func (p *nounPhrase) core() string {
	var list []string
	for t := p.first; t <= p.head; t++ {
		tok := &p.s.Tokens[t]
		if t != p.head && (tok.Head != p.head && p.s.Tokens[max(tok.Head, 0)].Head != p.head) {
			continue
		}
		r := rel(tok.Rel)
		if t != p.head && r != "amod" && r != "compound" && r != "flat" {
			continue
		}
		form := formOf(tok, p.text)
		if passing[strings.ToLower(form)] && t != p.head || p.mentioned(t) && t != p.head {
			continue
		}
		if tok.UPOS != "PROPN" {
			form = strings.ToLower(form)
		}
		list = append(list, form)
	}
	if len(list) == 0 || len(list) > 4 {
		return ""
	}
	return strings.Join(list, " ")
}

func formOf(tok *nlp.Token, text string) string {
	if tok.Start >= 0 && tok.Start < tok.End && tok.End <= len(text) {
		return text[tok.Start:tok.End]
	}
	return tok.Form
}

// mentioned reports whether token t belongs to the name of a country or person.
func (p *nounPhrase) mentioned(t int) bool {
	for i := range p.mentions {
		m := &p.mentions[i]
		if m.Type == "name" && m.First <= t && t <= m.Last && (m.Entity.Kind == schema.Country || m.Entity.Kind == schema.Person) {
			return true
		}
	}
	return false
}

// countryBefore is the country whose name or demonym modifies the head.
func (p *nounPhrase) countryBefore() string {
	for i := range p.mentions {
		m := &p.mentions[i]
		if m.Entity.Kind == schema.Country && m.First >= p.first && m.Last < p.head && p.s.Tokens[m.Head].Head == p.head {
			return m.Country
		}
	}
	return ""
}
