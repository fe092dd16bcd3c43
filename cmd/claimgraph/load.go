package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"time"

	"github.com/spf13/cobra"

	"claimgraph/extract"
	"claimgraph/extract/article"
	"claimgraph/extract/article/fetch"
	"claimgraph/graph"
	"claimgraph/graph/memory"
	"claimgraph/server/batch"
)

func newLoadCommand(app *app) *cobra.Command {
	o := &loadOptions{}
	cmd := &cobra.Command{
		Use:   "load PATH…|URL…|-",
		Short: "Load articles into the graph",
		Long: `Load articles into the graph: files, folders (with everything below them), web
addresses, and - for standard input.

` + readersHelp() + `

A web page or feed is asked for once, politely: by name, as its robots.txt allows,
one request a second to a host, within time and size limits, and never from a
private address unless --allow-private is given.

An article without a date takes it from the file's name, from its address or from
when the file was last changed, and says so (published_from); a date yet to come
counts as none. Articles in other languages than English are stored and marked,
not extracted.

Loading again adds nothing; a load that was interrupted goes on where it
stopped. Copies of one article are recognised and count as one source. A file
that cannot be read is reported and the rest is loaded; the exit code tells an
error only when nothing could be loaded.

With --extractor llm or both a language model reads the articles too; see
claimgraph help models.`,
		Example: example(
			`claimgraph load news/`,
			`claimgraph load report.txt wire.jsonl --db war.db`,
			`claimgraph load export.csv --map title=headline,text=body --since 2022-02`,
			`claimgraph load CC-NEWS-20220323.warc.gz --outlet "Test Wire"`,
			`claimgraph load https://example.org/feed.xml --follow --every 15m`,
			`claimgraph load --watch inbox/`,
			`zcat archive.jsonl.gz | claimgraph load -`,
		),
		GroupID: "in",
		Args:    atLeastOnePath,
		RunE: func(cmd *cobra.Command, paths []string) error {
			return app.runLoad(contextOf(cmd), o, paths)
		},
	}
	o.addFlags(cmd)
	return cmd
}

// loadOptions are the flags of load.
type loadOptions struct {
	input  inputOptions
	pick   selectionFlags
	retry  bool
	redo   bool
	dryRun bool
	follow bool
	inside bool
	watch  bool
	every  time.Duration
}

func (o *loadOptions) addFlags(cmd *cobra.Command) {
	o.input.addFlags(cmd)
	o.pick.addFlags(cmd)
	addModelFlags(cmd.Flags())
	f := cmd.Flags()
	f.BoolVar(&o.dryRun, "dry-run", false, "write nothing, only tell what would be loaded")
	f.BoolVar(&o.retry, "retry-failed", false, "read again what failed before")
	f.BoolVar(&o.redo, "refresh", false, "read again what an earlier version of the extractor read")
	f.BoolVar(&o.follow, "follow", false, "read the pages that a feed's entries lead to, instead of the entries")
	f.BoolVar(&o.inside, "allow-private", false, "also open private, loopback and link-local web addresses")
	f.BoolVar(&o.watch, "watch", false, "go on: load what appears or changes in the folders, until Ctrl-C")
	f.DurationVar(&o.every, "every", 0, "go on: read everything again after this long (15m), until Ctrl-C")
}

const leastEvery = time.Second

func (a *app) runLoad(ctx context.Context, o *loadOptions, paths []string) error {
	if o.every != 0 && o.every < leastEvery {
		return usagef("--every %s: the least is %s", o.every, leastEvery)
	}
	selection, err := o.pick.selection()
	if err != nil {
		return err
	}
	reading, err := o.input.options(a)
	if err != nil {
		return err
	}
	reading.Web = fetch.New(fetch.Options{Agent: "claimgraph/" + version, AllowPrivate: o.inside})
	reading.Follow = o.follow
	pipeline, err := a.pipelineWith(pipelineOptions{dryRun: o.dryRun})
	if err != nil {
		return err
	}
	defer a.model.close()
	round := func(ctx context.Context, paths []string) (batch.Summary, error) {
		reading := reading // each round has a bar and a date of its own
		reading.Today = time.Now()
		return a.load(ctx, &loading{
			pipeline: pipeline, dryRun: o.dryRun, progress: a.newProgress(&reading, paths), table: !a.quiet(),
			set: func(l *batch.Loader) { l.RetryFailed, l.Refresh, l.DryRun = o.retry, o.redo, o.dryRun },
			items: func(store graph.Store) (iter.Seq2[article.Item, error], error) {
				if o.follow && !o.redo {
					var err error
					if reading.Known, err = loadedSources(ctx, store); err != nil {
						return nil, err
					}
				}
				return selection.Of(article.Read(ctx, paths, reading)), nil
			},
		})
	}
	if o.watch || o.every > 0 {
		return a.goOnLoading(ctx, o, paths, round)
	}
	sum, err := round(ctx, paths)
	if err == nil && sum.Failed > 0 && sum.Loaded+sum.Known+sum.Skipped == 0 {
		return quietError{exitError}
	}
	return err
}

// loadedSources tells of a path or address whether an article was read from it.
func loadedSources(ctx context.Context, store graph.Store) (func(string) bool, error) {
	loaded := map[string]bool{}
	for e, err := range store.LedgerEntries(ctx) {
		if err != nil {
			return nil, storeError{err}
		}
		if e.State != graph.Failed {
			loaded[e.Source] = true
		}
	}
	return func(source string) bool { return loaded[source] }, nil
}

// loading is one load: what is read, and how it is told.
type loading struct {
	pipeline *extract.Pipeline
	items    func(graph.Store) (iter.Seq2[article.Item, error], error)
	set      func(*batch.Loader) // nil: all as it is by default
	progress progress
	dryRun   bool
	table    bool // tell the sum as a table too
}

// load runs items through the pipeline into the store and tells what came of
// it: progress while it goes on, failures, a summary.
func (a *app) load(ctx context.Context, l *loading) (batch.Summary, error) {
	store, err := a.openLoaded(ctx, l.dryRun)
	if err != nil {
		return batch.Summary{}, err
	}
	defer store.Close()
	a.model.keepIn(store)
	items, err := l.items(store)
	if err != nil {
		return batch.Summary{}, err
	}
	loader := &batch.Loader{Pipeline: l.pipeline, Store: store, Workers: a.workers()}
	if a.model != nil {
		loader.Usage = a.model.meter.Usage
	}
	if l.set != nil {
		l.set(loader)
	}
	loader.Progress = l.progress.show
	sum, err := loader.Load(ctx, items)
	l.progress.finish()
	if flushed := a.model.flush(); err == nil {
		err = flushed
	}
	for _, f := range sum.Failures {
		fmt.Fprintf(a.stderr, "claimgraph: %s: %s\n", f.Source, f.Error)
	}
	if more := sum.Failed - len(sum.Failures); more > 0 {
		fmt.Fprintf(a.stderr, "claimgraph: and %d more, see: claimgraph failures\n", more)
	}
	if err != nil && !errors.Is(err, extract.ErrStop) {
		return sum, storeFailure(err)
	}
	return sum, cmp.Or(err, a.printSummary(sum, l))
}

// openLoaded opens the store to be loaded into. A dry run makes no database
// where there is none.
func (a *app) openLoaded(ctx context.Context, dryRun bool) (graph.Store, error) {
	if !dryRun {
		return a.openStore(ctx, writable)
	}
	if _, err := os.Stat(a.dbPath()); errors.Is(err, fs.ErrNotExist) && a.config.merged.GetString("store") == "" {
		return memory.New(), nil
	}
	return a.openStore(ctx, readOnly)
}
