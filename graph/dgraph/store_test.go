package dgraph

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/graphtest"
	"claimgraph/graph/memory"
	"claimgraph/schema"

	dgo "github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
)

func TestStore(t *testing.T) {
	graphtest.Run(t, func(t testing.TB) graph.Store { return open(t) })
}

// open gives a store on the shared server, emptied first.
func open(t testing.TB) *Store {
	t.Helper()
	ctx := context.Background()
	options := Options{Endpoints: []string{server.Endpoint}}
	c, err := dial(options)
	if err != nil {
		t.Fatal(err)
	}
	defer c.close()
	err = c.do(ctx, "emptying", func(ctx context.Context, d *dgo.Dgraph) error {
		return d.Alter(ctx, &api.Operation{DropAll: true})
	})
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func step(n int) graph.Step {
	id := schema.ArticleID(fmt.Sprintf("art%d", n))
	date := time.Date(2022, 3, 1+n%25, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	actors := []string{"RUS", "USA", "UKR"}
	step := graph.Step{
		Article: &schema.Article{ID: id, Text: "Text with \"quotes\" and emoji 🙂", Published: date, Outlet: "Wire"},
		Ledger:  &graph.Entry{Article: id, State: graph.Done, Claims: 3},
	}
	for i := range 3 {
		subject, object := actors[(n+i)%3], actors[(n+i+1)%3]
		c := schema.Claim{
			Article: id, Sentence: i, Published: date, Outlet: "Wire",
			Subject:   &schema.Argument{Entity: schema.EntityID("country/" + subject), Name: subject, Kind: schema.Country, Country: subject},
			Object:    &schema.Argument{Entity: schema.EntityID("person/p" + object), Name: "P " + object, Kind: schema.Person, Country: object},
			Predicate: schema.Predicate{Type: []string{"ACCUSE", "CONSULT"}[n%2], Quad: 3},
		}
		if n%2 == 0 {
			c.Occurred = &schema.Interval{From: "2022-03-01", To: date}
		}
		c.Identify()
		step.Claims = append(step.Claims, c)
		step.Entities = append(step.Entities,
			schema.Entity{ID: c.Subject.Entity, Name: subject, Kind: schema.Country, Country: subject},
			schema.Entity{ID: c.Object.Entity, Name: c.Object.Name, Kind: schema.Person, Country: object})
	}
	return step
}

func TestAnswersAsMemoryDoes(t *testing.T) {
	ctx := context.Background()
	d, m := open(t), memory.New()
	var steps []graph.Step
	for n := range 40 {
		steps = append(steps, step(n))
	}
	for _, s := range []graph.Store{d, m} {
		if _, err := s.Put(ctx, steps...); err != nil {
			t.Fatal(err)
		}
	}
	day := func(s string) schema.Range {
		r, err := schema.ParseRange(s)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	filters := map[string]graph.Filter{
		"everything": {},
		"subject":    {Subjects: []schema.EntityID{"country/RUS"}},
		"pair":       {Subjects: []schema.EntityID{"country/RUS"}, Objects: []schema.EntityID{"person/pUSA"}},
		"country":    {Either: []schema.EntityID{"country/USA"}, Level: graph.CountryLevel},
		"during":     {During: day("2022-03-05..2022-03-07")},
		"open end":   {During: day("..2022-03-03")},
		"as of":      {AsOf: day("2022-03-10").To, Types: []string{"ACCUSE"}},
		"limit":      {Entities: []schema.EntityID{"person/pUKR"}, Limit: 7},
		"nothing":    {Subjects: []schema.EntityID{"person/nobody"}},
	}
	for name, f := range filters {
		t.Run(name, func(t *testing.T) {
			got, want := ids(t, d.Claims(ctx, f)), ids(t, m.Claims(ctx, f))
			if !slices.Equal(got, want) {
				t.Errorf("Dgraph gives %d claims %v\nmemory %d %v", len(got), got, len(want), want)
			}
			if name != "nothing" && len(want) == 0 {
				t.Error("the filter selects nothing")
			}
		})
	}
	gotStats, _ := d.Stats(ctx)
	wantStats, _ := m.Stats(ctx)
	if gotStats != wantStats {
		t.Errorf("Dgraph counts %+v, memory %+v", gotStats, wantStats)
	}
}

func ids(t *testing.T, claims func(func(schema.Claim, error) bool)) []schema.ClaimID {
	t.Helper()
	var list []schema.ClaimID
	for c, err := range claims {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, c.ID)
	}
	return list
}

func TestLoadingAgainAddsNothing(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	first, err := s.Put(ctx, step(1), step(2))
	if err != nil {
		t.Fatal(err)
	}
	if first.Articles != 2 || first.Claims != 6 || first.Entities == 0 {
		t.Errorf("first load wrote %+v", first)
	}
	before, _ := s.Stats(ctx)
	again, err := s.Put(ctx, step(1), step(2))
	if err != nil {
		t.Fatal(err)
	}
	after, _ := s.Stats(ctx)
	if again != (graph.Written{}) || before != after {
		t.Errorf("second load wrote %+v, counts went from %+v to %+v", again, before, after)
	}
}

func TestSurvivesACrashOfTheServer(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	if _, err := s.Put(ctx, step(1)); err != nil {
		t.Fatal(err)
	}
	server.KillAlpha()
	done := make(chan error, 1)
	go func() {
		_, err := s.Put(ctx, step(2))
		done <- err
	}()
	if err := server.StartAlpha(); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Fatalf("a load during the crash: %v", err)
	}
	if stats, err := s.Stats(ctx); err != nil || stats.Claims != 6 {
		t.Errorf("after the crash %+v, %v; want 6 claims", stats, err)
	}
}

func TestServerDownIsAClearError(t *testing.T) {
	_, err := Open(context.Background(), Options{Endpoints: []string{"127.0.0.1:1"}, Patience: time.Millisecond})
	if err == nil || !strings.Contains(err.Error(), "does not answer") || !strings.Contains(err.Error(), "127.0.0.1:1") {
		t.Errorf("opening a server that is down: %v", err)
	}
}

func TestUnknownIsNotFound(t *testing.T) {
	s := open(t)
	if _, err := s.Entity(context.Background(), "person/nobody"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("an unknown entity gives %v", err)
	}
}
