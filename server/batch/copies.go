package batch

import (
	"context"
	"errors"
	"fmt"

	"claimgraph/extract/article/copies"
	"claimgraph/graph"
	"claimgraph/schema"
)

// copyFinder decides which articles repeat earlier ones. It is asked in the
// order of the input, so neither workers nor timing change what it finds; of
// two articles alike the one published first is the original, whichever was
// loaded first.
//
// Fingerprints are kept in the store's cache "copies", segment by segment, and
// written in the step of the first article after them: a crash may leave the
// fingerprint of an article that is not there, never the other way round.
type copyFinder struct {
	store   graph.Store
	index   *copies.Index
	recent  textCache      // with every article not yet written
	segment copies.Segment // the newest, not yet full
	number  int            // its number
	held    int            // articles in it
	unsaved []graph.CacheItem
	keep    bool // recent has what is never written: a dry run
}

const (
	copyCache   = "copies"
	segmentSize = 256     // articles of a segment
	mostRecent  = 1 << 20 // words of texts kept at hand, of 40 bytes each
)

// newCopyFinder reads the fingerprints of the articles that store has. Where
// there are none, as in a database that was copied, they are taken anew.
func newCopyFinder(ctx context.Context, store graph.Store) (*copyFinder, error) {
	f := &copyFinder{store: store, index: copies.NewIndex(), recent: newTextCache()}
	for ; ; f.number++ {
		b, err := store.Cache(ctx, copyCache, segmentKey(f.number))
		if errors.Is(err, graph.ErrNotFound) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("reading fingerprints: %w", err)
		}
		f.segment, f.held = b, 0
		for e, err := range f.segment.All() {
			if err != nil {
				return nil, fmt.Errorf("reading fingerprints: %w", err)
			}
			f.index.Add(e.Article, e.Keys)
			f.held++
		}
	}
	switch {
	case f.number == 0:
		return f, f.rebuild(ctx)
	case f.held < segmentSize:
		f.number--
	default:
		f.segment, f.held = nil, 0
	}
	return f, nil
}

func (f *copyFinder) rebuild(ctx context.Context) error {
	for a, err := range f.store.Articles(ctx) {
		if err != nil {
			return fmt.Errorf("taking fingerprints: %w", err)
		}
		f.enter(a.ID, copies.Read(&a).Fingerprint())
	}
	return nil
}

func segmentKey(n int) string { return fmt.Sprintf("%08d", n) }

// enter files an article's fingerprint.
func (f *copyFinder) enter(id schema.ArticleID, keys []copies.Key) {
	if f.index.Has(id) {
		return
	}
	f.index.Add(id, keys)
	f.segment = f.segment.Append(id, keys)
	if f.held++; f.held == segmentSize {
		f.unsaved = append(f.unsaved, graph.CacheItem{Name: copyCache, Key: segmentKey(f.number), Value: f.segment})
		f.segment, f.held = nil, 0
		f.number++
	}
}

// save gives the fingerprints filed since it was last called.
func (f *copyFinder) save() []graph.CacheItem {
	items := f.unsaved
	if f.held > 0 {
		items = append(items, graph.CacheItem{Name: copyCache, Key: segmentKey(f.number), Value: append(copies.Segment{}, f.segment...)})
	}
	f.unsaved = nil
	if !f.keep {
		f.recent.forget()
	}
	return items
}

// mark sets a.Copy when a repeats an article published before it, the first of
// them, and gives the stored articles that turn out to repeat a.
func (f *copyFinder) mark(ctx context.Context, a *schema.Article) (learnt []graph.Step, err error) {
	text := copies.Read(a)
	keys := text.Fingerprint()
	var original *schema.Article
	for _, id := range f.index.Candidates(keys) {
		other, err := f.text(ctx, id)
		if errors.Is(err, graph.ErrNotFound) {
			continue
		} else if err != nil {
			return nil, err
		}
		c := copies.Compare(other, text)
		switch {
		case c == nil:
		case c.Of == id:
			if original == nil || copies.Earlier(other.Article, original) {
				a.Copy, original = c, other.Article
			}
		case other.Article.Copy == nil:
			other.Article.Copy = c
			learnt = append(learnt, graph.Step{Article: other.Article})
		}
	}
	f.enter(a.ID, keys)
	f.recent.add(text)
	return learnt, nil
}

// text gives an article's words.
func (f *copyFinder) text(ctx context.Context, id schema.ArticleID) (*copies.Text, error) {
	if t := f.recent.get(id); t != nil {
		return t, nil
	}
	a, err := f.store.Article(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("comparing with article %s: %w", id, err)
	}
	t := copies.Read(&a)
	f.recent.add(t)
	return t, nil
}

// textCache keeps the texts that were used last, in two generations.
type textCache struct {
	now, before map[schema.ArticleID]*copies.Text
	words       int // of now
}

func newTextCache() textCache {
	return textCache{now: map[schema.ArticleID]*copies.Text{}, before: map[schema.ArticleID]*copies.Text{}}
}

func (t *textCache) add(text *copies.Text) {
	t.now[text.Article.ID] = text
	t.words += text.Len()
}

func (t *textCache) get(id schema.ArticleID) *copies.Text {
	if text := t.now[id]; text != nil {
		return text
	}
	text := t.before[id]
	if text != nil {
		t.add(text)
	}
	return text
}

// forget lets go of what was not used for long, once all is written.
func (t *textCache) forget() {
	if t.words > mostRecent/2 {
		t.before, t.now, t.words = t.now, map[schema.ArticleID]*copies.Text{}, 0
	}
}
