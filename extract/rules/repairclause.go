package rules

import "claimgraph/extract/nlp"

// lostClause recognises "after ships used water cannon" with the verb taken for a
// participle that describes the ships: with an object of its own it is none. At the
// verb it gives its subject, or -1.
func lostClause(s *nlp.Sentence, verb int) int {
	v := &s.Tokens[verb]
	if v.UPOS != "VERB" || v.XPOS != "VBN" && v.XPOS != "VBD" || v.Rel != "acl" && v.Rel != "amod" || v.Head < 0 || v.Head >= verb || !hasChild(s, verb, "obj") || hasAuxiliary(s, verb) {
		return -1
	}
	n := v.Head
	for s.Tokens[n].Rel == "nmod" && s.Tokens[n].Head >= 0 && s.Tokens[n].Head < n && hasMark(s, n, "of") {
		n = s.Tokens[n].Head
	}
	if r := s.Tokens[n].Rel; r != "obl" && r != "nmod" || s.Tokens[n].Head < 0 {
		return -1
	}
	for k := range s.Children(n) {
		if t := &s.Tokens[k]; t.Rel == "case" && k < n && conjunctions[lemmaOf(t)] && objectBehind(s, verb) {
			return n
		}
	}
	return -1
}

// objectBehind reports whether the verb's object stands behind it, without a "by"
// that would tell who did what the participle says.
func objectBehind(s *nlp.Sentence, verb int) bool {
	behind := false
	for k := range s.Children(verb) {
		switch t := &s.Tokens[k]; {
		case t.Rel == "obj":
			behind = k > verb
		case t.Rel == "obl:agent":
			return false
		}
	}
	return behind
}

// giveClause makes the verb an adverbial clause with the noun as its subject.
func giveClause(s *nlp.Sentence, verb, subject int) {
	v, n := &s.Tokens[verb], &s.Tokens[subject]
	over := n.Head
	for s.Tokens[over].UPOS != "VERB" && s.Tokens[over].Head >= 0 && s.Tokens[over].Head != verb {
		over = s.Tokens[over].Head
	}
	v.Head, v.Rel, v.XPOS = over, "advcl", "VBD"
	n.Head, n.Rel = verb, "nsubj"
	for k := range s.Children(subject) {
		if t := &s.Tokens[k]; t.Rel == "case" && k < subject {
			t.Head, t.Rel = verb, "mark"
		}
	}
}
