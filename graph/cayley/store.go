// Package cayley keeps a graph in one file: Cayley's quads, which native
// queries read, and the records whole, in one bbolt database; and an index of
// it in memory, which answers the questions.
package cayley

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	cayley "github.com/cayleygraph/cayley/graph"
	bolt "go.etcd.io/bbolt"

	"claimgraph/graph"
	"claimgraph/graph/index"
	"claimgraph/schema"
)

// Store is a graph.Store over one file; see Open.
type Store struct {
	path     string
	readOnly bool
	db       *bolt.DB
	kv       *flatKV
	clock    graph.Clock
	index    *index.Index
	entities entityCache
	quads    atomic.Pointer[cayley.QuadStore]

	snapshotFrom int // claims
	snapshotted  int // claims that the snapshot holds

	writer sync.Mutex
	writes int          // transactions; guarded by writer
	mu     sync.RWMutex // guards stats
	stats  counts
	closed atomic.Bool
}

// Path is the file.
func (s *Store) Path() string { return s.path }

// Close ends the use of the file.
func (s *Store) Close() error {
	if s.closed.Swap(true) {
		return nil
	}
	s.writer.Lock()
	defer s.writer.Unlock()
	if !s.readOnly {
		s.snapshot()
		s.dropLock()
	}
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("closing %s: %w", s.path, err)
	}
	return nil
}

// Stats counts what is there.
func (s *Store) Stats(context.Context) (graph.Stats, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.stats.Stats, nil
}

// Transactions hold whole steps, as many as fit these bounds.
const (
	maxClaims = 20_000
	maxBytes  = 16 << 20 // of article text and cache values
)

// Put writes steps; see graph.Store. Several steps share a transaction; when
// it fails, none of them is there, and Put says how many before were written.
func (s *Store) Put(ctx context.Context, steps ...graph.Step) (graph.Written, error) {
	var written graph.Written
	if s.readOnly {
		return written, fmt.Errorf("writing %s: it is open read-only", s.path)
	}
	s.writer.Lock()
	defer s.writer.Unlock()
	for len(steps) > 0 {
		if err := ctx.Err(); err != nil {
			return written, err
		}
		n := fitting(steps)
		w, err := s.write(steps[:n])
		if err != nil {
			return written, fmt.Errorf("writing %s: %w", s.path, err)
		}
		written.Articles += w.Articles
		written.Claims += w.Claims
		written.Entities += w.Entities
		steps = steps[n:]
		if s.writes++; s.writes%releaseEvery == 0 {
			release(s.db)
		}
	}
	return written, nil
}

// releaseEvery is after how many transactions the mapped file is let go.
const releaseEvery = 8

// fitting counts the first steps that share a transaction, at least one.
func fitting(steps []graph.Step) int {
	claims, bytes := 0, 0
	for i := range steps {
		step := &steps[i]
		claims += len(step.Claims)
		if step.Article != nil {
			bytes += len(step.Article.Text)
		}
		for _, item := range step.Cache {
			bytes += len(item.Value)
		}
		if i > 0 && (claims > maxClaims || bytes > maxBytes) {
			return i
		}
	}
	return len(steps)
}

// write makes one transaction of steps.
func (s *Store) write(steps []graph.Step) (graph.Written, error) {
	plan, err := s.plan(steps)
	if err != nil {
		return graph.Written{}, err
	}
	if err := s.index.Admit(plan.batch.Claims); err != nil {
		return graph.Written{}, err
	}
	if err := s.commit(plan); err != nil {
		return graph.Written{}, err
	}
	s.entities.forget(plan.entities)
	s.mu.Lock()
	s.stats = plan.stats
	s.mu.Unlock()
	return plan.written, s.index.Add(plan.batch)
}

func (s *Store) commit(p *plan) (err error) {
	defer func() {
		if err == nil {
			return
		}
		if anew := s.openQuads(); anew != nil {
			err = fmt.Errorf("%w (and %w)", err, anew)
		}
	}()
	if len(p.quads) == 0 {
		return s.db.Update(p.write)
	}
	s.kv.staged = p.write
	defer func() { s.kv.staged = nil }()
	return (*s.quads.Load()).ApplyDeltas(p.quads, cayley.IgnoreOpts{IgnoreDup: true})
}

// known reports whether the index has a claim.
func (s *Store) known(id schema.ClaimID) bool {
	_, ok := s.index.Row(id)
	return ok
}
