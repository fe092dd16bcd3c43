package graph

import (
	"sync"
	"time"

	"claimgraph/schema"
)

// Clock gives recorded times: UTC, to the microsecond, each later than the one
// before, so that "as recorded by" tells any two writes apart.
type Clock struct {
	mu   sync.Mutex
	last time.Time
}

// Now gives the time of a write.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now().UTC().Truncate(time.Microsecond)
	if !now.After(c.last) {
		now = c.last.Add(time.Microsecond)
	}
	c.last = now
	return now
}

// Saw tells the clock of a time recorded earlier, as when a store is opened.
func (c *Clock) Saw(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if t.After(c.last) {
		c.last = t.UTC().Truncate(time.Microsecond)
	}
}

// Stamped is the step as a store keeps it: with recorded times and ids where
// there were none, times to the microsecond. The step given is not changed.
func (s Step) Stamped(now time.Time) Step {
	if s.Article != nil {
		a := *s.Article
		a.Identify()
		s.Article = &a
	}
	s.Claims = append([]schema.Claim(nil), s.Claims...)
	for i := range s.Claims {
		c := &s.Claims[i]
		recorded := now
		if c.Recorded != nil {
			recorded = c.Recorded.UTC().Truncate(time.Microsecond)
		}
		c.Recorded = &recorded
		if c.ID == "" {
			c.Identify()
		}
	}
	s.Entities = append([]schema.Entity(nil), s.Entities...)
	for i, e := range s.Entities {
		s.Entities[i] = MergeEntity(e, e)
	}
	s.Records = append([]Record(nil), s.Records...)
	for i := range s.Records {
		r := &s.Records[i]
		r.Recorded = stampTime(r.Recorded, now)
		r.Identify()
	}
	if s.Ledger != nil {
		e := *s.Ledger
		e.Recorded = stampTime(e.Recorded, now)
		s.Ledger = &e
	}
	return s
}

func stampTime(t, now time.Time) time.Time {
	if t.IsZero() {
		return now
	}
	return t.UTC().Truncate(time.Microsecond)
}
