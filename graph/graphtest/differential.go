package graphtest

import (
	"context"
	"errors"
	"fmt"
	"slices"
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

type ask = func(context.Context, graph.Store) (any, error)

// questions are every question with arguments drawn at random.
func questions(w world) map[string]ask {
	f := w.filter()
	f.Subjects, f.Objects, f.Text, f.Limit = nil, nil, "", 0
	return askAll(w, w.entity(), w.entity(), f, w.filter())
}

// askAll asks everything of two actors, within a filter, and compares with the
// times of a later one.
func askAll(w world, a, b schema.EntityID, f, later graph.Filter) map[string]ask {
	claim := w.claimID()
	unit := pick(w, graph.ByDay, graph.ByWeek, graph.ByMonth)
	of := pick(w, graph.TrendOfPairs, graph.TrendOfActors, graph.TrendOfTypes, graph.TrendOfTopics)
	g := f
	g.During, g.AsOf = later.During, later.AsOf
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
		"reach": func(ctx context.Context, s graph.Store) (any, error) {
			return graph.Reach(ctx, s, a, f, graph.PathOptions{})
		},
		"undirected reach": func(ctx context.Context, s graph.Store) (any, error) {
			return graph.Reach(ctx, s, a, f, graph.PathOptions{MaxHops: 3, Undirected: true})
		},
		"undirected path": func(ctx context.Context, s graph.Store) (any, error) {
			return graph.Path(ctx, s, a, b, f, graph.PathOptions{Undirected: true})
		},
	}
}

// linked is the model as a graph.Linker.
type linked struct{ *Naive }

func (l linked) Links(_ context.Context, of []schema.EntityID, backwards bool) (map[schema.EntityID][]schema.EntityID, error) {
	links := map[schema.EntityID][]schema.EntityID{}
	for _, c := range l.claims {
		if c.Subject == nil || c.Object == nil {
			continue
		}
		from, to := c.Subject.Entity, c.Object.Entity
		if backwards {
			from, to = to, from
		}
		if from != "" && to != "" && slices.Contains(of, from) {
			links[from] = append(links[from], to)
		}
	}
	return links, nil
}

// RunGuided compares paths found along links with the model's.
func RunGuided(t *testing.T) {
	ctx := context.Background()
	found := 0
	for seed := range uint64(10 * graphs) {
		w := newWorld(200 + seed)
		model := &Naive{}
		mustPut(t, model, w.steps(20+w.IntN(150))...)
		for range filters / 5 {
			a, b, f := w.entity(), w.entity(), w.filter()
			o := graph.PathOptions{Undirected: w.chance(0.3), MaxHops: w.IntN(5)}
			want, err := graph.Path(ctx, model, a, b, f, o)
			if err != nil {
				t.Fatal(err)
			}
			got, err := graph.Path(ctx, linked{model}, a, b, f, o)
			if err != nil {
				t.Fatal(err)
			}
			if len(want.Steps) > 1 {
				found++
			}
			same(t, fmt.Sprintf("path from %s to %s, %+v\n%s", a, b, o, asJSON(t, f)), asJSON(t, got), asJSON(t, want))
		}
		if t.Failed() {
			return
		}
	}
	if found < 20 {
		t.Errorf("only %d paths of several claims to compare", found)
	}
}

// RunMany compares a store with the model on graphs of thousands of claims,
// loaded in parts: what an index does only with long lists and several runs. One
// graph has claims and records of every shape, the other only dated events.
func RunMany(t *testing.T, open Open) {
	const claims = 6000
	t.Run("Mixed", func(t *testing.T) {
		w := newWorld(77)
		many(t, open, w, w.steps(claims), w.filter, func() map[string]ask { return questions(w) })
	})
	t.Run("Events", func(t *testing.T) {
		shape := ICEWS14()
		shape.Actors, shape.Countries, shape.Days = 90, 20, 120
		w := newWorld(78)
		draw := func() graph.Filter {
			f := graph.Filter{During: schema.Range{From: shape.Start.AddDate(0, 0, 20+w.IntN(70))}}
			f.During.To = f.During.From.AddDate(0, 0, 1+w.IntN(30))
			f.Level = pick(w, graph.ActorLevel, graph.ActorLevel, graph.CountryLevel)
			if w.chance(0.3) {
				f.Quads = []int{3, 4}
			}
			return f
		}
		actor := func() schema.EntityID { return newGenerator(shape).actor(w.IntN(60)).Entity }
		many(t, open, w, slices.Collect(shape.Steps(claims, 400)), draw, func() map[string]ask { return askAll(w, actor(), actor(), draw(), draw()) })
	})
}

func many(t *testing.T, open Open, w world, steps []graph.Step, filter func() graph.Filter, questions func() map[string]ask) {
	const asked = 40
	ctx := context.Background()
	s, model := opened(t, open), &Naive{}
	var clock graph.Clock
	for i := range steps { // else each store says itself when it heard of a claim
		steps[i] = steps[i].Stamped(clock.Now())
	}
	for len(steps) > 0 {
		n := min(1+w.IntN(9), len(steps))
		same(t, "Written", mustPut(t, s, steps[:n]...), mustPut(t, model, steps[:n]...))
		steps = steps[n:]
	}
	for i := range asked {
		f := filter()
		same(t, fmt.Sprintf("filter %d\n%s\nfacts", i, asJSON(t, f)), facts(t, s, f), facts(t, model, f))
		for name, ask := range questions() {
			if name == "conflicts" && i > 3 || i%4 > 0 && name != "path" && name != "trend" && name != "reach" {
				continue // the model is slow
			}
			want, wantErr := ask(ctx, model)
			got, err := ask(ctx, s)
			if (err == nil) != (wantErr == nil) {
				t.Fatalf("%s: error %v, of the model %v", name, err, wantErr)
			}
			same(t, fmt.Sprintf("question %d, %s", i, name), asJSON(t, got), asJSON(t, want))
		}
		if t.Failed() {
			return
		}
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
