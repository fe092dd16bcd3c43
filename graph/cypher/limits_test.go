package cypher_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/cypher"
	"claimgraph/graph/graphtest"
	"claimgraph/graph/memory"
)

// generated is a graph of n claims.
func generated(t testing.TB, n int) graph.Store {
	t.Helper()
	s := memory.New()
	for step := range graphtest.ICEWS14().Steps(n, 10_000) {
		if _, err := s.Put(context.Background(), step); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// TestStopped: queries that would not end are stopped, with advice.
func TestStopped(t *testing.T) {
	s := generated(t, 5000)
	for _, test := range []struct {
		name, query string
		options     cypher.Options
		advice      string
	}{
		{"cartesian product, by steps", `MATCH (a:Entity), (b:Entity), (c:Entity) RETURN count(*) AS n`, cypher.Options{MaxSteps: 100_000}, "no relationship joins"},
		{"cartesian product, by time", `MATCH (a:Entity), (b:Entity), (c:Entity) RETURN count(*) AS n`, cypher.Options{Timeout: 30 * time.Millisecond}, "no relationship joins"},
		{"unbounded path", `MATCH p = (a:Country)-[*]->(b) RETURN count(p) AS n`, cypher.Options{MaxSteps: 200_000}, "no upper bound"},
		{"numbers", `UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN sum(a * b) AS n`, cypher.Options{Timeout: 30 * time.Millisecond}, "ask for less"},
		{"reduce", `RETURN reduce(x = 0, a IN range(1, 9000000) | x + a) AS n`, cypher.Options{Timeout: time.Millisecond}, "ask for less"},
		{"kept to sort", `UNWIND range(1, 1000000) AS a RETURN a ORDER BY a DESC`, cypher.Options{MaxKept: 10_000}, "ask for less"},
		{"collected", `UNWIND range(1, 1000000) AS a RETURN collect(a) AS all`, cypher.Options{MaxKept: 10_000}, "ask for less"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := cypher.Run(context.Background(), s, test.query, test.options)
			if err != nil {
				t.Fatal(err)
			}
			_, err = r.All()
			var e *cypher.Error
			if !errors.As(err, &e) || e.Kind != "LimitError" {
				t.Fatalf("got %v, want a LimitError", err)
			}
			if !strings.Contains(err.Error(), test.advice) {
				t.Errorf("%q lacks advice %q", err, test.advice)
			}
			if !errors.Is(err, cypher.ErrLimit) && !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("the cause of %v is neither limit nor time", err)
			}
		})
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	r, err := cypher.Run(ctx, generated(t, 1000), `MATCH (a:Entity), (b:Entity), (c:Entity) RETURN a.id, b.id, c.id`, cypher.Options{})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, err = range r.Rows() {
		if n++; n == 10 {
			cancel()
		}
		if err != nil {
			break
		}
	}
	if !errors.Is(err, context.Canceled) {
		t.Errorf("after %d rows: %v, want context.Canceled", n, err)
	}
}

func TestRowLimit(t *testing.T) {
	s := generated(t, 1000)
	for _, test := range []struct {
		limit, rows int
		truncated   bool
	}{{10, 10, true}, {1000, 1000, false}, {0, 1000, false}, {2000, 1000, false}} {
		r, err := cypher.Run(context.Background(), s, `MATCH (c:Claim) RETURN c.id`, cypher.Options{Limit: test.limit})
		if err != nil {
			t.Fatal(err)
		}
		rows, err := r.All()
		if err != nil || len(rows) != test.rows || r.Truncated != test.truncated {
			t.Errorf("limit %d: got %d rows, truncated %v, %v", test.limit, len(rows), r.Truncated, err)
		}
	}
}

// TestBadQueries: whatever is sent, the answer is an error that says where.
func TestBadQueries(t *testing.T) {
	s := small(t)
	deep := func(open, closing string, n int) string {
		return "RETURN " + strings.Repeat(open, n) + "1" + strings.Repeat(closing, n)
	}
	for name, query := range map[string]string{
		"empty": "", "blank": " \n\t", "half a megabyte of parentheses": deep("(", ")", 250_000), "lists": deep("[", "]", 100_000),
		"maps": "RETURN " + strings.Repeat("{a:", 100_000), "not": "RETURN " + strings.Repeat("NOT ", 100_000) + "true",
		"minus": "RETURN " + strings.Repeat("- ", 100_000) + "1", "sums": "RETURN 1" + strings.Repeat(" + 1", 200_000),
		"comparisons": "RETURN 1" + strings.Repeat(" < 1", 200_000), "cases": "RETURN " + strings.Repeat("CASE WHEN ", 50_000),
		"subqueries": "MATCH (a) WHERE " + strings.Repeat("EXISTS { MATCH (a) WHERE ", 10_000), "nodes in parentheses": "MATCH " + strings.Repeat("(", 100_000),
		"patterns in maps": "MATCH (a) WHERE " + strings.Repeat("({a:", 50_000), "two megabytes": "RETURN '" + strings.Repeat("x", 2<<20) + "'",
		"open string": "RETURN 'x", "open comment": "RETURN /* x", "NUL": "RETURN \x00", "no UTF-8": "RETURN \xff\xfe", "properties": "RETURN a" + strings.Repeat(".b", 100_000),
	} {
		start := time.Now()
		r, err := cypher.Run(context.Background(), s, query, cypher.Options{Timeout: 10 * time.Second})
		if err == nil {
			_, err = r.All()
		}
		var e *cypher.Error
		if !errors.As(err, &e) || e.Kind != "SyntaxError" || e.Line == 0 || e.Caret() == "" {
			t.Errorf("%s: got %.200v after %v, want a SyntaxError with its place", name, err, time.Since(start))
		}
	}
}

// TestLongQueries: what is long but plain is answered.
func TestLongQueries(t *testing.T) {
	s := small(t)
	var ids []string
	for i := range 50_000 {
		ids = append(ids, fmt.Sprintf("'country/%d'", i))
	}
	for name, query := range map[string]string{
		"a list of ids":      "MATCH (a:Entity) WHERE a.id IN ['country/RUS'," + strings.Join(ids, ",") + "] RETURN a.name",
		"alternatives":       "MATCH (a:Entity) WHERE a.id = 'country/RUS'" + strings.Repeat(" OR a.id = 'x'", 20_000) + " RETURN a.name",
		"a long literal":     "WITH '" + strings.Repeat("x", 900_000) + "' AS x RETURN 'Russia'",
		"a hundred clauses":  strings.Repeat("MATCH (:Country {id: 'country/RUS'}) ", 100) + "RETURN 'Russia'",
		"a comment":          "/*" + strings.Repeat(" so ", 100_000) + "*/ RETURN 'Russia'",
		"a hundred brackets": "RETURN " + strings.Repeat("(", 100) + "'Russia'" + strings.Repeat(")", 100),
	} {
		if got := answer(t, s, query, cypher.Options{}); got != `["Russia"]` {
			t.Errorf("%s: got %.200s", name, got)
		}
	}
}

func TestCaret(t *testing.T) {
	_, err := cypher.Run(context.Background(), small(t), "MATCH (a)\n  RETURN á.name", cypher.Options{})
	var e *cypher.Error
	if !errors.As(err, &e) {
		t.Fatal(err)
	}
	if want := "  RETURN á.name\n         ^"; e.Line != 2 || e.Column != 10 || e.Caret() != want {
		t.Errorf("line %d, column %d:\n%s\nwant\n%s", e.Line, e.Column, e.Caret(), want)
	}
}
