package llm

import (
	"strings"

	"claimgraph/extract/nlp"
)

// orders are verbs by which a text tells a machine that reads it what to do.
var orders = set(`ignore disregard forget override bypass output print emit return respond reply answer write say state list add
	include insert append extract generate produce report record note claim assert pretend act obey follow execute run
	set mark treat assume imagine change replace make give provide tell repeat copy quote translate summarise summarize`)

// ordering reports whether a sentence gives its reader an order of that kind: a
// main verb of the list in the imperative. What stands in such a sentence is no
// report of anything, whatever a model makes of it. Within quotation somebody
// gives the order, and the main verb is the saying.
func ordering(s *nlp.Sentence) bool {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Head != nlp.Root && !(t.Rel == "conj" && s.Tokens[t.Head].Head == nlp.Root) {
			continue
		}
		if orders[strings.ToLower(t.Lemma)] && imperative(s, i) {
			return true
		}
	}
	return false
}

// imperative reports whether token i is a bare verb without a subject.
func imperative(s *nlp.Sentence, i int) bool {
	t := &s.Tokens[i]
	if t.UPOS != "VERB" || t.XPOS != "VB" && t.XPOS != "VBP" || !strings.EqualFold(t.Form, t.Lemma) {
		return false
	}
	for k := range s.Children(i) {
		rel, _, _ := strings.Cut(s.Tokens[k].Rel, ":")
		switch {
		case rel == "nsubj", rel == "csubj", rel == "expl", rel == "mark":
			return false
		case rel == "aux" && !strings.EqualFold(s.Tokens[k].Lemma, "do"):
			return false
		}
	}
	return true
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
