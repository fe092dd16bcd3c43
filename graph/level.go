package graph

import (
	"context"
	"errors"
	"iter"

	"claimgraph/schema"
)

// AtLevel brings the entities that a filter names to its level: at country
// level an actor becomes the country the store knows it to belong to. Every
// question does so itself; Store.Claims does not.
func AtLevel(ctx context.Context, s Store, f Filter) (Filter, error) {
	if f.Level != CountryLevel {
		return f, nil
	}
	cast, err := newCaster(ctx, s, f)
	if err != nil {
		return f, err
	}
	for _, list := range []*[]schema.EntityID{&f.Subjects, &f.Objects, &f.Either, &f.Holders, &f.Entities} {
		var ids []schema.EntityID
		for _, id := range *list {
			at, err := cast.level(id, f.Level)
			if err != nil {
				return f, err
			}
			ids = append(ids, at)
		}
		*list = ids
	}
	return f, nil
}

// level gives the actor that an entity is at a level, with merges applied.
func (c *caster) level(id schema.EntityID, level Level) (schema.EntityID, error) {
	id = c.reading.Named(id, level)
	if level != CountryLevel || CountryOf(id) != "" {
		return id, nil
	}
	e, err := c.store.Entity(c.ctx, id)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return id, err
	}
	if e.Country != "" {
		return CountryEntity(e.Country), nil
	}
	return id, nil
}

// Claims is the plainest question: the claims that f selects, at its level, in
// order of time.
func Claims(ctx context.Context, s Store, f Filter) iter.Seq2[schema.Claim, error] {
	f, err := AtLevel(ctx, s, f)
	if err != nil {
		return func(yield func(schema.Claim, error) bool) { yield(schema.Claim{}, err) }
	}
	return s.Claims(ctx, f)
}
