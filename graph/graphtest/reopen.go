package graphtest

import (
	"context"
	"testing"
	"time"

	"claimgraph/graph"
)

// RunReopen tests a store that lasts: each call of open opens the same graph.
// It is written in parts, opened again after each, and must equal the model.
func RunReopen(t *testing.T, open Open) {
	ctx := context.Background()
	w := newWorld(5)
	steps := w.steps(120)
	model := &Naive{}
	for len(steps) > 0 {
		n := min(len(steps), 1+w.IntN(6))
		s := open(t)
		mustPut(t, s, steps[:n]...)
		mustPut(t, model, steps[:n]...)
		steps = steps[n:]
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		s = open(t)
		same(t, "reopened", asJSON(t, dump(t, s)), asJSON(t, dump(t, model)))
		for range 5 {
			f := w.filter()
			same(t, "facts of the reopened", facts(t, s, f), facts(t, model, f))
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if t.Failed() {
			return
		}
	}
	s := open(t)
	defer s.Close()
	last := collect(t, model.Records(ctx))
	same(t, "records", collect(t, s.Records(ctx)), last)
}

// Same tests that two stores hold the same graph, but for the times at which
// they recorded it.
func Same(t testing.TB, got, want graph.Store) {
	t.Helper()
	same(t, "graph", asJSON(t, timeless(dump(t, got))), asJSON(t, timeless(dump(t, want))))
}

// Exactly tests that two stores hold the same graph to the last time.
func Exactly(t testing.TB, got, want graph.Store) {
	t.Helper()
	same(t, "graph", asJSON(t, dump(t, got)), asJSON(t, dump(t, want)))
}

// SameAnswer tests that two answers read the same.
func SameAnswer(t testing.TB, what string, got, want any) {
	t.Helper()
	same(t, what, asJSON(t, got), asJSON(t, want))
}

func timeless(c content) content {
	for i := range c.Claims {
		c.Claims[i].Recorded = nil
	}
	for i := range c.Ledger {
		c.Ledger[i].Recorded = time.Time{}
	}
	return c
}
