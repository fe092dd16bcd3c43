package rules

import "claimgraph/extract/nlp"

// countedOver recognises "freed over 150 prisoners" with the count's "over" taken
// for a preposition of the verb. At the noun it gives the verb, or -1.
func countedOver(s *nlp.Sentence, noun int) int {
	t := &s.Tokens[noun]
	verb := t.Head
	if t.Rel != "obl" || t.UPOS != "NOUN" || verb < 0 || verb > noun || s.Tokens[verb].UPOS != "VERB" || days[lemmaOf(t)] || units[lemmaOf(t)] {
		return -1
	}
	word := -1
	for k := range s.Children(noun) {
		if s.Tokens[k].Rel == "case" && approximating[lemmaOf(&s.Tokens[k])] {
			word = k
		}
	}
	if word != verb+1 || word+1 >= noun || s.Tokens[word+1].UPOS != "NUM" || hasChild(s, verb, "obj") {
		return -1
	}
	return verb
}

var (
	approximating = set("over around about nearly almost")
	units         = set("year month week day hour minute second mile kilometre kilometer metre meter point percent % decade century")
)

// countObject makes the counted noun the verb's object.
func countObject(s *nlp.Sentence, noun, verb int) {
	s.Tokens[noun].Rel = "obj"
	s.Tokens[verb+1].Rel, s.Tokens[verb+1].UPOS = "advmod", "ADV"
}
