package rules

import (
	"testing"

	"claimgraph/extract/nlp"
)

// TestSayingBeforeItsContent has the parser take what was said for the main
// clause: the saying gets its content back, and the sentence its own verb.
func TestSayingBeforeItsContent(t *testing.T) {
	tree := func(mark bool) *nlp.Sentence {
		s := &nlp.Sentence{Tokens: []nlp.Token{
			{Form: "When", Lemma: "when", UPOS: "ADV", Head: 2, Rel: "mark"},
			{Form: "Wang", Lemma: "Wang", UPOS: "PROPN", Head: 2, Rel: "nsubj"},
			{Form: "objected", Lemma: "object", UPOS: "VERB", XPOS: "VBD", Head: 5, Rel: "advcl"},
			{Form: "saying", Lemma: "say", UPOS: "VERB", XPOS: "VBG", Head: 2, Rel: "advcl"},
			{Form: "trawlers", Lemma: "trawler", UPOS: "NOUN", Head: 5, Rel: "nsubj"},
			{Form: "fled", Lemma: "flee", UPOS: "VERB", XPOS: "VBD", Head: nlp.Root, Rel: "root"},
		}}
		if !mark {
			s.Tokens[0].Rel = "advmod"
		}
		return s
	}
	mended := repaired(tree(false)).Tokens
	if mended[2].Head != nlp.Root || mended[2].Rel != "root" || mended[5].Head != 3 || mended[5].Rel != "ccomp" {
		t.Errorf("not mended: %+v", mended)
	}
	if kept := repaired(tree(true)).Tokens; kept[5].Head != nlp.Root || kept[2].Head != 5 {
		t.Errorf("a clause with a conjunction of its own was taken for the main one: %+v", kept)
	}
}
