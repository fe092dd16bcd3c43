package rules_test

import (
	"context"
	"slices"
	"testing"

	"claimgraph/extract/rules"
)

func TestExplain(t *testing.T) {
	b := newBench(t)
	got, err := b.rules.Explain(context.Background(), b.document("", "The town was attacked by rebels, officials said."))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || len(got[0].Reports) != 1 || len(got[0].Claims) == 0 {
		t.Fatalf("got %d sentences: %+v", len(got), got)
	}
	if s := got[0].Reports[0]; s.Source == nil || s.Source.Text != "officials" {
		t.Errorf("source %+v", s.Source)
	}
	fired := slices.ContainsFunc(got[0].Clauses, func(c rules.ClauseReading) bool {
		return c.Lemma == "attack" && slices.Contains(c.Constructions, "passive")
	})
	if !fired {
		t.Errorf("the passive did not fire: %+v", got[0].Clauses)
	}
}
