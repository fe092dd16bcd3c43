package rules

import (
	"testing"

	"claimgraph/extract/nlp"
)

// TestDaysAmongVerbs has the parser hang words on a day of the week, or the day
// on a name: verbs and days come free.
func TestDaysAmongVerbs(t *testing.T) {
	cases := []struct {
		name   string
		tokens []nlp.Token
		heads  []int
		rels   []string
	}{
		{"a day between subject and verb", []nlp.Token{
			{Form: "Norway", UPOS: "PROPN", Head: nlp.Root, Rel: "root"},
			{Form: "on", UPOS: "ADP", Head: 2, Rel: "case"},
			{Form: "Friday", UPOS: "PROPN", Head: 0, Rel: "nmod"},
			{Form: "expelled", Lemma: "expel", UPOS: "VERB", XPOS: "VBN", Head: 0, Rel: "amod"},
			{Form: "diplomats", UPOS: "NOUN", Head: 3, Rel: "obj"},
			{Form: ".", UPOS: "PUNCT", Head: 0, Rel: "punct"},
		}, []int{3, 2, 3, nlp.Root, 3, 3}, []string{"nsubj", "case", "obl", "root", "obj", "punct"}},
		{"a day before a name", []nlp.Token{
			{Form: "On", UPOS: "ADP", Head: 2, Rel: "case"},
			{Form: "Friday", UPOS: "PROPN", Head: 2, Rel: "compound"},
			{Form: "Meloni", UPOS: "PROPN", Head: 3, Rel: "nsubj"},
			{Form: "resigned", Lemma: "resign", UPOS: "VERB", XPOS: "VBD", Head: nlp.Root, Rel: "root"},
		}, []int{1, 3, 3, nlp.Root}, []string{"case", "obl", "nsubj", "root"}},
		{"a day before a second verb", []nlp.Token{
			{Form: "Rebels", UPOS: "NOUN", Head: 1, Rel: "nsubj"},
			{Form: "shelled", Lemma: "shell", UPOS: "VERB", XPOS: "VBD", Head: nlp.Root, Rel: "root"},
			{Form: "depots", UPOS: "NOUN", Head: 1, Rel: "obj"},
			{Form: "on", UPOS: "ADP", Head: 7, Rel: "case"},
			{Form: "Friday", UPOS: "PROPN", Head: 7, Rel: "compound"},
			{Form: "and", UPOS: "CCONJ", Head: 6, Rel: "cc"},
			{Form: "burned", Lemma: "burn", UPOS: "VERB", XPOS: "VBD", Head: 4, Rel: "conj"},
			{Form: "houses", UPOS: "NOUN", Head: 2, Rel: "nmod"},
		}, []int{1, nlp.Root, 1, 4, 1, 6, 1, 6}, []string{"nsubj", "root", "obj", "case", "obl", "cc", "conj", "obj"}},
		{"a participle behind its noun stays", []nlp.Token{
			{Form: "The", UPOS: "DET", Head: 1, Rel: "det"},
			{Form: "man", UPOS: "NOUN", Head: 5, Rel: "nsubj"},
			{Form: "on", UPOS: "ADP", Head: 3, Rel: "case"},
			{Form: "Friday", UPOS: "PROPN", Head: 1, Rel: "nmod"},
			{Form: "arrested", Lemma: "arrest", UPOS: "VERB", XPOS: "VBN", Head: 1, Rel: "acl"},
			{Form: "died", Lemma: "die", UPOS: "VERB", XPOS: "VBD", Head: nlp.Root, Rel: "root"},
		}, []int{1, 5, 3, 1, 1, nlp.Root}, []string{"det", "nsubj", "case", "nmod", "acl", "root"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := repaired(&nlp.Sentence{Tokens: c.tokens}).Tokens
			for i := range got {
				if got[i].Head != c.heads[i] || got[i].Rel != c.rels[i] {
					t.Errorf("%s hangs on %d as %s, want %d as %s", got[i].Form, got[i].Head, got[i].Rel, c.heads[i], c.rels[i])
				}
			}
		})
	}
}
