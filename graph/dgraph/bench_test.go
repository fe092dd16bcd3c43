package dgraph

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/graphtest"
	"claimgraph/schema"
)

// wireSteps makes n articles of per claims each, among 1,000 actors with few of
// them in most claims, as in news.
func wireSteps(n, per int) []graph.Step {
	r := rand.New(rand.NewPCG(1, 2))
	actor := func() schema.EntityID {
		return schema.EntityID(fmt.Sprintf("person/p%d", int(1000*r.Float64()*r.Float64()*r.Float64())))
	}
	var steps []graph.Step
	for i := range n {
		id := schema.ArticleID(fmt.Sprintf("bench%d", i))
		date := time.Date(2014, 1, 1+i%365, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		step := graph.Step{
			Article: &schema.Article{ID: id, Text: fmt.Sprint("Article ", i), Published: date, Outlet: fmt.Sprint("Outlet ", i%20)},
			Ledger:  &graph.Entry{Article: id, State: graph.Done, Claims: per},
		}
		for j := range per {
			c := schema.Claim{
				Article: id, Sentence: j, Published: date, Occurred: &schema.Interval{From: date, To: date, Precision: schema.Day},
				Subject: &schema.Argument{Entity: actor()}, Object: &schema.Argument{Entity: actor()},
				Predicate: schema.Predicate{Type: []string{"ACCUSE", "CONSULT", "ASSAULT"}[r.IntN(3)], Lemma: fmt.Sprint(j), Quad: 1 + r.IntN(4)},
			}
			c.Identify()
			step.Claims = append(step.Claims, c)
			for _, a := range []*schema.Argument{c.Subject, c.Object} {
				step.Entities = append(step.Entities, schema.Entity{ID: a.Entity, Name: string(a.Entity), Kind: schema.Person})
			}
		}
		steps = append(steps, step)
	}
	return steps
}

// BenchmarkLoad loads 20,000 claims a round and counts them afterwards: none
// may be lost.
func BenchmarkLoad(b *testing.B) {
	ctx := context.Background()
	steps := wireSteps(2000, 10)
	for b.Loop() {
		b.StopTimer()
		s := open(b)
		b.StartTimer()
		for i := 0; i < len(steps); i += 200 {
			if _, err := s.Put(ctx, steps[i:i+200]...); err != nil {
				b.Fatal(err)
			}
		}
		b.StopTimer()
		stats, err := s.Stats(ctx)
		if err != nil || stats.Claims != 20_000 || stats.Articles != 2000 {
			b.Fatalf("after the load the store counts %+v, %v", stats, err)
		}
		b.StartTimer()
	}
	b.ReportMetric(20_000*float64(b.N)/b.Elapsed().Seconds(), "claims/s")
}

// BenchmarkQuestions asks each question of 20,000 events, answered as the store
// does it best and, for the ratio, by reading claims alone.
func BenchmarkQuestions(b *testing.B) {
	ctx := context.Background()
	s := open(b)
	for step := range graphtest.ICEWS14().Steps(20_000, 5000) {
		if _, err := s.Put(ctx, step); err != nil {
			b.Fatal(err)
		}
	}
	day := func(month time.Month) time.Time { return time.Date(2014, month, 10, 0, 0, 0, 0, time.UTC) }
	month := graph.Filter{During: schema.Range{From: day(7), To: day(8)}}
	x, y := graph.CountryEntity("AAX"), graph.CountryEntity("ABX")
	for _, q := range []struct {
		name string
		ask  func(s graph.Store) error
	}{
		{"Timeline", func(s graph.Store) error { _, err := graph.Timeline(ctx, s, x, y, graph.Filter{}); return err }},
		{"Neighbours", func(s graph.Store) error { _, err := graph.NeighboursOf(ctx, s, x, month); return err }},
		{"Stance", func(s graph.Store) error { _, err := graph.Stance(ctx, s, month); return err }},
		{"Path", func(s graph.Store) error {
			_, err := graph.Path(ctx, s, x, "org/5000", graph.Filter{}, graph.PathOptions{})
			return err
		}},
		{"Trend", func(s graph.Store) error { _, err := graph.Trend(ctx, s, graph.TrendOfPairs, month); return err }},
	} {
		for _, how := range []struct {
			name  string
			store graph.Store
		}{{"Pushed", s}, {"Read", struct{ graph.Store }{s}}} {
			b.Run(q.name+"/"+how.name, func(b *testing.B) {
				for b.Loop() {
					if err := q.ask(how.store); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
