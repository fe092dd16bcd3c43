package resolve

import (
	"math"
	"strings"

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
	c.latent()
	c.countNames()
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
	// known is what the text tells about each entity as a whole.
	known map[schema.EntityID]*salience
	// hidden are stretches that may name a person; see latent.
	hidden map[*sentence][]*mention
	// opening is the first entity of the article's body that may be meant by a
	// pronoun.
	opening schema.EntityID
}

// watcher is told every pronoun with its candidates and says which to take,
// nil for none; for training.
type watcher func(s *sentence, t int, p pronoun, list []candidate) *mention

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
			c.meet(list[next])
			if c.opening == "" && !s.title {
				c.opening = list[next].Entity.ID
			}
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
		case relative[w] && (s.tag(t) == "PRON" || s.tag(t) == "DET"):
			c.relative(s, t)
		case firstPerson[w]:
			c.speaker(i, t)
		case s.lower(t-1) == "the" || s.lower(t-1) == "this" || s.lower(t-1) == "that" || s.tag(t) == "NOUN" || s.tag(t) == "PROPN" && roles[w].sector != "":
			c.definite(i, t)
		}
	}
}

var relative = set("who whom which that whose")

// relative links a relative pronoun to the mention its clause modifies.
func (c *corefer) relative(s *sentence, t int) {
	before := t - 1
	if s.lower(before) == "," {
		before--
	}
	if m := s.at(before); m != nil && m.Last == before && m.Type == "name" && m.Entity.ID != "" && s.lower(t) != "that" && (s.lower(t) == "which") != (m.Entity.Kind == schema.Person) {
		c.enter(s, t, t, t, "pronoun", m, .9)
		return
	}
	verb := t
	for n := 0; verb >= 0 && n < 6; n++ {
		if strings.HasPrefix(s.Tokens[verb].Rel, "acl") {
			break
		}
		verb = s.Tokens[verb].Head
	}
	if verb < 0 || !strings.HasPrefix(s.Tokens[verb].Rel, "acl") {
		return
	}
	noun := s.Tokens[verb].Head
	for _, m := range c.in[s] {
		if noun >= 0 && noun < t && m.Head == noun || m.Type == "name" && m.First <= noun && noun <= m.Last && m.Last < t {
			c.enter(s, t, t, t, "pronoun", m, .9)
			return
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
	m.plural = kind == "nominal" && s.Tokens[head].XPOS == "NNS"
	s.covered[head] = m
	c.mentions = append(c.mentions, m)
	c.in[s] = insert(c.in[s], m)
	c.meet(m)
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

// pronoun links the pronoun at token t to its best antecedent, or to none when
// leaving it open scores better.
func (c *corefer) pronoun(i, t int, p pronoun) {
	s := &c.sents[i]
	if p.gender == "" && !p.plural && !p.possessive && (expletive(s, t) || s.called(t)) {
		return
	}
	if p.reflexive && c.watch == nil && c.reflexive(s, t) {
		return
	}
	if m := c.ofClause(i, t, p); m != nil && c.watch == nil {
		c.enter(s, t, t, t, "pronoun", m, .8)
		return
	}
	list := c.candidates(i, t, p)
	if c.watch != nil {
		if m := c.watch(s, t, p, list); m != nil {
			c.reveal(m)
			c.enter(s, t, t, t, "pronoun", m, 1)
		}
		return
	}
	chance, _ := chances(list, scored(list, weightsFor(p)))
	var best *mention
	for _, x := range list {
		if best == nil || chance[x.mention.Entity.ID] > chance[best.Entity.ID] {
			best = x.mention
		}
	}
	if best == nil {
		return
	}
	second := 0.0
	for id, v := range chance {
		if id != best.Entity.ID {
			second = math.Max(second, v)
		}
	}
	if sure := chance[best.Entity.ID]; sure >= leastSure(p, s.says(t)) && (p.gender != "" || sure >= 1.6*second) {
		c.reveal(best)
		c.enter(s, t, t, t, "pronoun", best, math.Min(.95, sure))
	}
}

// reflexive links "itself" to the subject of its verb, or of the verb that one
// complements ("continue to defend itself"), and reports whether it did.
func (c *corefer) reflexive(s *sentence, t int) bool {
	for verb, n := s.Tokens[t].Head, 0; verb >= 0 && n < 4; verb, n = s.Tokens[verb].Head, n+1 {
		for u := range s.Children(verb) {
			if rel(s.Tokens[u].Rel) != "nsubj" {
				continue
			}
			for _, m := range c.in[s] {
				if m.Head == u || m.Type == "name" && m.First <= u && u <= m.Last {
					c.enter(s, t, t, t, "pronoun", m, .9)
					return true
				}
			}
			return false
		}
		if r := rel(s.Tokens[verb].Rel); r != "xcomp" && r != "conj" && r != "obl" && r != "nmod" {
			return false
		}
	}
	return false
}

// leastSure is the probability below which a pronoun stays open. Persons'
// pronouns nearly always have an antecedent at hand; "it" and "they" often
// mean a clause or nobody named, unless they speak.
func leastSure(p pronoun, speaks bool) float64 {
	if speaks && p.gender == "" {
		return .15
	}
	if p.gender != "" {
		return .2
	}
	return .35
}

// candidate is a possible antecedent with its features.
type candidate struct {
	mention  *mention
	features features
}

// candidates lists the possible antecedents of the pronoun at token t, nearest
// sentence first: those of this and the three sentences before that agree.
func (c *corefer) candidates(i, t int, p pronoun) []candidate {
	s := &c.sents[i]
	var list []candidate
	passed := map[schema.EntityID]int{}
	for back := 0; back <= 3 && i-back >= 0; back++ {
		from := &c.sents[i-back]
		if from.title != s.title || from.Paragraph < s.Paragraph-1 {
			break
		}
		ms := c.candidatesOf(from, p)
		for n := len(ms) - 1; n >= 0; n-- {
			m := ms[n]
			if from == s && m.First <= t && t <= m.Last || !c.agrees(m, p) {
				continue
			}
			if _, ok := passed[m.Entity.ID]; !ok && (from != s || m.First < t) {
				passed[m.Entity.ID] = len(passed)
			}
			list = append(list, candidate{m, c.features(m, s, t, p, back, passed[m.Entity.ID])})
		}
	}
	c.compare(list, p)
	c.rivalsUnnamed(list, s, t, p)
	return list
}

// says reports whether token t is the subject of an active verb of speech: "it
// said that", which parsers take for an expletive like "it was said that".
func (s *sentence) says(t int) bool {
	r, h := rel(s.Tokens[t].Rel), s.Tokens[t].Head
	if r != "nsubj" && r != "expl" || !s.speech(t) {
		return false
	}
	for c := range s.Children(h) {
		if s.Tokens[c].Rel == "aux:pass" {
			return false
		}
	}
	return s.Tokens[t].Rel != "nsubj:pass"
}

// expletive reports whether "it" stands for nothing: "it is clear that", "it
// rains", "it seems".
func expletive(s *sentence, t int) bool {
	if s.says(t) {
		return false
	}
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

// people reports whether a name ends in a plural common noun: "Russian troops".
func (m *mention) people() bool {
	return m.Type == "name" && m.s.Tokens[m.Head].XPOS == "NNS" && !capital(m.s.surface(m.Head))
}

// mayBePerson reports whether a name that no gazetteer knows, though the name
// finder took it for a place or body, stands as persons' names do: without an
// article, not after "in" or "at".
func mayBePerson(m *mention) bool {
	if m.Type != "name" || m.entry != nil || m.same != nil && m.same.entry != nil || m.Last-m.First > 2 {
		return false
	}
	if m.Entity.Kind != schema.Place && m.Entity.Kind != schema.Organisation {
		return false
	}
	switch m.s.lower(m.First - 1) {
	case "the", "in", "at", "near", "a", "from", "via", "into":
		return false
	}
	return m.Sector == "" && !shouted(m.surface())
}

// agrees reports whether m may be the antecedent by kind, number and gender.
func (c *corefer) agrees(m *mention, p pronoun) bool {
	kind := m.Entity.Kind
	switch {
	case p.gender != "":
		if kind != schema.Person && !mayBePerson(m) {
			return false
		}
		g := c.genderOf(m)
		return g == "" || g == p.gender
	case p.plural:
		return m.plural || m.people() || kind == schema.Group
	case m.people():
		return false
	}
	switch kind {
	case schema.Country, schema.Organisation, schema.IGO, schema.Government, schema.Military, schema.Media:
		return !m.plural && (m.Type != "nominal" || kind != schema.Country)
	}
	return false
}
