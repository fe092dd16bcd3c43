package rules

import (
	"strings"

	"claimgraph/extract/nlp"
)

// hungSaying recognises "said that they had no proof but called it a crime" with
// the second saying joined to what was said rather than to the first. At the
// second it gives the first, or -1.
func hungSaying(s *nlp.Sentence, verb int) int {
	v := &s.Tokens[verb]
	content := v.Head
	if v.UPOS != "VERB" || v.XPOS != "VBD" || v.Rel != "conj" || content < 0 || s.Tokens[content].Rel != "ccomp" {
		return -1
	}
	said := s.Tokens[content].Head
	if said < 0 || said > content || s.Tokens[said].XPOS != "VBD" || reporting[lemmaOf(&s.Tokens[said])] == "" || !uttersAct(lemmaOf(v)) {
		return -1
	}
	but := false
	for k := range s.Children(verb) {
		t := &s.Tokens[k]
		switch {
		case strings.HasPrefix(t.Rel, "nsubj"), strings.HasPrefix(t.Rel, "aux"), t.Rel == "mark":
			return -1
		case t.Rel == "cc" && lemmaOf(t) == "but":
			but = true
		}
	}
	if !but && !backshifted(s, content) {
		return -1
	}
	return said
}

// uttersAct reports whether a verb is one of saying, judging or asking, not of
// thinking.
func uttersAct(lemma string) bool {
	return reporting[lemma] != "" && !attitudes[lemma] || namers[lemma] && !attitudes[lemma]
}

// backshifted reports whether a clause cannot share its tense with a plain past
// joined to it: it has an auxiliary, or stands in the present.
func backshifted(s *nlp.Sentence, verb int) bool {
	for k := range s.Children(verb) {
		if s.Tokens[k].Rel == "aux" {
			return true
		}
	}
	x := s.Tokens[verb].XPOS
	return x == "VBZ" || x == "VBP"
}

func joinSaying(s *nlp.Sentence, verb, said int) { s.Tokens[verb].Head = said }
