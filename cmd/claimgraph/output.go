package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// formats lists what --format takes.
var formats = []string{"table", "json", "jsonl", "csv"}

// table is an answer in rows: for people as aligned text or CSV, for programs
// as JSON objects.
type table struct {
	header  []string
	rows    [][]string
	objects []any
	// wide shows cells whole, however long: paths are to be copied.
	wide bool
	// empty is said on standard error when there are no rows: "no evidence …".
	empty string
}

// add appends one row and the object it stands for.
func (t *table) add(object any, cells ...string) {
	t.rows = append(t.rows, cells)
	t.objects = append(t.objects, object)
}

// print writes the table to standard output in the format asked for. JSON and
// CSV of an empty answer are empty too ([], a header line); people are told.
func (a *app) print(t table) error {
	out := bufio.NewWriter(a.stdout)
	if err := a.encode(out, t); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if len(t.rows) == 0 && t.empty != "" {
		fmt.Fprintln(a.stderr, t.empty)
	}
	return nil
}

func (a *app) encode(out io.Writer, t table) error {
	switch a.config.format() {
	case "json":
		return writeJSON(out, nonNil(t.objects))
	case "jsonl":
		return writeJSONL(out, t.objects)
	case "csv":
		w := csv.NewWriter(out)
		if err := w.Write(t.header); err != nil {
			return err
		}
		if err := w.WriteAll(t.rows); err != nil {
			return err
		}
		return w.Error()
	}
	if len(t.rows) == 0 {
		return nil
	}
	return writeTable(out, t)
}

// printObject writes one thing: as JSON for programs, else through text.
func (a *app) printObject(object any, text func(io.Writer)) error {
	out := bufio.NewWriter(a.stdout)
	switch a.config.format() {
	case "json":
		if err := writeJSON(out, object); err != nil {
			return err
		}
	case "jsonl":
		if err := writeJSONL(out, []any{object}); err != nil {
			return err
		}
	default:
		text(out)
	}
	return out.Flush()
}

func nonNil(objects []any) []any {
	if objects == nil {
		return []any{}
	}
	return objects
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

func writeJSONL(w io.Writer, objects []any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, o := range objects {
		if err := e.Encode(o); err != nil {
			return err
		}
	}
	return nil
}

// columnLimit is the widest a table's column gets, in characters.
const columnLimit = 60

func writeTable(w io.Writer, t table) error {
	clip := clip
	if t.wide {
		clip = visible
	}
	widths := make([]int, len(t.header))
	for _, row := range append([][]string{t.header}, t.rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], displayWidth(clip(cell)))
		}
	}
	line := func(cells []string) error {
		var b strings.Builder
		for i, cell := range cells {
			cell = clip(cell)
			b.WriteString(cell)
			if i < len(cells)-1 {
				b.WriteString(strings.Repeat(" ", widths[i]-displayWidth(cell)+2))
			}
		}
		_, err := fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
		return err
	}
	upper := make([]string, len(t.header))
	for i, h := range t.header {
		upper[i] = strings.ToUpper(h)
	}
	if err := line(upper); err != nil {
		return err
	}
	for _, row := range t.rows {
		if err := line(row); err != nil {
			return err
		}
	}
	return nil
}

// visible takes out what would break a line or turn it round: control
// characters and direction overrides.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)
}

// clip makes a cell fit for a table: visible, no more than columnLimit wide.
func clip(s string) string {
	s = visible(s)
	if displayWidth(s) <= columnLimit {
		return s
	}
	n, at := 0, 0
	for at < len(s) && n < columnLimit-1 {
		r, size := utf8.DecodeRuneInString(s[at:])
		n += runeWidth(r)
		at += size
	}
	return strings.TrimRight(s[:at], " ") + "…"
}

func displayWidth(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

func runeWidth(r rune) int {
	if unicode.Is(unicode.Mn, r) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}
