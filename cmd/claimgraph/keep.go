package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"claimgraph/graph"
	"claimgraph/graph/cayley"
	"claimgraph/graph/dgraph"
	"claimgraph/graph/export"
)

func newExportCommand(app *app) *cobra.Command {
	var to, file string
	cmd := &cobra.Command{
		Use:   "export --to jsonl [-o FILE]",
		Short: "Write every record of the graph: articles, claims, entities, merges, ledger",
		Example: example(
			`claimgraph export --to jsonl -o backup.jsonl`,
			`claimgraph export --to jsonl | gzip > backup.jsonl.gz`,
		),
		GroupID: "keep",
		Args:    cobra.NoArgs,
		RunE: app.ask(func(q *question) error {
			if to != "jsonl" {
				return usagef("--to %q: want jsonl", to)
			}
			if file == "" || file == "-" {
				return export.WriteJSONL(q.ctx, app.stdout, q.store)
			}
			return writeWhole(file, func(w io.Writer) error { return export.WriteJSONL(q.ctx, w, q.store) })
		}),
	}
	cmd.Flags().StringVar(&to, "to", "jsonl", "format: jsonl")
	cmd.Flags().StringVarP(&file, "output", "o", "", "file to write; - or nothing is standard output")
	return cmd
}

// writeWhole writes a file beside its place and moves it there when it is whole.
func writeWhole(path string, write func(io.Writer) error) error {
	f, err := os.Create(path + ".part")
	if err != nil {
		return err
	}
	err = write(f)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}

func newCheckCommand(app *app) *cobra.Command {
	var salvage string
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Verify the database: file, index, counts, and that all evidence replays",
		Long: `Verify the database: the pages and checksums of its file, the counts, the index,
and that every claim's evidence is in its article where it says. A database that
cannot even be opened may be salvaged: every whole record that is found in the
file is written to a new one.`,
		Example: example(
			`claimgraph check`,
			`claimgraph check --db torn.db --salvage saved.db`,
		),
		GroupID: "keep",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if salvage != "" {
				return app.salvage(contextOf(cmd), salvage)
			}
			return app.ask(app.check)(cmd, args)
		},
	}
	cmd.Flags().StringVar(&salvage, "salvage", "", "write what can still be read to this new database")
	return cmd
}

func (a *app) check(q *question) error {
	report, err := graph.Check(q.ctx, q.store)
	if err != nil && report != nil {
		for _, fault := range report.Faults {
			fmt.Fprintln(a.stdout, fault)
		}
	}
	if err != nil {
		return storeError{err}
	}
	if err := a.printObject(report, func(w io.Writer) {
		for _, fault := range report.Faults {
			fmt.Fprintln(w, fault)
		}
		if report.More > 0 {
			fmt.Fprintf(w, "and %d more\n", report.More)
		}
		fmt.Fprintf(w, "%s, %s, %s, %s of evidence: ", plural(report.Stats.Articles, "article"), plural(report.Stats.Claims, "claim"),
			plural(report.Stats.Entities, "entity"), plural(report.Spans, "piece"))
		if report.Whole() {
			fmt.Fprintln(w, "no fault")
		} else {
			fmt.Fprintf(w, "%s\n", plural(len(report.Faults)+report.More, "fault"))
		}
	}); err != nil {
		return err
	}
	if !report.Whole() {
		return quietError{exitStore}
	}
	return nil
}

func (a *app) salvage(ctx context.Context, to string) error {
	found, err := cayley.Salvage(ctx, a.dbPath(), to)
	if err != nil {
		return storeError{err}
	}
	return a.printObject(found, func(w io.Writer) {
		fmt.Fprintf(w, "salvaged %s, %s, %s into %s\n", plural(found.Articles, "article"), plural(found.Claims, "claim"), plural(found.Entities, "entity"), to)
	})
}

func newCompactCommand(app *app) *cobra.Command {
	return &cobra.Command{
		Use:     "compact",
		Short:   "Write the database file anew without unused room",
		Example: example(`claimgraph compact`, `claimgraph compact --db war.db`),
		GroupID: "keep",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := contextOf(cmd)
			store, err := app.openStore(ctx, writable)
			if err != nil {
				return err
			}
			defer store.Close()
			file, ok := store.(*cayley.Store)
			if !ok {
				return usagef("only a database file can be compacted")
			}
			return app.compact(ctx, file)
		},
	}
}

// compact replaces the file by a compacted one, once that is whole.
func (a *app) compact(ctx context.Context, store *cayley.Store) error {
	path := store.Path()
	before, err := os.Stat(path)
	if err != nil {
		return storeError{err}
	}
	if err := store.Compact(ctx, path+".compact"); err != nil {
		os.Remove(path + ".compact")
		return storeError{err}
	}
	after, err := os.Stat(path + ".compact")
	if err != nil {
		return storeError{err}
	}
	if err := store.Close(); err != nil {
		return storeError{err}
	}
	if err := os.Rename(path+".compact", path); err != nil {
		return storeError{err}
	}
	sizes := map[string]int64{"before": before.Size(), "after": after.Size()}
	return a.printObject(sizes, func(w io.Writer) {
		fmt.Fprintf(w, "%s: %.1f MB, was %.1f MB\n", path, float64(after.Size())/1e6, float64(before.Size())/1e6)
	})
}

func newMigrateCommand(app *app) *cobra.Command {
	var from, to string
	cmd := &cobra.Command{
		Use:   "migrate --from STORE --to STORE",
		Short: "Copy a graph from one store to another and prove both equal",
		Long: `Copy every record from one store to another, with the times at which they were
recorded, then compare both. A store is cayley:FILE or dgraph://HOST:PORT,…
Migrating again goes on where an interrupted migration stopped.`,
		Example: example(
			`claimgraph migrate --from cayley:claimgraph.db --to dgraph://localhost:9080`,
			`claimgraph migrate --from dgraph://localhost:9080 --to cayley:copy.db`,
		),
		GroupID: "keep",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := contextOf(cmd)
			source, err := openAddress(ctx, from, readOnly)
			if err != nil {
				return err
			}
			defer source.Close()
			target, err := openAddress(ctx, to, writable)
			if err != nil {
				return err
			}
			defer target.Close()
			return app.migrate(ctx, source, target)
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "store to read: cayley:FILE or dgraph://HOST:PORT,…")
	cmd.Flags().StringVar(&to, "to", "", "store to write")
	return cmd
}

func (a *app) migrate(ctx context.Context, source, target graph.Store) error {
	written, err := graph.Copy(ctx, target, source, nil)
	if err != nil {
		return storeFailure(err)
	}
	difference, err := graph.Difference(ctx, source, target)
	if err != nil {
		return storeFailure(err)
	}
	if difference != "" {
		return storeError{fmt.Errorf("the stores differ after copying: %s", difference)}
	}
	return a.printObject(written, func(w io.Writer) {
		fmt.Fprintf(w, "copied %s, %s, %s; both stores are equal\n", plural(written.Articles, "article"), plural(written.Claims, "claim"), plural(written.Entities, "entity"))
	})
}

// openAddress opens the store that an address names.
func openAddress(ctx context.Context, address string, mode access) (graph.Store, error) {
	if path, ok := strings.CutPrefix(address, "cayley:"); ok && path != "" {
		store, err := cayley.Open(ctx, path, cayley.Options{ReadOnly: mode == readOnly})
		if err != nil {
			return nil, storeError{err}
		}
		return store, nil
	}
	options, err := dgraph.ParseURL(address)
	if err != nil {
		return nil, usagef("store %q: want cayley:FILE or dgraph://HOST:PORT,…", address)
	}
	store, err := dgraph.Open(ctx, options)
	if err != nil {
		return nil, storeError{err}
	}
	return store, nil
}
