package ask

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"sync"
	"time"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Page asks for a part of a list.
type Page struct {
	Limit  int    `query:"limit" json:"limit,omitempty" minimum:"0" maximum:"10000" doc:"At most so many items (default 100; jsonl and csv without a limit give all)"`
	Cursor string `query:"cursor" json:"cursor,omitempty" maxLength:"2000" doc:"Where to go on: the next of the page before"`
}

const (
	defaultLimit = 100
	maxLimit     = 10_000
)

// size is the limit that holds.
func (p Page) size() int {
	if p.Limit <= 0 {
		return defaultLimit
	}
	return min(p.Limit, maxLimit)
}

// List is a part of a list with what is needed to get the rest.
type List[T any] struct {
	Items []T `json:"items"`
	// Next is the cursor of the next page; empty at the end.
	Next string `json:"next,omitempty" doc:"Give this as cursor to get the next page; absent at the end"`
	// Total counts the whole list, where that is known without reading it all.
	Total *int `json:"total,omitempty" doc:"How many there are in all, where the store can tell"`
	graph.Evidence
}

// errCursor says that a cursor is none of ours, or of another question.
var errCursor = errors.New("this cursor belongs to another question or is damaged; ask again without one")

// position is a place in a list of claims.
type position struct {
	From      int64          `json:"f"` // microseconds; unknown is last
	Published int64          `json:"p"`
	Claim     schema.ClaimID `json:"c"`
	Offset    int            `json:"o,omitempty"` // lists that are not of claims
	Total     int            `json:"t"`
	Question  uint32         `json:"q"` // hash of what was asked
}

func (p position) encode() string {
	b, err := json.Marshal(p)
	if err != nil {
		panic(fmt.Sprintf("a position cannot be written: %v", err)) // plain fields
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// decode reads a cursor of the question with the given hash.
func decode(cursor string, question uint32) (p position, err error) {
	b, err := base64.RawURLEncoding.DecodeString(cursor)
	if err == nil {
		err = json.Unmarshal(b, &p)
	}
	if err != nil || p.Question != question || p.Offset < 0 {
		return p, &InputError{"cursor", errCursor}
	}
	return p, nil
}

// hash tells questions apart: v is written as JSON.
func hash(v ...any) uint32 {
	h := fnv.New32a()
	if err := json.NewEncoder(h).Encode(v); err != nil {
		panic(fmt.Sprintf("a question cannot be written: %v", err)) // plain fields
	}
	return h.Sum32()
}

// micros is a time in microseconds; the unknown one comes last.
func micros(t time.Time) int64 {
	if t.IsZero() {
		return math.MaxInt64
	}
	return t.UnixMicro()
}

// paged cuts a page out of a list that is known as a whole.
func paged[T any](all []T, p Page, question uint32) (*List[T], error) {
	at := position{}
	if p.Cursor != "" {
		var err error
		if at, err = decode(p.Cursor, question); err != nil {
			return nil, err
		}
	}
	total := len(all)
	start := min(at.Offset, total)
	end := min(start+p.size(), total)
	list := &List[T]{Items: append(make([]T, 0, end-start), all[start:end]...), Total: &total}
	if end < total {
		list.Next = position{Offset: end, Total: total, Question: question}.encode()
	}
	return list, nil
}

// totals remembers how many claims filters select, for as long as the store
// stays as it is.
type totals struct {
	mu    sync.Mutex
	at    graph.Stats
	known map[uint32]int
}

// maxTotals bounds what is remembered.
const maxTotals = 4096

func (t *totals) get(ctx context.Context, s graph.Store, question uint32, count func() (int, error)) (int, error) {
	stats, err := s.Stats(ctx)
	if err != nil {
		return 0, err
	}
	t.mu.Lock()
	if t.at != stats || len(t.known) > maxTotals {
		t.at, t.known = stats, map[uint32]int{}
	}
	n, ok := t.known[question]
	t.mu.Unlock()
	if ok {
		return n, nil
	}
	if n, err = count(); err != nil {
		return 0, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.at == stats {
		t.known[question] = n
	}
	return n, nil
}
