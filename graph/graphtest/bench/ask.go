package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/cayley"
	"claimgraph/schema"
)

// draw is the arguments of one asking, taken from a claim of the graph so that
// busy actors are asked about more, as people do.
type draw struct {
	a, b, c schema.EntityID
	from    time.Time
	claim   schema.ClaimID
	typ     string
}

func (d draw) month() schema.Range { return schema.Range{From: d.from, To: d.from.AddDate(0, 1, 0)} }

// question is asked of our store, of SQLite and, where a path can say it, of
// Cayley. Each gives how many things it found.
type question struct {
	name   string
	ours   func(ctx context.Context, s graph.Store, d draw) (int, error)
	sqlite func(s *sqlite, d draw) (int, error)
	gizmo  func(d draw) string
}

func (b *bench) draws() []draw {
	random := rand.New(rand.NewPCG(7, 7))
	var claims []schema.Claim
	every := max(1, b.claims/(4*b.times))
	i := 0
	for step := range b.steps {
		for _, c := range step.Claims {
			if i%every == random.IntN(every) || len(claims) == 0 {
				claims = append(claims, c)
			}
			i++
		}
	}
	out := make([]draw, b.times)
	for i := range out {
		c, other := claims[random.IntN(len(claims))], claims[random.IntN(len(claims))]
		day, _ := time.Parse(time.DateOnly, c.Published)
		out[i] = draw{c.Subject.Entity, c.Object.Entity, other.Object.Entity, day.AddDate(0, 0, -random.IntN(30)), c.ID, c.Predicate.Type}
	}
	return out
}

func (b *bench) ask(ctx context.Context, store *cayley.Store, peer *sqlite) error {
	draws := b.draws()
	fmt.Printf("\n%-22s %10s %10s %10s   %10s %10s %8s   %10s %8s\n", "question", "p50 ms", "p95 ms", "found", "sqlite p50", "p95", "ratio", "paths p50", "ratio")
	for _, q := range questions() {
		ours, err := b.time(draws, func(d draw) (int, error) { return q.ours(ctx, store, d) })
		if err != nil {
			return fmt.Errorf("%s: %w", q.name, err)
		}
		fmt.Printf("%-22s %10.3f %10.3f %10d", q.name, ours.p(50), ours.p(95), ours.found)
		if peer != nil && q.sqlite != nil {
			theirs, err := b.time(draws, func(d draw) (int, error) { return q.sqlite(peer, d) })
			if err != nil {
				return fmt.Errorf("%s: %w", q.name, err)
			}
			fmt.Printf("   %10.3f %10.3f %8.1f", theirs.p(50), theirs.p(95), theirs.p(50)/ours.p(50))
		} else {
			fmt.Printf("   %10s %10s %8s", "", "", "")
		}
		if peer != nil && q.gizmo != nil {
			paths, err := b.time(draws[:min(20, len(draws))], func(d draw) (int, error) {
				ctx, cancel := context.WithTimeout(ctx, b.limit)
				defer cancel()
				found, err := store.Native(ctx, "gizmo", q.gizmo(d), 0)
				return len(found), err
			})
			if err != nil {
				fmt.Printf("   %v", err)
			} else {
				fmt.Printf("   %10.3f %8.1f", paths.p(50), paths.p(50)/ours.p(50))
			}
		}
		fmt.Println()
	}
	return nil
}

// times are durations in milliseconds, sorted.
type times struct {
	ms    []float64
	found int
}

func (t times) p(percent int) float64 { return t.ms[min(len(t.ms)*percent/100, len(t.ms)-1)] }

func (b *bench) time(draws []draw, ask func(draw) (int, error)) (times, error) {
	var t times
	begin := time.Now()
	for _, d := range draws {
		start := time.Now()
		n, err := ask(d)
		if err != nil {
			return t, err
		}
		t.ms = append(t.ms, float64(time.Since(start).Nanoseconds())/1e6)
		t.found += n
		if time.Since(begin) > b.limit {
			break
		}
	}
	slices.Sort(t.ms)
	return t, nil
}
