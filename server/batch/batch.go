// Package batch loads articles into a store: each one once, whole, and in an
// order that does not depend on timing.
package batch

import (
	"context"
	"errors"
	"iter"
	"sync"
	"time"

	"claimgraph/extract"
	"claimgraph/extract/article"
	"claimgraph/graph"
	"claimgraph/schema"
)

// Loader loads articles. The zero values of its options are the defaults. It may
// be used again and again, and by several goroutines: loads wait for each other.
// Its options must not be changed once it is used.
type Loader struct {
	Pipeline *extract.Pipeline
	Store    graph.Store
	Workers  int // articles extracted at the same time; at least 1
	// Languages are those the pipeline reads, English when there are none.
	// Articles in other ones are stored and marked, not extracted.
	Languages []string

	RetryFailed bool // read again what failed before
	Refresh     bool // read again what another version of the extractor read
	DryRun      bool // write nothing: only tell what a load would do

	// Progress, when set, is told after every article, from one goroutine.
	Progress func(Summary)
	// Usage, when set, tells what extractors have used that ask a paid service;
	// it becomes part of every Summary.
	Usage func() extract.Usage
	// Counters, when set, are added to as loads go on.
	Counters *Counters

	mu     sync.Mutex
	copies *copyFinder // kept from one load to the next; nil: to be opened
}

// Summary counts what a load did.
type Summary struct {
	Articles int           `json:"articles"` // read in this run
	Loaded   int           `json:"loaded"`   // now in the graph that were not
	Known    int           `json:"known"`    // loaded before, left alone
	Skipped  int           `json:"skipped"`  // stored, but in a language that is not extracted
	Failed   int           `json:"failed"`
	Copies   int           `json:"copies"`   // of those loaded, that repeat another
	Claims   int           `json:"claims"`   // new ones
	Entities int           `json:"entities"` // new ones
	Bytes    int64         `json:"bytes"`    // of article text
	Elapsed  time.Duration `json:"elapsed_ns"`
	LookUp   time.Duration `json:"copies_ns"` // spent on recognising copies

	// Model is what was asked of a language model, if one was.
	Model *extract.Usage `json:"model,omitempty"`
	// Languages counts the skipped by language.
	Languages map[string]int `json:"languages,omitempty"`
	// Failures are the first MostFailures; the ledger has all.
	Failures []Failure `json:"failures"`
}

// MostFailures is how many failures a Summary tells one by one.
const MostFailures = 1000

// Failure is one article that could not be loaded.
type Failure struct {
	Source string `json:"source"`
	Error  string `json:"error"`
}

// flushAfter and flushEvery bound how much work a crash can cost.
const (
	flushAfter = 64 // articles
	flushEvery = time.Second
)

// Load reads items into the store. Articles that the ledger has as done are
// left alone, so that loading again adds nothing and an interrupted load goes
// on where it stopped. A failed article never stops the others. When ctx ends,
// what was extracted by then is written before Load returns ctx's error.
func (l *Loader) Load(ctx context.Context, items iter.Seq2[article.Item, error]) (Summary, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	run := &run{Loader: l, version: l.Pipeline.Version(), began: time.Now(), seen: map[schema.ArticleID]string{}}
	run.flushed = run.began
	err := l.Pipeline.Run(ctx, run.fresh(ctx, items), max(1, l.Workers), func(r extract.Result) error {
		return run.take(ctx, r)
	})
	if flushErr := run.flush(context.WithoutCancel(ctx)); err == nil || errors.Is(err, context.Canceled) && flushErr != nil {
		err = flushErr
	}
	run.sum.Elapsed = time.Since(run.began)
	run.sum.use(l.Usage)
	if l.Counters != nil {
		l.Counters.add(&run.sum, &run.counted)
	}
	if err != nil || l.DryRun {
		l.copies = nil // may know articles that were not written
	}
	return run.sum, err
}
