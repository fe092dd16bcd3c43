package cypher_test

import (
	"context"
	"testing"

	"claimgraph/graph/cypher"
)

// BenchmarkHops asks from the busiest actor of a month; graph/cypher/bench
// measures more actors, against a peer.
func BenchmarkHops(b *testing.B) {
	s := generated(b, 500_000)
	for _, q := range []struct{ name, query string }{
		{"One", `MATCH (a:Entity {id: 'country/AAX'})-[c]->(b:Entity) WHERE c.occurred >= date('2014-03-01') AND c.occurred <= date('2014-03-31') RETURN b.name, c.id`},
		{"OneDuring", `DURING '2014-03' MATCH (a:Entity {id: 'country/AAX'})-[c:AGREE]->(b:Entity) RETURN b.name, c.id`},
		{"Two", `MATCH (a:Entity {id: 'org/700'})-[c]->(b:Entity)-[d]->(e:Entity) WHERE c.occurred >= date('2014-03-01') AND c.occurred <= date('2014-03-31') AND d.occurred >= date('2014-03-01') AND d.occurred <= date('2014-03-31') RETURN count(*) AS n`},
	} {
		b.Run(q.name, func(b *testing.B) {
			rows := 0
			for b.Loop() {
				r, err := cypher.Run(context.Background(), s, q.query, cypher.Options{})
				if err != nil {
					b.Fatal(err)
				}
				rows = 0
				for _, err := range r.Rows() {
					if err != nil {
						b.Fatal(err)
					}
					rows++
				}
			}
			b.ReportMetric(float64(rows), "rows")
		})
	}
}
