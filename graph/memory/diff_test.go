package memory_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/memory"
	"claimgraph/schema"
)

// TestDiffLimit: a limit bounds what is told, not what is compared: an edge that
// is among the first in one month only has not come or gone.
func TestDiffLimit(t *testing.T) {
	ctx := context.Background()
	s := memory.New()
	var step graph.Step
	for object, claims := range map[string][2]int{"a": {3, 1}, "b": {1, 3}, "c": {2, 0}} {
		for month, n := range claims {
			for i := range n {
				step.Claims = append(step.Claims, schema.Claim{
					ID:      schema.ClaimID(fmt.Sprint(object, month, i)),
					Subject: &schema.Argument{Entity: "org/x"}, Object: &schema.Argument{Entity: schema.EntityID("org/" + object)},
					Predicate: schema.Predicate{Type: "CONSULT", Quad: 1}, Published: fmt.Sprintf("2022-%02d-1%d", month+1, i),
				})
			}
		}
	}
	if _, err := s.Put(ctx, step); err != nil {
		t.Fatal(err)
	}
	in := func(month time.Month) graph.Filter {
		from := time.Date(2022, month, 1, 0, 0, 0, 0, time.UTC)
		return graph.Filter{During: schema.Range{From: from, To: from.AddDate(0, 1, 0)}, Limit: 1}
	}
	d, err := graph.Diff(ctx, s, in(1), in(2))
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Gained) != 0 || len(d.Lost) != 1 || d.Lost[0].Object != "org/c" || len(d.Changed) != 1 || d.Changed[0].Before.Claims+d.Changed[0].After.Claims != 4 {
		t.Errorf("gained %v, lost %v, changed %v; want org/c lost and one of org/a and org/b changed", d.Gained, d.Lost, d.Changed)
	}
}
