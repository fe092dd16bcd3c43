package nlp

import (
	"strconv"
	"strings"
	"testing"
)

// tree reads "form/XPOS/head/rel" words; heads count from 1, 0 is the root.
func tree(t *testing.T, s string) *Sentence {
	t.Helper()
	upos := map[byte]string{'V': "VERB", 'N': "NOUN", 'P': "PRON", 'W': "PRON", 'I': "ADP", 'T': "PART", 'C': "CCONJ", 'D': "DET", 'J': "ADJ"}
	out := &Sentence{}
	for w := range strings.FieldsSeq(s) {
		f := strings.Split(w, "/")
		h, err := strconv.Atoi(f[2])
		if err != nil {
			t.Fatal(err)
		}
		out.Tokens = append(out.Tokens, Token{Form: f[0], Lemma: strings.ToLower(f[0]), XPOS: f[1], UPOS: upos[f[1][0]], Head: h - 1, Rel: f[3]})
	}
	return out
}

func TestSubjectOf(t *testing.T) {
	for _, c := range []struct {
		name, tree string
		verb       int
		want       Subject
	}{
		{"own", "Troops/NNS/2/nsubj left/VBD/0/root", 1, Subject{0, false}},
		{"passive", "Troops/NNS/3/nsubj:pass were/VBD/3/aux:pass seen/VBN/0/root", 2, Subject{0, true}},
		{"shared by conjuncts", "Troops/NNS/2/nsubj came/VBD/0/root and/CC/4/cc left/VBD/2/conj", 3, Subject{0, false}},
		{"raised", "Troops/NNS/2/nsubj seem/VBP/0/root to/TO/4/mark leave/VB/2/xcomp", 3, Subject{0, false}},
		{"controlled by the object", "He/PRP/2/nsubj told/VBD/0/root troops/NNS/2/obj to/TO/5/mark leave/VB/2/xcomp", 4, Subject{2, false}},
		{"controlled by the subject of promise", "He/PRP/2/nsubj promise/VBP/0/root her/PRP/2/obj to/TO/5/mark leave/VB/2/xcomp", 4, Subject{0, false}},
		{"relative clause", "troops/NNS/0/root who/WP/3/nsubj left/VBD/1/acl:relcl", 2, Subject{0, false}},
		{"passive participle of a noun", "towns/NNS/0/root shelled/VBN/1/acl by/IN/4/case rebels/NNS/2/obl:agent", 1, Subject{0, true}},
		{"participle clause", "He/PRP/2/nsubj spoke/VBD/0/root citing/VBG/2/advcl reports/NNS/3/obj", 2, Subject{0, false}},
		{"none", "Leave/VB/0/root", 0, Subject{-1, false}},
	} {
		if got := tree(t, c.tree).SubjectOf(c.verb); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestObjectsAgentsConjuncts(t *testing.T) {
	s := tree(t, "towns/NNS/0/root shelled/VBN/1/acl by/IN/4/case rebels/NNS/2/obl:agent and/CC/6/cc troops/NNS/4/conj")
	if got := s.AgentOf(1); got != 3 {
		t.Errorf("agent %d, want 3", got)
	}
	if got := s.ObjectsOf(1, nil); len(got) != 1 || got[0] != 0 {
		t.Errorf("objects %v, want [0]", got)
	}
	if got := s.Conjuncts(3, nil); len(got) != 2 || got[1] != 5 {
		t.Errorf("conjuncts %v, want [3 5]", got)
	}
	shared := tree(t, "Police/NNS/2/nsubj arrested/VBD/0/root and/CC/4/cc charged/VBD/2/conj him/PRP/4/obj")
	if got := shared.ObjectsOf(1, nil); len(got) != 1 || got[0] != 4 {
		t.Errorf("shared objects %v, want [4]", got)
	}
}

func TestEnhancedSurvivesCycles(t *testing.T) {
	s := tree(t, "a/VB/2/conj b/VB/1/conj")
	s.SubjectOf(0)
	s.ObjectsOf(1, nil)
}
