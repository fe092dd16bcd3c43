package cayley

import (
	"context"
	"fmt"
	"time"

	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/cayley/query/graphql"
)

// Languages lists the native query languages.
func Languages() []string { return []string{gizmo.Name, graphql.Name} }

// Native runs a query in Gizmo or GraphQL over the quads (see quads.go for what
// is there) and gives at most limit results, 0 meaning all, each as JSON would
// hold it. A query that outlasts the context ends with its error; what it does
// inside one step of Cayley may go on in the background until that step ends.
func (s *Store) Native(ctx context.Context, lang, text string, limit int) ([]any, error) {
	qs := *s.quads.Load()
	var session query.Session
	switch lang {
	case gizmo.Name:
		session = gizmo.NewSession(qs)
	case graphql.Name:
		session = graphql.NewSession(qs)
	default:
		return nil, fmt.Errorf("query language %q: this store knows %v", lang, Languages())
	}
	type answer struct {
		results []any
		err     error
	}
	start := time.Now()
	done := make(chan answer, 1)
	go func() {
		results, err := run(ctx, session, text, limit)
		done <- answer{results, err}
	}()
	select {
	case a := <-done:
		if a.err != nil {
			return nil, fmt.Errorf("%s query: %w", lang, a.err)
		}
		return a.results, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("%s query stopped after %v: %w", lang, time.Since(start).Round(time.Millisecond), ctx.Err())
	}
}

func run(ctx context.Context, session query.Session, text string, limit int) (results []any, err error) {
	defer func() {
		if r := recover(); r != nil {
			results, err = nil, fmt.Errorf("%v", r)
		}
	}()
	it, err := session.Execute(ctx, text, query.Options{Limit: limit, Collation: query.JSON})
	if err != nil {
		return nil, err
	}
	defer it.Close()
	for (limit <= 0 || len(results) < limit) && it.Next(ctx) {
		if r := it.Result(); r != nil {
			results = append(results, r)
		}
	}
	return results, it.Err()
}
