package rules

import (
	"strings"

	"claimgraph/extract/nlp"
)

// bareFinite recognises a verb with a finite auxiliary and no subject right
// behind a noun phrase that has been hung elsewhere, or that it is taken to
// describe: "as a result of Ukraine has accepted". It gives the noun, or -1.
func bareFinite(s *nlp.Sentence, verb int) int {
	v := &s.Tokens[verb]
	if v.UPOS != "VERB" || v.Rel != "ccomp" && v.Rel != "advcl" && v.Rel != "parataxis" && v.Rel != "acl" {
		return -1
	}
	at, finite := verb, false
	for k := range s.Children(verb) {
		t := &s.Tokens[k]
		switch {
		case strings.HasPrefix(t.Rel, "nsubj"), t.Rel == "mark", t.Rel == "cc", t.Rel == "expl", t.Rel == "csubj":
			return -1
		case t.Rel == "aux" && (t.XPOS == "VBZ" || t.XPOS == "VBP" || t.XPOS == "VBD" || t.XPOS == "MD"):
			finite = true
			at = min(at, k)
		case k < verb && t.Rel == "advmod":
			at = min(at, k)
		}
	}
	n := at - 1
	if !finite || n < 0 || s.Tokens[n].UPOS != "PROPN" && s.Tokens[n].UPOS != "NOUN" && s.Tokens[n].UPOS != "PRON" {
		return -1
	}
	for s.Tokens[n].Rel == "flat" && s.Tokens[n].Head >= 0 {
		n = s.Tokens[n].Head
	}
	switch r := s.Tokens[n].Rel; {
	case r != "nmod" && r != "obl" && r != "obj":
		return -1
	case v.Rel == "acl" && v.Head != n && v.Head != s.Tokens[n].Head, v.Rel != "acl" && s.Dominates(n, verb):
		return -1
	}
	return n
}

// freeFinite gives the verb its subject; if it was taken to describe the noun,
// it goes where the noun was.
func freeFinite(s *nlp.Sentence, verb, subject int) {
	v, n := &s.Tokens[verb], &s.Tokens[subject]
	if v.Head == subject {
		v.Head, v.Rel = n.Head, clauseFor[n.Rel]
	}
	giveSubject(s, verb, subject)
}

// clauseFor is the relation of a clause in the place of a noun.
var clauseFor = map[string]string{"nmod": "acl", "obl": "advcl", "obj": "ccomp"}

// thenVerb recognises "questioned the report, then rejected it" with the second
// verb set beside the first as a sentence of its own. It gives the first, or -1.
func thenVerb(s *nlp.Sentence, verb int) int {
	v := &s.Tokens[verb]
	if v.UPOS != "VERB" || v.XPOS != "VBD" && v.XPOS != "VBZ" && v.XPOS != "VBP" || v.Rel != "parataxis" || v.Head < 0 || v.Head > verb {
		return -1
	}
	first := &s.Tokens[v.Head]
	if first.XPOS != v.XPOS || verb < 2 || !hasChild(s, v.Head, "nsubj") {
		return -1
	}
	for k := range s.Children(verb) {
		if r := s.Tokens[k].Rel; strings.HasPrefix(r, "nsubj") || strings.HasPrefix(r, "aux") || r == "expl" || r == "mark" {
			return -1
		}
	}
	if lemmaOf(&s.Tokens[verb-1]) != "then" || s.Tokens[verb-2].Form != "," {
		return -1
	}
	return v.Head
}

// shareSubject joins the verb to the first as if "and" stood between them.
func shareSubject(s *nlp.Sentence, verb, first int) {
	s.Tokens[verb].Rel = "conj"
}
