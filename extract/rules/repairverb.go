package rules

import (
	"strings"

	"claimgraph/extract/nlp"
)

// Finite verbs the parser has taken for participles that describe the noun behind
// them, and verbs hung under a clause they do not belong to.

// verbAsAdjective recognises "Beijing voiced concern" with the verb taken for an
// adjective of its object though its subject hangs on it. At the verb it gives the
// subject, or -1.
func verbAsAdjective(s *nlp.Sentence, verb int) int {
	v := &s.Tokens[verb]
	if v.UPOS != "VERB" || v.XPOS != "VBN" && v.XPOS != "VBD" || v.Rel != "amod" || v.Head <= verb || hasAuxiliary(s, verb) {
		return -1
	}
	switch basic(s.Tokens[v.Head].Rel) {
	case "root", "obj", "ccomp", "conj", "parataxis":
	default:
		return -1
	}
	for k := verb - 1; k >= 0; k-- {
		if t := &s.Tokens[k]; t.Head == verb && nounLike(s, k) && (t.Rel == "compound" || t.Rel == "nsubj" || t.Rel == "nmod") && !hyphenated(s, k, verb) && !hasChild(s, k, "case") {
			return k
		}
	}
	return -1
}

// hyphenated reports whether a hyphen joins the words between two tokens.
func hyphenated(s *nlp.Sentence, from, to int) bool {
	for j := from; j <= to; j++ {
		if f := s.Tokens[j].Form; f == "-" || j > from && j < to && strings.Contains(f, "-") && s.Tokens[j].UPOS == "PUNCT" {
			return true
		}
	}
	return strings.Contains(s.Tokens[to].Form, "-")
}

// makeFinite puts the verb where the noun stood, with the noun as its object.
func makeFinite(s *nlp.Sentence, verb, subject int) {
	v := &s.Tokens[verb]
	noun := v.Head
	n := &s.Tokens[noun]
	v.Head, v.Rel, v.XPOS = n.Head, n.Rel, "VBD"
	if v.Rel == "obj" {
		v.Rel = "ccomp"
	}
	n.Head, n.Rel = verb, "obj"
	s.Tokens[subject].Rel = "nsubj"
	for k := range s.Tokens {
		t := &s.Tokens[k]
		if t.Head != noun || k == verb {
			continue
		}
		switch basic(t.Rel) {
		case "conj":
			if t.UPOS == "VERB" {
				t.Head = verb
			}
		case "punct", "advcl", "advmod", "nsubj":
			if k > noun || k < subject {
				t.Head = verb
			}
		}
	}
}

// leftSo recognises "leaving ten people dead" with what they were left taken for an
// adjective of theirs. At the verb it gives the adjective, or -1.
func leftSo(s *nlp.Sentence, verb int) int {
	if s.Tokens[verb].UPOS != "VERB" || !leaving[lemmaOf(&s.Tokens[verb])] {
		return -1
	}
	for o := range s.Children(verb) {
		if s.Tokens[o].Rel != "obj" || o < verb {
			continue
		}
		for k := range s.Children(o) {
			if t := &s.Tokens[k]; k > o && (t.Rel == "amod" || t.Rel == "advmod") && t.UPOS == "ADJ" {
				return k
			}
		}
	}
	return -1
}

// leaving are verbs that say what becomes of their object.
var leaving = set("leave find declare deem render consider hold pronounce keep set rule")

func makeSo(s *nlp.Sentence, verb, adjective int) {
	s.Tokens[adjective].Head, s.Tokens[adjective].Rel = verb, "xcomp"
}

// modalConjunct recognises "said they could not act but promised to try" with the
// second saying joined to the clause under the first: behind a modal no past tense
// can stand. At the verb of saying it gives the second one, or -1.
func modalConjunct(s *nlp.Sentence, said int) int {
	v := &s.Tokens[said]
	if v.UPOS != "VERB" || v.XPOS != "VBD" || reporting[lemmaOf(v)] == "" {
		return -1
	}
	for k := range s.Children(said) {
		if s.Tokens[k].Rel != "ccomp" || k < said || !hasModal(s, k) || hasChild(s, k, "aux:pass") || s.Tokens[k].UPOS != "VERB" {
			continue
		}
		for j := range s.Children(k) {
			if t := &s.Tokens[j]; j > k && t.Rel == "conj" && t.UPOS == "VERB" && (t.XPOS == "VBD" || t.XPOS == "VBN") && !hasAuxiliary(s, j) && !hasChild(s, j, "nsubj") && !hasChild(s, j, "mark") {
				return j
			}
		}
	}
	return -1
}

func hasModal(s *nlp.Sentence, verb int) bool {
	for k := range s.Children(verb) {
		if t := &s.Tokens[k]; t.Rel == "aux" && t.XPOS == "MD" {
			return true
		}
	}
	return false
}

func joinToSaying(s *nlp.Sentence, said, verb int) {
	s.Tokens[verb].Head, s.Tokens[verb].XPOS = said, "VBD"
}

// infinitiveConjunct recognises "urged them to free him and accused the court" with the
// second verb joined to the infinitive, which no past tense can be. At the first verb
// it gives the second, or -1.
func infinitiveConjunct(s *nlp.Sentence, verb int) int {
	v := &s.Tokens[verb]
	if v.UPOS != "VERB" || v.XPOS != "VBD" {
		return -1
	}
	for k := range s.Children(verb) {
		if t := &s.Tokens[k]; k < verb || t.Rel != "xcomp" && t.Rel != "advcl" || t.XPOS != "VB" || !toInfinitive(s, k) || hasChild(s, k, "aux:pass") {
			continue
		}
		for j := range s.Children(k) {
			if t := &s.Tokens[j]; j > k && t.Rel == "conj" && t.UPOS == "VERB" && t.XPOS == "VBD" && !hasAuxiliary(s, j) && !hasChild(s, j, "nsubj") && !hasChild(s, j, "mark") {
				return j
			}
		}
	}
	return -1
}

// joinedRelations recognises "cut ties with Taiwan and established relations with
// China" with the second verb taken for an adjective and its object joined to a
// name, which bare nouns are not, or to an object that ends in one. At the verb it
// gives the governing verb, or -1.
func joinedRelations(s *nlp.Sentence, verb int) int {
	v := &s.Tokens[verb]
	if verb < 2 || v.UPOS != "VERB" || v.XPOS != "VBN" && v.XPOS != "VBD" || v.Rel != "amod" || v.Head <= verb || s.Tokens[verb-1].UPOS != "CCONJ" {
		return -1
	}
	n := &s.Tokens[v.Head]
	if n.Rel != "conj" || n.UPOS != "NOUN" || n.Head < 0 || n.Head >= verb || hasChild(s, v.Head, "det") {
		return -1
	}
	if s.Tokens[n.Head].UPOS != "PROPN" && !(s.Tokens[n.Head].Rel == "obj" && s.Tokens[verb-2].UPOS == "PROPN" && hasChild(s, n.Head, "nmod") && hasChild(s, v.Head, "nmod")) {
		return -1
	}
	g := n.Head
	for s.Tokens[g].UPOS != "VERB" {
		if g = s.Tokens[g].Head; g < 0 {
			return -1
		}
	}
	if x := s.Tokens[g].XPOS; x == "VBZ" || x == "VBG" || g > verb {
		return -1
	}
	return g
}

// joinVerbs makes the verb a conjunct of the governing one, with the noun as its
// object.
func joinVerbs(s *nlp.Sentence, verb, governor int) {
	v := &s.Tokens[verb]
	noun := v.Head
	v.Head, v.Rel, v.XPOS = governor, "conj", s.Tokens[governor].XPOS
	s.Tokens[noun].Head, s.Tokens[noun].Rel = verb, "obj"
	s.Tokens[verb-1].Head = verb
}
