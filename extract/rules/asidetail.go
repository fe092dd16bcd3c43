package rules

import (
	"strings"

	"claimgraph/extract/nlp"
)

// asideConjunct recognises "It was full, he said, and the gate had been shut" with
// the second clause joined to the saying. At its verb it gives the first clause's,
// or -1.
func asideConjunct(s *nlp.Sentence, verb int) int {
	v := &s.Tokens[verb]
	if v.Rel != "conj" || v.Head < 0 || v.Head > verb {
		return -1
	}
	said := &s.Tokens[v.Head]
	if said.Rel != "parataxis" || said.UPOS != "VERB" || !quotable(lemmaOf(said)) || said.Head < 0 || said.Head > v.Head || hasChild(s, v.Head, "ccomp") {
		return -1
	}
	if reporting[lemmaOf(v)] != "" && hasChild(s, verb, "ccomp") || !hasChild(s, verb, "nsubj") && !hasChild(s, verb, "nsubj:pass") {
		return -1
	}
	for k := range s.Children(verb) {
		if t := &s.Tokens[k]; k < verb && t.Rel == "punct" && t.Form == "," {
			return said.Head
		}
	}
	return -1
}

func joinContent(s *nlp.Sentence, verb, first int) { s.Tokens[verb].Head = first }

// hungTag recognises "…, local officials there said." with the sources hung as
// another name on the last noun before the comma. At the verb of saying it gives
// the sources' noun, or -1.
func hungTag(s *nlp.Sentence, said int) int {
	v := &s.Tokens[said]
	if v.UPOS != "VERB" || v.Rel != "acl:relcl" && v.Rel != "acl" || !quotable(lemmaOf(v)) || attitudes[lemmaOf(v)] || v.XPOS != "VBD" && v.XPOS != "VBZ" && v.XPOS != "VBP" && (v.XPOS != "VBN" || s.Tokens[max(v.Head, 0)].Rel != "nsubj") {
		return -1
	}
	n := v.Head
	if n < 1 || n > said || s.Tokens[n].Rel != "appos" && s.Tokens[n].Rel != "conj" && (s.Tokens[n].Rel != "nsubj" || s.Tokens[n].Head > n) {
		return -1
	}
	if _, last := s.Subtree(said); last < len(s.Tokens)-2 {
		return -1
	}
	first, _ := s.Subtree(n)
	if s.Tokens[first].Form != "," && (first == 0 || s.Tokens[first-1].Form != ",") || !bareVerb(s, said) || hasChild(s, said, "obj") || hasChild(s, n, "cc") {
		return -1
	}
	for i := n + 1; i < said; i++ {
		if s.Tokens[i].UPOS == "VERB" || s.Tokens[i].UPOS == "PUNCT" && s.Tokens[n].Rel != "nsubj" {
			return -1
		}
	}
	return n
}

func tagSources(s *nlp.Sentence, said, noun int) {
	root := 0
	for i := range s.Tokens {
		if s.Tokens[i].Head == nlp.Root {
			root = i
		}
	}
	s.Tokens[said].Head, s.Tokens[said].Rel = root, "parataxis"
	s.Tokens[noun].Head, s.Tokens[noun].Rel = said, "nsubj"
	for k := range s.Children(noun) {
		if s.Tokens[k].Rel == "punct" {
			s.Tokens[k].Head = said
		}
	}
}

// calledFor recognises "called for the records to be released" with what should
// happen hung on the noun. At the verb it gives the infinitive, or -1.
func calledFor(s *nlp.Sentence, verb int) int {
	if s.Tokens[verb].UPOS != "VERB" || !callers[lemmaOf(&s.Tokens[verb])] {
		return -1
	}
	for o := range s.Children(verb) {
		if o < verb || s.Tokens[o].Rel != "obl" || caseOf(s, o) != "for" {
			continue
		}
		for k := range s.Children(o) {
			if s.Tokens[k].Rel == "acl" && k > o && toInfinitive(s, k) && s.Tokens[k].UPOS == "VERB" {
				return k
			}
		}
	}
	return -1
}

func caseOf(s *nlp.Sentence, noun int) string {
	for k := range s.Children(noun) {
		if s.Tokens[k].Rel == "case" && k < noun {
			return lemmaOf(&s.Tokens[k])
		}
	}
	return ""
}

func raiseCalled(s *nlp.Sentence, verb, infinitive int) {
	noun := s.Tokens[infinitive].Head
	rel := "nsubj"
	if hasChild(s, infinitive, "aux:pass") {
		rel = "nsubj:pass"
	}
	for k := range s.Children(noun) {
		if s.Tokens[k].Rel == "case" && k < noun {
			s.Tokens[k].Head, s.Tokens[k].Rel = infinitive, "mark"
		}
	}
	s.Tokens[infinitive].Head, s.Tokens[infinitive].Rel = verb, "advcl"
	s.Tokens[noun].Head, s.Tokens[noun].Rel = infinitive, rel
}

// trailingVerdict recognises "called the actions of the ships illegal" with the
// adjective hung on the noun before it, where none stands. At a verb of calling it
// gives the adjective, or -1.
func trailingVerdict(s *nlp.Sentence, verb int) int {
	if s.Tokens[verb].UPOS != "VERB" || !calling[lemmaOf(&s.Tokens[verb])] {
		return -1
	}
	for k := verb + 2; k < len(s.Tokens); k++ {
		t := &s.Tokens[k]
		if t.UPOS == "ADJ" && t.Rel == "amod" && t.Head < k && t.Head > verb && !nounNext(s, k) && underObject(s, verb, t.Head) {
			return k
		}
	}
	return -1
}

// nounNext reports whether an adjective stands before a noun after all.
func nounNext(s *nlp.Sentence, k int) bool {
	return k+1 < len(s.Tokens) && (s.Tokens[k+1].UPOS == "NOUN" || s.Tokens[k+1].UPOS == "PROPN" || s.Tokens[k+1].UPOS == "ADJ")
}

func underObject(s *nlp.Sentence, verb, k int) bool {
	for n := 0; n < 5 && k > verb; n++ {
		if s.Tokens[k].Head == verb {
			return s.Tokens[k].Rel == "obj"
		}
		if !strings.HasPrefix(s.Tokens[k].Rel, "nmod") {
			return false
		}
		k = s.Tokens[k].Head
	}
	return false
}

func raiseTrailing(s *nlp.Sentence, verb, verdict int) {
	s.Tokens[verdict].Head, s.Tokens[verdict].Rel = verb, "xcomp"
}

// itProves recognises "it was proof that …" with the clause as subject, though "it"
// means what was told before. At the noun it gives the clause, or -1.
func itProves(s *nlp.Sentence, noun int) int {
	if t := &s.Tokens[noun]; t.UPOS != "NOUN" || reportNouns[lemmaOf(t)] == "" && !proofs[lemmaOf(t)] || !hasChild(s, noun, "cop") {
		return -1
	}
	clause, it := -1, false
	for k := range s.Children(noun) {
		switch t := &s.Tokens[k]; {
		case t.Rel == "csubj" && k > noun:
			clause = k
		case t.Rel == "expl" && k < noun && lemmaOf(t) == "it":
			it = true
		case t.Rel == "det":
			return -1 // "it is a fact that"
		}
	}
	if !it {
		return -1
	}
	return clause
}

func giveProof(s *nlp.Sentence, noun, clause int) {
	s.Tokens[clause].Rel = "acl"
	for k := range s.Children(noun) {
		if s.Tokens[k].Rel == "expl" {
			s.Tokens[k].Rel = "nsubj"
		}
	}
}

// hungQuestion recognises "Nobody said when they would leave" with the question hung
// on the saying as its time. At the verb of saying it gives the question, or -1.
func hungQuestion(s *nlp.Sentence, said int) int {
	v := &s.Tokens[said]
	if v.UPOS != "VERB" || reporting[lemmaOf(v)] == "" || hasChild(s, said, "ccomp") || hasChild(s, said, "obj") {
		return -1
	}
	for k := range s.Children(said) {
		if s.Tokens[k].Rel != "advcl" || k < said {
			continue
		}
		if first, _ := s.Subtree(k); first == said+1 && questionWords[lemmaOf(&s.Tokens[first])] && telling[lemmaOf(v)] {
			return k
		}
	}
	return -1
}

var (
	questionWords = set("when where why how")
	telling       = set("say know explain reveal disclose specify ask tell")
)

// perfectHave recognises "has neither confirmed nor denied it" with "has" as a verb
// of its own. At it it gives the participle, or -1.
func perfectHave(s *nlp.Sentence, have int) int {
	if t := &s.Tokens[have]; lemmaOf(t) != "have" || t.Rel == "aux" || hasChild(s, have, "obj") {
		return -1
	}
	for k := range s.Children(have) {
		if t := &s.Tokens[k]; t.Rel == "xcomp" && k > have && t.XPOS == "VBN" && bareVerb(s, k) {
			return k
		}
	}
	return -1
}

func raisePerfect(s *nlp.Sentence, have, participle int) {
	for i := range s.Tokens {
		if s.Tokens[i].Head == have && i != participle {
			s.Tokens[i].Head = participle
		}
	}
	h, p := &s.Tokens[have], &s.Tokens[participle]
	p.Head, p.Rel = h.Head, h.Rel
	h.Head, h.Rel, h.UPOS = participle, "aux", "AUX"
}

// asideOnSubject recognises "Libya, he said, bore the blame" with the saying hung on
// the subject as if it described it. At the verb of saying it gives the predicate,
// or -1.
func asideOnSubject(s *nlp.Sentence, said int) int {
	v := &s.Tokens[said]
	if v.UPOS != "VERB" || v.Rel != "acl:relcl" && v.Rel != "parataxis" && v.Rel != "appos" || v.Head < 0 || v.Head > said || !quotable(lemmaOf(v)) {
		return -1
	}
	n := &s.Tokens[v.Head]
	if !strings.HasPrefix(n.Rel, "nsubj") || n.Head <= said || n.UPOS == "VERB" {
		return -1
	}
	subject := -1
	for k := range s.Children(said) {
		switch t := &s.Tokens[k]; {
		case strings.HasPrefix(t.Rel, "nsubj") && k < said:
			subject = k
		case t.Rel == "obj", t.Rel == "ccomp", t.Rel == "mark", t.Rel == "xcomp":
			return -1
		}
	}
	if subject < 0 || strings.HasPrefix(s.Tokens[subject].XPOS, "W") || lemmaOf(&s.Tokens[subject]) == "that" {
		return -1
	}
	first, _ := s.Subtree(subject)
	if first == 0 || s.Tokens[first-1].Form != "," {
		return -1
	}
	return n.Head
}

func freeAside(s *nlp.Sentence, said, predicate int) {
	noun := s.Tokens[said].Head
	s.Tokens[said].Head, s.Tokens[said].Rel = predicate, "parataxis"
	for k := range s.Children(noun) {
		if s.Tokens[k].Rel == "punct" && k > noun {
			s.Tokens[k].Head = said
		}
	}
}
