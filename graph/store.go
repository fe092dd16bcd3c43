// Package graph stores claims and answers questions about them over time, over
// any Store.
package graph

import (
	"context"
	"errors"
	"iter"
	"time"

	"claimgraph/schema"
)

// ErrNotFound is returned when nothing has the id asked for.
var ErrNotFound = errors.New("not found")

// Store keeps claims, articles with their text, entities, records (merges,
// retractions, renames), the batch ledger and named byte caches.
//
// A store is safe for concurrent use: many readers and one writer at a time.
// Nothing is deleted; a retraction or an undone merge is a new record.
type Store interface {
	// Put writes steps. Each step is durable as a whole or not at all when Put
	// returns; after an error or a crash no step is half there. Putting what is
	// there already changes nothing, except that an entity gains what it lacked
	// (see MergeEntity), an article its Copy, and a ledger entry or cache value
	// replaces the former. Claims, records and entries without a Recorded time
	// get it here; one that is given is kept. Records without ID get one.
	Put(ctx context.Context, steps ...Step) (Written, error)

	Article(ctx context.Context, id schema.ArticleID) (schema.Article, error)
	// Articles and the other enumerations yield by id, Records by recorded time.
	Articles(ctx context.Context) iter.Seq2[schema.Article, error]
	Claim(ctx context.Context, id schema.ClaimID) (schema.Claim, error)
	// Claims yields the claims that f selects, by when they occurred (see
	// Filter.During), then published, then id; undated ones last. A filter that
	// contradicts itself is an error, one that selects nothing is not.
	Claims(ctx context.Context, f Filter) iter.Seq2[schema.Claim, error]
	Entity(ctx context.Context, id schema.EntityID) (schema.Entity, error)
	Entities(ctx context.Context) iter.Seq2[schema.Entity, error]
	Records(ctx context.Context) iter.Seq2[Record, error]
	Ledger(ctx context.Context, id schema.ArticleID) (Entry, error)
	LedgerEntries(ctx context.Context) iter.Seq2[Entry, error]
	// Cache gives the value stored under key in the named cache, or ErrNotFound.
	Cache(ctx context.Context, name, key string) ([]byte, error)
	// Stats counts what is there.
	Stats(ctx context.Context) (Stats, error)
	Close() error
}

// Step is one durable unit of writing: usually one article with its claims, the
// entities they name and its line in the ledger.
type Step struct {
	Article  *schema.Article
	Claims   []schema.Claim
	Entities []schema.Entity
	Records  []Record
	Ledger   *Entry
	Cache    []CacheItem
}

// CacheItem is one value of a named cache.
type CacheItem struct {
	Name, Key string
	Value     []byte
}

// Written counts what Put found new.
type Written struct{ Articles, Claims, Entities int }

// Entry is an article's line in the batch ledger.
type Entry struct {
	Article   schema.ArticleID `json:"article"`
	Source    string           `json:"source,omitempty"` // path or URL it was read from
	State     State            `json:"state"`
	Hash      string           `json:"hash,omitempty"`
	Extractor string           `json:"extractor,omitempty"` // version that read it
	Claims    int              `json:"claims"`
	Error     string           `json:"error,omitempty"`
	Recorded  time.Time        `json:"recorded"`
}

// State is how far an article has come.
type State string

// The states of a ledger entry.
const (
	Done    State = "done"
	Failed  State = "failed"
	Skipped State = "skipped" // stored and marked, not extracted
)

// Stats counts what a store holds.
type Stats struct {
	Articles int `json:"articles"`
	Claims   int `json:"claims"`
	Entities int `json:"entities"`
	Records  int `json:"records"`
	Failures int `json:"failures"`
}
