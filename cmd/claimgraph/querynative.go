package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// nativeStore is a store with a query language of its own.
type nativeStore interface {
	// NativeVars gives at most limit results (0: all), each as JSON holds it.
	NativeVars(ctx context.Context, lang, query string, vars map[string]string, limit int) ([]any, error)
}

// native asks the store in its own language.
func (s *querySession) native(text string) error {
	store, ok := s.store.(nativeStore)
	if !ok {
		return usagef("this store has no query language %q", s.lang)
	}
	ctx, cancel := context.WithTimeout(s.ctx, s.timeout)
	defer cancel()
	limit := s.limit
	if limit < 0 {
		limit = tableRows
	}
	results, err := store.NativeVars(ctx, s.lang, text, s.texts, limit)
	if err != nil {
		return err
	}
	return s.app.print(resultTable(results))
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
