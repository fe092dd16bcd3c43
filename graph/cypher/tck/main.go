// Command tck measures the query engine by the openCypher Technology
// Compatibility Kit, whose features are not part of this repository:
//
//	go run ./graph/cypher/tck --features DIR [--misses FILE]
//
// DIR is the folder "features" of https://github.com/opencypher/openCypher/tree/main/tck.
// Every scenario runs against an empty graph in memory, filled by its own set-up.
// Counted are reads: scenarios whose measured query has no clause that writes.
// Those of expressions/temporal are counted apart.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cucumber/godog"
)

func main() {
	features := flag.String("features", "", "folder of .feature files")
	misses := flag.String("misses", "", "write what fails to this file")
	flag.Parse()
	if *features == "" {
		flag.Usage()
		os.Exit(2)
	}
	results, err := run(*features)
	if err != nil {
		fmt.Fprintln(os.Stderr, "tck:", err)
		os.Exit(1)
	}
	printSummary(os.Stdout, results)
	if *misses == "" {
		return
	}
	f, err := os.Create(*misses)
	if err == nil {
		writeMisses(f, results)
		err = f.Close()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "tck:", err)
		os.Exit(1)
	}
}

// result is how one scenario went.
type result struct {
	feature string // below the folder, without .feature
	name    string
	kind    kind
	err     error
}

// kind says how a scenario counts.
type kind string

const (
	read     kind = "reads"
	temporal kind = "expressions/temporal"
	write    kind = "writes (not counted)"
)

// run runs every feature below a folder.
func run(folder string) ([]result, error) {
	var results []result
	suite := godog.TestSuite{
		Name: "tck",
		ScenarioInitializer: func(ctx *godog.ScenarioContext) {
			s := &scenario{}
			s.register(ctx)
			ctx.After(s.after(folder, &results))
		},
		Options: &godog.Options{Format: "progress", Output: io.Discard, Paths: []string{folder}, Strict: true, Concurrency: 1},
	}
	suite.Run() // its status says only whether everything passed
	if len(results) == 0 {
		return nil, fmt.Errorf("no scenarios in %s", folder)
	}
	return results, nil
}

type tally struct{ passed, all int }

func printSummary(w io.Writer, results []result) {
	groups := map[string]*tally{}
	kinds := map[kind]*tally{read: {}, temporal: {}, write: {}}
	for _, r := range results {
		kinds[r.kind].count(r.err)
		if r.kind == write {
			continue
		}
		group := filepath.Dir(r.feature)
		if groups[group] == nil {
			groups[group] = &tally{}
		}
		groups[group].count(r.err)
	}
	for _, group := range slices.Sorted(maps.Keys(groups)) {
		fmt.Fprintf(w, "%-45s %s\n", group, groups[group])
	}
	fmt.Fprintln(w)
	for _, k := range []kind{read, temporal} {
		fmt.Fprintf(w, "%-45s %s\n", k, kinds[k])
	}
	fmt.Fprintf(w, "%-45s %9d\n", write, kinds[write].all)
}

func (t *tally) count(err error) {
	t.all++
	if err == nil {
		t.passed++
	}
}

func (t *tally) String() string {
	return fmt.Sprintf("%4d of %4d  %5.1f %%", t.passed, t.all, 100*float64(t.passed)/float64(max(t.all, 1)))
}

// writeMisses lists what fails and how.
func writeMisses(w io.Writer, results []result) {
	fmt.Fprintf(w, "What fails of the openCypher TCK, and how. Made by:\n\n    go run ./graph/cypher/tck --features DIR --misses graph/cypher/tck/MISSES.md\n\n")
	missed := slices.DeleteFunc(slices.Clone(results), func(r result) bool { return r.err == nil || r.kind == write })
	slices.SortStableFunc(missed, func(a, b result) int {
		return cmp.Or(strings.Compare(string(b.kind), string(a.kind)), strings.Compare(a.feature, b.feature))
	})
	feature := ""
	for _, r := range missed {
		if r.feature != feature {
			feature = r.feature
			fmt.Fprintf(w, "\n%s\n\n", feature)
		}
		fmt.Fprintf(w, "- %s: %s\n", r.name, strings.ReplaceAll(r.err.Error(), "\n", " "))
		if why := reasons()[r.feature+" "+r.name]; why != "" {
			fmt.Fprintf(w, "  Why: %s\n", why)
		}
	}
}

// reasons tells why scenarios fail that are known to.
func reasons() map[string]string {
	return map[string]string{
		"expressions/temporal/Temporal2 [6] Should parse date time with named time zone from string": "the time zone database of Go has Stockholm's own local mean time before 1879, that of the TCK Berlin's.",
	}
}
