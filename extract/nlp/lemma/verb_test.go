package lemma

import "testing"

func TestKnown(t *testing.T) {
	for _, tt := range []struct{ rule, form, xpos, want string }{
		{"shel", "shelled", "VBD", "shell"},
		{"plung", "plunged", "VBN", "plunge"},
		{"boycot", "boycotting", "VBG", "boycott"},
		{"denie", "denies", "VBZ", "deny"},
		{"plann", "planned", "VBD", "plan"},
		{"blockad", "blockaded", "VBD", "blockade"},
		{"withdraw", "withdrawing", "VBG", "withdraw"},   // a listed verb stands
		{"frobnicat", "frobnicated", "VBD", "frobnicat"}, // nothing better is known
	} {
		if got := known(tt.rule, tt.form, tt.xpos); got != tt.want {
			t.Errorf("%s (%s): %s, want %s", tt.form, tt.xpos, got, tt.want)
		}
	}
}

func TestCompound(t *testing.T) {
	m := &Model{exceptions: map[key]string{{"threw", "VBD", "VERB"}: "throw", {"ran", "VBD", "VERB"}: "run", {"used", "VBD", "VERB"}: "use"}}
	for form, want := range map[string]string{"overthrew": "overthrow", "overran": "overrun", "threw": "", "overused": ""} {
		if got, _ := m.compound(form, "VBD"); got != want {
			t.Errorf("%s: %q, want %q", form, got, want)
		}
	}
}

func TestStrong(t *testing.T) {
	m := &Model{
		exceptions: map[key]string{{"found", "VBD", "VERB"}: "find"},
		rules:      map[key]edit{{"ot", "VBD", ""}: {cut: 2, add: "et"}, {"en", "VBN", ""}: {cut: 2}, {"ed", "VBN", ""}: {cut: 2}},
	}
	for _, tt := range []struct{ form, xpos, want string }{
		{"shot", "VBD", "shoot"}, {"shot", "VBN", "shoot"}, {"risen", "VBN", "rise"}, {"Beaten", "VBN", "beat"}, {"fed", "VBN", "feed"},
		{"lay", "VBD", "lie"}, {"laid", "VBD", "lay"}, {"found", "VBD", "find"}, {"broke", "VBN", "break"},
		{"overshot", "VBD", "overshoot"}, {"shot", "NN", "shot"}, {"bombed", "VBN", "bomb"},
	} {
		upos := "VERB"
		if tt.xpos == "NN" {
			upos = "NOUN"
		}
		if got := m.Lemma(tt.form, upos, tt.xpos); got != tt.want {
			t.Errorf("%s (%s): %s, want %s", tt.form, tt.xpos, got, tt.want)
		}
	}
}
