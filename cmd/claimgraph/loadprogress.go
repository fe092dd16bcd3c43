package main

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"

	"claimgraph/extract/article"
	"claimgraph/server/batch"
)

// bar shows how something goes on, on a terminal; otherwise it is silent.
type bar struct{ *progressbar.ProgressBar }

// newBar makes a bar for so many bytes, -1 when that is not known. It tells the
// time left where it is.
func (a *app) newBar(size int64) bar {
	if !a.showProgress() {
		return bar{}
	}
	return bar{progressbar.NewOptions64(size,
		progressbar.OptionSetWriter(a.stderr),
		progressbar.OptionShowBytes(true),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionSetElapsedTime(true),
		progressbar.OptionFullWidth(),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetDescription("loading"),
	)}
}

func (b bar) finish() {
	if b.ProgressBar != nil {
		b.Finish()
	}
}

// progress is a bar that goes with the bytes read of files.
type progress struct {
	bar
	read *atomic.Int64
}

// newProgress makes the bar of a load and has o count what it reads.
func (a *app) newProgress(o *article.Options, paths []string) progress {
	if !a.showProgress() {
		return progress{}
	}
	o.Bytes = new(atomic.Int64)
	return progress{a.newBar(totalSize(paths)), o.Bytes}
}

func (p progress) show(sum batch.Summary) {
	if p.ProgressBar == nil {
		return
	}
	p.Describe(progressText(sum))
	read := sum.Bytes
	if p.read != nil {
		read = p.read.Load()
	}
	p.Set64(min(read, p.GetMax64()-1))
}

func progressText(sum batch.Summary) string {
	text := fmt.Sprintf("%d articles (%.0f/s), %d claims, %d copies, %d failed", sum.Articles, perSecond(sum), sum.Claims, sum.Copies, sum.Failed)
	if m := sum.Model; m != nil {
		text += fmt.Sprintf(", %d tokens", m.InputTokens+m.OutputTokens)
		if m.Cost > 0 {
			text += fmt.Sprintf(", cost %.2f", m.Cost)
		}
	}
	return text
}

func perSecond(sum batch.Summary) float64 {
	return float64(sum.Articles) / max(sum.Elapsed.Seconds(), 1e-3)
}

// totalSize adds up the bytes of the files under the paths; -1 when standard
// input or a web address is among them.
func totalSize(paths []string) int64 {
	var total int64
	for _, p := range paths {
		if p == "-" || article.IsAddress(p) {
			return -1
		}
		filepath.WalkDir(p, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case d.IsDir() && path != p && strings.HasPrefix(d.Name(), "."):
				return fs.SkipDir
			case !d.Type().IsRegular():
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

// printSummary tells what a load did: a sentence and a table for people, one
// object for programs.
func (a *app) printSummary(sum batch.Summary, l *loading) error {
	if sum.Failures == nil {
		sum.Failures = []batch.Failure{}
	}
	object := struct {
		batch.Summary
		PerSecond float64 `json:"articles_per_second"`
		DryRun    bool    `json:"dry_run,omitempty"`
	}{sum, perSecond(sum), l.dryRun}
	return a.printObject(object, func(w io.Writer) {
		if l.dryRun {
			fmt.Fprint(w, "dry run, nothing written: ")
		}
		fmt.Fprintln(w, summaryText(sum))
		if sum.Model != nil {
			reportUsage(w, a.model.name, *sum.Model)
		}
		if l.table && sum.Articles > 0 {
			fmt.Fprintln(w)
			writeTable(w, summaryTable(sum))
		}
	})
}

func summaryText(sum batch.Summary) string {
	parts := []string{fmt.Sprintf("%s loaded: %s, %s", plural(sum.Loaded, "article"), plural(sum.Claims, "new claim"), plural(sum.Entities, "new entity"))}
	if sum.Copies > 0 {
		parts = append(parts, plural(sum.Copies, "copy"))
	}
	if sum.Known > 0 {
		parts = append(parts, fmt.Sprintf("%d known already", sum.Known))
	}
	if sum.Skipped > 0 {
		parts = append(parts, fmt.Sprintf("%d in other languages (%s) stored, not extracted", sum.Skipped, languagesText(sum)))
	}
	if sum.Failed > 0 {
		parts = append(parts, fmt.Sprintf("%d failed", sum.Failed))
	}
	return fmt.Sprintf("%s (%s)", strings.Join(parts, "; "), sum.Elapsed.Round(10*time.Millisecond))
}

// languagesText counts languages: "de 3, fr 1".
func languagesText(sum batch.Summary) string {
	var parts []string
	for _, tag := range slices.Sorted(maps.Keys(sum.Languages)) {
		parts = append(parts, fmt.Sprintf("%s %d", tag, sum.Languages[tag]))
	}
	return strings.Join(parts, ", ")
}

func summaryTable(sum batch.Summary) table {
	t := table{header: []string{"articles", "count"}}
	for _, row := range []struct {
		what string
		n    int
	}{
		{"read", sum.Articles}, {"loaded", sum.Loaded}, {"copies among them", sum.Copies}, {"known already", sum.Known},
		{"in other languages", sum.Skipped}, {"failed", sum.Failed}, {"new claims", sum.Claims}, {"new entities", sum.Entities},
	} {
		t.add(nil, row.what, fmt.Sprint(row.n))
	}
	if m := sum.Model; m != nil {
		t.add(nil, "tokens in", fmt.Sprint(m.InputTokens))
		t.add(nil, "tokens out", fmt.Sprint(m.OutputTokens))
		t.add(nil, "cost", fmt.Sprintf("%.4f", m.Cost))
	}
	t.add(nil, "articles/s", fmt.Sprintf("%.1f", perSecond(sum)))
	return t
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
