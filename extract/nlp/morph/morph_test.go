package morph

import "testing"

// clause is "SUBJECT [AUX] VERB" with the verb last.
func clause(words ...Word) []Word {
	for i := range words[:len(words)-1] {
		words[i].Head = len(words) - 1
	}
	words[len(words)-1].Head = -1
	return words
}

func TestFeatures(t *testing.T) {
	they := Word{Form: "They", UPOS: "PRON", XPOS: "PRP", Rel: "nsubj"}
	were := Word{Form: "were", UPOS: "AUX", XPOS: "VBD", Rel: "aux:pass"}
	had := Word{Form: "had", UPOS: "AUX", XPOS: "VBD", Rel: "aux"}
	seen := Word{Form: "seen", UPOS: "VERB", XPOS: "VBN", Rel: "root"}
	passiveThey := they
	passiveThey.Rel = "nsubj:pass"
	active, passive := "Tense=Past|VerbForm=Part", "Tense=Past|VerbForm=Part|Voice=Pass"
	lessons := []Example{
		{clause(passiveThey, were, seen), []string{"Number=Plur", "", passive}},
		{clause(they, had, seen), []string{"Number=Plur", "", active}},
		{clause(passiveThey, were, seen), []string{"Number=Plur", "", passive}},
		{clause(they, had, seen), []string{"Number=Plur", "", active}},
	}
	m, err := Open(Train(lessons))
	if err != nil {
		t.Fatal(err)
	}
	shot := seen
	shot.Form = "shot" // a form it has not met
	var key Key
	for _, c := range []struct {
		words []Word
		want  string
	}{
		{clause(passiveThey, were, shot), passive},
		{clause(they, had, shot), active},
	} {
		if got := m.Features(c.words, 2, &key); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	if got := m.Features(clause(they, had, seen), 0, &key); got != "Number=Plur" {
		t.Errorf("They: %q", got)
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, s := range []string{"", "VBD VERB\tsaid\n"} {
		if _, err := Open([]byte(s)); err == nil {
			t.Errorf("%q was taken", s)
		}
	}
}
