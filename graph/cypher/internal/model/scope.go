package model

import (
	"fmt"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/value"
	"claimgraph/schema"
)

// Scope sets the times of a filter as a leading AS OF or DURING says. A date
// means the whole day; a string is read as the command line reads times.
func Scope(f *graph.Filter, kind string, from, to value.Value, both bool) error {
	switch ast.ScopeKind(kind) {
	case ast.AsOf, ast.AsOfRecorded:
		end := afterLatest(from)
		if end.IsZero() {
			return fmt.Errorf("%s takes a date or datetime, not a %s", kind, value.TypeName(from))
		}
		if kind == string(ast.AsOf) {
			f.AsOf = end.Add(-time.Microsecond)
		} else {
			f.AsOfRecorded = end.Add(-time.Microsecond)
		}
		return nil
	}
	if !both {
		s, ok := from.(string)
		if !ok {
			to = from
		} else if r, err := schema.ParseRange(s); err == nil {
			f.During = r
			return nil
		}
	}
	r := schema.Range{From: earliest(from), To: afterLatest(to)}
	if from != nil && r.From.IsZero() || to != nil && r.To.IsZero() {
		return fmt.Errorf("DURING takes two dates or datetimes, or a string such as '2022-03'")
	}
	if !r.From.IsZero() && !r.To.IsZero() && !r.From.Before(r.To) {
		return fmt.Errorf("DURING ends before it begins")
	}
	f.During = r
	return nil
}
