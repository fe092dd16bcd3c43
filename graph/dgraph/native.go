package dgraph

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// Languages lists the native query languages.
func Languages() []string { return []string{"dql"} }

// Native runs a read-only query in DQL and gives at most limit results, 0
// meaning all; see NativeVars.
func (s *Store) Native(ctx context.Context, lang, text string, limit int) ([]any, error) {
	return s.NativeVars(ctx, lang, text, nil, limit)
}

// NativeVars runs a read-only query in DQL with the values of its variables, by
// their names without "$". They go to the server apart from the text, so that no
// value can change what is asked. The results are the rows of the query's
// blocks, one block after the other, each as JSON holds it. The server stops
// working when the context ends.
func (s *Store) NativeVars(ctx context.Context, lang, text string, vars map[string]string, limit int) ([]any, error) {
	if lang != "dql" {
		return nil, fmt.Errorf("query language %q: this store knows %v", lang, Languages())
	}
	values := make(map[string]string, len(vars))
	for name, value := range vars {
		values["$"+strings.TrimPrefix(name, "$")] = value
	}
	start := time.Now()
	alpha, err := s.client.alpha(ctx)
	if err != nil {
		return nil, err
	}
	response, err := alpha.NewReadOnlyTxn().QueryWithVars(ctx, text, values)
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("dql query stopped after %v: %w", time.Since(start).Round(time.Millisecond), ctx.Err())
	case err != nil:
		return nil, fmt.Errorf("dql query on %s: %w", s.client.endpoint(), plain(err))
	}
	return rows(response.Json, limit)
}

// rows reads the blocks of an answer, in their order, up to limit rows. What a
// block holds beside a list is one row.
func rows(answer []byte, limit int) ([]any, error) {
	d := json.NewDecoder(bytes.NewReader(answer))
	d.UseNumber()
	var list []any
	if _, err := d.Token(); err != nil { // {
		return nil, fmt.Errorf("reading the answer: %w", err)
	}
	for d.More() {
		if _, err := d.Token(); err != nil { // the block's name
			return nil, fmt.Errorf("reading the answer: %w", err)
		}
		var block any
		if err := d.Decode(&block); err != nil {
			return nil, fmt.Errorf("reading the answer: %w", err)
		}
		if many, ok := block.([]any); ok {
			list = append(list, many...)
		} else {
			list = append(list, block)
		}
		if limit > 0 && len(list) >= limit {
			return list[:limit], nil
		}
	}
	return list, nil
}
