package graph

import (
	"context"
	"errors"
	"slices"

	"claimgraph/schema"
)

// contested tells which facts can belong to a conflict: those on a proposition
// that somebody negates or that a denial refers to, accusations against somebody
// who denies, and the denials.
type contested struct {
	propositions map[proposition]bool
	deniers      map[schema.EntityID]bool
}

func (c *contested) has(f *Fact) bool {
	return f.Type == "DENY" || c.deniers[f.Object] && parts[f.Type] == Accusation ||
		c.propositions[proposition{f.Subject, f.Object, f.Type}]
}

// findContested reads what the claims that f selects speak against; nil if
// nothing.
func findContested(ctx context.Context, s Store, f Filter) (*contested, error) {
	c := &contested{map[proposition]bool{}, map[schema.EntityID]bool{}}
	reading, err := ReadingOf(ctx, s, f)
	if err != nil {
		return nil, err
	}
	if f.Polarity != schema.Positive {
		negated := f
		negated.Polarity = schema.Negative
		for fact, err := range Facts(ctx, s, negated) {
			if err != nil {
				return nil, err
			}
			c.propositions[proposition{fact.Subject, fact.Object, fact.Type}] = true
		}
	}
	if len(f.Types) == 0 || slices.Contains(f.Types, "DENY") {
		denials := f
		denials.Types = []string{"DENY"}
		for fact, err := range Facts(ctx, s, denials) {
			if err != nil {
				return nil, err
			}
			c.deniers[fact.Subject] = true
			for _, id := range []schema.ClaimID{fact.ObjectClaim, fact.AboutClaim} {
				if err := c.refer(ctx, s, id, reading, f.Level); err != nil {
					return nil, err
				}
			}
		}
	}
	if len(c.propositions)+len(c.deniers) == 0 {
		return nil, nil
	}
	return c, nil
}

// refer adds the proposition of a claim that is denied.
func (c *contested) refer(ctx context.Context, s Store, id schema.ClaimID, reading *Reading, level Level) error {
	if id == "" {
		return nil
	}
	claim, err := s.Claim(ctx, id)
	if errors.Is(err, ErrNotFound) {
		return nil
	} else if err != nil {
		return err
	}
	fact := NewFact(&claim, reading, level)
	c.propositions[proposition{fact.Subject, fact.Object, fact.Type}] = true
	return nil
}
