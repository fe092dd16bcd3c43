// Package memory keeps a graph in memory: for tests, for trying things out and
// as the plainest telling of what a store does.
package memory

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/index"
	"claimgraph/schema"
)

// Store is a graph.Store that is gone when the program ends.
type Store struct {
	clock graph.Clock
	index *index.Index

	mu       sync.RWMutex
	claims   []schema.Claim // by row of the index
	articles map[schema.ArticleID]schema.Article
	entities map[schema.EntityID]schema.Entity
	names    map[string][]schema.EntityID // by normalised name
	records  map[string]graph.Record
	ledger   map[schema.ArticleID]graph.Entry
	caches   map[[2]string][]byte
}

// New makes an empty store.
func New() *Store {
	return &Store{
		index:    index.New(),
		articles: map[schema.ArticleID]schema.Article{},
		entities: map[schema.EntityID]schema.Entity{},
		names:    map[string][]schema.EntityID{},
		records:  map[string]graph.Record{},
		ledger:   map[schema.ArticleID]graph.Entry{},
		caches:   map[[2]string][]byte{},
	}
}

// Put writes steps; see graph.Store.
func (s *Store) Put(ctx context.Context, steps ...graph.Step) (graph.Written, error) {
	var written graph.Written
	for _, step := range steps {
		if err := ctx.Err(); err != nil {
			return written, err
		}
		if err := s.put(step, &written); err != nil {
			return written, err
		}
	}
	return written, nil
}

func (s *Store) put(step graph.Step, written *graph.Written) error {
	step = step.Stamped(s.clock.Now())
	s.mu.Lock()
	defer s.mu.Unlock()
	var batch index.Batch
	seen := map[schema.ClaimID]bool{}
	for _, c := range step.Claims {
		if _, ok := s.index.Row(c.ID); !ok && !seen[c.ID] {
			seen[c.ID] = true
			batch.Claims = append(batch.Claims, c)
		}
	}
	for _, r := range step.Records {
		if _, ok := s.records[r.ID]; !ok {
			s.records[r.ID] = r
			batch.Records = append(batch.Records, r)
		}
	}
	if a := step.Article; a != nil {
		old, ok := s.articles[a.ID]
		if next, changed := graph.MergeArticle(old, *a); !ok || changed {
			if ok {
				a = &next
			} else {
				written.Articles++
			}
			s.articles[a.ID] = *a
			batch.Articles = append(batch.Articles, *a)
		}
	}
	s.claims = append(s.claims, batch.Claims...)
	written.Claims += len(batch.Claims)
	written.Entities += s.putEntities(step.Entities)
	if step.Ledger != nil {
		s.ledger[step.Ledger.Article] = *step.Ledger
	}
	for _, item := range step.Cache {
		s.caches[[2]string{item.Name, item.Key}] = slices.Clone(item.Value)
	}
	return s.index.Add(batch)
}

func (s *Store) putEntities(entities []schema.Entity) (added int) {
	for _, e := range entities {
		old, ok := s.entities[e.ID]
		if !ok {
			added++
		} else {
			e = graph.MergeEntity(old, e)
		}
		s.entities[e.ID] = e
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			key := schema.NormalName(name)
			if !slices.Contains(s.names[key], e.ID) {
				s.names[key] = append(s.names[key], e.ID)
			}
		}
	}
	return added
}

// Close does nothing.
func (s *Store) Close() error { return nil }

// Stats counts what is there.
func (s *Store) Stats(context.Context) (graph.Stats, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	stats := graph.Stats{Articles: len(s.articles), Claims: len(s.claims), Entities: len(s.entities), Records: len(s.records)}
	for _, e := range s.ledger {
		if e.State == graph.Failed {
			stats.Failures++
		}
	}
	return stats, nil
}

// Claims yields the claims that f selects; see graph.Store.
func (s *Store) Claims(ctx context.Context, f graph.Filter) iter.Seq2[schema.Claim, error] {
	return s.index.View().Claims(ctx, f, s.claimsAt)
}

// Facts yields facts from the index; see graph.Facter.
func (s *Store) Facts(ctx context.Context, f graph.Filter) iter.Seq2[*graph.Fact, error] {
	return s.index.View().Facts(ctx, f, s.claimsAt)
}

// Reading gives a reading of the records; see graph.Rereader.
func (s *Store) Reading(_ context.Context, asOf, asOfRecorded time.Time) (*graph.Reading, error) {
	return s.index.View().Reading(asOf, asOfRecorded), nil
}

// ShortestPath finds paths in the index; see graph.Pather.
func (s *Store) ShortestPath(ctx context.Context, from, to schema.EntityID, f graph.Filter, o graph.PathOptions) ([]schema.ClaimID, error) {
	return s.index.View().Path(ctx, from, to, f, o)
}

// Reach walks in the index; see graph.Reacher.
func (s *Store) Reach(ctx context.Context, from schema.EntityID, f graph.Filter, o graph.PathOptions) ([]graph.Reached, error) {
	return s.index.View().Reach(ctx, from, f, o)
}

// FactsByPair yields facts from the index; see graph.PairFacter.
func (s *Store) FactsByPair(ctx context.Context, f graph.Filter) iter.Seq2[*graph.Fact, error] {
	return s.index.View().FactsByPair(ctx, f)
}

// Rising counts in the index; see graph.Riser.
func (s *Store) Rising(ctx context.Context, of graph.TrendOf, f graph.Filter, past, now time.Time) ([]graph.Rising, error) {
	return s.index.View().Rising(ctx, of, f, past, now)
}

func (s *Store) claimsAt(rows []uint32) ([]schema.Claim, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	claims := make([]schema.Claim, len(rows))
	for i, row := range rows {
		claims[i] = s.claims[row]
	}
	return claims, nil
}

// Claim gives the claim with an id.
func (s *Store) Claim(_ context.Context, id schema.ClaimID) (schema.Claim, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	row, ok := s.index.Row(id)
	if !ok {
		return schema.Claim{}, fmt.Errorf("claim %s: %w", id, graph.ErrNotFound)
	}
	return s.claims[row], nil
}

// Article gives the article with an id.
func (s *Store) Article(_ context.Context, id schema.ArticleID) (schema.Article, error) {
	return get(s, s.articles, id, "article")
}

// Entity gives the entity with an id.
func (s *Store) Entity(_ context.Context, id schema.EntityID) (schema.Entity, error) {
	return get(s, s.entities, id, "entity")
}

// Ledger gives an article's line in the ledger.
func (s *Store) Ledger(_ context.Context, id schema.ArticleID) (graph.Entry, error) {
	return get(s, s.ledger, id, "ledger entry of article")
}

// Cache gives a value of a named cache.
func (s *Store) Cache(_ context.Context, name, key string) ([]byte, error) {
	return get(s, s.caches, [2]string{name, key}, "cache")
}

// ByName gives the entities with a name; see graph.NameFinder.
func (s *Store) ByName(_ context.Context, name string) ([]schema.Entity, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var found []schema.Entity
	for _, id := range s.names[schema.NormalName(name)] {
		found = append(found, s.entities[id])
	}
	return found, nil
}

// Articles yields every article, by id.
func (s *Store) Articles(ctx context.Context) iter.Seq2[schema.Article, error] {
	return all(ctx, s, s.articles, func(a, b schema.Article) int { return cmp.Compare(a.ID, b.ID) })
}

// Entities yields every entity, by id.
func (s *Store) Entities(ctx context.Context) iter.Seq2[schema.Entity, error] {
	return all(ctx, s, s.entities, func(a, b schema.Entity) int { return cmp.Compare(a.ID, b.ID) })
}

// Records yields every record, by recorded time, then id.
func (s *Store) Records(ctx context.Context) iter.Seq2[graph.Record, error] {
	return all(ctx, s, s.records, func(a, b graph.Record) int {
		return cmp.Or(a.Recorded.Compare(b.Recorded), strings.Compare(a.ID, b.ID))
	})
}

// LedgerEntries yields the ledger, by article.
func (s *Store) LedgerEntries(ctx context.Context) iter.Seq2[graph.Entry, error] {
	return all(ctx, s, s.ledger, func(a, b graph.Entry) int { return cmp.Compare(a.Article, b.Article) })
}

func get[K comparable, V any](s *Store, from map[K]V, key K, what string) (V, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	v, ok := from[key]
	if !ok {
		return v, fmt.Errorf("%s %v: %w", what, key, graph.ErrNotFound)
	}
	return v, nil
}

func all[K comparable, V any](ctx context.Context, s *Store, from map[K]V, compare func(a, b V) int) iter.Seq2[V, error] {
	return func(yield func(V, error) bool) {
		s.mu.RLock()
		values := slices.SortedFunc(maps.Values(from), compare)
		s.mu.RUnlock()
		for _, v := range values {
			if err := ctx.Err(); err != nil {
				yield(v, err)
				return
			}
			if !yield(v, nil) {
				return
			}
		}
	}
}
