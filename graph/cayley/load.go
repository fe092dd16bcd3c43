package cayley

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"

	bolt "go.etcd.io/bbolt"

	"claimgraph/graph"
	"claimgraph/graph/index"
	"claimgraph/schema"
)

// load reads what the index holds: sources and records, then the claims in the
// order of their rows, those that a snapshot has taken from there. Every other
// claim's checksum is tested on the way, and their number against the counts.
func (s *Store) load(ctx context.Context) error {
	return s.db.View(func(tx *bolt.Tx) error {
		var err error
		if s.stats, err = getJSON[counts](tx, metaBucket, "counts", string(countsKey)); err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		s.restore(tx)
		if err := s.index.Load(func(yield func(index.Batch, error) bool) { s.batches(ctx, tx, yield) }); err != nil {
			return err
		}
		if s.index.Len() != s.stats.Claims {
			return fmt.Errorf("%w: %d claims counted, %d found", ErrDamaged, s.stats.Claims, s.index.Len())
		}
		return nil
	})
}

func (s *Store) batches(ctx context.Context, tx *bolt.Tx, yield func(index.Batch, error) bool) {
	sources, err := readSources(tx)
	if err != nil {
		yield(index.Batch{}, err)
		return
	}
	records, err := s.readRecords(tx)
	if !yield(index.Batch{Articles: sources, Records: records}, err) || err != nil {
		return
	}
	inner, cancel := context.WithCancel(ctx)
	queue := s.decodeAll(inner, tx)
	defer func() { // the transaction must outlive what reads in it
		cancel()
		for range queue {
		}
	}()
	for pending := range queue {
		result := <-pending
		for i := range result.claims {
			s.clock.Saw(*result.claims[i].Recorded)
		}
		if !yield(index.Batch{Claims: result.claims}, result.err) || result.err != nil {
			return
		}
	}
	if err := ctx.Err(); err != nil {
		yield(index.Batch{}, err)
	}
}

type decoded struct {
	claims []schema.Claim
	err    error
}

// loadBatch is how many claims are decoded at a time.
const loadBatch = 2048

// decodeAll decodes the claims in parallel and gives them in order. The channel
// is closed when nothing reads in the transaction any more.
func (s *Store) decodeAll(ctx context.Context, tx *bolt.Tx) <-chan chan decoded {
	first := uint32(s.index.Len())
	queue := make(chan chan decoded, runtime.GOMAXPROCS(0))
	go func() {
		defer close(queue)
		var workers sync.WaitGroup
		defer workers.Wait()
		for part, err := range parts(tx, first) {
			done := make(chan decoded, 1)
			if err != nil {
				done <- decoded{err: err}
			} else {
				workers.Go(func() { done <- decodeRows(part.first, part.values) })
			}
			select {
			case queue <- done:
			case <-ctx.Done():
				return
			}
		}
	}()
	return queue
}

// part is some claims as stored, beginning with row first.
type part struct {
	first  uint32
	values [][]byte
}

// parts walks the claims from a row on in parts of loadBatch.
func parts(tx *bolt.Tx, first uint32) iter.Seq2[part, error] {
	return func(yield func(part, error) bool) {
		p := part{first: first}
		for value, err := range scanValues(tx, claimBucket, rowKey(first)) {
			if err != nil {
				yield(p, err)
				return
			}
			if p.values = append(p.values, value); len(p.values) == loadBatch {
				if !yield(p, nil) {
					return
				}
				p = part{first: p.first + loadBatch}
			}
		}
		if len(p.values) > 0 {
			yield(p, nil)
		}
	}
}

// scanValues walks a bucket from a key on, turning a page that makes no sense into an error.
func scanValues(tx *bolt.Tx, bucket, from []byte) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		c := tx.Bucket(bucket).Cursor()
		k, v, err := step(func() (k, v []byte) { return c.Seek(from) })
		for k != nil && err == nil {
			if !yield(v, nil) {
				return
			}
			k, v, err = step(c.Next)
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

// step moves a cursor.
func step(move func() (k, v []byte)) (k, v []byte, err error) {
	defer guard(&err, debug.SetPanicOnFault(true))
	k, v = move()
	return k, v, nil
}

func decodeRows(first uint32, values [][]byte) (out decoded) {
	defer guard(&out.err, debug.SetPanicOnFault(true))
	out.claims = make([]schema.Claim, len(values))
	for i, sealed := range values {
		row := first + uint32(i)
		data, err := unseal("claim at row", rowKey(row), sealed)
		if err == nil {
			out.claims[i], err = decodeClaim(data)
		}
		if err != nil {
			return decoded{err: fmt.Errorf("row %d: %w", row, err)}
		}
		if out.claims[i].Recorded == nil {
			return decoded{err: fmt.Errorf("row %d: %w: no recorded time", row, ErrDamaged)}
		}
	}
	return out
}

func readSources(tx *bolt.Tx) ([]schema.Article, error) {
	var articles []schema.Article
	err := tx.Bucket(sourceBucket).ForEach(func(k, v []byte) error {
		outlet, copied, ok := strings.Cut(string(v), "\x00")
		if !ok {
			return fmt.Errorf("%w: source of article %s", ErrDamaged, k)
		}
		a := schema.Article{ID: schema.ArticleID(k), Outlet: outlet}
		if copied != "" {
			a.Copy = &schema.Copy{Of: schema.ArticleID(copied)}
		}
		articles = append(articles, a)
		return nil
	})
	return articles, err
}

func (s *Store) readRecords(tx *bolt.Tx) ([]graph.Record, error) {
	var records []graph.Record
	err := tx.Bucket(recordBucket).ForEach(func(k, v []byte) error {
		r, err := parse[graph.Record]("record", k, v)
		records = append(records, r)
		s.clock.Saw(r.Recorded)
		return err
	})
	return records, err
}
