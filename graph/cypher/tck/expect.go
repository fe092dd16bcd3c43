package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cucumber/godog"

	"claimgraph/graph/cypher/internal/engine"
)

// expect compares the rows with a table.
func (s *scenario) expect(t *godog.Table, ordered, loose bool) error {
	if s.err != nil {
		return fmt.Errorf("got %s", errorText(s.err))
	}
	var header []string
	var want [][]string
	for i, row := range t.Rows {
		var cells []string
		for _, cell := range row.Cells {
			if i == 0 {
				cells = append(cells, cell.Value)
				continue
			}
			text, err := canonicalCell(cell.Value, loose)
			if err != nil {
				return fmt.Errorf("expected cell %q: %w", cell.Value, err)
			}
			cells = append(cells, text)
		}
		if i == 0 {
			header = cells
		} else {
			want = append(want, cells)
		}
	}
	order, err := columnOrder(header, s.columns)
	if err != nil {
		return err
	}
	got := make([]string, 0, len(s.rows))
	rows := s.rows
	if loose {
		rows = s.loose
	}
	for _, row := range rows {
		var cells []string
		for _, i := range order {
			cells = append(cells, row[i])
		}
		got = append(got, strings.Join(cells, " | "))
	}
	wanted := make([]string, len(want))
	for i, row := range want {
		wanted[i] = strings.Join(row, " | ")
	}
	if !ordered {
		slices.Sort(got)
		slices.Sort(wanted)
	}
	if !slices.Equal(got, wanted) {
		return fmt.Errorf("got %s, want %s", clip(strings.Join(got, "; ")), clip(strings.Join(wanted, "; ")))
	}
	return nil
}

// columnOrder finds each expected column among the columns there are.
func columnOrder(want, got []string) ([]int, error) {
	if len(want) != len(got) {
		return nil, fmt.Errorf("got columns %q, want %q", got, want)
	}
	var order []int
	for _, name := range want {
		i := slices.Index(got, name)
		if i < 0 {
			return nil, fmt.Errorf("got columns %q, want %q", got, want)
		}
		order = append(order, i)
	}
	return order, nil
}

func clip(s string) string {
	if len(s) > 300 {
		return s[:300] + "…"
	}
	return s
}

func (s *scenario) expectEmpty() error {
	switch {
	case s.err != nil:
		return fmt.Errorf("got %s", errorText(s.err))
	case len(s.rows) > 0:
		return fmt.Errorf("got %d rows, want none", len(s.rows))
	}
	return nil
}

// expectError compares kind, time and detail of the query's error.
func (s *scenario) expectError(kind, when, detail string) error {
	if s.err == nil {
		return fmt.Errorf("got no error, want %s at %s: %s", kind, when, detail)
	}
	var e *engine.Error
	if !errors.As(s.err, &e) {
		return fmt.Errorf("got %v, want %s: %s", s.err, kind, detail)
	}
	atRuntime := s.compiled
	if e.Kind != kind || detail != "*" && e.Detail != detail || when == "compile time" && atRuntime || when == "runtime" && !atRuntime {
		return fmt.Errorf("got %s, want %s at %s: %s", errorText(s.err), kind, when, detail)
	}
	return nil
}

func errorText(err error) string {
	var e *engine.Error
	if !errors.As(err, &e) {
		return err.Error()
	}
	when := "compile time"
	if e.Runtime {
		when = "runtime"
	}
	return fmt.Sprintf("%s at %s: %s (%s)", e.Kind, when, e.Detail, e.Message)
}
