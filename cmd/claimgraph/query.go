package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

// nativeStore is a store with a query language of its own.
type nativeStore interface {
	// Native gives at most limit results (0: all), each as JSON holds it.
	Native(ctx context.Context, lang, query string, limit int) ([]any, error)
}

func newQueryCommand(app *app) *cobra.Command {
	var (
		lang    string
		limit   int
		timeout time.Duration
	)
	cmd := &cobra.Command{
		Use:   "query 'TEXT'|-",
		Short: "Ask in the store's own query language",
		Long: `Ask in the store's own query language: on the embedded store Gizmo (a
JavaScript of paths) or GraphQL; - reads the query from standard input.

Each claim is one quad: subject, predicate, object, with the claim as label;
entities, predicates and claims are IRIs such as <country/RUS>.`,
		Example: example(
			`claimgraph query --lang gizmo 'g.V("<country/RUS>").In("<ACCUSE>").Unique().All()'`,
			`claimgraph query --lang gizmo 'g.V("<country/USA>").Out("<ACCUSE>").Count()'`,
			`claimgraph query --lang graphql '{ nodes(id: <country/RUS>) { id, ACCUSE { id } } }'`,
		),
		GroupID: "ask",
		Args:    cobra.ExactArgs(1),
		RunE: app.ask(func(q *question) error {
			text := q.args[0]
			if text == "-" {
				data, err := io.ReadAll(io.LimitReader(app.stdin, 1<<20))
				if err != nil {
					return fmt.Errorf("reading the query: %w", err)
				}
				text = string(data)
			}
			store, ok := q.store.(nativeStore)
			if !ok {
				return usagef("this store has no query language %q", lang)
			}
			ctx, cancel := context.WithTimeout(q.ctx, timeout)
			defer cancel()
			results, err := store.Native(ctx, lang, text, limit)
			if err != nil {
				return err
			}
			return app.print(resultTable(results))
		}),
	}
	cmd.Flags().StringVar(&lang, "lang", "gizmo", "query language: gizmo or graphql")
	cmd.Flags().IntVar(&limit, "limit", 1000, "at most so many results (0: all)")
	cmd.Flags().DurationVar(&timeout, "timeout", 30*time.Second, "give up after this long")
	return cmd
}

// resultTable shows results of any shape: one column a key of the objects, in
// alphabetical order.
func resultTable(results []any) table {
	t := table{empty: "no results"}
	keys := map[string]bool{}
	for _, r := range results {
		if object, ok := r.(map[string]any); ok {
			for k := range object {
				keys[k] = true
			}
		} else {
			keys["result"] = true
		}
	}
	t.header = slices.Sorted(maps.Keys(keys))
	for _, r := range results {
		object, ok := r.(map[string]any)
		if !ok {
			object = map[string]any{"result": r}
		}
		var cells []string
		for _, k := range t.header {
			cells = append(cells, cellText(object[k]))
		}
		t.add(r, cells...)
	}
	return t
}

func cellText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case map[string]any:
		if id, ok := v["@id"].(string); ok && len(v) == 1 {
			return id
		}
	}
	var text strings.Builder
	if err := writeJSONL(&text, []any{v}); err != nil {
		return fmt.Sprint(v)
	}
	return strings.TrimSpace(text.String())
}
