package graphtest

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Rounds of the differential tests: random graphs, and random filters on each.
const (
	graphs  = 4
	filters = 150
)

// twins loads one random graph into a store and into the model.
func twins(t testing.TB, open Open, seed uint64) (graph.Store, *Naive, world) {
	w := newWorld(seed)
	steps := w.steps(120)
	s, model := opened(t, open), &Naive{}
	same(t, "Written", mustPut(t, s, steps...), mustPut(t, model, steps...))
	return s, model, w
}

// testFilters compares random filters on random graphs with the model.
func testFilters(t *testing.T, open Open) {
	ctx := context.Background()
	for seed := range uint64(graphs) {
		s, model, w := twins(t, open, seed)
		for i := range filters {
			f := w.filter()
			got := claimIDs(collect(t, s.Claims(ctx, f)))
			want := claimIDs(collect(t, model.Claims(ctx, f)))
			same(t, fmt.Sprintf("graph %d, filter %d\n%s\nclaims", seed, i, asJSON(t, f)), got, want)
			same(t, fmt.Sprintf("graph %d, filter %d\n%s\nfacts", seed, i, asJSON(t, f)), facts(t, s, f), facts(t, model, f))
			if t.Failed() {
				return
			}
		}
	}
}

func facts(t testing.TB, s graph.Store, f graph.Filter) []graph.Fact {
	t.Helper()
	var out []graph.Fact
	for fact, err := range graph.Facts(context.Background(), s, f) {
		if err != nil {
			t.Fatalf("Facts: %v", err)
		}
		out = append(out, *fact)
	}
	return out
}

// questions are every question with arguments drawn at random.
func questions(w world) map[string]func(context.Context, graph.Store) (any, error) {
	a, b, f := w.entity(), w.entity(), w.filter()
	f.Subjects, f.Objects, f.Text, f.Limit = nil, nil, "", 0
	claim, later := w.claimID(), w.filter()
	unit := pick(w, graph.ByDay, graph.ByWeek, graph.ByMonth)
	of := pick(w, graph.TrendOfPairs, graph.TrendOfActors, graph.TrendOfTypes, graph.TrendOfTopics)
	g := f
	g.During, g.AsOf = later.During, later.AsOf
	type ask = func(context.Context, graph.Store) (any, error)
	return map[string]ask{
		"timeline":   func(ctx context.Context, s graph.Store) (any, error) { return graph.Timeline(ctx, s, a, b, f) },
		"network":    func(ctx context.Context, s graph.Store) (any, error) { return graph.NetworkOf(ctx, s, f) },
		"neighbours": func(ctx context.Context, s graph.Store) (any, error) { return graph.NeighboursOf(ctx, s, a, f) },
		"path": func(ctx context.Context, s graph.Store) (any, error) {
			return graph.Path(ctx, s, a, b, f, graph.PathOptions{})
		},
		"stance": func(ctx context.Context, s graph.Store) (any, error) { return graph.Stance(ctx, s, f) },
		"series": func(ctx context.Context, s graph.Store) (any, error) {
			return graph.Series(ctx, s, a, b, unit, f)
		},
		"thread":      func(ctx context.Context, s graph.Store) (any, error) { return graph.Thread(ctx, s, claim, f) },
		"threads":     func(ctx context.Context, s graph.Store) (any, error) { return graph.ThreadOf(ctx, s, f) },
		"conflicts":   func(ctx context.Context, s graph.Store) (any, error) { return graph.Conflicts(ctx, s, f) },
		"diff":        func(ctx context.Context, s graph.Store) (any, error) { return graph.Diff(ctx, s, f, g) },
		"corroborate": func(ctx context.Context, s graph.Store) (any, error) { return graph.Corroborate(ctx, s, claim, f) },
		"trend":       func(ctx context.Context, s graph.Store) (any, error) { return graph.Trend(ctx, s, of, f) },
		"undirected path": func(ctx context.Context, s graph.Store) (any, error) {
			return graph.Path(ctx, s, a, b, f, graph.PathOptions{Undirected: true})
		},
	}
}

// testQuestions compares every question with the model's answer.
func testQuestions(t *testing.T, open Open) {
	ctx := context.Background()
	for seed := range uint64(graphs) {
		s, model, w := twins(t, open, 100+seed)
		for i := range filters / 5 {
			for name, ask := range questions(w) {
				want, wantErr := ask(ctx, model)
				got, err := ask(ctx, s)
				if errors.Is(wantErr, graph.ErrNotFound) && errors.Is(err, graph.ErrNotFound) {
					continue
				}
				if err != nil || wantErr != nil {
					t.Fatalf("%s: error %v, of the model %v", name, err, wantErr)
				}
				same(t, fmt.Sprintf("graph %d, question %d, %s", seed, i, name), asJSON(t, got), asJSON(t, want))
			}
			if t.Failed() {
				return
			}
		}
	}
}

// testOrders loads the same steps in random orders: the same graph and answers.
func testOrders(t *testing.T, open Open) {
	ctx := context.Background()
	w := newWorld(9)
	steps := w.steps(100)
	for i := range steps { // which article's text came first is told by order alone
		steps[i].Article.Text = "the same"
	}
	var want, wantNetwork string
	for range graphs {
		s := opened(t, open)
		w.Shuffle(len(steps), func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
		for i := 0; i < len(steps); {
			n := min(1+w.IntN(5), len(steps)-i)
			mustPut(t, s, steps[i:i+n]...)
			i += n
		}
		mustPut(t, s, steps[w.IntN(len(steps))])
		got := asJSON(t, dump(t, s))
		network, err := graph.NetworkOf(ctx, s, graph.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		if want == "" {
			want, wantNetwork = got, asJSON(t, network)
		}
		same(t, "graph loaded in another order", got, want)
		same(t, "network loaded in another order", asJSON(t, network), wantNetwork)
	}
}

// content is all that a store holds.
type content struct {
	Articles []schema.Article
	Claims   []schema.Claim
	Entities []schema.Entity
	Records  []graph.Record
	Ledger   []graph.Entry
	Stats    graph.Stats
}

func dump(t testing.TB, s graph.Store) content {
	t.Helper()
	ctx := context.Background()
	open := true
	stats, err := s.Stats(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return content{
		Articles: collect(t, s.Articles(ctx)),
		Claims: append(collect(t, s.Claims(ctx, graph.Filter{Retracted: true})),
			collect(t, s.Claims(ctx, graph.Filter{Retracted: true, Open: &open}))...),
		Entities: collect(t, s.Entities(ctx)), Records: collect(t, s.Records(ctx)),
		Ledger: collect(t, s.LedgerEntries(ctx)), Stats: stats,
	}
}
