package graph

import (
	"cmp"
	"context"
	"slices"

	"claimgraph/schema"
)

// ReachAnswer tells whom an actor's claims lead to, directly or through others.
type ReachAnswer struct {
	From    Actor     `json:"from"`
	Reached []Reached `json:"reached"` // nearest first, then by id
	Evidence
}

// Reached is an actor that a chain of claims leads to, in whatever order of time.
type Reached struct {
	Actor
	Hops int `json:"hops"` // of the shortest chain
	// Claim is the first, in order of time, of the claims that end such a chain.
	Claim schema.ClaimID `json:"claim"`
}

// Reacher is a Store that walks along claims itself.
type Reacher interface {
	// Reach gives what the answer of the function of that name tells, in any
	// order, with no more of the actors than their ids. Actors are at the filter's
	// level, with merges applied; f has no Text.
	Reach(ctx context.Context, from schema.EntityID, f Filter, o PathOptions) ([]Reached, error)
}

// Reach gives the actors within o.MaxHops claims, of those f selects, from an
// actor; 0 means 2. The filter's own Subjects, Objects and Either are ignored;
// its Limit bounds the actors.
func Reach(ctx context.Context, s Store, from schema.EntityID, f Filter, o PathOptions) (*ReachAnswer, error) {
	if o.MaxHops <= 0 {
		o.MaxHops = 2
	}
	limit := f.Limit
	f.Limit, f.Subjects, f.Objects, f.Either = 0, nil, nil, nil
	cast, err := newCaster(ctx, s, f)
	if err != nil {
		return nil, err
	}
	if from, err = cast.level(from, f.Level); err != nil {
		return nil, err
	}
	var answer ReachAnswer
	if answer.From, err = cast.actor(from); err != nil {
		return nil, err
	}
	if reacher, ok := s.(Reacher); ok && f.Text == "" {
		answer.Reached, err = reacher.Reach(ctx, from, f, o)
	} else {
		answer.Reached, err = reach(ctx, s, from, f, o)
	}
	if err != nil {
		return nil, err
	}
	slices.SortFunc(answer.Reached, func(a, b Reached) int {
		return cmp.Or(cmp.Compare(a.Hops, b.Hops), cmp.Compare(a.ID, b.ID))
	})
	if limit > 0 && len(answer.Reached) > limit {
		answer.Reached = answer.Reached[:limit]
	}
	for i := range answer.Reached {
		r := &answer.Reached[i]
		if r.Actor, err = cast.actor(r.ID); err != nil {
			return nil, err
		}
	}
	if len(answer.Reached) == 0 {
		answer.Evidence = noEvidence(f, "claims that lead on from %s", answer.From.Label())
	}
	return &answer, nil
}

// reach asks the store for the claims of one hop after the other.
func reach(ctx context.Context, s Store, from schema.EntityID, f Filter, o PathOptions) ([]Reached, error) {
	known := map[schema.EntityID]int{from: 0} // hops
	frontier := []schema.EntityID{from}
	var out []Reached
	for hop := 1; hop <= o.MaxHops && len(frontier) > 0; hop++ {
		var next []schema.EntityID
		follow := func(fact *Fact, near, far schema.EntityID) {
			if hops, ok := known[near]; near == "" || far == "" || !ok || hops != hop-1 {
				return
			}
			if _, ok := known[far]; !ok { // facts come in order of time
				known[far] = hop
				next = append(next, far)
				out = append(out, Reached{Actor{ID: far}, hop, fact.Claim})
			}
		}
		for fact, err := range Facts(ctx, s, around(f, frontier, o, nil)) {
			if err != nil {
				return nil, err
			}
			follow(fact, fact.Subject, fact.Object)
			if o.Undirected {
				follow(fact, fact.Object, fact.Subject)
			}
		}
		frontier = next
	}
	return out, nil
}
