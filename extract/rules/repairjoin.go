package rules

import "claimgraph/extract/nlp"

// lowConjunct recognises "the resignation of the mayor and the release of prisoners"
// with the second deed joined to the mayor: both have a determiner and an "of" of
// their own. At the second it gives the first, or -1.
func lowConjunct(s *nlp.Sentence, i int) int {
	t := &s.Tokens[i]
	if t.UPOS != "NOUN" || t.Rel != "conj" || t.Head < 0 || t.Head >= i || !hasChild(s, i, "det") || !hasOf(s, i) {
		return -1
	}
	h := &s.Tokens[t.Head]
	if h.Rel != "nmod" || h.UPOS != "PROPN" || h.Head < 0 || h.Head >= t.Head || !hasMark(s, t.Head, "of") {
		return -1
	}
	first := h.Head
	if s.Tokens[first].UPOS != "NOUN" || !hasChild(s, first, "det") {
		return -1
	}
	return first
}

// hasOf reports whether a noun has a phrase with "of" behind it.
func hasOf(s *nlp.Sentence, i int) bool {
	for k := range s.Children(i) {
		if s.Tokens[k].Rel == "nmod" && k > i && hasMark(s, k, "of") {
			return true
		}
	}
	return false
}
