// Package batch loads articles into a store: each one once, whole, and in an
// order that does not depend on timing.
package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"time"

	"claimgraph/extract"
	"claimgraph/extract/article"
	"claimgraph/graph"
	"claimgraph/schema"
)

// Loader loads articles. The zero values of its options are the defaults.
type Loader struct {
	Pipeline *extract.Pipeline
	Store    graph.Store
	Workers  int // articles extracted at the same time; at least 1

	RetryFailed bool // read again what failed before
	Refresh     bool // read again what another version of the extractor read
	DryRun      bool // write nothing: only tell what a load would do

	// Progress, when set, is told after every article, from one goroutine.
	Progress func(Summary)
}

// Summary counts what a load did.
type Summary struct {
	Articles int           `json:"articles"` // read in this run
	Loaded   int           `json:"loaded"`   // now in the graph that were not
	Known    int           `json:"known"`    // loaded before, left alone
	Failed   int           `json:"failed"`
	Copies   int           `json:"copies"`   // of those loaded, that repeat another
	Claims   int           `json:"claims"`   // new ones
	Entities int           `json:"entities"` // new ones
	Bytes    int64         `json:"bytes"`    // of article text
	Elapsed  time.Duration `json:"elapsed_ns"`

	Failures []Failure `json:"failures"`
}

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
	run := &run{Loader: l, version: l.Pipeline.Version(), began: time.Now(), seen: map[schema.ArticleID]string{}}
	run.flushed = run.began
	err := l.Pipeline.Run(ctx, run.fresh(ctx, items), max(1, l.Workers), func(r extract.Result) error {
		return run.take(ctx, r)
	})
	if flushErr := run.flush(context.WithoutCancel(ctx)); err == nil || errors.Is(err, context.Canceled) && flushErr != nil {
		err = flushErr
	}
	run.sum.Elapsed = time.Since(run.began)
	return run.sum, err
}

// run is one call of Load.
type run struct {
	*Loader
	version string
	began   time.Time
	flushed time.Time
	steps   []graph.Step
	sum     Summary
	seen    map[schema.ArticleID]string // hashes of this run's articles
	copies  *copyFinder                 // nil until the first article
}

// fresh passes on the items that still have to be read.
func (r *run) fresh(ctx context.Context, items iter.Seq2[article.Item, error]) iter.Seq2[article.Item, error] {
	return func(yield func(article.Item, error) bool) {
		for item, err := range items {
			if err == nil {
				item.Article.Identify()
				err = r.check(ctx, &item)
			}
			if errors.Is(err, errKnown) {
				item.Article = schema.Article{ID: item.Article.ID} // counted by take, not extracted
			}
			if !yield(item, err) {
				return
			}
		}
	}
}

var (
	errKnown = errors.New("loaded before")
	errTaken = errors.New("not loaded")
)

// check asks the ledger whether the article must be read.
func (r *run) check(ctx context.Context, item *article.Item) error {
	a := &item.Article
	hash := textHash(a)
	earlier, again := r.seen[a.ID]
	if !again {
		r.seen[a.ID] = hash
	}
	entry, err := r.Store.Ledger(ctx, a.ID)
	switch {
	case again && earlier != hash, err == nil && entry.Hash != hash && entry.State == graph.Done:
		return fmt.Errorf("%w: the id %s belongs to an article with another text; give this one an id of its own", errTaken, a.ID)
	case again:
		return errKnown
	case errors.Is(err, graph.ErrNotFound):
		return nil
	case err != nil:
		return fmt.Errorf("asking the ledger: %w", err)
	case entry.State == graph.Failed && !r.RetryFailed && entry.Extractor == r.version,
		entry.State == graph.Done && (!r.Refresh || entry.Extractor == r.version):
		return errKnown
	}
	return nil
}

// take files one result.
func (r *run) take(ctx context.Context, result extract.Result) error {
	r.sum.Articles++
	switch {
	case errors.Is(result.Err, errKnown):
		r.sum.Known++
	case result.Err != nil && ctx.Err() != nil:
		return context.Cause(ctx)
	case result.Err != nil:
		r.fail(&result)
	default:
		if err := r.file(ctx, &result); err != nil {
			return err
		}
	}
	if len(r.steps) >= flushAfter || time.Since(r.flushed) > flushEvery {
		if err := r.flush(context.WithoutCancel(ctx)); err != nil {
			return err
		}
	}
	if r.Progress != nil {
		r.sum.Elapsed = time.Since(r.began)
		r.Progress(r.sum)
	}
	return nil
}

// file files an article with its claims, and what it repeats or is repeated by.
func (r *run) file(ctx context.Context, result *extract.Result) (err error) {
	a := &result.Item.Article
	if r.copies == nil {
		if r.copies, err = newCopyFinder(ctx, r.Store); err != nil {
			return err
		}
		r.copies.keep = r.DryRun
	}
	learnt, err := r.copies.mark(ctx, a)
	if err != nil {
		return err
	}
	if a.Copy != nil {
		r.sum.Copies++
	}
	r.sum.Copies += len(learnt)
	r.sum.Bytes += int64(len(a.Text))
	r.steps = append(r.steps, graph.Step{
		Article: a, Claims: result.Claims, Entities: result.Entities,
		Ledger: &graph.Entry{
			Article: a.ID, Source: result.Item.Source, State: graph.Done, Hash: textHash(a),
			Extractor: r.version, Claims: len(result.Claims),
		},
	})
	r.steps = append(r.steps, learnt...)
	return nil
}

// fail files a failure: told at once, and kept in the ledger unless the file
// was never there.
func (r *run) fail(result *extract.Result) {
	source, cause := result.Item.Source, result.Err
	var failure *article.Failure
	if errors.As(result.Err, &failure) {
		source, cause = failure.Source, failure.Err
	}
	r.sum.Failed++
	r.sum.Failures = append(r.sum.Failures, Failure{Source: source, Error: cause.Error()})
	if errors.Is(cause, fs.ErrNotExist) {
		return
	}
	id := result.Item.Article.ID
	step := graph.Step{Ledger: &graph.Entry{Source: source, State: graph.Failed, Extractor: r.version, Error: cause.Error()}}
	if failure != nil || id == "" || errors.Is(cause, errTaken) {
		id = schema.ArticleID("unread/" + source)
	} else {
		step.Article, step.Ledger.Hash = &result.Item.Article, textHash(&result.Item.Article)
	}
	step.Ledger.Article = id
	r.steps = append(r.steps, step)
}

func (r *run) flush(ctx context.Context) (err error) {
	r.flushed = time.Now()
	if len(r.steps) == 0 {
		return nil
	}
	loaded := 0
	for i := range r.steps {
		if entry := r.steps[i].Ledger; entry != nil && entry.State == graph.Done {
			loaded++
		}
	}
	if r.copies != nil {
		r.steps[0].Cache = r.copies.save()
	}
	var written graph.Written
	if r.DryRun {
		for i := range r.steps {
			written.Claims += len(r.steps[i].Claims)
		}
	} else if written, err = r.Store.Put(ctx, r.steps...); err != nil {
		return fmt.Errorf("writing to the store: %w", err)
	}
	r.sum.Loaded += loaded
	r.sum.Claims += written.Claims
	r.sum.Entities += written.Entities
	r.steps = nil
	return nil
}

// textHash tells two articles with the same id apart.
func textHash(a *schema.Article) string {
	h := sha256.New()
	fmt.Fprintf(h, "%d:%s%d:%s", len(a.Title), a.Title, len(a.Text), a.Text)
	return hex.EncodeToString(h.Sum(nil)[:16])
}
