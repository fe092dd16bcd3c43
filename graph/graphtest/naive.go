package graphtest

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Naive is the model every store must equal: lists, walked from end to end,
// with graph.Matcher deciding. It has no index and takes no short cut.
type Naive struct {
	clock    graph.Clock
	claims   []schema.Claim
	articles []schema.Article
	entities []schema.Entity
	records  []graph.Record
	ledger   []graph.Entry
	cache    []graph.CacheItem
}

var _ graph.Store = (*Naive)(nil)

// put replaces the element that is the same thing, or appends.
func put[T any](list []T, v T, same func(T) bool) ([]T, bool) {
	if i := slices.IndexFunc(list, same); i >= 0 {
		list[i] = v
		return list, false
	}
	return append(list, v), true
}

// Put writes steps.
func (n *Naive) Put(_ context.Context, steps ...graph.Step) (w graph.Written, _ error) {
	for _, step := range steps {
		step = step.Stamped(n.clock.Now())
		if a := step.Article; a != nil {
			next, same := *a, func(x schema.Article) bool { return x.ID == a.ID }
			if i := slices.IndexFunc(n.articles, same); i >= 0 {
				next, _ = graph.MergeArticle(n.articles[i], *a)
			}
			var added bool
			if n.articles, added = put(n.articles, next, same); added {
				w.Articles++
			}
		}
		for _, c := range step.Claims {
			if !slices.ContainsFunc(n.claims, func(x schema.Claim) bool { return x.ID == c.ID }) {
				n.claims = append(n.claims, c)
				w.Claims++
			}
		}
		for _, e := range step.Entities {
			same := func(x schema.Entity) bool { return x.ID == e.ID }
			if i := slices.IndexFunc(n.entities, same); i >= 0 {
				e = graph.MergeEntity(n.entities[i], e)
			}
			var added bool
			if n.entities, added = put(n.entities, e, same); added {
				w.Entities++
			}
		}
		for _, r := range step.Records {
			if !slices.ContainsFunc(n.records, func(x graph.Record) bool { return x.ID == r.ID }) {
				n.records = append(n.records, r)
			}
		}
		if e := step.Ledger; e != nil {
			n.ledger, _ = put(n.ledger, *e, func(x graph.Entry) bool { return x.Article == e.Article })
		}
		for _, item := range step.Cache {
			n.cache, _ = put(n.cache, item, func(x graph.CacheItem) bool { return x.Name == item.Name && x.Key == item.Key })
		}
	}
	return w, nil
}

// Claims yields what f selects.
func (n *Naive) Claims(_ context.Context, f graph.Filter) iter.Seq2[schema.Claim, error] {
	matcher := graph.NewMatcher(f, graph.Read(n.records, f.AsOf, f.AsOfRecorded))
	var found []schema.Claim
	for _, c := range n.claims {
		if matcher.Match(&c) {
			found = append(found, c)
		}
	}
	slices.SortFunc(found, func(a, b schema.Claim) int { return graph.Compare(&a, &b) })
	if f.Limit > 0 && len(found) > f.Limit {
		found = found[:f.Limit]
	}
	return values(found)
}

// Article gives an article.
func (n *Naive) Article(_ context.Context, id schema.ArticleID) (schema.Article, error) {
	return find(n.articles, func(a schema.Article) bool { return a.ID == id })
}

// Claim gives a claim.
func (n *Naive) Claim(_ context.Context, id schema.ClaimID) (schema.Claim, error) {
	return find(n.claims, func(c schema.Claim) bool { return c.ID == id })
}

// Entity gives an entity.
func (n *Naive) Entity(_ context.Context, id schema.EntityID) (schema.Entity, error) {
	return find(n.entities, func(e schema.Entity) bool { return e.ID == id })
}

// Ledger gives a ledger entry.
func (n *Naive) Ledger(_ context.Context, id schema.ArticleID) (graph.Entry, error) {
	return find(n.ledger, func(e graph.Entry) bool { return e.Article == id })
}

// Cache gives a cached value.
func (n *Naive) Cache(_ context.Context, name, key string) ([]byte, error) {
	item, err := find(n.cache, func(i graph.CacheItem) bool { return i.Name == name && i.Key == key })
	return item.Value, err
}

// Articles yields all, by id.
func (n *Naive) Articles(context.Context) iter.Seq2[schema.Article, error] {
	return sorted(n.articles, func(a schema.Article) string { return string(a.ID) })
}

// Entities yields all, by id.
func (n *Naive) Entities(context.Context) iter.Seq2[schema.Entity, error] {
	return sorted(n.entities, func(e schema.Entity) string { return string(e.ID) })
}

// Records yields all, by time and id.
func (n *Naive) Records(context.Context) iter.Seq2[graph.Record, error] {
	return sorted(n.records, func(r graph.Record) string { return fmt.Sprintf("%020d", r.Recorded.UnixMicro()) + r.ID })
}

// LedgerEntries yields all, by article.
func (n *Naive) LedgerEntries(context.Context) iter.Seq2[graph.Entry, error] {
	return sorted(n.ledger, func(e graph.Entry) string { return string(e.Article) })
}

// Stats counts.
func (n *Naive) Stats(context.Context) (graph.Stats, error) {
	s := graph.Stats{Articles: len(n.articles), Claims: len(n.claims), Entities: len(n.entities), Records: len(n.records)}
	for _, e := range n.ledger {
		if e.State == graph.Failed {
			s.Failures++
		}
	}
	return s, nil
}

// Close does nothing.
func (n *Naive) Close() error { return nil }

func find[T any](list []T, is func(T) bool) (T, error) {
	if i := slices.IndexFunc(list, is); i >= 0 {
		return list[i], nil
	}
	var none T
	return none, graph.ErrNotFound
}

func values[T any](list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, v := range list {
			if !yield(v, nil) {
				return
			}
		}
	}
}

func sorted[T any](list []T, key func(T) string) iter.Seq2[T, error] {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b T) int { return strings.Compare(key(a), key(b)) })
	return values(list)
}
