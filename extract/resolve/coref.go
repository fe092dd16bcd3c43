package resolve

import (
	"math"

	"claimgraph/schema"
)

// corefer links pronouns and definite roles to what was named before, and
// numbers the chains. It prefers to leave a pronoun open over guessing.
func (k *linking) corefer() {
	k.quotes()
	k.order()
	named := map[*sentence][]*mention{}
	for _, m := range k.mentions {
		if m.Entity.ID != "" {
			named[m.s] = append(named[m.s], m)
		}
	}
	c := &corefer{linking: k, in: named, seen: map[schema.EntityID]int{}}
	for i := range k.sents {
		c.sentence(i)
	}
	k.order()
	k.chains()
}

// chains numbers the entities in order of first mention.
func (k *linking) chains() {
	number := map[schema.EntityID]int{}
	for _, m := range k.mentions {
		if m.Entity.ID == "" {
			continue
		}
		key := m.Entity.ID
		if m.Type == "nominal" && m.same == nil && m.kind() == schema.Country {
			// "Russian officials" share the country's node, not its chain.
			key = schema.EntityID(string(key) + "|" + m.Sector)
		}
		if _, ok := number[key]; !ok {
			number[key] = len(number)
		}
		m.Chain = number[key]
	}
}

// corefer goes through an article sentence by sentence.
type corefer struct {
	*linking
	in   map[*sentence][]*mention // linked mentions, in order
	seen map[schema.EntityID]int  // mentions so far
}

// pronoun is what a pronoun asks of its antecedent.
type pronoun struct {
	gender     string // "male", "female", or "" for things and groups
	plural     bool
	possessive bool
	reflexive  bool
}

var pronouns = map[string]pronoun{
	"he": {gender: "male"}, "him": {gender: "male"}, "his": {gender: "male", possessive: true}, "himself": {gender: "male", reflexive: true},
	"she": {gender: "female"}, "her": {gender: "female"}, "hers": {gender: "female", possessive: true}, "herself": {gender: "female", reflexive: true},
	"it": {}, "its": {possessive: true}, "itself": {reflexive: true},
	"they": {plural: true}, "them": {plural: true}, "their": {plural: true, possessive: true}, "themselves": {plural: true, reflexive: true},
}

func (c *corefer) sentence(i int) {
	s := &c.sents[i]
	next := 0
	list := c.in[s]
	for t := range s.Tokens {
		for next < len(list) && list[next].Head <= t {
			c.seen[list[next].Entity.ID]++
			next++
		}
		if s.covered[t] != nil && s.covered[t].Entity.ID != "" {
			continue
		}
		w := s.lower(t)
		p, ok := pronouns[w]
		if ok && w == "her" {
			p.possessive = rel(s.Tokens[t].Rel) == "nmod" || s.Tokens[t].XPOS == "PRP$"
		}
		switch {
		case ok:
			c.pronoun(i, t, p)
		case firstPerson[w]:
			c.speaker(i, t)
		case s.lower(t-1) == "the" || s.lower(t-1) == "this" || s.lower(t-1) == "that" || s.tag(t) == "NOUN":
			c.definite(i, t)
		}
	}
}

// enter records a coreferent mention of tokens first..last.
func (c *corefer) enter(s *sentence, first, last, head int, kind string, to *mention, confidence float64) *mention {
	m := &mention{s: s, Mention: Mention{
		Title: s.title, Sentence: s.index, First: first, Last: last, Head: head,
		Start: s.Tokens[first].Start, End: s.Tokens[last].End, Type: kind, Confidence: confidence, Chain: -1,
	}}
	m.follow(to)
	m.Confidence = confidence
	s.covered[head] = m
	c.mentions = append(c.mentions, m)
	c.in[s] = insert(c.in[s], m)
	return m
}

func insert(list []*mention, m *mention) []*mention {
	at := len(list)
	for at > 0 && list[at-1].Head > m.Head {
		at--
	}
	list = append(list, nil)
	copy(list[at+1:], list[at:])
	list[at] = m
	return list
}

// pronoun links the pronoun at token t to its best antecedent.
func (c *corefer) pronoun(i, t int, p pronoun) {
	s := &c.sents[i]
	if p.gender == "" && !p.plural && !p.possessive && expletive(s, t) {
		return
	}
	var best *mention
	top, second := math.Inf(-1), math.Inf(-1)
	for back := 0; back <= 3 && i-back >= 0; back++ {
		from := &c.sents[i-back]
		if from.title != s.title || from.Paragraph < s.Paragraph-1 {
			break
		}
		for _, m := range c.in[from] {
			if from == s && m.First <= t && t <= m.Last || !c.agrees(m, p) {
				continue
			}
			score := c.suits(m, s, t, p, back)
			if best != nil && m.Entity.ID == best.Entity.ID {
				top = math.Max(top, score)
				continue
			}
			if score > top {
				best, top, second = m, score, top
			} else if score > second {
				second = score
			}
		}
	}
	least, margin := 0.0, 0.0
	if p.gender == "" {
		least, margin = 1.5, .5
	}
	if best == nil || top < least || top-second < margin {
		return
	}
	c.enter(s, t, t, t, "pronoun", best, math.Min(.95, .5+.2*math.Min(top-second, 2)))
}

// expletive reports whether "it" stands for nothing: "it is clear that", "it
// rains", "it seems".
func expletive(s *sentence, t int) bool {
	if rel(s.Tokens[t].Rel) == "expl" {
		return true
	}
	h := s.Tokens[t].Head
	if h < 0 {
		return false
	}
	if rel(s.Tokens[t].Rel) != "nsubj" {
		return false
	}
	for c := range s.Children(h) {
		if r := rel(s.Tokens[c].Rel); r == "csubj" || r == "ccomp" && s.tag(h) == "ADJ" {
			return true
		}
	}
	switch s.Tokens[h].Lemma {
	case "seem", "appear", "rain", "snow", "turn", "take", "clear", "likely", "unclear", "possible", "important", "time", "apparent", "obvious":
		return true
	}
	return false
}

// agrees reports whether m may be the antecedent by kind, number and gender.
func (c *corefer) agrees(m *mention, p pronoun) bool {
	kind := m.Entity.Kind
	switch {
	case p.gender != "":
		if kind != schema.Person {
			return false
		}
		g := c.genderOf(m)
		return g == "" || g == p.gender
	case p.plural:
		return m.plural || kind == schema.Group
	}
	switch kind {
	case schema.Country, schema.Organisation, schema.IGO, schema.Government, schema.Military, schema.Media:
		return !m.plural && m.Type != "nominal" || m.Type == "nominal" && kind != schema.Country
	}
	return false
}

// suits scores an antecedent by the things Hobbs, Lappin and Leass weigh:
// distance, grammatical role, parallelism, how often it was mentioned, and the
// binding of a verb's own arguments.
func (c *corefer) suits(m *mention, s *sentence, t int, p pronoun, back int) float64 {
	score := -1.1 * float64(back)
	role := rel(m.s.Tokens[m.Head].Rel)
	own := rel(s.Tokens[t].Rel)
	switch role {
	case "nsubj", "root":
		score += 1.5
	case "obj", "iobj":
		score += .6
	case "appos", "flat":
		score += .3
	case "nmod", "compound":
		score -= .4
	case "conj":
		score += .2
	}
	if role == own && !p.possessive {
		score += .7
	}
	if possessive(m.s, m.Last) {
		score -= .2
	}
	score += .35 * math.Log1p(float64(c.seen[m.Entity.ID]))
	if c.genderOf(m) == p.gender && p.gender != "" {
		score += .6
	}
	if m.Type == "pronoun" {
		score += .4
	}
	if back == 0 {
		score += c.within(m, s, t, p)
	}
	return score
}

// within scores an antecedent of the same sentence.
func (c *corefer) within(m *mention, s *sentence, t int, p pronoun) float64 {
	score := 0.0
	if m.First > t {
		score -= 2.5
		if rel(s.Tokens[m.Head].Rel) == "nsubj" && s.Tokens[t].Head >= 0 && s.Dominates(s.Tokens[m.Head].Head, t) {
			score += 1.8
		}
	} else {
		score -= .02 * float64(t-m.Last)
	}
	mh, ph := s.Tokens[m.Head].Head, s.Tokens[t].Head
	sameClause := mh == ph && mh >= 0
	switch {
	case p.reflexive && sameClause:
		score += 3
	case !p.possessive && !p.reflexive && sameClause:
		score -= 6 // a verb's two arguments differ unless reflexive
	case p.possessive && ph >= 0 && s.Tokens[ph].Head == mh && mh >= 0 && rel(s.Tokens[m.Head].Rel) == "nsubj":
		score += .8 // "X praised his army"
	case p.possessive && ph == m.Head:
		score -= 6 // "his X" is not X's
	}
	if !p.possessive && m.Head > t && s.Dominates(t, m.Head) {
		score -= 4
	}
	return score
}
