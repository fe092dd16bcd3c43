// Package graphtest says what every graph.Store must do, as tests and
// benchmarks that each store runs, and measures stores against each other.
//
// A store's own test is three lines:
//
//	func TestStore(t *testing.T) {
//		graphtest.Run(t, func(t testing.TB) graph.Store { return memory.New() })
//	}
package graphtest

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Open makes an empty store. It registers what closes it with t.Cleanup or
// leaves that to the suite, which closes every store it opens.
type Open func(t testing.TB) graph.Store

// Run tests a store.
func Run(t *testing.T, open Open) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, Open)
	}{
		{"Records", testRecords},
		{"Again", testAgain},
		{"Absent", testAbsent},
		{"Recorded", testRecorded},
		{"Filters", testFilters},
		{"Scripts", testScripts},
		{"Orders", testOrders},
		{"Questions", testQuestions},
		{"Find", testFind},
		{"Concurrent", testConcurrent},
		{"Cancelled", testCancelled},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, open) })
	}
}

func opened(t testing.TB, open Open) graph.Store {
	t.Helper()
	s := open(t)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	return s
}

func mustPut(t testing.TB, s graph.Store, steps ...graph.Step) graph.Written {
	t.Helper()
	w, err := s.Put(context.Background(), steps...)
	if err != nil {
		t.Fatalf("Put: %v", err)
	}
	return w
}

// collect gathers what an enumeration yields.
func collect[T any](t testing.TB, seq func(func(T, error) bool)) []T {
	t.Helper()
	var out []T
	for v, err := range seq {
		if err != nil {
			t.Fatalf("enumerating: %v", err)
		}
		out = append(out, v)
	}
	return out
}

func claimIDs(claims []schema.Claim) []schema.ClaimID {
	var ids []schema.ClaimID
	for _, c := range claims {
		ids = append(ids, c.ID)
	}
	return ids
}

// same compares as JSON readers would: an empty list is an absent one.
func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("%s differs (-want +got):\n%s", what, d)
	}
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
