// Command tables turns the compact tables under tables/ into gazetteer sources
// under data/. It runs by go generate in extract/resolve/gazetteer, before the
// compiler.
//
// The tables are written by hand; English country names are checked against
// and completed from the CLDR data of golang.org/x/text. Each table says its
// format in its first lines. Lines that begin with # are notes.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

func main() {
	if err := run("tables", "data"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(in, out string) error {
	w := &world{countries: map[string]*country{}, ids: map[string]bool{}}
	steps := []struct {
		pattern string
		read    func(*world, line) error
		out     string
	}{
		{"countries*.txt", (*world).country, "countries.yaml"},
		{"bodies*.txt", (*world).body, "bodies.yaml"},
		{"organisations*.txt", (*world).organisation, "organisations.yaml"},
		{"places*.txt", (*world).places, "places.yaml"},
		{"holders*.txt", (*world).holder, "persons.yaml"},
	}
	for _, step := range steps {
		if err := w.readAll(filepath.Join(in, step.pattern), step.read); err != nil {
			return err
		}
		if step.out == "bodies.yaml" {
			w.commonBodies()
		}
		if step.out == "persons.yaml" {
			w.closeOffice()
			w.writePersons()
		}
		if err := w.flush(filepath.Join(out, step.out)); err != nil {
			return err
		}
	}
	return nil
}

// line is one line of a table.
type line struct {
	file string
	n    int
	text string
}

func (l line) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %w", l.file, l.n, fmt.Errorf(format, args...))
}

// readAll gives every line of the files that match pattern, in order of name.
func (w *world) readAll(pattern string, read func(*world, line) error) error {
	names, err := filepath.Glob(pattern)
	if err != nil {
		return fmt.Errorf("listing tables: %w", err)
	}
	sort.Strings(names)
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("reading tables: %w", err)
		}
		for i, s := range strings.Split(string(text), "\n") {
			s = strings.TrimSpace(s)
			if s == "" || strings.HasPrefix(s, "#") {
				continue
			}
			if err := read(w, line{filepath.Base(name), i + 1, s}); err != nil {
				return err
			}
		}
	}
	return nil
}

// columns cuts a line at its bars; missing columns are empty.
func (l line) columns(n int) []string {
	cols := strings.Split(l.text, "|")
	for i := range cols {
		cols[i] = strings.TrimSpace(cols[i])
	}
	for len(cols) < n {
		cols = append(cols, "")
	}
	return cols
}

// list cuts a column at its semicolons.
func list(s string) []string {
	var out []string
	for _, p := range strings.Split(s, ";") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}
