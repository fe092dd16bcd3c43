package lemma

import "testing"

func TestPlurals(t *testing.T) {
	m := &Model{rules: map[key]edit{{"s", "NNS", ""}: {cut: 1}, {"t", "NNS", ""}: {cut: 1}, {"ies", "NNS", ""}: {cut: 3, add: "y"}}}
	for form, want := range map[string]string{
		"viruses": "virus", "Vetoes": "veto", "series": "series", "aircraft": "aircraft", "bases": "base", "sorties": "sortie",
		"tranches": "tranche", "talks": "talk", "parties": "party",
	} {
		if got := m.Lemma(form, "NOUN", "NNS"); got != want {
			t.Errorf("%s: %s, want %s", form, got, want)
		}
	}
	if got := m.Lemma("lives", "VERB", "VBZ"); got != "live" {
		t.Errorf("the verb lives: %s", got)
	}
}
