package cypher_test

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"claimgraph/graph/cypher"
)

// FuzzQuery: no query makes the engine panic, hang or fail without saying why.
func FuzzQuery(f *testing.F) {
	if text, err := os.ReadFile(manual); err == nil {
		for _, m := range worked.FindAllStringSubmatch(string(text), -1) {
			f.Add(m[1])
		}
	}
	for _, seed := range []string{
		"RETURN [x IN range(1, 3) WHERE x > 1 | x] AS l", "MATCH p = allShortestPaths((a)-[*..3]-(b)) RETURN p", "RETURN reduce(a = 0, x IN [1] | a + x)",
		"MATCH (a)-[r*0..2 {x: 1}]->(b) RETURN r", "MATCH (a) RETURN a {.name, n: 1, .*}", "RETURN CASE 1 WHEN 1 THEN 2 END", "EXPLAIN MATCH (a) RETURN *",
		"MATCH (a) WITH a.name AS n, count(*) AS c ORDER BY c SKIP 1 LIMIT 2 WHERE c > 0 RETURN n", "CALL db.labels()", "RETURN $p[0..1], `a b`",
		"MATCH (a) WHERE exists((a)-->()) AND COUNT { (a)--() } > 0 RETURN id(a)", "RETURN duration('P1Y2M3DT4H') + date('2022-W10-3')", "RETURN 0x1F, 1e9, .5, 'a\\u00e9'",
		"AS OF '2022' DURING date('2022-01-01') TO null MATCH (c:Claim) RETURN said(c), overlaps(c, null, null)", "RETURN all(x IN [] WHERE x) XOR null IS NULL",
		"MATCH (a), (b) WHERE a.id < b.id <= 'z' RETURN a, b UNION ALL MATCH (a)-[b]-() RETURN a, b",
	} {
		f.Add(seed)
	}
	store := manualStore(f)
	f.Fuzz(func(t *testing.T, query string) {
		o := cypher.Options{Timeout: 2 * time.Second, MaxSteps: 20_000, MaxKept: 20_000, Limit: 1000, Params: map[string]any{"p": []any{1, "x"}}}
		r, err := cypher.Run(context.Background(), store, query, o)
		if err == nil {
			_, err = r.All()
		}
		var e *cypher.Error
		if err != nil && !errors.As(err, &e) {
			t.Fatalf("%q: an error of no kind: %v", query, err)
		}
		if e != nil {
			e.Caret()
		}
	})
}
