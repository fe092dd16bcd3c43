package rules

import (
	"strings"

	"claimgraph/extract/nlp"
)

// hungInfinitive recognises "urged Poland on Monday to help" with what is asked
// for hung on the verb as a purpose, or on the day. At the verb it gives the
// infinitive, or -1.
func hungInfinitive(s *nlp.Sentence, verb int) int {
	if s.Tokens[verb].UPOS != "VERB" || !asks[reporting[lemmaOf(&s.Tokens[verb])]] {
		return -1
	}
	object := -1
	for k := range s.Children(verb) {
		switch r := s.Tokens[k].Rel; {
		case r == "xcomp", r == "ccomp":
			return -1
		case r == "obj" || r == "iobj" || r == "nsubj:pass":
			object = k
		}
	}
	if object < 0 {
		return -1
	}
	for k := max(verb, object) + 1; k < len(s.Tokens); k++ {
		t := &s.Tokens[k]
		if t.UPOS != "VERB" || t.Rel != "advcl" && t.Rel != "acl" || !toInfinitive(s, k) {
			continue
		}
		if t.Head == verb || t.Head == object && t.Rel == "acl" && object > verb || t.Head > verb && s.Tokens[t.Head].Head == verb && strings.HasPrefix(s.Tokens[t.Head].Rel, "obl") && weekdays[s.Tokens[t.Head].Form] {
			return k
		}
	}
	return -1
}

var asks = set("REQUEST DEMAND")

func toInfinitive(s *nlp.Sentence, verb int) bool {
	for k := range s.Children(verb) {
		if s.Tokens[k].Rel == "mark" && lemmaOf(&s.Tokens[k]) == "to" {
			return true
		}
	}
	return false
}

// completeAsking makes the infinitive the verb's complement.
func completeAsking(s *nlp.Sentence, verb, infinitive int) {
	s.Tokens[infinitive].Head, s.Tokens[infinitive].Rel = verb, "xcomp"
}

// twoSubjects recognises "Old foes France and Germany met" with both noun phrases
// as subjects. At the verb it gives the common noun, or -1.
func twoSubjects(s *nlp.Sentence, verb int) int {
	first, second := -1, -1
	for k := range s.Children(verb) {
		switch {
		case s.Tokens[k].Rel != "nsubj" || k > verb:
		case first < 0:
			first = k
		default:
			second = k
		}
	}
	if second < 0 || s.Tokens[first].UPOS != "NOUN" || s.Tokens[second].UPOS != "PROPN" || second != first+1 {
		return -1
	}
	return first
}

// describe makes the common noun an apposition of the name.
func describe(s *nlp.Sentence, verb, noun int) {
	s.Tokens[noun].Head, s.Tokens[noun].Rel = noun+1, "appos"
}

// hungAgent recognises "was opposed earlier by Germany" with the agent hung on
// the adverb. At the adverb it gives the agent, or -1.
func hungAgent(s *nlp.Sentence, adverb int) int {
	t := &s.Tokens[adverb]
	if t.UPOS != "ADV" || t.Rel != "advmod" || t.Head < 0 || t.Head > adverb || !hasChild(s, t.Head, "aux:pass") {
		return -1
	}
	for k := range s.Children(adverb) {
		if k > adverb && strings.HasPrefix(s.Tokens[k].Rel, "obl") && k > 0 {
			for c := range s.Children(k) {
				if s.Tokens[c].Rel == "case" && lemmaOf(&s.Tokens[c]) == "by" {
					return k
				}
			}
		}
	}
	return -1
}

func raiseAgent(s *nlp.Sentence, adverb, agent int) {
	s.Tokens[agent].Head, s.Tokens[agent].Rel = s.Tokens[adverb].Head, "obl:agent"
}
