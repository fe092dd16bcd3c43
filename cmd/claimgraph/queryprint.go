package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"

	"claimgraph/graph/cypher"
)

// queryRow is a row as a JSON object with its columns in order.
type queryRow struct {
	columns []string
	values  []any
}

// MarshalJSON keeps the columns in order.
func (r queryRow) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, name := range r.columns {
		if i > 0 {
			b.WriteByte(',')
		}
		for j, v := range []any{name, r.values[i]} {
			if j == 1 {
				b.WriteByte(':')
			}
			var part bytes.Buffer
			e := json.NewEncoder(&part)
			e.SetEscapeHTML(false)
			if err := e.Encode(v); err != nil {
				return nil, err
			}
			b.Write(bytes.TrimSpace(part.Bytes()))
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// printRows writes the rows in the session's format; JSON lines and CSV as they
// come.
func (s *querySession) printRows(r *cypher.Result) error {
	out := bufio.NewWriter(s.app.stdout)
	var err error
	switch s.format {
	case "jsonl":
		e := json.NewEncoder(out)
		e.SetEscapeHTML(false)
		for row, rowErr := range r.Rows() {
			if err = rowErr; err == nil {
				err = e.Encode(queryRow{r.Columns, row})
			}
			if err != nil {
				break
			}
		}
	case "csv":
		err = s.printCSV(csv.NewWriter(out), r)
	default:
		err = s.printTable(out, r)
	}
	if flushErr := out.Flush(); err == nil {
		err = flushErr
	}
	return err
}

func (s *querySession) printCSV(w *csv.Writer, r *cypher.Result) error {
	if err := w.Write(r.Columns); err != nil {
		return err
	}
	for row, err := range r.Rows() {
		if err == nil {
			err = w.Write(queryCells(row))
		}
		if err != nil {
			w.Flush()
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func (s *querySession) printTable(out *bufio.Writer, r *cypher.Result) error {
	t := table{header: r.Columns}
	for row, err := range r.Rows() {
		if err != nil {
			return err
		}
		t.add(queryRow{r.Columns, row}, queryCells(row)...)
	}
	if s.format == "json" {
		return writeJSON(out, nonNil(t.objects))
	}
	if len(t.rows) == 0 {
		fmt.Fprintln(s.app.stderr, "no rows")
		return nil
	}
	return writeTable(out, t)
}

func queryCells(row []any) []string {
	cells := make([]string, len(row))
	for i, v := range row {
		if text, ok := v.(fmt.Stringer); ok {
			cells[i] = text.String()
		} else {
			cells[i] = cellText(v)
		}
	}
	return cells
}

// plan shows how a query is answered; for programs as JSON.
func (s *querySession) plan(r *cypher.Result) error {
	if s.format == "table" || s.format == "csv" {
		if err := r.WritePlan(s.app.stdout); err != nil {
			return err
		}
		for _, notice := range r.Notices {
			fmt.Fprintln(s.app.stdout, "note:", notice)
		}
		return nil
	}
	if r.Profile {
		return writeJSON(s.app.stderr, r.Plan()) // standard output has the rows
	}
	return writeJSON(s.app.stdout, r.Plan())
}
