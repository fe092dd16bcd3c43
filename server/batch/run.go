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
	"claimgraph/extract/article/language"
	"claimgraph/graph"
	"claimgraph/schema"
)

// run is one call of Load.
type run struct {
	*Loader
	version string
	began   time.Time
	flushed time.Time
	steps   []graph.Step
	sum     Summary
	counted Summary                     // what Counters have of it
	seen    map[schema.ArticleID]string // hashes of this run's articles
}

// fresh passes on the items that still have to be read.
func (r *run) fresh(ctx context.Context, items iter.Seq2[article.Item, error]) iter.Seq2[article.Item, error] {
	return func(yield func(article.Item, error) bool) {
		for item, err := range items {
			if err == nil {
				item.Article.Identify()
				language.Settle(&item.Article)
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
	errOther = errors.New("in another language")
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
	case err != nil && !errors.Is(err, graph.ErrNotFound):
		return fmt.Errorf("asking the ledger: %w", err)
	case entry.State == graph.Failed && !r.RetryFailed && entry.Extractor == r.version,
		entry.State == graph.Skipped && !r.Refresh,
		entry.State == graph.Done && (!r.Refresh || entry.Extractor == r.version):
		return errKnown
	case language.Other(a, r.extracted()...):
		return errOther
	}
	return nil
}

// extracted lists the languages that are extracted.
func (r *run) extracted() []string {
	if len(r.Languages) == 0 {
		return []string{"en"}
	}
	return r.Languages
}

// take files one result.
func (r *run) take(ctx context.Context, result extract.Result) error {
	r.sum.Articles++
	switch {
	case errors.Is(result.Err, errKnown):
		r.sum.Known++
	case errors.Is(result.Err, errOther):
		if err := r.file(ctx, &result, graph.Skipped); err != nil {
			return err
		}
		r.sum.skip(result.Item.Article.Language)
	case result.Err != nil && ctx.Err() != nil:
		return context.Cause(ctx)
	case errors.Is(result.Err, extract.ErrStop): // not the article's fault: it is read next time
		return result.Err
	case result.Err != nil:
		r.fail(&result)
	default:
		if err := r.file(ctx, &result, graph.Done); err != nil {
			return err
		}
	}
	if len(r.steps) >= flushAfter || time.Since(r.flushed) > flushEvery {
		if err := r.flush(context.WithoutCancel(ctx)); err != nil {
			return err
		}
	}
	r.sum.Elapsed = time.Since(r.began)
	if r.Counters != nil {
		r.Counters.add(&r.sum, &r.counted)
	}
	if r.Progress != nil {
		r.sum.use(r.Usage)
		r.Progress(r.sum)
	}
	return nil
}

// file files an article with its claims, and what it repeats or is repeated by.
func (r *run) file(ctx context.Context, result *extract.Result, state graph.State) (err error) {
	a := &result.Item.Article
	began := time.Now()
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
	r.sum.LookUp += time.Since(began)
	if a.Copy != nil {
		r.sum.Copies++
	}
	r.sum.Copies += len(learnt)
	r.sum.Bytes += int64(len(a.Text))
	r.steps = append(r.steps, graph.Step{
		Article: a, Claims: result.Claims, Entities: result.Entities,
		Ledger: &graph.Entry{
			Article: a.ID, Source: result.Item.Source, State: state, Hash: textHash(a),
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
	if len(r.sum.Failures) < MostFailures {
		r.sum.Failures = append(r.sum.Failures, Failure{Source: source, Error: cause.Error()})
	}
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
