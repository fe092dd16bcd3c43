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
	if v.UPOS != "VERB" || v.Rel != "conj" || content < 0 || s.Tokens[content].Rel != "ccomp" || !uttersAct(lemmaOf(v)) {
		return -1
	}
	said := s.Tokens[content].Head
	if said < 0 || said > content || reporting[lemmaOf(&s.Tokens[said])] == "" {
		return -1
	}
	switch but, ok := ownSaying(s, verb); {
	case !ok:
	case s.Tokens[said].XPOS == "VBZ" && v.XPOS == "VBZ" && s.Tokens[verb-1].Form == ",": // headlines
		return said
	case s.Tokens[said].XPOS != "VBD":
	case but, backshifted(s, content) && v.XPOS != "VB", ofSpeaker(s, content, verb), denial(s, said, verb):
		return said
	}
	return -1
}

// ownSaying reports whether a verb joined to another has nothing to tie it to what
// is said: neither subject nor auxiliary, save that it may be "but did not say".
// but is whether it is set against what stands before.
func ownSaying(s *nlp.Sentence, verb int) (but, ok bool) {
	did, not := false, false
	for k := range s.Children(verb) {
		t := &s.Tokens[k]
		switch {
		case strings.HasPrefix(t.Rel, "nsubj"), t.Rel == "mark":
			return false, false
		case t.Rel == "aux" && t.Form == "did":
			did = true
		case strings.HasPrefix(t.Rel, "aux"):
			return false, false
		case t.Rel == "advmod" && lemmaOf(t) == "not":
			not = true
		case t.Rel == "cc" && lemmaOf(t) == "but":
			but = true
		}
	}
	switch s.Tokens[verb].XPOS {
	case "VBD", "VBZ":
		return but, !did
	case "VBN":
		return but, lemmaOf(&s.Tokens[verb]) == "call"
	}
	return but, did && not
}

// ofSpeaker reports whether what is said is how the speaker feels, so that the act
// joined to it is another of the speaker's: "said it was worried and urged …".
func ofSpeaker(s *nlp.Sentence, content, verb int) bool {
	if act := reporting[lemmaOf(&s.Tokens[verb])]; act == "STATE" && lemmaOf(&s.Tokens[verb]) != "call" || act == "" && !namers[lemmaOf(&s.Tokens[verb])] {
		return false
	}
	pronoun := false
	for k := range s.Children(content) {
		t := &s.Tokens[k]
		pronoun = pronoun || strings.HasPrefix(t.Rel, "nsubj") && t.UPOS == "PRON" && t.XPOS == "PRP"
	}
	return pronoun && (hasChild(s, content, "cop") || hasChild(s, content, "aux:pass"))
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

// denial reports whether something is denied and another thing said: "denied that
// Chad had troops there and said there were no bases".
func denial(s *nlp.Sentence, said, verb int) bool {
	return reporting[lemmaOf(&s.Tokens[said])] == "DENY" && hasChild(s, verb, "ccomp")
}
