package cayley

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"iter"
	"runtime/debug"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"claimgraph/graph"
	"claimgraph/schema"
)

// view reads in a transaction, turning a damaged page into an error.
func view[T any](s *Store, read func(tx *bolt.Tx) (T, error)) (value T, err error) {
	defer guard(&err, debug.SetPanicOnFault(true))
	err = s.db.View(func(tx *bolt.Tx) error {
		value, err = read(tx)
		return err
	})
	return value, err
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
	return view(s, func(tx *bolt.Tx) ([]schema.Claim, error) {
		claims := make([]schema.Claim, len(rows))
		b := tx.Bucket(claimBucket)
		for i, row := range rows {
			key := rowKey(row)
			data, err := unseal("claim at row", key, b.Get(key))
			if err != nil {
				return nil, err
			}
			if claims[i], err = decodeClaim(data); err != nil {
				return nil, err
			}
		}
		return claims, nil
	})
}

// Claim gives the claim with an id.
func (s *Store) Claim(_ context.Context, id schema.ClaimID) (schema.Claim, error) {
	row, ok := s.index.Row(id)
	if !ok || int(row) >= s.index.Len() {
		return schema.Claim{}, fmt.Errorf("claim %q: %w", id, graph.ErrNotFound)
	}
	claims, err := s.claimsAt([]uint32{row})
	if err != nil {
		return schema.Claim{}, err
	}
	return claims[0], nil
}

// Article gives the article with an id.
func (s *Store) Article(_ context.Context, id schema.ArticleID) (schema.Article, error) {
	return one[schema.Article](s, articleBucket, "article", string(id))
}

// Entity gives the entity with an id.
func (s *Store) Entity(_ context.Context, id schema.EntityID) (schema.Entity, error) {
	return s.entities.get(id, func() (schema.Entity, error) {
		return one[schema.Entity](s, entityBucket, "entity", string(id))
	})
}

// Ledger gives an article's line in the ledger.
func (s *Store) Ledger(_ context.Context, id schema.ArticleID) (graph.Entry, error) {
	return one[graph.Entry](s, ledgerBucket, "ledger entry of article", string(id))
}

func one[T any](s *Store, bucket []byte, what, id string) (T, error) {
	return view(s, func(tx *bolt.Tx) (T, error) { return getJSON[T](tx, bucket, what, id) })
}

// Cache gives a value of a named cache.
func (s *Store) Cache(_ context.Context, name, key string) ([]byte, error) {
	return view(s, func(tx *bolt.Tx) ([]byte, error) {
		var sealed []byte
		if b := tx.Bucket(cacheBucket).Bucket([]byte(name)); b != nil && key != "" {
			sealed = b.Get([]byte(key))
		}
		if sealed == nil {
			return nil, fmt.Errorf("cache %q, key %q: %w", name, key, graph.ErrNotFound)
		}
		value, err := unseal("cache", []byte(key), sealed)
		return bytes.Clone(value), err
	})
}

// ByName gives the entities with a name; see graph.NameFinder.
func (s *Store) ByName(_ context.Context, name string) ([]schema.Entity, error) {
	return view(s, func(tx *bolt.Tx) ([]schema.Entity, error) {
		var found []schema.Entity
		prefix := nameKey(name, "")
		c := tx.Bucket(nameBucket).Cursor()
		for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
			e, err := getJSON[schema.Entity](tx, entityBucket, "entity", string(k[len(prefix):]))
			if err != nil {
				return nil, err
			}
			found = append(found, e)
		}
		return found, nil
	})
}

// Articles yields every article, by id.
func (s *Store) Articles(ctx context.Context) iter.Seq2[schema.Article, error] {
	return all[schema.Article](ctx, s, articleBucket, "article")
}

// Entities yields every entity, by id.
func (s *Store) Entities(ctx context.Context) iter.Seq2[schema.Entity, error] {
	return all[schema.Entity](ctx, s, entityBucket, "entity")
}

// LedgerEntries yields the ledger, by article.
func (s *Store) LedgerEntries(ctx context.Context) iter.Seq2[graph.Entry, error] {
	return all[graph.Entry](ctx, s, ledgerBucket, "ledger entry")
}

// Records yields every record, by recorded time, then id.
func (s *Store) Records(ctx context.Context) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		var records []graph.Record
		for r, err := range all[graph.Record](ctx, s, recordBucket, "record") {
			if err != nil {
				yield(r, err)
				return
			}
			records = append(records, r)
		}
		slices.SortFunc(records, func(a, b graph.Record) int {
			return cmp.Or(a.Recorded.Compare(b.Recorded), cmp.Compare(a.ID, b.ID))
		})
		for _, r := range records {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// page is how many values are read in one transaction: none is open while the
// caller works, so that a caller may write.
const page = 256

func all[T any](ctx context.Context, s *Store, bucket []byte, what string) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var after []byte
		for {
			values, last, err := readPage[T](s, bucket, what, after)
			if err == nil {
				err = ctx.Err()
			}
			for _, v := range values {
				if !yield(v, nil) {
					return
				}
			}
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			if after = last; len(values) < page {
				return
			}
		}
	}
}

// readPage reads values after a key; last is the key of the last one.
func readPage[T any](s *Store, bucket []byte, what string, after []byte) (values []T, last []byte, err error) {
	values, err = view(s, func(tx *bolt.Tx) ([]T, error) {
		c := tx.Bucket(bucket).Cursor()
		k, v := c.Seek(after)
		if after != nil && bytes.Equal(k, after) {
			k, v = c.Next()
		}
		for ; k != nil && len(values) < page; k, v = c.Next() {
			value, err := parse[T](what, k, v)
			if err != nil {
				return values, err
			}
			values, last = append(values, value), bytes.Clone(k)
		}
		return values, nil
	})
	return values, last, err
}
