package rules

import "claimgraph/extract/nlp"

// hungIntent recognises "threatened in July to use force" and "promised on Friday
// to stop the raids" with what is promised hung on the verb as a purpose. At the
// verb it gives the infinitive, or -1.
func hungIntent(s *nlp.Sentence, verb int) int {
	if s.Tokens[verb].UPOS != "VERB" || !promising[lemmaOf(&s.Tokens[verb])] {
		return -1
	}
	found := -1
	for k := range s.Children(verb) {
		switch t := &s.Tokens[k]; {
		case t.Rel == "obj", t.Rel == "xcomp", t.Rel == "ccomp", t.Rel == "aux:pass":
			return -1
		case t.Rel == "advcl" && k > verb && found < 0 && toInfinitive(s, k) && !setOff(s, k):
			found = k
		}
	}
	return found
}

// promising are verbs that take what is promised, refused or wanted as an
// infinitive and have no purpose without it.
var promising = set(`promise vow pledge threaten refuse decline agree offer propose plan intend want hope seek fail decide undertake
	vote consent try attempt aim`)

// setOff reports whether a comma or dash parts a clause from what stands before it.
func setOff(s *nlp.Sentence, head int) bool {
	first, _ := s.Subtree(head)
	return s.Tokens[first].UPOS == "PUNCT" || first > 0 && s.Tokens[first-1].UPOS == "PUNCT"
}

func completeIntent(s *nlp.Sentence, verb, infinitive int) { s.Tokens[infinitive].Rel = "xcomp" }
