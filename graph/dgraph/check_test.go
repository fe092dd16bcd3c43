package dgraph

import (
	"context"
	"encoding/json"
	"strings"
	"sync"
	"testing"

	dgo "github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"

	"claimgraph/graph"
	"claimgraph/schema"
)

// TestNoIndexEntryIsLostWhileLoading reads the hottest keys all the time while
// claims are loaded: the pattern that loses index entries on a server with its
// posting-list cache on. Afterwards the whole graph must check out.
func TestNoIndexEntryIsLostWhileLoading(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	s := open(t)
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for ctx.Err() == nil {
				for _, err := range s.Claims(ctx, graph.Filter{Entities: []schema.EntityID{"person/p0", "person/p1"}, Limit: 200}) {
					if err != nil && ctx.Err() == nil {
						t.Errorf("reading while loading: %v", err)
						return
					}
				}
			}
		})
	}
	steps := wireSteps(300, 10)
	for i := 0; i < len(steps); i += 50 {
		if _, err := s.Put(ctx, steps[i:i+50]...); err != nil {
			t.Fatal(err)
		}
	}
	stop()
	readers.Wait()
	faults, err := faultsOf(s)
	if err != nil || len(faults) > 0 {
		t.Errorf("after the load: %v, faults %v", err, faults)
	}
	if stats, err := s.Stats(context.Background()); err != nil || stats.Claims != 3000 {
		t.Errorf("counted %+v, %v; want 3000 claims", stats, err)
	}
}

// TestLostIndexEntryIsFound takes one key from one claim behind the store's
// back, as the fault does.
func TestLostIndexEntryIsFound(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	if _, err := s.Put(ctx, step(1), step(2)); err != nil {
		t.Fatal(err)
	}
	if faults, err := faultsOf(s); err != nil || len(faults) > 0 {
		t.Fatalf("before the loss: %v, %v", faults, err)
	}
	err := s.client.do(ctx, "losing", func(ctx context.Context, d *dgo.Dgraph) error {
		txn := d.NewTxn()
		response, err := txn.Query(ctx, `{ q(func: eq(claim.key, "s:country/RUS"), first: 1) { uid } }`)
		if err != nil {
			return err
		}
		var answer struct{ Q []node }
		if err := json.Unmarshal(response.Json, &answer); err != nil {
			return err
		}
		_, err = txn.Mutate(ctx, &api.Mutation{Del: []*api.NQuad{text(answer.Q[0].UID, "claim.key", "s:country/RUS")}, CommitNow: true})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	faults, err := faultsOf(s)
	if err != nil || len(faults) != 1 || !strings.Contains(faults[0], `"s:country/RUS"`) || !strings.Contains(faults[0], "percentage=0,65,35") {
		t.Errorf("after the loss: %v, %v", faults, err)
	}
}

func faultsOf(s *Store) (faults []string, err error) {
	err = s.CheckFile(context.Background(), func(f string) { faults = append(faults, f) })
	return faults, err
}
