package graph

import (
	"context"
	"maps"
	"slices"

	"claimgraph/schema"
)

// Linker is a Store that tells quickly which entities claims lead to.
type Linker interface {
	// Links gives for each of some entities those that are objects of claims of
	// which it is the subject, or, backwards, subjects of which it is the object:
	// of all claims, at any time, and perhaps some more.
	Links(ctx context.Context, of []schema.EntityID, backwards bool) (map[schema.EntityID][]schema.EntityID, error)
}

type entitySet map[schema.EntityID]bool

// guide searches breadth first from both ends of a path along links, so that
// the search in order of time looks only at actors that lie on a way.
type guide struct {
	linker         Linker
	reading        *Reading
	aliases        map[schema.EntityID][]schema.EntityID
	undirected     bool
	onward, toward map[schema.EntityID][]schema.EntityID // links of the actors expanded
	ahead, behind  []entitySet                           // within so many links of the one end, of the other
}

func newGuide(l Linker, reading *Reading, from, to schema.EntityID, undirected bool) *guide {
	g := &guide{
		linker: l, reading: reading, undirected: undirected, aliases: map[schema.EntityID][]schema.EntityID{},
		onward: map[schema.EntityID][]schema.EntityID{}, toward: map[schema.EntityID][]schema.EntityID{},
		ahead: []entitySet{{from: true}}, behind: []entitySet{{to: true}},
	}
	for alias, into := range reading.Merged {
		g.aliases[into] = append(g.aliases[into], alias)
	}
	return g
}

// layers tells, for each number of hops up to hops, at which actors a path of
// that many in all may then be; nil if there is none.
func (g *guide) layers(ctx context.Context, hops int) ([]entitySet, error) {
	for len(g.ahead)+len(g.behind)-2 < hops {
		if err := g.expand(ctx); err != nil {
			return nil, err
		}
	}
	at := len(g.ahead) - 1
	layers := make([]entitySet, hops+1)
	layers[at] = entitySet{}
	for id := range g.ahead[at] {
		if g.behind[hops-at][id] {
			layers[at][id] = true
		}
	}
	if len(layers[at]) == 0 {
		return nil, nil
	}
	for h := at - 1; h >= 0; h-- {
		layers[h] = linked(g.ahead[h], g.onward, layers[h+1])
	}
	for h := at + 1; h <= hops; h++ {
		layers[h] = linked(g.behind[hops-h], g.toward, layers[h-1])
	}
	return layers, nil
}

// linked keeps of a set those with a link into another.
func linked(set entitySet, links map[schema.EntityID][]schema.EntityID, into entitySet) entitySet {
	kept := entitySet{}
	for id := range set {
		if slices.ContainsFunc(links[id], func(far schema.EntityID) bool { return into[far] }) {
			kept[id] = true
		}
	}
	return kept
}

// expand goes one link further from the end where fewer actors are to be asked.
func (g *guide) expand(ctx context.Context) error {
	sets, links, backwards := &g.ahead, g.onward, false
	if len(g.behind[len(g.behind)-1])-len(g.toward) < len(g.ahead[len(g.ahead)-1])-len(g.onward) {
		sets, links, backwards = &g.behind, g.toward, true
	}
	last := (*sets)[len(*sets)-1]
	var unasked []schema.EntityID
	for id := range last {
		if _, asked := links[id]; !asked {
			unasked = append(unasked, id)
		}
	}
	slices.Sort(unasked)
	if err := g.ask(ctx, unasked, backwards, links); err != nil {
		return err
	}
	next := maps.Clone(last)
	for _, id := range unasked {
		for _, far := range links[id] {
			next[far] = true
		}
	}
	*sets = append(*sets, next)
	return nil
}

// ask gets the links of actors, with merges applied.
func (g *guide) ask(ctx context.Context, actors []schema.EntityID, backwards bool, links map[schema.EntityID][]schema.EntityID) error {
	var ids []schema.EntityID
	for _, id := range actors {
		links[id] = []schema.EntityID{}
		ids = append(append(ids, id), g.aliases[id]...)
	}
	directions := []bool{backwards}
	if g.undirected {
		directions = []bool{false, true}
	}
	for _, backwards := range directions {
		found, err := g.linker.Links(ctx, ids, backwards)
		if err != nil {
			return err
		}
		for id, far := range found {
			id = g.reading.Entity(id)
			for _, other := range far {
				links[id] = append(links[id], g.reading.Entity(other))
			}
		}
	}
	return nil
}

// guidedPath is shortestPath along the layers of a guide, for chains of one
// claim, of two, and so on.
func guidedPath(ctx context.Context, s Store, g *guide, from, to schema.EntityID, f Filter, o PathOptions) ([]schema.ClaimID, error) {
	for hops := 1; hops <= o.MaxHops; hops++ {
		layers, err := g.layers(ctx, hops)
		if err != nil {
			return nil, err
		}
		if layers == nil {
			continue
		}
		ids, err := pathAlong(ctx, s, from, to, f, o, layers)
		if err != nil || ids != nil {
			return ids, err
		}
	}
	return nil, nil
}
