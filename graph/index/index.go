package index

import (
	"fmt"
	"math"
	"sync"
	"sync/atomic"
	"time"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Index holds claims in memory. Its zero value is not ready; use New.
type Index struct {
	writer   sync.Mutex
	ids      *ids
	entities *dict
	articles *dict
	names    *dict // outlets
	words    *dict // predicate types, acts, countries
	topics   *dict
	small    *dict // polarities, modalities
	sources  table
	records  []graph.Record
	blocks   []*block
	n        int
	runs     []*run
	counts   []uint32 // scratch of run building
	view     atomic.Pointer[View]
	walks    sync.Pool // *steps
}

const (
	blockBits = 12
	blockSize = 1 << blockBits
)

type block [blockSize]row

// New makes an empty index.
func New() *Index {
	x := &Index{
		ids: newIDs(), entities: newDict(), articles: newDict(), names: newDict(),
		words: newDict(), topics: newDict(), small: newDict(),
	}
	x.publish()
	return x
}

// Batch is what one write adds.
type Batch struct {
	Claims   []schema.Claim // not yet in the index, each once
	Articles []schema.Article
	Records  []graph.Record
}

// Add adds a batch; readers see all of it or nothing. The rows of its claims
// follow those already there: claim i of the n-th claim added has row n+i.
func (x *Index) Add(b Batch) error {
	x.writer.Lock()
	defer x.writer.Unlock()
	return x.add(b, true)
}

// Load adds many batches before anybody reads, building one run of them, at the
// end.
func (x *Index) Load(batches func(yield func(Batch, error) bool)) error {
	x.writer.Lock()
	defer x.writer.Unlock()
	first := x.n
	for b, err := range batches {
		if err != nil {
			return err
		}
		if err := x.add(b, false); err != nil {
			return err
		}
	}
	if x.n > first {
		x.runs = append(x.runs, x.build(x.sorted(first, x.n), first))
		x.compact()
	}
	x.publish()
	return nil
}

// Admit tells whether claims can be added, before a store commits to them.
func (x *Index) Admit(claims []schema.Claim) error {
	x.writer.Lock()
	defer x.writer.Unlock()
	for i := range claims {
		c := &claims[i]
		words := []string{c.Predicate.Type, c.Act}
		for _, role := range c.Roles() {
			words = append(words, role.Argument.Country)
		}
		for _, w := range words {
			if _, err := x.word(w); err != nil {
				return fmt.Errorf("claim %s: %w", c.ID, err)
			}
		}
	}
	return nil
}

func (x *Index) add(b Batch, publish bool) error {
	first := x.n
	for i := range b.Claims {
		r, err := x.encode(&b.Claims[i])
		if err != nil {
			return fmt.Errorf("indexing claim %s: %w", b.Claims[i].ID, err)
		}
		x.push(r)
	}
	for i := range b.Articles {
		x.setSource(&b.Articles[i])
	}
	x.records = append(x.records, b.Records...)
	if !publish {
		return nil
	}
	if x.n > first {
		x.runs = append(x.runs[:len(x.runs):len(x.runs)], x.build(x.sorted(first, x.n), first))
		x.compact()
	}
	x.publish()
	return nil
}

func (x *Index) push(r row) {
	if x.n%blockSize == 0 {
		x.blocks = append(x.blocks, new(block))
	}
	x.blocks[x.n>>blockBits][x.n&(blockSize-1)] = r
	x.ids.setRow(r.id, uint32(x.n))
	x.n++
}

// short codes one of at most 255 values.
func (d *dict) short(s string) uint8 { return uint8(min(d.code(s), math.MaxUint8)) }

// publish makes what was added visible to readers.
func (x *Index) publish() {
	x.view.Store(&View{
		blocks: x.blocks[:len(x.blocks):len(x.blocks)], n: x.n, runs: x.runs, index: x,
		ids: x.ids.snapshot(), entities: x.entities.snapshot(), articles: x.articles.snapshot(),
		outlets: x.names.snapshot(), words: x.words.snapshot(), topics: x.topics.snapshot(),
		small: x.small.snapshot(), sources: x.sources.snapshot(),
		records: x.records[:len(x.records):len(x.records)],
		cache:   &readings{},
	})
}

// View gives what is there now; it never changes.
func (x *Index) View() *View { return x.view.Load() }

// Row gives the row of a claim, also within a batch being added.
func (x *Index) Row(id schema.ClaimID) (uint32, bool) { return x.ids.row(string(id)) }

// Len counts the claims.
func (x *Index) Len() int { return x.View().n }

// LastRecorded is the latest recorded time among the claims, zero if none has one.
func (x *Index) LastRecorded() time.Time {
	v, last := x.View(), int64(openFrom)
	for i := range v.n {
		last = max(last, v.row(uint32(i)).recorded)
	}
	return instant(last)
}
