package graph

import (
	"cmp"
	"context"
	"slices"

	"claimgraph/schema"
)

// DiffAnswer is what a network gained, lost and changed from one time to
// another.
type DiffAnswer struct {
	Nodes   []Node   `json:"nodes"` // of all the edges
	Gained  []Edge   `json:"gained"`
	Lost    []Edge   `json:"lost"`
	Changed []Change `json:"changed"` // by how much, most first
	Evidence
}

// Change is an edge before and after.
type Change struct {
	Before Edge `json:"before"`
	After  Edge `json:"after"`
}

// Diff compares the networks of two filters, which differ in During, AsOf,
// AsOfRecorded or anything else. Edges with equal evidence are left out.
func Diff(ctx context.Context, s Store, before, after Filter) (*DiffAnswer, error) {
	old, err := NetworkOf(ctx, s, before)
	if err != nil {
		return nil, err
	}
	now, err := NetworkOf(ctx, s, after)
	if err != nil {
		return nil, err
	}
	answer := &DiffAnswer{}
	answer.compare(old.Edges, now.Edges)
	answer.nodes(now, old)
	if len(answer.Gained)+len(answer.Lost)+len(answer.Changed) == 0 {
		answer.Evidence = noEvidence(after, "any change")
	}
	return answer, nil
}

type pair [2]schema.EntityID

func (d *DiffAnswer) compare(old, now []Edge) {
	was := map[pair]Edge{}
	for _, e := range old {
		was[pair{e.Subject, e.Object}] = e
	}
	for _, e := range now {
		key := pair{e.Subject, e.Object}
		before, ok := was[key]
		delete(was, key)
		switch {
		case !ok:
			d.Gained = append(d.Gained, e)
		case !slices.Equal(before.Tally.Evidence, e.Tally.Evidence):
			d.Changed = append(d.Changed, Change{before, e})
		}
	}
	for _, e := range was {
		d.Lost = append(d.Lost, e)
	}
	slices.SortFunc(d.Lost, func(a, b Edge) int { return compareEdges(&a, &b) })
	slices.SortFunc(d.Changed, func(a, b Change) int {
		return cmp.Or(cmp.Compare(b.size(), a.size()), compareEdges(&a.After, &b.After))
	})
}

// size is how much the edge changed: in claims, and in balance.
func (c Change) size() float64 {
	claims := float64(c.After.Claims - c.Before.Claims)
	balance := (c.After.Balance - c.Before.Balance) * float64(max(c.After.Claims, c.Before.Claims))
	return max(claims, -claims) + max(balance, -balance)
}

// nodes lists the actors of the edges told; counts are those of the first
// network that knows them.
func (d *DiffAnswer) nodes(networks ...*Network) {
	told := map[schema.EntityID]bool{}
	mark := func(e *Edge) { told[e.Subject], told[e.Object] = true, true }
	for i := range d.Gained {
		mark(&d.Gained[i])
	}
	for i := range d.Lost {
		mark(&d.Lost[i])
	}
	for i := range d.Changed {
		mark(&d.Changed[i].After)
	}
	for _, n := range networks {
		for _, node := range n.Nodes {
			if told[node.ID] {
				delete(told, node.ID)
				d.Nodes = append(d.Nodes, node)
			}
		}
	}
}
