package rules

import "claimgraph/extract/nlp"

// neitherNor recognises "The minister neither confirmed nor denied it" read as a
// noun phrase. At the noun that roots the sentence it gives the first verb, or -1.
func neitherNor(s *nlp.Sentence, root int) int {
	if t := &s.Tokens[root]; t.Head != nlp.Root || t.UPOS != "NOUN" && t.UPOS != "PROPN" {
		return -1
	}
	for k := range s.Children(root) {
		if t := &s.Tokens[k]; k < root+2 || t.UPOS != "VERB" || t.Rel != "acl" || t.XPOS != "VBN" && t.XPOS != "VBD" {
			continue
		}
		if lemmaOf(&s.Tokens[k-1]) == "neither" && s.Tokens[k-1].Head == k {
			return k
		}
	}
	return -1
}

// relativeSwallow recognises "Doctors who treated him confirmed that …" with the
// sentence's own verb hung on that of the relative clause. At the noun that roots
// the sentence it gives its verb, or -1.
func relativeSwallow(s *nlp.Sentence, root int) int {
	if t := &s.Tokens[root]; t.Head != nlp.Root || t.UPOS != "NOUN" && t.UPOS != "PROPN" {
		return -1
	}
	for r := range s.Children(root) {
		if s.Tokens[r].Rel != "acl:relcl" {
			continue
		}
		for k := range s.Children(r) {
			t := &s.Tokens[k]
			if k < r || t.UPOS != "VERB" || t.XPOS != "VBN" && t.XPOS != "VBD" || t.Rel != "xcomp" && t.Rel != "ccomp" && t.Rel != "dep" {
				continue
			}
			if (hasChild(s, k, "ccomp") || hasChild(s, k, "obj")) && bareVerb(s, k) {
				return k
			}
		}
	}
	return -1
}

// bareVerb reports whether a verb has neither subject, auxiliary nor conjunction.
func bareVerb(s *nlp.Sentence, verb int) bool {
	for k := range s.Children(verb) {
		switch s.Tokens[k].Rel {
		case "nsubj", "nsubj:pass", "aux", "aux:pass", "mark", "cc", "expl":
			return false
		}
	}
	return true
}

// rootVerb makes a verb the sentence's root and the noun that was its subject.
func rootVerb(s *nlp.Sentence, noun, verb int) {
	for k := range s.Tokens {
		if s.Tokens[k].Head == noun && (s.Tokens[k].Rel == "punct" || k > verb) {
			s.Tokens[k].Head = verb
		}
	}
	v := &s.Tokens[verb]
	v.Head, v.Rel, v.XPOS = nlp.Root, "root", "VBD"
	s.Tokens[noun].Head, s.Tokens[noun].Rel = verb, "nsubj"
}
