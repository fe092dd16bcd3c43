// Command bench measures openCypher queries over the embedded store against Kuzu,
// on the same generated claims, with the same query texts, in one run:
//
//	npm install --prefix DIR kuzu
//	go run ./graph/cypher/bench -claims 500000 -kuzu DIR
//
// Each query is asked with the subject and month of claims drawn at random, so
// that busy actors come up as often as they act; both sides must find equally
// many rows. Our time covers parsing, planning and reading every row; Kuzu's only
// the execution of a prepared statement.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"claimgraph/graph/cayley"
	"claimgraph/graph/cypher"
	"claimgraph/graph/graphtest"
)

func main() {
	claims := flag.Int("claims", 500_000, "claims to generate")
	times := flag.Int("times", 50, "times each query is asked, with other arguments")
	kuzu := flag.String("kuzu", "", "folder in which the npm package kuzu is installed; without it only we are measured")
	dir := flag.String("dir", "", "folder for the databases (default: a temporary one, removed afterwards)")
	flag.Parse()
	if err := run(context.Background(), *claims, *times, *kuzu, *dir); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, claims, times int, kuzu, dir string) error {
	own, err := os.MkdirTemp(dir, "cypherbench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(own)
	store, err := fill(ctx, filepath.Join(own, "claims.db"), claims)
	if err != nil {
		return err
	}
	defer store.Close()
	questions := questionsOver(claims, times)
	ours, err := ask(ctx, store, questions)
	if err != nil {
		return err
	}
	var theirs []measured
	if kuzu != "" {
		if theirs, err = askKuzu(ctx, own, kuzu, claims, questions); err != nil {
			return err
		}
	}
	report(questions, ours, theirs)
	return nil
}

func fill(ctx context.Context, path string, claims int) (*cayley.Store, error) {
	store, err := cayley.Open(ctx, path, cayley.Options{})
	if err != nil {
		return nil, err
	}
	start := time.Now()
	for step := range graphtest.ICEWS14().Steps(claims, 10_000) {
		if _, err := store.Put(ctx, step); err != nil {
			store.Close()
			return nil, err
		}
	}
	fmt.Printf("%d claims loaded in %v\n", claims, time.Since(start).Round(time.Second))
	return store, nil
}

// measured is how one query went: the time and rows of each asking.
type measured struct {
	Times []float64 `json:"times"` // milliseconds
	Rows  []int     `json:"rows"`
}

func ask(ctx context.Context, store *cayley.Store, questions []question) ([]measured, error) {
	var all []measured
	for _, q := range questions {
		var m measured
		for _, params := range q.Params {
			values := map[string]any{}
			for k, v := range params {
				values[k] = v
			}
			start, rows := time.Now(), 0
			r, err := cypher.Run(ctx, store, q.Query, cypher.Options{Params: values})
			if err != nil {
				return nil, fmt.Errorf("%s: %w", q.Name, err)
			}
			for _, err := range r.Rows() {
				if err != nil {
					return nil, fmt.Errorf("%s: %w", q.Name, err)
				}
				rows++
			}
			m.Times = append(m.Times, float64(time.Since(start).Nanoseconds())/1e6)
			m.Rows = append(m.Rows, rows)
		}
		all = append(all, m)
	}
	return all, nil
}

// share gives the time below which a share of the askings lies.
func (m measured) share(p float64) float64 {
	times := slices.Sorted(slices.Values(m.Times))
	return times[min(int(p*float64(len(times))), len(times)-1)]
}

func report(questions []question, ours, theirs []measured) {
	fmt.Printf("\n%-34s %10s %10s %10s %10s %8s %10s\n", "query", "p50 ms", "p95 ms", "kuzu p50", "kuzu p95", "times", "rows p50")
	for i, q := range questions {
		rows := slices.Sorted(slices.Values(ours[i].Rows))
		line := fmt.Sprintf("%-34s %10.3f %10.3f", q.Name, ours[i].share(0.5), ours[i].share(0.95))
		if theirs != nil {
			line += fmt.Sprintf(" %10.3f %10.3f %7.1fx", theirs[i].share(0.5), theirs[i].share(0.95), theirs[i].share(0.5)/ours[i].share(0.5))
			n := min(len(ours[i].Rows), len(theirs[i].Rows))
			if !slices.Equal(ours[i].Rows[:n], theirs[i].Rows[:n]) {
				line += " ROWS DIFFER"
			}
		} else {
			line += fmt.Sprintf(" %10s %10s %8s", "-", "-", "-")
		}
		fmt.Printf("%s %10d\n", line, rows[len(rows)/2])
	}
}
