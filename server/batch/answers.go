package batch

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"claimgraph/extract"
	"claimgraph/graph"
)

// Answers keeps what a language model answered in a store's cache "llm", so
// that nothing is asked, or paid for, twice. What is put is written with others
// after a second or some dozens, and by Flush; a crash loses at most those. It
// is safe for concurrent use.
type Answers struct {
	store graph.Store

	mu      sync.Mutex
	unsaved map[string][]byte
	saved   time.Time
}

const answerCache = "llm"

// NewAnswers makes a cache in a store, which must be open for writing; without
// one, nil, nothing is kept.
func NewAnswers(store graph.Store) *Answers {
	return &Answers{store: store, unsaved: map[string][]byte{}, saved: time.Now()}
}

// Use goes on in another store, nil for none. What was not flushed is lost.
func (a *Answers) Use(store graph.Store) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.store = store
	clear(a.unsaved)
}

// Get gives the value put under key, nil when there is none.
func (a *Answers) Get(ctx context.Context, key string) ([]byte, error) {
	a.mu.Lock()
	value, ok := a.unsaved[key]
	store := a.store
	a.mu.Unlock()
	if ok || store == nil {
		return value, nil
	}
	value, err := store.Cache(ctx, answerCache, key)
	switch {
	case errors.Is(err, graph.ErrNotFound):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("looking for a kept answer: %w", err)
	}
	return value, nil
}

// Put stores a value.
func (a *Answers) Put(ctx context.Context, key string, value []byte) error {
	a.mu.Lock()
	if a.store == nil {
		a.mu.Unlock()
		return nil
	}
	a.unsaved[key] = value
	full := len(a.unsaved) >= flushAfter || time.Since(a.saved) > flushEvery
	a.mu.Unlock()
	if full {
		return a.Flush(ctx)
	}
	return nil
}

// Flush writes what was put and not written yet.
func (a *Answers) Flush(ctx context.Context) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.saved = time.Now()
	if len(a.unsaved) == 0 {
		return nil
	}
	step := graph.Step{}
	for key, value := range a.unsaved {
		step.Cache = append(step.Cache, graph.CacheItem{Name: answerCache, Key: key, Value: value})
	}
	if _, err := a.store.Put(ctx, step); err != nil {
		return fmt.Errorf("keeping answers: %w", err)
	}
	clear(a.unsaved)
	return nil
}

// use notes what a language model was asked so far.
func (s *Summary) use(usage func() extract.Usage) {
	if usage != nil {
		u := usage()
		s.Model = &u
	}
}
