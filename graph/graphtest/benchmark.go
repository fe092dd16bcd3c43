package graphtest

import (
	"context"
	"testing"
	"time"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Benchmark measures a store on a small graph of ICEWS14's shape: loading, and
// each question with the arguments of busy actors.
func Benchmark(b *testing.B, open Open) {
	const claims = 20_000
	ctx := context.Background()
	b.Run("Load", func(b *testing.B) {
		for b.Loop() {
			s := open(b)
			for step := range ICEWS14().Steps(claims, 5000) {
				mustPut(b, s, step)
			}
			s.Close()
		}
		b.ReportMetric(float64(claims*b.N)/b.Elapsed().Seconds(), "claims/s")
	})
	s := opened(b, open)
	for step := range ICEWS14().Steps(claims, 5000) {
		mustPut(b, s, step)
	}
	x, y := graph.CountryEntity("AAX"), graph.CountryEntity("ABX")
	march := schema.Range{From: time.Date(2014, 3, 1, 0, 0, 0, 0, time.UTC), To: time.Date(2014, 4, 1, 0, 0, 0, 0, time.UTC)}
	month := graph.Filter{During: march}
	for _, question := range []struct {
		name string
		ask  func() error
	}{
		{"Timeline", func() error { _, err := graph.Timeline(ctx, s, x, y, graph.Filter{}); return err }},
		{"Neighbours", func() error { _, err := graph.NeighboursOf(ctx, s, x, month); return err }},
		{"Path", func() error {
			_, err := graph.Path(ctx, s, x, "org/5000", graph.Filter{}, graph.PathOptions{})
			return err
		}},
		{"Stance", func() error { _, err := graph.Stance(ctx, s, month); return err }},
		{"Series", func() error { _, err := graph.Series(ctx, s, x, y, graph.ByMonth, graph.Filter{}); return err }},
		{"Network", func() error { _, err := graph.NetworkOf(ctx, s, month); return err }},
		{"CountryNetwork", func() error {
			_, err := graph.NetworkOf(ctx, s, graph.Filter{During: march, Level: graph.CountryLevel})
			return err
		}},
		{"Trend", func() error {
			_, err := graph.Trend(ctx, s, graph.TrendOfPairs, graph.Filter{During: schema.Range{From: march.From.AddDate(0, 4, 0), To: march.To.AddDate(0, 4, 0)}})
			return err
		}},
		{"Conflicts", func() error { _, err := graph.Conflicts(ctx, s, month); return err }},
	} {
		b.Run(question.name, func(b *testing.B) {
			for b.Loop() {
				if err := question.ask(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
