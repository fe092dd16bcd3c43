package resolve

import (
	"slices"

	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

// latent finds what may name a person though nothing took it for a name: runs
// of proper nouns that stand as persons do, as subject, object or possessor.
// They become mentions only when a personal pronoun means them; a word that
// names a person elsewhere in the text becomes one at once.
func (c *corefer) latent() {
	named := map[string]*mention{}
	for _, m := range c.mentions {
		if m.Type == "name" && m.Entity.Kind == schema.Person && m.First == m.Last {
			named[m.s.surface(m.First)] = m
		}
	}
	c.hidden = map[*sentence][]*mention{}
	for i := range c.sents {
		s := &c.sents[i]
		if s.upper || s.title {
			continue
		}
		for t := 0; t < len(s.Tokens); t++ {
			first := t
			for t < len(s.Tokens) && s.loose(t) {
				t++
			}
			if last := t - 1; last >= first && last-first < 3 && s.personal(first, last) {
				c.enterLatent(s, first, last, named[s.surface(last)])
			}
		}
	}
	c.order()
}

// enterLatent enters tokens first..last: as a mention of known when that is
// given, else among the hidden.
func (c *corefer) enterLatent(s *sentence, first, last int, known *mention) {
	if known != nil && first == last {
		m := c.add(s, first, last, "name")
		m.ner = nlp.PersonName
		m.follow(known)
		c.in[s] = insert(c.in[s], m)
		return
	}
	m := &mention{s: s, ner: nlp.PersonName, Mention: Mention{
		Title: s.title, Sentence: s.index, First: first, Last: last, Head: s.headOf(first, last),
		Start: s.Tokens[first].Start, End: s.Tokens[last].End, Type: "name", Confidence: .5, Chain: -1,
	}}
	c.nilName(m)
	c.hidden[s] = append(c.hidden[s], m)
}

// personal reports whether the run stands where persons' names do.
func (s *sentence) personal(first, last int) bool {
	if s.lower(first-1) == "the" || s.lower(first-1) == "a" || s.lower(first-1) == "an" || shouted(s.surface(last)) || inTitle(s.lower(last)) || honorific[s.lower(last)] {
		return false
	}
	if sectorOfName(s.phrase(first, last), "") != "" {
		return false
	}
	h := s.headOf(first, last)
	switch rel(s.Tokens[h].Rel) {
	case "nsubj", "obj", "iobj", "conj", "appos":
		return true
	case "nmod", "obl":
		if s.Tokens[h].Rel == "nmod:poss" {
			return true
		}
		for k := range s.Children(h) {
			if rel(s.Tokens[k].Rel) == "case" && personalCase[s.lower(k)] {
				return true
			}
		}
	}
	return false
}

// personalCase are prepositions that rarely stand before places.
var personalCase = set("with by for against between about upon than like")

// candidatesOf lists the mentions of a sentence that a pronoun may mean, in
// order.
func (c *corefer) candidatesOf(s *sentence, p pronoun) []*mention {
	if p.gender == "" || len(c.hidden[s]) == 0 {
		return c.in[s]
	}
	list := slices.Clone(c.in[s])
	for _, m := range c.hidden[s] {
		list = insert(list, m)
	}
	return list
}

// reveal makes a hidden mention, and all others of its name, mentions.
func (c *corefer) reveal(m *mention) {
	if !slices.Contains(c.hidden[m.s], m) {
		return
	}
	for i := range c.sents {
		s := &c.sents[i]
		c.hidden[s] = slices.DeleteFunc(c.hidden[s], func(o *mention) bool {
			if o.Entity.ID != m.Entity.ID {
				return false
			}
			if o != m {
				o.same = m
			}
			c.cover(o)
			c.mentions = append(c.mentions, o)
			c.in[s] = insert(c.in[s], o)
			return true
		})
	}
}

// isHidden reports whether m is only a guess.
func (c *corefer) isHidden(m *mention) bool { return slices.Contains(c.hidden[m.s], m) }
