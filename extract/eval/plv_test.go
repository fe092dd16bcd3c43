package eval

import (
	"strings"
	"testing"

	"claimgraph/schema"
)

const plvSample = "\tsentence_id\tmarked_sentence\tgold_root\n" +
	"0\t7\t<s>Peru</s> fined <t>two \"mining\" firms</t>.\tSANCTION\n" +
	"1\t8\tFor <t>Chad</t>, <s>Mali</s>'s envoy freed a pilot.\tYIELD\n"

func TestReadPLV(t *testing.T) {
	rows, err := ReadPLV(strings.NewReader(plvSample))
	if err != nil || len(rows) != 2 {
		t.Fatalf("%v, %v", rows, err)
	}
	for i, want := range [][2]string{{"Peru", `two "mining" firms`}, {"Mali", "Chad"}} {
		r := rows[i]
		if got := r.Sentence[r.Source[0]:r.Source[1]]; got != want[0] {
			t.Errorf("row %d: source %q", i, got)
		}
		if got := r.Sentence[r.Target[0]:r.Target[1]]; got != want[1] {
			t.Errorf("row %d: target %q", i, got)
		}
	}
	for name, bad := range map[string]string{"empty": "", "columns": "a\tb\n", "unmarked": "marked_sentence\tgold_root\nno actors\tAID\n"} {
		if _, err := ReadPLV(strings.NewReader(bad)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestPLVRoot(t *testing.T) {
	const text = "Peru accused Chad of helping Mali."
	arg := func(s string) *schema.Argument {
		i := strings.Index(text, s)
		return &schema.Argument{Span: schema.NewSpan(text, i, i+len(s))}
	}
	at := func(s string) [2]int { i := strings.Index(text, s); return [2]int{i, i + len(s)} }
	claims := []schema.Claim{
		{Subject: arg("Peru"), Object: arg("Chad"), Predicate: schema.Predicate{Type: "AID", Plover: "AID"}, Polarity: schema.Negative, Modality: schema.Asserted},
		{Subject: arg("Peru"), Object: arg("Chad"), About: arg("helping Mali"), Predicate: schema.Predicate{Type: "ACCUSE", Plover: "ACCUSE"}, Modality: schema.Asserted},
		{Subject: arg("Chad"), Object: arg("Mali"), Predicate: schema.Predicate{Type: "AID", Plover: "AID"}, Modality: schema.Asserted},
		{Subject: arg("Peru"), Object: arg("Chad"), Predicate: schema.Predicate{Type: "STATE", Plover: "CONSULT"}, Confidence: 1},
	}
	for _, tt := range []struct{ source, target, want string }{
		{"Peru", "Chad", "ACCUSE"},
		{"Chad", "Mali", "AID"},
		{"Mali", "Chad", "AID"},    // the other way round, for want of better
		{"Peru", "Mali", "ACCUSE"}, // within what is said
		{"Mali", "Peru", "NONE"},
	} {
		if got := PLVRoot(PLVRow{Sentence: text, Source: at(tt.source), Target: at(tt.target)}, claims, Root2021); got != tt.want {
			t.Errorf("%s, %s: %s, want %s", tt.source, tt.target, got, tt.want)
		}
	}
}

func TestPLVScore(t *testing.T) {
	rows := []PLVRow{{Root: "AID"}, {Root: "AID"}, {Root: "YIELD"}}
	macro, roots := PLVScore(rows, []string{"AID", "NONE", "AID"})
	if len(roots) != 2 || roots[0].Recall != 0.5 || roots[0].Precision != 0.5 || roots[1].F1 != 0 || macro != 0.25 {
		t.Errorf("%v %v", macro, roots)
	}
}
