package graph

import (
	"fmt"
	"time"

	"claimgraph/schema"
)

// Filter selects claims. Zero fields select everything; the values of one
// field are alternatives, fields are joined by "and".
type Filter struct {
	Subjects, Objects, Either, Holders []schema.EntityID
	Entities                           []schema.EntityID // in any role
	Types                              []string          // predicate types or acts used as predicates
	Acts                               []string
	Quads                              []int
	Topics                             []string // words in about or object text, normalised
	Outlets, Countries                 []string // countries of subject, object or holder
	Articles                           []schema.ArticleID
	Polarity                           schema.Polarity
	Modality                           schema.Modality
	Text                               string // words that the claim's evidence contains
	Derived                            *bool
	Open                               *bool // nil: ordinary claims only
	// Retracted includes claims that were withdrawn; they are left out otherwise.
	Retracted bool

	// During keeps what occurred then, wholly or in part. A claim that does not
	// say when it occurred counts by when it was said, else by when it was
	// published; one without any of these never matches.
	During schema.Range
	// Published keeps what was published then.
	Published schema.Range
	// AsOf keeps what was published at or before the instant (a claim without a
	// date counts as published when recorded); AsOfRecorded what the graph had
	// recorded by it. Both read merges and retractions as they then stood. Zero
	// means now.
	AsOf, AsOfRecorded time.Time

	// Level Country compares and shows the country an actor belongs to, where
	// it says one (Argument.Country); Actor, the default, the entity itself. A
	// filter names actors at its level: see AtLevel.
	Level Level
	Limit int // 0: no limit
}

// Level says at which level actors are compared.
type Level string

// The levels.
const (
	ActorLevel   Level = "actor"
	CountryLevel Level = "country"
)

// ParseLevel reads "actor", "country" or "" for the default.
func ParseLevel(s string) (Level, error) {
	switch l := Level(s); l {
	case "", ActorLevel:
		return ActorLevel, nil
	case CountryLevel:
		return l, nil
	}
	return "", fmt.Errorf("level %q: want actor or country", s)
}

// ParseAsOf reads an as-of time: the last microsecond of the year, month, day
// or instant that s names, so that "2022-03-24" includes that whole day. A time
// that lies wholly after now is an error: nobody knows the future. s "" is
// the zero time, meaning now.
func ParseAsOf(s string, now time.Time) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	r, err := schema.ParseRange(s)
	switch {
	case err != nil:
		return time.Time{}, fmt.Errorf("as of: %w", err)
	case r.To.IsZero():
		return time.Time{}, fmt.Errorf("as of %q: want one time, not an open interval", s)
	case r.From.After(now):
		return time.Time{}, fmt.Errorf("as of %q: lies in the future", s)
	}
	return r.To.Add(-time.Microsecond), nil
}
