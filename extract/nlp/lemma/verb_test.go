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
