package main

import (
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path/filepath"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"claimgraph/extract/article"
	"claimgraph/schema"
	"claimgraph/server/batch"
)

func newLoadCommand(app *app) *cobra.Command {
	var (
		input   inputOptions
		pick    selectionFlags
		retry   bool
		refresh bool
		dryRun  bool
	)
	cmd := &cobra.Command{
		Use:   "load PATH…|-",
		Short: "Load articles into the graph",
		Long: `Load articles into the graph: files, folders (with everything below them) and
- for standard input. Text and Markdown files are one article each, with an
optional front matter (id, title, published, outlet, url); JSONL files have one
article a line, CSV and TSV files one a row, feeds (RSS, Atom, JSON) one an entry.
Of web pages the main text is taken. ZIP, tar, gzip and zstd archives of any of
them are read without unpacking.

Loading again adds nothing; a load that was interrupted goes on where it
stopped. A file that cannot be read is reported and the rest is loaded; the exit
code tells an error only when nothing could be loaded.`,
		Example: `  claimgraph load news/
  claimgraph load report.txt wire.jsonl --db war.db
  zcat archive.jsonl.gz | claimgraph load -`,
		GroupID: "in",
		Args:    atLeastOnePath,
		RunE: func(cmd *cobra.Command, paths []string) error {
			ctx := contextOf(cmd)
			selection, err := pick.selection()
			if err != nil {
				return err
			}
			items := selection.Of(article.Read(ctx, paths, input.options(app)))
			return app.load(cmd, items, totalSize(paths), func(l *batch.Loader) {
				l.RetryFailed, l.Refresh, l.DryRun = retry, refresh, dryRun
			})
		},
	}
	input.addFlags(cmd)
	pick.addFlags(cmd)
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "write nothing, only tell what would be loaded")
	cmd.Flags().BoolVar(&retry, "retry-failed", false, "read again what failed before")
	cmd.Flags().BoolVar(&refresh, "refresh", false, "read again what an earlier version of the extractor read")
	return cmd
}

// selectionFlags are the flags that pick articles by date and outlet.
type selectionFlags struct {
	since, until string
	outlets      []string
}

func (f *selectionFlags) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.since, "since", "", "only articles published then or later: a year, month, day or time")
	cmd.Flags().StringVar(&f.until, "until", "", "only articles published then or earlier")
	cmd.Flags().StringSliceVar(&f.outlets, "outlet", nil, "only articles of this outlet")
}

func (f *selectionFlags) selection() (batch.Selection, error) {
	s := batch.Selection{Outlets: f.outlets}
	if f.since == "" && f.until == "" {
		return s, nil
	}
	var err error
	if s.Published, err = schema.ParseRange(f.since + ".." + f.until); err != nil {
		return s, usageError{fmt.Errorf("--since, --until: %w", err)}
	}
	return s, nil
}

// inputOptions are the flags of every command that reads articles.
type inputOptions struct {
	format string
	fields map[string]string
}

func (o *inputOptions) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.format, "input-format", "", "read every file as this format: "+strings.Join(formatNames(), ", ")+" (default: by name and content)")
	cmd.Flags().StringToStringVar(&o.fields, "map", nil, "columns of CSV and TSV files: title=headline,text=body")
}

func (o *inputOptions) options(a *app) article.Options {
	return article.Options{
		Formats: article.Formats(o.fields), Format: o.format, Stdin: a.stdin,
		Limit: article.Limit{Article: a.config.merged.GetInt64("max-article-size")},
	}
}

func formatNames() []string {
	var names []string
	for _, f := range article.Default() {
		names = append(names, f.Name())
	}
	return names
}

func atLeastOnePath(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usagef("%s needs a file, a folder, or - for standard input\n\nExamples:\n%s", cmd.CommandPath(), cmd.Example)
	}
	return nil
}

// load runs items through the pipeline into the store and tells what came of
// it: progress while it goes on, failures as they are known, a summary.
func (a *app) load(cmd *cobra.Command, items iter.Seq2[article.Item, error], size int64, set func(*batch.Loader)) error {
	ctx := contextOf(cmd)
	store, err := a.openStore(ctx, writable)
	if err != nil {
		return err
	}
	defer store.Close()
	pipeline, err := a.pipeline()
	if err != nil {
		return err
	}
	loader := &batch.Loader{Pipeline: pipeline, Store: store, Workers: a.workers()}
	set(loader)
	bar := a.newBar(size)
	loader.Progress = bar.show
	sum, err := loader.Load(ctx, items)
	bar.finish()
	for _, f := range sum.Failures {
		fmt.Fprintf(a.stderr, "claimgraph: %s: %s\n", f.Source, f.Error)
	}
	if err != nil {
		return storeFailure(err)
	}
	if err := a.printSummary(sum, loader.DryRun); err != nil {
		return err
	}
	if sum.Failed > 0 && sum.Loaded+sum.Known == 0 {
		return quietError{exitError}
	}
	return nil
}

func (a *app) printSummary(sum batch.Summary, dryRun bool) error {
	if sum.Failures == nil {
		sum.Failures = []batch.Failure{}
	}
	return a.printObject(sum, func(w io.Writer) {
		if dryRun {
			fmt.Fprint(w, "dry run, nothing written: ")
		}
		fmt.Fprintf(w, "%s loaded: %s, %s", plural(sum.Loaded, "article"), plural(sum.Claims, "new claim"), plural(sum.Entities, "new entity"))
		if sum.Copies > 0 {
			fmt.Fprintf(w, "; %s", plural(sum.Copies, "copy"))
		}
		if sum.Known > 0 {
			fmt.Fprintf(w, "; %d known already", sum.Known)
		}
		if sum.Failed > 0 {
			fmt.Fprintf(w, "; %d failed", sum.Failed)
		}
		fmt.Fprintf(w, " (%s)\n", sum.Elapsed.Round(10*time.Millisecond))
	})
}

// bar shows how a load goes on, on a terminal; otherwise it is silent.
type bar struct{ *progressbar.ProgressBar }

func (a *app) newBar(size int64) bar {
	if !a.showProgress() {
		return bar{}
	}
	return bar{progressbar.NewOptions64(size,
		progressbar.OptionSetWriter(a.stderr),
		progressbar.OptionShowBytes(true),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetDescription("loading"),
	)}
}

func (b bar) show(sum batch.Summary) {
	if b.ProgressBar == nil {
		return
	}
	rate := float64(sum.Articles) / max(sum.Elapsed.Seconds(), 1e-3)
	b.Describe(fmt.Sprintf("%d articles (%.0f/s), %d claims, %d failed", sum.Articles, rate, sum.Claims, sum.Failed))
	b.Set64(min(sum.Bytes, b.GetMax64()-1))
}

func (b bar) finish() {
	if b.ProgressBar != nil {
		b.Finish()
	}
}

// totalSize adds up the bytes of the files under the paths; -1 when standard
// input is among them.
func totalSize(paths []string) int64 {
	var total int64
	for _, p := range paths {
		if p == "-" {
			return -1
		}
		filepath.WalkDir(p, func(_ string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return nil
			}
			if info, err := d.Info(); err == nil {
				total += info.Size()
			}
			return nil
		})
	}
	return max(total, 1)
}

// plural counts things: "1 claim", "3 claims", "2 entities".
func plural(n int, thing string) string {
	if n != 1 {
		if stem, ok := strings.CutSuffix(thing, "y"); ok {
			thing = stem + "ies"
		} else {
			thing += "s"
		}
	}
	return fmt.Sprintf("%d %s", n, thing)
}
