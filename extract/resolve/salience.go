package resolve

import (
	"math"

	"claimgraph/schema"
)

// salience is what a text tells about an entity as a whole, beside the mention
// at hand: an article's topic is named often, as subject and by the surname
// alone, and the persons it meets once, in full.
type salience struct {
	names    int            // mentions by name in the whole text
	first    *mention       // the first of them
	subjects int            // mentions as a subject, so far
	genders  map[string]int // pronouns that meant it, by gender, so far
}

// of gives the entity's salience, entering it when new.
func (c *corefer) of(id schema.EntityID) *salience {
	if c.known[id] == nil {
		c.known[id] = &salience{genders: map[string]int{}}
	}
	return c.known[id]
}

// countNames counts the names of the text.
func (c *corefer) countNames() {
	c.known = map[schema.EntityID]*salience{}
	for _, m := range c.mentions {
		if m.Type != "name" || m.Entity.ID == "" {
			continue
		}
		x := c.of(m.Entity.ID)
		x.names++
		if x.first == nil {
			x.first = m
		}
	}
	for i := range c.sents {
		for _, m := range c.hidden[&c.sents[i]] {
			if x := c.of(m.Entity.ID); x.first == nil {
				x.names, x.first = x.names+1, m
			} else {
				x.names++
			}
		}
	}
}

// meet counts a mention that has been passed.
func (c *corefer) meet(m *mention) {
	c.seen[m.Entity.ID]++
	if rel(m.s.Tokens[m.Head].Rel) == "nsubj" {
		c.of(m.Entity.ID).subjects++
	}
	if m.Type == "pronoun" {
		c.of(m.Entity.ID).genders[pronouns[m.s.lower(m.Head)].gender]++
	}
}

// salient adds the features of the entity that m means.
func (c *corefer) salient(f *features, m *mention, p pronoun) {
	x := c.of(m.Entity.ID)
	f[fNames] = math.Log1p(float64(x.names))
	f[fSubjects] = math.Log1p(float64(x.subjects))
	if x.first != nil {
		f[fByOneWord] = truth(x.first.First == x.first.Last)
		f[fOld] = truth(x.first.Sentence < m.Sentence)
	}
	if p.gender != "" {
		f[fSamePronoun] = truth(x.genders[p.gender] > 0)
		f[fOtherPronoun] = truth(x.genders[p.gender] == 0 && x.genders[opposite[p.gender]] > 0)
	}
}

var opposite = map[string]string{"male": "female", "female": "male"}

func truth(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// compare adds to a pronoun's candidates what only their comparison tells: how
// many entities there are, which is meant most and which alone has the gender.
func (c *corefer) compare(list []candidate, p pronoun) {
	entities, sure, most := map[schema.EntityID]bool{}, map[schema.EntityID]bool{}, 0
	for i := range list {
		m := list[i].mention
		entities[m.Entity.ID] = true
		if p.gender != "" && c.genderOf(m) == p.gender {
			sure[m.Entity.ID] = true
		}
		most = max(most, c.seen[m.Entity.ID])
	}
	bind(list)
	for i := range list {
		m, f := list[i].mention, &list[i].features
		f[fRivals] = math.Log(float64(len(entities)))
		f[fMostMeant] = truth(c.seen[m.Entity.ID] == most)
		f[fOnlySure] = truth(len(sure) == 1 && sure[m.Entity.ID])
		f[fOtherSure] = truth(len(sure) > 0 && !sure[m.Entity.ID])
	}
}

// placed adds where the mention stands in its phrase: after which preposition,
// beside which others, as whose relative.
func (c *corefer) placing(f *features, m *mention, p pronoun) {
	s, h := m.s, m.Head
	for k := range s.Children(h) {
		switch rel(s.Tokens[k].Rel) {
		case "case":
			switch s.lower(k) {
			case "with":
				f[fWith] = 1
			case "of":
				f[fOf] = 1
			case "to":
				f[fTo] = 1
			}
		case "conj":
			f[fHasConjunct] = 1
		}
	}
	above := s.Tokens[h].Head
	if above >= 0 && s.Tokens[h].Rel == "nmod:poss" {
		f[fPossessorOfSubject] = truth(rel(s.Tokens[above].Rel) == "nsubj")
	}
	f[fRelative] = truth(relativeOf(s, m, p))
}

// relativeOf reports whether a mention is introduced as somebody's relative or
// the like by a possessive of the pronoun's gender: "his wife Anna".
func relativeOf(s *sentence, m *mention, p pronoun) bool {
	for t := m.First - 1; t >= 0 && t >= m.First-5; t-- {
		if q, ok := pronouns[s.lower(t)]; ok {
			return q.gender == p.gender
		}
		if tag := s.tag(t); tag != "NOUN" && tag != "ADJ" && tag != "PUNCT" && tag != "PROPN" {
			return false
		}
	}
	return false
}

// clauseSubject gives the subject that governs token t from the nearest clause
// around it that has one, whatever lies between.
func (s *sentence) clauseSubject(t int) int {
	for v, n := s.Tokens[t].Head, 0; v >= 0 && n < 12; v, n = s.Tokens[v].Head, n+1 {
		for u := range s.Children(v) {
			if rel(s.Tokens[u].Rel) == "nsubj" && u != t && !s.Dominates(u, t) {
				return u
			}
		}
	}
	return -1
}
