package main

import (
	"context"
	"fmt"
	"iter"
	"regexp"
	"strings"

	"github.com/cucumber/godog"

	"claimgraph/graph/cypher/internal/engine"
	"claimgraph/graph/cypher/internal/value"
)

// procedures are those that a scenario says exist.
type procedures map[string]*engine.Procedure

// Procedure finds one by name.
func (p procedures) Procedure(name string) *engine.Procedure { return p[name] }

var signature = regexp.MustCompile(`^([\w.]+)\((.*)\) :: \((.*)\)\s*$`)

// procedure declares a procedure that looks its arguments up in a table.
func (s *scenario) procedure(text string, t *godog.Table) error {
	m := signature.FindStringSubmatch(text)
	if m == nil {
		return fmt.Errorf("cannot read the signature %q", text)
	}
	p := &engine.Procedure{Name: m[1], Params: params(m[2]), Results: params(m[3])}
	var rows [][]value.Value
	for i, row := range t.Rows {
		if i == 0 {
			continue
		}
		var values []value.Value
		for _, cell := range row.Cells {
			v, err := constantValue(cell.Value)
			if err != nil {
				return err
			}
			values = append(values, v)
		}
		rows = append(rows, values)
	}
	p.Run = func(_ context.Context, args []value.Value) iter.Seq2[[]value.Value, error] {
		return func(yield func([]value.Value, error) bool) {
			for _, row := range rows {
				if matches(row, args) && !yield(row[len(args):], nil) {
					return
				}
			}
		}
	}
	s.procedures[p.Name] = p
	return nil
}

func matches(row, args []value.Value) bool {
	for i, a := range args {
		if a == nil && row[i] == nil {
			continue
		}
		if value.Equal(a, row[i]) != value.True {
			return false
		}
	}
	return true
}

func params(text string) []engine.Param {
	var out []engine.Param
	for _, part := range strings.Split(text, ",") {
		name, typ, ok := strings.Cut(part, "::")
		if ok {
			out = append(out, engine.Param{Name: strings.TrimSpace(name), Type: strings.TrimSpace(typ)})
		}
	}
	return out
}
