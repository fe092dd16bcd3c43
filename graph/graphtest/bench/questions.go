package main

import (
	"context"
	"fmt"
	"time"

	"claimgraph/graph"
	"claimgraph/schema"
)

// questions lists what is measured. SQLite's queries give the same rows, or the
// same sums, as far as SQL can say it.
func questions() []question {
	return append(looking(), summing()...)
}

func looking() []question {
	return []question{
		{
			"claims of a month",
			func(ctx context.Context, s graph.Store, d draw) (int, error) {
				return counted(s.Claims(ctx, graph.Filter{Subjects: one(d.a), During: d.month()}))
			},
			func(s *sqlite, d draw) (int, error) {
				return s.count("SELECT record FROM claim WHERE subject = ? AND day >= ? AND day < ? ORDER BY day, published, id", s.numbers[string(d.a)], day(d.from), day(d.month().To))
			},
			func(d draw) string { return fmt.Sprintf(`g.V("<%s>").Out().All()`, d.a) },
		},
		{
			"timeline of a pair",
			func(ctx context.Context, s graph.Store, d draw) (int, error) {
				t, err := graph.Timeline(ctx, s, d.a, d.b, graph.Filter{})
				return len(t.Claims), err
			},
			func(s *sqlite, d draw) (int, error) {
				a, b := s.numbers[string(d.a)], s.numbers[string(d.b)]
				return s.count("SELECT record FROM claim WHERE subject = ? AND object = ? OR subject = ? AND object = ? ORDER BY day, published, id", a, b, b, a)
			},
			func(d draw) string {
				return fmt.Sprintf(`g.V("<%s>").LabelContext().Out(null, "p").Is("<%s>").All()`, d.a, d.b)
			},
		},
		{
			"neighbours in a month",
			func(ctx context.Context, s graph.Store, d draw) (int, error) {
				n, err := graph.NeighboursOf(ctx, s, d.a, graph.Filter{During: d.month()})
				return len(n.Neighbours), err
			},
			func(s *sqlite, d draw) (int, error) {
				a := s.numbers[string(d.a)]
				from, to := day(d.from), day(d.month().To)
				return s.count(`SELECT e.id, e.name, way, many, sources, first, last FROM (
					SELECT object AS x, 0 AS way, count(*) AS many, count(DISTINCT outlet) AS sources, min(day) AS first, max(day) AS last FROM claim WHERE subject = ? AND day >= ? AND day < ? GROUP BY object
					UNION ALL
					SELECT subject, 1, count(*), count(DISTINCT outlet), min(day), max(day) FROM claim WHERE object = ? AND day >= ? AND day < ? GROUP BY subject
				) JOIN entity e ON e.n = x ORDER BY many DESC`, a, from, to, a, from, to)
			},
			func(d draw) string { return fmt.Sprintf(`g.V("<%s>").Both().Unique().All()`, d.a) },
		},
		{
			"shortest path",
			func(ctx context.Context, s graph.Store, d draw) (int, error) {
				p, err := graph.Path(ctx, s, d.a, d.c, graph.Filter{}, graph.PathOptions{})
				return len(p.Steps), err
			},
			func(s *sqlite, d draw) (int, error) {
				return s.path(s.numbers[string(d.a)], s.numbers[string(d.c)])
			},
			nil,
		},
		{
			"two hops",
			func(ctx context.Context, s graph.Store, d draw) (int, error) {
				a, err := graph.Reach(ctx, s, d.a, graph.Filter{During: d.month()}, graph.PathOptions{})
				return len(a.Reached), err
			},
			func(s *sqlite, d draw) (int, error) {
				from, to := day(d.from), day(d.month().To)
				return s.count(`WITH near AS (SELECT DISTINCT object AS x FROM claim WHERE subject = ? AND day >= ? AND day < ?)
					SELECT e.id, e.name FROM (SELECT x FROM near UNION SELECT object FROM claim JOIN near ON subject = x AND day >= ? AND day < ?) JOIN entity e ON e.n = x`,
					s.numbers[string(d.a)], from, to, from, to)
			},
			func(d draw) string {
				return fmt.Sprintf(`g.V("<%s>").Out().Unique().Out().Unique().Limit(100).All()`, d.a)
			},
		},
	}
}

func summing() []question {
	return []question{
		{
			"who accuses whom",
			func(ctx context.Context, s graph.Store, d draw) (int, error) {
				a, err := graph.Stance(ctx, s, graph.Filter{Either: one(d.a), During: d.month()})
				return len(a.Edges), err
			},
			func(s *sqlite, d draw) (int, error) {
				a := s.numbers[string(d.a)]
				from, to := day(d.from), day(d.month().To)
				return s.count(`SELECT subject, object, count(*), count(DISTINCT outlet), min(day), max(day) FROM claim
					WHERE (subject = ? OR object = ?) AND type = 'ACCUSE' AND day >= ? AND day < ? GROUP BY subject, object ORDER BY 3 DESC`, a, a, from, to)
			},
			nil,
		},
		{
			"series by month",
			func(ctx context.Context, s graph.Store, d draw) (int, error) {
				a, err := graph.Series(ctx, s, d.a, d.b, graph.ByMonth, graph.Filter{})
				return len(a.Points), err
			},
			func(s *sqlite, d draw) (int, error) {
				a, b := s.numbers[string(d.a)], s.numbers[string(d.b)]
				return s.count(`SELECT strftime('%Y-%m', day*86400, 'unixepoch') AS m, count(*), count(DISTINCT outlet), sum(quad IN (1,2)), sum(quad IN (3,4)) FROM claim
					WHERE subject = ? AND object = ? OR subject = ? AND object = ? GROUP BY m ORDER BY m`, a, b, b, a)
			},
			nil,
		},
		{
			"thread",
			func(ctx context.Context, s graph.Store, d draw) (int, error) {
				t, err := graph.Thread(ctx, s, d.claim, graph.Filter{During: d.month()})
				return len(t.Claims), err
			},
			nil, nil,
		},
		{
			"corroborate",
			func(ctx context.Context, s graph.Store, d draw) (int, error) {
				c, err := graph.Corroborate(ctx, s, d.claim, graph.Filter{})
				return len(c.Sources), err
			},
			func(s *sqlite, d draw) (int, error) {
				return s.count(`SELECT b.outlet, count(*), min(b.published) FROM claim a JOIN claim b ON b.subject = a.subject AND b.object = a.object
					WHERE a.id = ? AND (b.type = a.type OR b.quad = a.quad) AND b.day BETWEEN a.day - 3 AND a.day + 3 GROUP BY b.outlet`, string(d.claim))
			},
			nil,
		},
		{
			"network of a month",
			func(ctx context.Context, s graph.Store, d draw) (int, error) {
				n, err := graph.NetworkOf(ctx, s, graph.Filter{During: d.month()})
				return len(n.Edges), err
			},
			func(s *sqlite, d draw) (int, error) {
				return s.count(network, day(d.from), day(d.month().To))
			},
			nil,
		},
		{
			"diff of two months",
			func(ctx context.Context, s graph.Store, d draw) (int, error) {
				before := graph.Filter{During: schema.Range{From: d.from.AddDate(0, -1, 0), To: d.from}}
				a, err := graph.Diff(ctx, s, before, graph.Filter{During: d.month()})
				return len(a.Gained) + len(a.Lost) + len(a.Changed), err
			},
			func(s *sqlite, d draw) (int, error) {
				before, from, to := day(d.from.AddDate(0, -1, 0)), day(d.from), day(d.month().To)
				return s.count(`SELECT subject, object, sum(day < ?) AS old, sum(day >= ?) AS new, count(DISTINCT outlet), min(day), max(day)
					FROM claim WHERE day >= ? AND day < ? GROUP BY subject, object`, from, from, before, to)
			},
			nil,
		},
		{
			"trend of pairs",
			func(ctx context.Context, s graph.Store, d draw) (int, error) {
				a, err := graph.Trend(ctx, s, graph.TrendOfPairs, graph.Filter{During: d.month()})
				return len(a.Rises), err
			},
			func(s *sqlite, d draw) (int, error) {
				from, to := day(d.from), day(d.month().To)
				return s.count(`SELECT subject, object, sum(day >= ?) AS now, sum(day < ?)/4.0 AS expected FROM claim WHERE day >= ? AND day < ?
					GROUP BY subject, object ORDER BY (now - expected) / sqrt(expected + 1) DESC LIMIT 20`, from, from, from-4*(to-from), to)
			},
			nil,
		},
		{
			"conflicts of a month",
			func(ctx context.Context, s graph.Store, d draw) (int, error) {
				a, err := graph.Conflicts(ctx, s, graph.Filter{During: d.month()})
				return len(a.Conflicts), err
			},
			func(s *sqlite, d draw) (int, error) {
				return s.count(`SELECT subject, type, object, sum(polarity = 'positive') AS p, sum(polarity = 'negative') AS n FROM claim WHERE day >= ? AND day < ?
					GROUP BY subject, type, object HAVING p > 0 AND n > 0`, day(d.from), day(d.month().To))
			},
			nil,
		},
	}
}

const network = `SELECT subject, object, count(*) AS n, count(DISTINCT outlet), min(day), max(day),
	sum(quad = 1), sum(quad = 2), sum(quad = 3), sum(quad = 4) FROM claim WHERE day >= ? AND day < ? GROUP BY subject, object ORDER BY n DESC`

func one(id schema.EntityID) []schema.EntityID { return []schema.EntityID{id} }

func day(t time.Time) int64 { return t.Unix() / 86400 }

func counted[T any](seq func(func(T, error) bool)) (n int, err error) {
	for _, e := range seq {
		if e != nil {
			return n, e
		}
		n++
	}
	return n, nil
}
