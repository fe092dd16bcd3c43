package graph

import (
	"cmp"
	"context"
	"slices"
	"time"

	"claimgraph/schema"
)

// TimelineAnswer tells what was claimed to have happened between two actors.
type TimelineAnswer struct {
	A      Actor          `json:"a"`
	B      Actor          `json:"b"`
	Claims []schema.Claim `json:"claims"` // in order of time, see Compare
	Evidence
}

// Timeline gives the claims that f selects whose subject is a and object b, or
// the other way round. The filter's own Subjects and Objects are replaced.
func Timeline(ctx context.Context, s Store, a, b schema.EntityID, f Filter) (*TimelineAnswer, error) {
	cast, err := newCaster(ctx, s, f)
	if err != nil {
		return nil, err
	}
	for _, id := range []*schema.EntityID{&a, &b} {
		if *id, err = cast.level(*id, f.Level); err != nil {
			return nil, err
		}
	}
	var answer TimelineAnswer
	if answer.A, err = cast.actor(a); err != nil {
		return nil, err
	}
	if answer.B, err = cast.actor(b); err != nil {
		return nil, err
	}
	limit := f.Limit
	pairs := [][2]schema.EntityID{{a, b}, {b, a}}
	if a == b {
		pairs = pairs[:1]
	}
	for _, pair := range pairs {
		f.Subjects, f.Objects = []schema.EntityID{pair[0]}, []schema.EntityID{pair[1]}
		if answer.Claims, err = appendClaims(ctx, s, f, answer.Claims); err != nil {
			return nil, err
		}
	}
	answer.Claims = sortClaims(answer.Claims)
	if limit > 0 && len(answer.Claims) > limit {
		answer.Claims = answer.Claims[:limit]
	}
	if len(answer.Claims) == 0 {
		answer.Evidence = noEvidence(f, "claims between %s and %s", answer.A.Label(), answer.B.Label())
	}
	return &answer, nil
}

func appendClaims(ctx context.Context, s Store, f Filter, claims []schema.Claim) ([]schema.Claim, error) {
	for c, err := range s.Claims(ctx, f) {
		if err != nil {
			return nil, err
		}
		claims = append(claims, c)
	}
	return claims, nil
}

// sortClaims orders claims by Compare and drops repeats, as when two actors
// are one at the level asked.
func sortClaims(claims []schema.Claim) []schema.Claim {
	type dated struct {
		when, published time.Time
		claim           *schema.Claim
	}
	list := make([]dated, len(claims))
	for i := range claims {
		c := &claims[i]
		list[i] = dated{When(c).From, PublishedRange(c).From, c}
	}
	slices.SortFunc(list, func(a, b dated) int {
		return cmp.Or(CompareTimes(a.when, b.when), CompareTimes(a.published, b.published), cmp.Compare(a.claim.ID, b.claim.ID))
	})
	out := make([]schema.Claim, 0, len(claims))
	for i, d := range list {
		if i == 0 || d.claim.ID != list[i-1].claim.ID {
			out = append(out, *d.claim)
		}
	}
	return out
}
