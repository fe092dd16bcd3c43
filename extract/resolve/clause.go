package resolve

import "strings"

// ofClause links "it" and "they" as subjects by their clause: in what somebody
// says to the speaker ("the ministry said it had"), and in a clause joined to
// another to that one's subject ("the court ordered …, but it stopped short").
// It gives nil where grammar does not decide.
func (c *corefer) ofClause(i, t int, p pronoun) *mention {
	s := &c.sents[i]
	if p.gender != "" || p.possessive || p.reflexive || rel(s.Tokens[t].Rel) != "nsubj" {
		return nil
	}
	verb := s.Tokens[t].Head
	if verb < 0 {
		return nil
	}
	v := &s.Tokens[verb]
	above := v.Head
	if above < 0 {
		return c.ofSentenceBefore(i, t, p)
	}
	switch rel(v.Rel) {
	case "ccomp":
		if !speechVerbs[s.Tokens[above].Lemma] {
			return nil
		}
	case "conj":
	case "parataxis":
		if !speechVerbs[v.Lemma] { // "On Thursday, it said, the army fired"
			return nil
		}
	default:
		return nil
	}
	if m := c.subject(s, above); m != nil && m.Last < t && c.agrees(m, p) {
		return m
	}
	return nil
}

// ofSentenceBefore links the subject of a main clause to that of the sentence
// before in the paragraph, where no other possible antecedent comes between.
func (c *corefer) ofSentenceBefore(i, t int, p pronoun) *mention {
	s := &c.sents[i]
	if i == 0 || c.sents[i-1].Paragraph != s.Paragraph || c.sents[i-1].title != s.title || s.quoted[t] {
		return nil
	}
	for _, m := range c.in[s] {
		if m.First < t && c.agrees(m, p) {
			return nil
		}
	}
	before := &c.sents[i-1]
	for u := range before.Tokens {
		if before.Tokens[u].Head >= 0 || before.quoted[u] {
			continue
		}
		if m := c.subject(before, u); m != nil && c.agrees(m, p) {
			return m
		}
	}
	return nil
}

// subject gives the linked subject of a verb, or nil.
func (c *corefer) subject(s *sentence, verb int) *mention {
	for u := range s.Children(verb) {
		if !strings.HasPrefix(s.Tokens[u].Rel, "nsubj") {
			continue
		}
		for _, m := range c.in[s] {
			if m.Head == u || m.Type == "name" && m.First <= u && u <= m.Last {
				return m
			}
		}
	}
	return nil
}

// called reports whether "it" at token t is said to be something that no actor
// is: "it is the worst outbreak in years" means the outbreak, not who says so.
func (s *sentence) called(t int) bool {
	h := s.Tokens[t].Head
	if rel(s.Tokens[t].Rel) != "nsubj" || h < 0 || s.tag(h) != "NOUN" {
		return false
	}
	copula := false
	for k := range s.Children(h) {
		r := rel(s.Tokens[k].Rel)
		copula = copula || r == "cop"
		if r == "case" {
			return false // "it is in talks", "it is at war"
		}
	}
	if !copula {
		return false
	}
	w := s.Tokens[h].Lemma
	_, isRole := roles[w]
	return !isRole && !bodyNoun[w] && !anyBody[w] && !intergovernmental[w] && !placeWord[w] && !titleHead[w] && !actorNoun[w]
}

// actorNoun are further nouns that say what a state or body is.
var actorNoun = set("member ally signatory party partner victim target country state nation power democracy producer exporter importer supplier source home buyer seller donor guarantor neighbour neighbor player leader part one host sponsor founder maker owner heir successor rival enemy adversary aggressor occupier beneficiary recipient participant observer candidate monarchy dictatorship hub haven responsible")
