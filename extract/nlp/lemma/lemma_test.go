package lemma

import (
	"bytes"
	"testing"
)

var lessons = []Example{
	{"walked", "VERB", "VBD", "walk"}, {"talked", "VERB", "VBD", "talk"}, {"asked", "VERB", "VBD", "ask"},
	{"denied", "VERB", "VBD", "deny"}, {"tried", "VERB", "VBD", "try"}, {"cried", "VERB", "VBD", "cry"},
	{"went", "VERB", "VBD", "go"}, {"said", "VERB", "VBD", "say"},
	{"towns", "NOUN", "NNS", "town"}, {"guns", "NOUN", "NNS", "gun"}, {"men", "NOUN", "NNS", "man"},
	{"Ann", "PROPN", "NNP", "Ann"}, {"Russia", "PROPN", "NNP", "Russia"}, {"The", "DET", "DT", "the"}, {"the", "DET", "DT", "the"},
}

func TestLemma(t *testing.T) {
	m, err := Open(Train(lessons), func(w string) bool { return w == "provoke" || w == "plan" })
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []Example{
		{"jumped", "VERB", "VBD", "jump"},   // rule
		{"applied", "VERB", "VBD", "apply"}, // rule of a longer suffix
		{"went", "VERB", "VBD", "go"},       // exception
		{"Said", "VERB", "VBD", "say"},      // exception, capitalised
		{"Towns", "NOUN", "NNS", "town"},    // case
		{"Kyiv", "PROPN", "NNP", "Kyiv"},    // names keep theirs
		{"THE", "DET", "DT", "the"},
		{"provoked", "VERB", "VBD", "provoke"}, // the word that exists
		{"planned", "VERB", "VBD", "plan"},
		{"TPLF", "NOUN", "NN", "TPLF"},
		{"MOSCOW", "PROPN", "NNP", "Moscow"},
		{"NATO", "PROPN", "NNP", "NATO"},
		{"1,351", "NUM", "CD", "1351"},
		{"Press@Example.org", "X", "ADD", "Press@Example.org"},
		{"xyz", "X", "FW", "xyz"}, // unknown tag
	} {
		if got := m.Lemma(c.Form, c.UPOS, c.XPOS); got != c.Lemma {
			t.Errorf("%s %s: %q, want %q", c.Form, c.XPOS, got, c.Lemma)
		}
	}
}

func TestTrainIsReproducible(t *testing.T) {
	if !bytes.Equal(Train(lessons), Train(lessons)) {
		t.Error("the same lessons gave other bytes")
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, s := range []string{"", "nonsense\n", "r\ted\tVBD\t-1\t\t0\n", "x\ta\tb\n"} {
		if _, err := Open([]byte(s), nil); err == nil {
			t.Errorf("%q was taken", s)
		}
	}
}
