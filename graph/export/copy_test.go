package export_test

import (
	"context"
	"strings"
	"testing"

	"claimgraph/graph"
	"claimgraph/graph/graphtest"
	"claimgraph/graph/memory"
	"claimgraph/schema"
)

// TestCopy: a copy is equal, twice copied too, and every difference is told.
func TestCopy(t *testing.T) {
	ctx := context.Background()
	from, to := memory.New(), memory.New()
	if _, err := from.Put(ctx, graphtest.Random(3)...); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := graph.Copy(ctx, to, from, nil); err != nil {
			t.Fatal(err)
		}
		if d, err := graph.Difference(ctx, from, to); d != "" || err != nil {
			t.Errorf("the copy differs: %s %v", d, err)
		}
	}
	for _, more := range []struct {
		step graph.Step
		want string
	}{
		{graph.Step{Claims: []schema.Claim{{ID: "zz"}}}, "claim"},
		{graph.Step{Entities: []schema.Entity{{ID: "org/zz", Name: "Z"}}}, "entity"},
		{graph.Step{Ledger: &graph.Entry{Article: "zz", State: graph.Done}}, "ledger entry"},
	} {
		other := memory.New()
		if _, err := graph.Copy(ctx, other, from, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := other.Put(ctx, more.step); err != nil {
			t.Fatal(err)
		}
		if d, err := graph.Difference(ctx, from, other); err != nil || !strings.Contains(d, more.want) {
			t.Errorf("difference %q (%v), want one of %s", d, err, more.want)
		}
	}
}
