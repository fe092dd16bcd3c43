package rules

import "claimgraph/extract/nlp"

// A deed may be called something with nothing between the two: "called the attack
// barbarism", "called such strikes on homes war crimes", "called the questions
// raised by the court outrageous". The parser tends to take the verdict into the
// deed's phrase.

// swallowedVerdict recognises the verdict as the last noun of the deed's own
// phrase. At a verb of calling it gives the verdict, or -1.
func swallowedVerdict(s *nlp.Sentence, verb int) int {
	if s.Tokens[verb].UPOS != "VERB" || !calling[lemmaOf(&s.Tokens[verb])] {
		return -1
	}
	for k := verb + 2; k < len(s.Tokens); k++ {
		t := &s.Tokens[k]
		if t.UPOS != "NOUN" && t.UPOS != "ADJ" || !verdicts(lemmaOf(t), previous(s, k)) {
			continue
		}
		deed := deedBefore(s, verb, k)
		if deed >= 0 {
			return k
		}
	}
	return -1
}

var calling = set("call term brand label deem declare consider")

func previous(s *nlp.Sentence, k int) string {
	if k == 0 {
		return ""
	}
	return lemmaOf(&s.Tokens[k-1])
}

// verdicts reports whether a word, behind the one before it, judges what is
// called so.
func verdicts(lemma, before string) bool {
	return reproaches[lemma] || falsehoods[lemma] || (lemma == "crime" || lemma == "criminal") && before == "war"
}

// deedBefore is the noun that is called what token verdict says, when the tree
// has the verdict below or above that noun rather than with the verb; else -1.
func deedBefore(s *nlp.Sentence, verb, verdict int) int {
	v := &s.Tokens[verdict]
	switch {
	case v.Head == verb && v.Rel == "obj":
		for k := verdict - 1; k > verb; k-- {
			if t := &s.Tokens[k]; t.Head == verdict && t.Rel == "compound" && t.UPOS == "NOUN" && lemmaOf(t) != "war" && determined(s, verb, k) {
				return k
			}
		}
	case v.Head > verb && v.Head < verdict && (v.Rel == "nmod" || v.Rel == "xcomp"):
		for h := v.Head; h > verb; h = s.Tokens[h].Head {
			if t := &s.Tokens[h]; t.Head == verb && t.Rel == "obj" && t.UPOS == "NOUN" {
				return h
			}
		}
	}
	return -1
}

// determined reports whether a determiner opens the phrase between the verb and
// the noun, so that the noun can stand by itself.
func determined(s *nlp.Sentence, verb, noun int) bool {
	return verb+1 < noun && (s.Tokens[verb+1].UPOS == "DET" || s.Tokens[verb+1].Rel == "nmod:poss")
}

// raiseVerdict makes the noun the verb's object and the verdict its complement.
func raiseVerdict(s *nlp.Sentence, verb, verdict int) {
	deed := deedBefore(s, verb, verdict)
	v := &s.Tokens[verdict]
	for k := verb + 1; k < verdict; k++ {
		t := &s.Tokens[k]
		switch {
		case t.Head != verdict || k == deed:
		case t.Rel == "compound" && lemmaOf(t) == "war":
		case t.Rel == "case":
			t.Head = deed
			for j := k + 1; j < verdict; j++ { // "on civilian infrastructure": its own noun
				if n := &s.Tokens[j]; n.Head == verdict && n.UPOS == "NOUN" && lemmaOf(n) != "war" {
					n.Head, n.Rel, t.Head = deed, "nmod", j
				}
			}
		case t.Rel == "det" || t.Rel == "amod" || t.Rel == "nmod:poss":
			t.Head = deed
		}
	}
	s.Tokens[deed].Head, s.Tokens[deed].Rel = verb, "obj"
	v.Head, v.Rel = verb, "xcomp"
}
