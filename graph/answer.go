package graph

import (
	"context"
	"errors"
	"fmt"
	"time"

	"claimgraph/schema"
)

// Evidence is part of every answer: an answer that cites no claim says so.
type Evidence struct {
	// NoEvidence is one sentence telling what was looked for and not found;
	// empty when the answer cites claims.
	NoEvidence string `json:"no_evidence,omitempty"`
}

// Found reports whether the answer cites claims.
func (e Evidence) Found() bool { return e.NoEvidence == "" }

// noEvidence says that nothing was found on a subject within the filter.
func noEvidence(f Filter, format string, args ...any) Evidence {
	s := "no evidence of " + fmt.Sprintf(format, args...)
	if d := rangeText(f.During); d != "" {
		s += " during " + d
	}
	if d := rangeText(f.Published); d != "" {
		s += " published " + d
	}
	if !f.AsOf.IsZero() {
		s += " as of " + timeText(f.AsOf)
	}
	if !f.AsOfRecorded.IsZero() {
		s += " as recorded by " + timeText(f.AsOfRecorded)
	}
	return Evidence{s}
}

func rangeText(r schema.Range) string {
	if r.Open() {
		return ""
	}
	to := r.To // exclusive: name the last day, or instant, within
	switch {
	case to.IsZero():
	case to.Equal(to.Truncate(24 * time.Hour)):
		to = to.AddDate(0, 0, -1)
	default:
		to = to.Add(-time.Second)
	}
	return timeText(r.From) + ".." + timeText(to)
}

// Actor is an entity as answers show it.
type Actor struct {
	ID      schema.EntityID `json:"id"`
	Name    string          `json:"name,omitempty"`
	Kind    schema.Kind     `json:"kind,omitempty"`
	Country string          `json:"country,omitempty"`
	Sector  string          `json:"sector,omitempty"`
}

// Label is the name, or the id where there is none.
func (a Actor) Label() string {
	if a.Name != "" {
		return a.Name
	}
	return string(a.ID)
}

// caster looks up the entities of one answer, each once.
type caster struct {
	ctx     context.Context
	store   Store
	reading *Reading
	known   map[schema.EntityID]Actor
}

func newCaster(ctx context.Context, s Store, f Filter) (*caster, error) {
	reading, err := ReadingOf(ctx, s, f)
	return &caster{ctx, s, reading, map[schema.EntityID]Actor{}}, err
}

func (c *caster) actor(id schema.EntityID) (Actor, error) {
	if a, ok := c.known[id]; ok {
		return a, nil
	}
	a := Actor{ID: id, Country: CountryOf(id)}
	switch e, err := c.store.Entity(c.ctx, id); {
	case err == nil:
		a = Actor{id, e.Name, e.Kind, e.Country, e.Sector}
	case !errors.Is(err, ErrNotFound):
		return a, err
	}
	if name := c.reading.Name(id); name != "" {
		a.Name = name
	}
	c.known[id] = a
	return a, nil
}
