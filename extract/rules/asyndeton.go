package rules

import (
	"strings"

	"claimgraph/extract/nlp"
)

// asyndeton recognises the headline "Chad denies the raid, blames rebels" with its
// second verb as an aside. At that verb it gives the first, or -1.
func asyndeton(s *nlp.Sentence, verb int) int {
	v := &s.Tokens[verb]
	if v.UPOS != "VERB" || v.XPOS != "VBZ" || v.Rel != "parataxis" || v.Head < 0 || v.Head > verb || verb == 0 || s.Tokens[verb-1].Form != "," {
		return -1
	}
	first := &s.Tokens[v.Head]
	act := reporting[lemmaOf(v)]
	if first.UPOS != "VERB" || first.XPOS != "VBZ" || act == "STATE" || act == "REPORT" || !hasChild(s, v.Head, "nsubj") || !bareVerb(s, verb) {
		return -1
	}
	return v.Head
}

func joinHeadline(s *nlp.Sentence, verb, _ int) { s.Tokens[verb].Rel = "conj" }

// frontedContent recognises "About 300 died in the strike, officials say" with what
// is said hung on the verb of saying as if it told when. At the verb of saying it
// gives the content's head, or -1.
func frontedContent(s *nlp.Sentence, said int) int {
	v := &s.Tokens[said]
	if act := reporting[lemmaOf(v)]; v.UPOS != "VERB" || v.Head != nlp.Root || act != "STATE" && act != "REPORT" && act != "WARN" || attitudes[lemmaOf(v)] {
		return -1
	}
	found := -1
	for k := range s.Children(said) {
		switch t := &s.Tokens[k]; {
		case t.Rel == "ccomp", t.Rel == "obj", t.Rel == "xcomp", t.Rel == "parataxis", strings.HasPrefix(t.Rel, "nsubj") && found < 0:
			return -1
		case t.Rel == "advcl" && k < said && found < 0 && !hasChild(s, k, "mark") && (hasChild(s, k, "nsubj") || hasChild(s, k, "nsubj:pass")):
			found = k
		}
	}
	if found < 0 || wh(s, found) {
		return -1
	}
	_, last := s.Subtree(found)
	if last+1 >= said || s.Tokens[last].Form != "," && s.Tokens[last+1].Form != "," {
		return -1
	}
	return found
}

// wh reports whether "when", "where" or "how" opens a clause.
func wh(s *nlp.Sentence, head int) bool {
	first, _ := s.Subtree(head)
	return strings.HasPrefix(s.Tokens[first].XPOS, "W") || s.Tokens[first].UPOS == "SCONJ"
}

// withSaying recognises "…, with the ministry saying it had no proof" with the noun
// hung beside the participle it is the subject of. At the noun it gives the
// participle, or -1.
func withSaying(s *nlp.Sentence, noun int) int {
	n := &s.Tokens[noun]
	if n.Rel != "obl" && n.Rel != "nmod" || n.UPOS != "NOUN" && n.UPOS != "PROPN" || withOf(s, noun) < 0 {
		return -1
	}
	_, last := s.Subtree(noun)
	if last+1 >= len(s.Tokens) {
		return -1
	}
	v := &s.Tokens[last+1]
	if v.UPOS != "VERB" || v.XPOS != "VBG" || v.Rel != "advcl" || v.Head != n.Head || !bareVerb(s, last+1) {
		return -1
	}
	return last + 1
}

func withOf(s *nlp.Sentence, noun int) int {
	for k := range s.Children(noun) {
		if s.Tokens[k].Rel == "case" && lemmaOf(&s.Tokens[k]) == "with" {
			return k
		}
	}
	return -1
}

func giveSaying(s *nlp.Sentence, noun, verb int) {
	with := withOf(s, noun)
	s.Tokens[with].Head, s.Tokens[with].Rel = verb, "mark"
	s.Tokens[noun].Head, s.Tokens[noun].Rel = verb, "nsubj"
}

// assertionThat recognises "…, an assertion that both have dismissed" with what was
// done to the assertion as its content. At the verb it gives "that", or -1.
func assertionThat(s *nlp.Sentence, verb int) int {
	v := &s.Tokens[verb]
	if v.UPOS != "VERB" || v.Rel != "acl" || v.Head < 2 || v.Head > verb || !disbelieving[lemmaOf(v)] && reporting[lemmaOf(v)] != "DENY" && !calling[lemmaOf(v)] {
		return -1
	}
	that := -1
	for k := range s.Children(verb) {
		switch t := &s.Tokens[k]; {
		case t.Rel == "obj" && !calling[lemmaOf(v)], t.Rel == "ccomp", t.Rel == "nsubj:pass":
			return -1
		case t.Rel == "mark" && lemmaOf(t) == "that":
			that = k
		}
	}
	a, _ := s.Subtree(v.Head)
	if s.Tokens[a].UPOS == "PUNCT" {
		a++
	}
	if that < 0 || s.Tokens[a].Form != "a" && s.Tokens[a].Form != "an" || s.Tokens[a-1].Form != "," {
		return -1
	}
	return that
}

func relateThat(s *nlp.Sentence, verb, that int) {
	s.Tokens[that].Rel, s.Tokens[that].UPOS, s.Tokens[that].XPOS = "obj", "PRON", "WDT"
	s.Tokens[verb].Rel = "acl:relcl"
}
