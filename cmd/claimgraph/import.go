package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/graph/export"
	"claimgraph/schema"
)

func newImportCommand(app *app) *cobra.Command {
	var from string
	cmd := &cobra.Command{
		Use:   "import --from icews|gdelt|polecat|jsonl FILE…|-",
		Short: "Import event data, or what export wrote",
		Long: `Import event data sets, or a graph that export wrote. Files ending in .gz are
unpacked. Bad lines are counted, the first shown, and the rest is imported;
importing again adds nothing.`,
		Example: example(
			`claimgraph import --from icews ICEWS14.tsv.gz`,
			`claimgraph import --from gdelt 20220323*.export.CSV --db events.db`,
			`claimgraph import --from jsonl backup.jsonl --db restored.db`,
		),
		GroupID: "in",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, paths []string) error {
			resolve, err := gazetteerNames()
			if err != nil {
				return err
			}
			format, err := importFormat(from, resolve)
			if err != nil {
				return err
			}
			return app.importAll(cmd, format, paths)
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "format: icews, gdelt, polecat or jsonl")
	return cmd
}

func importFormat(name string, resolve export.Resolve) (export.Format, error) {
	var known []string
	for _, f := range export.Imports(resolve) {
		if f.Name() == name {
			return f, nil
		}
		known = append(known, f.Name())
	}
	return nil, usagef("--from %q: want %s", name, strings.Join(known, ", "))
}

// importAll imports files one after the other; only when nothing at all could
// be read is that an error.
func (a *app) importAll(cmd *cobra.Command, format export.Format, paths []string) error {
	ctx := contextOf(cmd)
	store, err := a.openStore(ctx, writable)
	if err != nil {
		return err
	}
	defer store.Close()
	var sum export.Result
	failed := 0
	bar := a.newBar(totalSize(paths))
	defer bar.finish()
	for _, path := range paths {
		in, err := a.openInput(path)
		if err != nil {
			fmt.Fprintf(a.stderr, "claimgraph: %v\n", err)
			failed++
			continue
		}
		result, err := export.Import(ctx, in, format, store, func(read int64) { bar.at(read, sum.Lines) })
		in.Close()
		for _, e := range result.Errors {
			fmt.Fprintf(a.stderr, "claimgraph: %s: %s\n", path, e)
		}
		sum.Lines += result.Lines
		sum.Bad += result.Bad
		sum.Written.Articles += result.Written.Articles
		sum.Written.Claims += result.Written.Claims
		sum.Written.Entities += result.Written.Entities
		if err != nil {
			return storeFailure(fmt.Errorf("importing %s: %w", path, err))
		}
	}
	if err := a.printObject(sum, func(w io.Writer) {
		fmt.Fprintf(w, "%s: %s, %s, %s new", plural(sum.Lines, "line"), plural(sum.Written.Claims, "claim"), plural(sum.Written.Articles, "article"), plural(sum.Written.Entities, "entity"))
		if sum.Bad > 0 {
			fmt.Fprintf(w, "; %s left out", plural(sum.Bad, "bad line"))
		}
		fmt.Fprintln(w)
	}); err != nil {
		return err
	}
	if sum.Lines == sum.Bad && sum.Bad+failed > 0 {
		return quietError{exitError}
	}
	return nil
}

// at shows how far an import is.
func (b bar) at(read int64, lines int) {
	if b.ProgressBar == nil {
		return
	}
	b.Describe(fmt.Sprintf("importing, %d lines", lines))
	b.Set64(min(read, b.GetMax64()-1))
}

// openInput opens a file, unpacking .gz; - is standard input.
func (a *app) openInput(path string) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(a.stdin), nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if !strings.HasSuffix(path, ".gz") {
		return f, nil
	}
	z, err := gzip.NewReader(bufio.NewReaderSize(f, 1<<20))
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("unpacking %s: %w", path, err)
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}

// gazetteerNames finds entities by their own names; a name that several have
// means none of them.
func gazetteerNames() (export.Resolve, error) {
	data, err := gazetteer.Embedded()
	if err != nil {
		return nil, err
	}
	names := map[string]*gazetteer.Entry{}
	claim := func(name string, e *gazetteer.Entry) {
		key := schema.NormalName(name)
		if other, ok := names[key]; ok && other != e {
			names[key] = nil
			return
		}
		names[key] = e
	}
	for i := range data.Entries {
		e := &data.Entries[i]
		names[string(e.ID)] = e
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			claim(name, e)
		}
	}
	return func(name string) (schema.Entity, bool) {
		e := names[name]
		if e == nil {
			e = names[schema.NormalName(name)]
		}
		if e == nil {
			return schema.Entity{}, false
		}
		return e.Entity(), true
	}, nil
}
