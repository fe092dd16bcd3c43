package graph

import (
	"cmp"
	"context"
	"slices"

	"claimgraph/schema"
)

// NeighboursAnswer tells with whom an actor had to do.
type NeighboursAnswer struct {
	Actor      Actor       `json:"actor"`
	Neighbours []Neighbour `json:"neighbours"` // by claims, most first
	Evidence
}

// Neighbour is another actor with what passed in each direction; a direction
// without claims is nil.
type Neighbour struct {
	Actor
	To   *Tally `json:"to,omitempty"`   // what the actor asked for did to this one
	From *Tally `json:"from,omitempty"` // what this one did to it
}

// Claims counts the claims in both directions.
func (n *Neighbour) Claims() int {
	count := 0
	for _, t := range []*Tally{n.To, n.From} {
		if t != nil {
			count += t.Claims
		}
	}
	return count
}

// NeighboursOf aggregates the claims that f selects between an actor and each
// other one. The filter's own Either is replaced; Limit bounds the neighbours.
func NeighboursOf(ctx context.Context, s Store, id schema.EntityID, f Filter) (*NeighboursAnswer, error) {
	limit := f.Limit
	f.Limit, f.Either = 0, []schema.EntityID{id}
	network, err := NetworkOf(ctx, s, f)
	if err != nil {
		return nil, err
	}
	cast, err := newCaster(ctx, s, f)
	if err != nil {
		return nil, err
	}
	actors := map[schema.EntityID]Actor{}
	for _, n := range network.Nodes {
		actors[n.ID] = n.Actor
	}
	centre, err := cast.level(id, f.Level)
	if err != nil {
		return nil, err
	}
	answer := &NeighboursAnswer{}
	if answer.Actor, err = cast.actor(centre); err != nil {
		return nil, err
	}
	found := map[schema.EntityID]*Neighbour{}
	for i := range network.Edges {
		e := &network.Edges[i]
		other := e.Object
		if e.Subject != centre {
			other = e.Subject
		}
		n := found[other]
		if n == nil {
			n = &Neighbour{Actor: actors[other]}
			found[other] = n
		}
		if e.Subject == centre {
			n.To = &e.Tally
		} else {
			n.From = &e.Tally
		}
	}
	for _, n := range found {
		answer.Neighbours = append(answer.Neighbours, *n)
	}
	slices.SortFunc(answer.Neighbours, func(a, b Neighbour) int {
		return cmp.Or(cmp.Compare(b.Claims(), a.Claims()), cmp.Compare(a.ID, b.ID))
	})
	if limit > 0 && len(answer.Neighbours) > limit {
		answer.Neighbours = answer.Neighbours[:limit]
	}
	if len(answer.Neighbours) == 0 {
		answer.Evidence = noEvidence(f, "anybody who had to do with %s", answer.Actor.Label())
	}
	return answer, nil
}
