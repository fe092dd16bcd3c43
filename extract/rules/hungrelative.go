package rules

import "claimgraph/extract/nlp"

// hungRelative recognises "blames the strike on Israel, which denied it" with the
// relative clause hung on a noun farther back than the name before the comma. At
// the relative pronoun's verb it gives that name, or -1.
func hungRelative(s *nlp.Sentence, verb int) int {
	t := &s.Tokens[verb]
	if t.Rel != "acl:relcl" || t.Head < 0 || t.Head > verb {
		return -1
	}
	pronoun := -1
	for k := range s.Children(verb) {
		if k < verb && (pronoun < 0 || k < pronoun) && lemmaOf(&s.Tokens[k]) == "which" && s.Tokens[k].Rel == "nsubj" {
			pronoun = k
		}
	}
	n := pronoun - 2
	if n <= t.Head || s.Tokens[n+1].Form != "," || s.Tokens[n].UPOS != "PROPN" {
		return -1
	}
	for s.Tokens[n].Rel == "flat" && s.Tokens[n].Head >= 0 {
		n = s.Tokens[n].Head
	}
	if r := s.Tokens[n].Rel; n <= t.Head || r != "obl" && r != "obj" || s.Dominates(t.Head, n) || s.Tokens[n].Head != s.Tokens[t.Head].Head {
		return -1
	}
	return n
}

func lowerRelative(s *nlp.Sentence, verb, name int) { s.Tokens[verb].Head = name }
