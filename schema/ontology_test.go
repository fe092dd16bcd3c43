package schema_test

import (
	"slices"
	"strings"
	"testing"

	"claimgraph/schema"
)

func TestOntologyIsWhole(t *testing.T) {
	contexts := map[string]bool{}
	for _, c := range schema.Contexts() {
		contexts[c.ID] = true
	}
	plover := 0
	seen, examples := map[string]bool{}, map[string]bool{}
	for _, term := range schema.Ontology() {
		if seen[term.ID] || examples[term.Example] {
			t.Errorf("%s: id or example given twice", term.ID)
		}
		seen[term.ID], examples[term.Example] = true, true
		root, ok := schema.TermByID(term.Plover)
		if !ok || root.Plover != root.ID {
			t.Errorf("%s: nearest root %q is no PLOVER type", term.ID, term.Plover)
		}
		if term.ID == term.Plover {
			plover++
			if term.Quad == schema.Neutral {
				t.Errorf("%s: no quad class", term.ID)
			}
		} else if !term.Act {
			t.Errorf("%s: neither PLOVER type nor act", term.ID)
		}
		if term.Quad != schema.Neutral && term.Quad != root.Quad {
			t.Errorf("%s: quad %d, its root %s has %d", term.ID, term.Quad, root.ID, root.Quad)
		}
		if term.Label == "" || !strings.HasSuffix(term.Example, ".") || len(term.CAMEO) == 0 {
			t.Errorf("%s: label, example or CAMEO root missing", term.ID)
		}
		if _, ok := schema.TermByID(term.Inverse); term.Inverse != "" && !ok {
			t.Errorf("%s: inverse %q unknown", term.ID, term.Inverse)
		}
		for _, mode := range term.Modes {
			if _, ok := schema.Score(term.ID, mode); !ok || mode != strings.ToLower(mode) {
				t.Errorf("%s: mode %q", term.ID, mode)
			}
		}
	}
	if plover != 16 {
		t.Errorf("%d PLOVER types, want 16", plover)
	}
	for _, act := range strings.Fields("STATE ALLEGE CONDEMN DENY ACKNOWLEDGE CONFIRM DETERMINE INVESTIGATE REFER CHARGE CONVICT WARN PREDICT DEMAND RETRACT DECLINE_COMMENT REPORT") {
		if !seen[act] {
			t.Errorf("no act %s", act)
		}
	}
	if len(contexts) != 37 {
		t.Errorf("%d contexts, want 37", len(contexts))
	}
}

// The manual's contradictions, settled once.
func TestDefectsOfTheManual(t *testing.T) {
	if term, _ := schema.TermByID("SANCTION"); term.Quad != schema.MaterialConflict {
		t.Errorf("SANCTION has quad %d; its section says material conflict", term.Quad)
	}
	if score, _ := schema.Score("ACCUSE", ""); score != -3 {
		t.Errorf("ACCUSE scores %v; the sign is missing in the manual", score)
	}
	for _, mode := range []string{"disapprove", "investigate", "allege"} {
		if score, _ := schema.Score("ACCUSE", mode); score >= 0 {
			t.Errorf("ACCUSE %s scores %v", mode, score)
		}
	}
	if vandalize, _ := schema.Score("PROTEST", "vandalize"); vandalize != -5 {
		t.Errorf("PROTEST vandalize scores %v, want its type's", vandalize)
	}
	if term, _, _, _ := schema.FromCAMEO("20"); term != "ASSAULT" {
		t.Errorf("CAMEO root 20 becomes %s; FIGHT is no type of PLOVER 2.0", term)
	}
}

// The 2021 map uses modes the manual does not define; none may come out.
func TestEveryCAMEOCodeLandsInTheOntology(t *testing.T) {
	known := schema.Contexts()
	for root := 1; root <= 20; root++ {
		for _, code := range codesOf(root) {
			id, mode, quad, ok := schema.FromCAMEO(code)
			term, known2 := schema.TermByID(id)
			if !ok || !known2 {
				t.Fatalf("CAMEO %s gives %q", code, id)
			}
			if quad != term.Quad || mode != "" && !term.HasMode(mode) {
				t.Errorf("CAMEO %s: %s with mode %q, quad %d", code, id, mode, quad)
			}
			for _, c := range schema.CAMEOContexts(code) {
				if !slices.ContainsFunc(known, func(k schema.Context) bool { return k.ID == c }) {
					t.Errorf("CAMEO %s: context %q unknown", code, c)
				}
			}
		}
	}
}

func codesOf(root int) []string {
	two := string([]byte{'0' + byte(root/10), '0' + byte(root%10)})
	codes := []string{two}
	for d := '0'; d <= '9'; d++ {
		three := two + string(d)
		codes = append(codes, three)
		for e := '1'; e <= '5'; e++ {
			codes = append(codes, three+string(e))
		}
	}
	return codes
}

func TestFromCAMEO(t *testing.T) {
	tests := []struct {
		code, term, mode string
		quad             int
	}{
		{"010", "STATE", "", schema.Neutral},
		{"016", "DENY", "", schema.VerbalConflict},
		{"0231", "REQUEST", "assist", schema.VerbalConflict},
		{"042", "CONSULT", "visit", schema.VerbalCooperation},
		{"057", "SUPPORT", "", schema.VerbalCooperation},
		{"081", "CONCEDE", "", schema.VerbalCooperation},
		{"0841", "RETREAT", "release", schema.MaterialCooperation},
		{"0842", "RETREAT", "", schema.MaterialCooperation},
		{"094", "ACCUSE", "investigate", schema.VerbalConflict},
		{"112", "ACCUSE", "allege", schema.VerbalConflict},
		{"116", "SANCTION", "convict", schema.MaterialConflict},
		{"1322", "THREATEN", "restrict", schema.VerbalConflict},
		{"163", "SANCTION", "discontinue", schema.MaterialConflict},
		{"1712", "ASSAULT", "destroy", schema.MaterialConflict},
		{"1722", "COERCE", "restrict", schema.MaterialConflict},
		{"173", "COERCE", "arrest", schema.MaterialConflict},
		{"186", "ASSAULT", "targeted", schema.MaterialConflict},
		{"1952", "ASSAULT", "drone", schema.MaterialConflict},
		{"1959", "ASSAULT", "aerial", schema.MaterialConflict}, // read by its first digits
		{"2042", "ASSAULT", "unconventional", schema.MaterialConflict},
	}
	for _, tt := range tests {
		term, mode, quad, ok := schema.FromCAMEO(tt.code)
		if !ok || term != tt.term || mode != tt.mode || quad != tt.quad {
			t.Errorf("%s: got %s %q %d %v", tt.code, term, mode, quad, ok)
		}
	}
	for _, bad := range []string{"", "0", "21", "99", "x12", "11211"} {
		if term, _, _, ok := schema.FromCAMEO(bad); ok {
			t.Errorf("%q read as %s", bad, term)
		}
	}
}
