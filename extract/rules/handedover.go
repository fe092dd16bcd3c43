package rules

import "claimgraph/extract/nlp"

// handedOver recognises "handed over ten prisoners" with "over" taken for a word of
// the count. At the verb it gives "over", or -1.
func handedOver(s *nlp.Sentence, verb int) int {
	over := verb + 1
	if s.Tokens[verb].UPOS != "VERB" || !overVerbs[lemmaOf(&s.Tokens[verb])] || over >= len(s.Tokens) {
		return -1
	}
	t := &s.Tokens[over]
	if lemmaOf(t) != "over" || t.Head == verb || t.Head < over {
		return -1
	}
	return over
}

// overVerbs mean giving when "over" stands behind them.
var overVerbs = set("hand turn sign")

func freeParticle(s *nlp.Sentence, verb, over int) {
	t := &s.Tokens[over]
	noun := t.Head
	t.Head, t.Rel, t.UPOS = verb, "compound:prt", "ADP"
	if n := &s.Tokens[noun]; n.Head == verb && n.Rel == "obl" && !hasChild(s, noun, "case") && !hasChild(s, verb, "obj") {
		n.Rel = "obj"
	}
}
