package graph

import (
	"context"
	"errors"
	"iter"
	"time"

	"claimgraph/schema"
)

// Facts yields the facts of the claims that f selects, in the order of
// Store.Claims: from the store itself when it is a Facter, else from its claims.
// The fact is overwritten by the next one: copy what is kept.
func Facts(ctx context.Context, s Store, f Filter) iter.Seq2[*Fact, error] {
	if facter, ok := s.(Facter); ok {
		return facter.Facts(ctx, f)
	}
	return func(yield func(*Fact, error) bool) {
		reading, err := ReadingOf(ctx, s, f)
		if err != nil {
			yield(nil, err)
			return
		}
		sources := NewSources(func(id schema.ArticleID) (schema.Article, error) { return s.Article(ctx, id) })
		for c, err := range s.Claims(ctx, f) {
			if err != nil {
				yield(nil, err)
				return
			}
			fact := NewFact(&c, reading, f.Level)
			if fact.Source, err = sources.Of(c.Article, c.Outlet); err != nil {
				yield(nil, err)
				return
			}
			if !yield(&fact, nil) {
				return
			}
		}
	}
}

// Rereader is a Store that keeps its readings.
type Rereader interface {
	Reading(ctx context.Context, asOf, asOfRecorded time.Time) (*Reading, error)
}

// ReadingOf reads the store's records as of the filter's times.
func ReadingOf(ctx context.Context, s Store, f Filter) (*Reading, error) {
	if r, ok := s.(Rereader); ok {
		return r.Reading(ctx, f.AsOf, f.AsOfRecorded)
	}
	var records []Record
	for r, err := range s.Records(ctx) {
		if err != nil {
			return nil, err
		}
		records = append(records, r)
	}
	return Read(records, f.AsOf, f.AsOfRecorded), nil
}

// NewFact reduces a claim to its fact; Source is left empty.
func NewFact(c *schema.Claim, reading *Reading, level Level) Fact {
	f := Fact{
		Claim: c.ID, Article: c.Article,
		Subject: reading.Actor(c.Subject, level), Object: reading.Actor(c.Object, level),
		About: reading.Actor(c.About, level), Holder: reading.Actor(c.Holder, level),
		Type: c.Predicate.Type, Act: c.Act, Quad: c.Predicate.Quad,
		Polarity: PolarityOf(c), Modality: ModalityOf(c),
		Formal: c.Formal, Derived: len(c.DerivedFrom) > 0, Open: c.Open,
		Topic: Topic(c), When: When(c), Published: PublishedRange(c).From, Outlet: c.Outlet,
	}
	if c.Object != nil {
		f.ObjectClaim = c.Object.Claim
	}
	if c.About != nil {
		f.AboutClaim = c.About.Claim
	}
	return f
}

// Sources tells from which independent source an article comes: copies of one
// text have one source, that of the first original.
type Sources struct {
	article func(schema.ArticleID) (schema.Article, error)
	known   map[schema.ArticleID]string
}

// NewSources looks articles up with article, once each.
func NewSources(article func(schema.ArticleID) (schema.Article, error)) *Sources {
	return &Sources{article, map[schema.ArticleID]string{}}
}

// Of gives the source of an article of the given outlet: the outlet of the
// original it copies, directly or through other copies, or the original's id
// when its outlet is not known. A claim without an article has its outlet as
// source.
func (s *Sources) Of(id schema.ArticleID, outlet string) (string, error) {
	if id == "" {
		return outlet, nil
	}
	if source, ok := s.known[id]; ok {
		return source, nil
	}
	source, at := "", id
	for range maxCopyChain {
		a, err := s.article(at)
		if errors.Is(err, ErrNotFound) && at == id && outlet != "" {
			return outlet, nil // claims of an article not loaded may have several
		} else if errors.Is(err, ErrNotFound) {
			break
		} else if err != nil {
			return "", err
		}
		source = a.Outlet
		if a.Copy == nil || a.Copy.Of == "" || a.Copy.Of == at {
			break
		}
		at, source = a.Copy.Of, ""
	}
	if source == "" {
		source = string(at)
	}
	s.known[id] = source
	return source, nil
}

// maxCopyChain ends a chain of copies that goes round.
const maxCopyChain = 64
