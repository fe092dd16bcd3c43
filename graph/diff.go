package graph

import (
	"cmp"
	"context"
	"maps"
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
// AsOfRecorded or anything else. Edges with equal evidence are left out. The
// larger Limit bounds the edges of each list, not what is compared.
func Diff(ctx context.Context, s Store, before, after Filter) (*DiffAnswer, error) {
	limit := max(before.Limit, after.Limit)
	before.Limit, after.Limit = 0, 0
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
	if limit > 0 {
		answer.Gained = answer.Gained[:min(limit, len(answer.Gained))]
		answer.Lost = answer.Lost[:min(limit, len(answer.Lost))]
		answer.Changed = answer.Changed[:min(limit, len(answer.Changed))]
	}
	answer.nodes(now, old)
	if len(answer.Gained)+len(answer.Lost)+len(answer.Changed) == 0 {
		answer.Evidence = noEvidence(after, "any change")
	}
	return answer, nil
}

type pair [2]schema.EntityID

func (d *DiffAnswer) compare(old, now []Edge) {
	was := make(map[pair]*Edge, len(old))
	for i := range old {
		was[pair{old[i].Subject, old[i].Object}] = &old[i]
	}
	var changed []change
	for i := range now {
		e := &now[i]
		key := pair{e.Subject, e.Object}
		before, ok := was[key]
		delete(was, key)
		switch {
		case !ok:
			d.Gained = append(d.Gained, *e)
		case !slices.Equal(before.Tally.Evidence, e.Tally.Evidence):
			changed = append(changed, change{before, e, size(before, e)})
		}
	}
	for _, e := range slices.SortedFunc(maps.Values(was), compareEdges) {
		d.Lost = append(d.Lost, *e)
	}
	slices.SortFunc(changed, func(a, b change) int {
		if a.size != b.size {
			return cmp.Compare(b.size, a.size)
		}
		return compareEdges(a.after, b.after)
	})
	for _, c := range changed {
		d.Changed = append(d.Changed, Change{*c.before, *c.after})
	}
}

// change is a Change to be ranked.
type change struct {
	before, after *Edge
	size          float64
}

// size is how much an edge changed: in claims, and in balance.
func size(before, after *Edge) float64 {
	claims := float64(after.Claims - before.Claims)
	balance := (after.Balance - before.Balance) * float64(max(after.Claims, before.Claims))
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
