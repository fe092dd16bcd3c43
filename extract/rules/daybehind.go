package rules

import (
	"strings"

	"claimgraph/extract/nlp"
)

// dayBehindObject recognises "summoned the ambassador Monday" with the object
// taken for a part of the day's phrase. At the day it gives the object, or -1.
func dayBehindObject(s *nlp.Sentence, day int) int {
	t := &s.Tokens[day]
	noun := day - 1
	if !weekdays[t.Form] || noun < 1 || t.Head < 0 || t.Head >= noun || s.Tokens[t.Head].UPOS != "VERB" || hasChild(s, t.Head, "obj") {
		return -1
	}
	if n := &s.Tokens[noun]; n.Head != day || n.Rel != "compound" || n.UPOS != "NOUN" || !strings.HasPrefix(t.Rel, "obl") && t.Rel != "obj" || hasChild(s, day, "case") {
		return -1
	}
	return noun
}

// freeObject gives the verb its object, and the object what stood before it.
func freeObject(s *nlp.Sentence, day, object int) {
	t, o := &s.Tokens[day], &s.Tokens[object]
	for k := t.Head + 1; k < object; k++ {
		if s.Tokens[k].Head == day {
			s.Tokens[k].Head = object
		}
	}
	o.Head, o.Rel, t.Rel = t.Head, "obj", "obl:unmarked"
}
