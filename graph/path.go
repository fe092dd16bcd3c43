package graph

import (
	"context"
	"maps"
	"slices"

	"claimgraph/schema"
)

// PathAnswer is a chain of claims from one actor to another.
type PathAnswer struct {
	From  Actor      `json:"from"`
	To    Actor      `json:"to"`
	Steps []PathStep `json:"steps"`
	Evidence
}

// PathStep leads from one actor to the next by a claim.
type PathStep struct {
	From  Actor        `json:"from"`
	To    Actor        `json:"to"`
	Claim schema.Claim `json:"claim"`
}

// PathOptions tell which chains count.
type PathOptions struct {
	// Undirected also follows claims from object to subject.
	Undirected bool
	// MaxHops bounds the chain; 0 means 6.
	MaxHops int
}

// Pather is a Store that finds paths itself.
type Pather interface {
	// ShortestPath gives the claims that Path describes, none if there is no
	// path. Actors are at the filter's level, with merges applied.
	ShortestPath(ctx context.Context, from, to schema.EntityID, f Filter, o PathOptions) ([]schema.ClaimID, error)
}

const defaultHops = 6

// Path gives a shortest time-respecting chain among the claims f selects: the
// object of each claim is the subject of the next, which did not happen
// earlier; claims of unknown time do not count. Of the shortest chains it takes
// the one that arrives first (Wu et al., "Path problems in temporal graphs",
// VLDB 2014). The filter's own Subjects, Objects, Either and Limit are ignored.
func Path(ctx context.Context, s Store, from, to schema.EntityID, f Filter, o PathOptions) (*PathAnswer, error) {
	if o.MaxHops <= 0 {
		o.MaxHops = defaultHops
	}
	f.Limit, f.Subjects, f.Objects, f.Either = 0, nil, nil, nil
	cast, err := newCaster(ctx, s, f)
	if err != nil {
		return nil, err
	}
	for _, id := range []*schema.EntityID{&from, &to} {
		if *id, err = cast.level(*id, f.Level); err != nil {
			return nil, err
		}
	}
	var answer PathAnswer
	if answer.From, err = cast.actor(from); err != nil {
		return nil, err
	}
	if answer.To, err = cast.actor(to); err != nil {
		return nil, err
	}
	var ids []schema.ClaimID
	if from != to {
		ids, err = shortestPath(ctx, s, cast.reading, from, to, f, o)
	}
	if err != nil {
		return nil, err
	}
	if len(ids) == 0 {
		answer.Evidence = noEvidence(f, "a chain of claims in order of time from %s to %s", answer.From.Label(), answer.To.Label())
		return &answer, nil
	}
	return &answer, answer.fill(ctx, cast, ids, from, f.Level)
}

// fill reads the claims of the chain.
func (a *PathAnswer) fill(ctx context.Context, cast *caster, ids []schema.ClaimID, at schema.EntityID, level Level) error {
	for _, id := range ids {
		c, err := cast.store.Claim(ctx, id)
		if err != nil {
			return err
		}
		next := cast.reading.Actor(c.Object, level)
		if cast.reading.Actor(c.Subject, level) != at {
			next = cast.reading.Actor(c.Subject, level)
		}
		step := PathStep{Claim: c}
		if step.From, err = cast.actor(at); err != nil {
			return err
		}
		if step.To, err = cast.actor(next); err != nil {
			return err
		}
		a.Steps = append(a.Steps, step)
		at = next
	}
	return nil
}

// arrival is how a node was reached: the claim, the node before, and in how
// many hops.
type arrival struct {
	fact Fact
	from schema.EntityID
	hops int
}

// shortestPath finds the chain in the best way the store has.
func shortestPath(ctx context.Context, s Store, reading *Reading, from, to schema.EntityID, f Filter, o PathOptions) ([]schema.ClaimID, error) {
	if pather, ok := s.(Pather); ok && f.Text == "" {
		return pather.ShortestPath(ctx, from, to, f, o)
	}
	if linker, ok := s.(Linker); ok && f.Level != CountryLevel {
		return guidedPath(ctx, s, newGuide(linker, reading, from, to, o.Undirected), from, to, f, o)
	}
	return pathAlong(ctx, s, from, to, f, o, make([]entitySet, o.MaxHops+1))
}

// pathAlong searches breadth first over the store's facts, one question a hop,
// keeping for every node its earliest arrival in as many hops. layers says
// where the chain may be after each hop, nil meaning anywhere, and how long it
// may be.
func pathAlong(ctx context.Context, s Store, from, to schema.EntityID, f Filter, o PathOptions, layers []entitySet) ([]schema.ClaimID, error) {
	reached := map[schema.EntityID][]arrival{from: {{}}} // by hops, ever earlier
	frontier := []schema.EntityID{from}
	for hop := 1; hop < len(layers) && len(frontier) > 0; hop++ {
		found := map[schema.EntityID]arrival{}
		follow := func(fact *Fact, near, far schema.EntityID) {
			if layers[hop] == nil || layers[hop][far] {
				relax(fact, near, far, hop, reached, found)
			}
		}
		for fact, err := range Facts(ctx, s, around(f, frontier, o, layers[hop])) {
			if err != nil {
				return nil, err
			}
			follow(fact, fact.Subject, fact.Object)
			if o.Undirected {
				follow(fact, fact.Object, fact.Subject)
			}
		}
		frontier = frontier[:0]
		for id, a := range found {
			reached[id] = append(reached[id], a)
			frontier = append(frontier, id)
		}
		if _, ok := found[to]; ok {
			return backtrack(reached, to, hop), nil
		}
	}
	return nil, nil
}

// maxNamed is how many actors a filter names rather than none.
const maxNamed = 500

// around narrows a filter to the claims that go on from a frontier, where it
// may be told to some actors.
func around(f Filter, frontier []schema.EntityID, o PathOptions, next entitySet) Filter {
	switch {
	case o.Undirected:
		f.Either = frontier
	default:
		f.Subjects = frontier
		if next != nil && len(next) <= maxNamed {
			f.Objects = slices.Sorted(maps.Keys(next))
		}
	}
	return f
}

// relax follows a fact from one node to another if it comes in time, from where
// the node stood a hop before, and keeps it if it arrives earlier than any.
func relax(fact *Fact, from, to schema.EntityID, hop int, reached map[schema.EntityID][]arrival, found map[schema.EntityID]arrival) {
	at := reached[from]
	if to == "" || from == "" || from == to || len(at) == 0 || at[len(at)-1].hops != hop-1 || fact.When.From.IsZero() {
		return
	}
	if last := at[len(at)-1]; last.hops > 0 && fact.When.From.Before(last.fact.When.From) {
		return
	}
	if old := reached[to]; len(old) > 0 && (old[len(old)-1].hops == 0 || !fact.When.From.Before(old[len(old)-1].fact.When.From)) {
		return
	}
	if best, ok := found[to]; ok && CompareFacts(&best.fact, fact) <= 0 {
		return
	}
	found[to] = arrival{*fact, from, hop}
}

func backtrack(reached map[schema.EntityID][]arrival, at schema.EntityID, hop int) []schema.ClaimID {
	ids := make([]schema.ClaimID, hop)
	for ; hop > 0; hop-- {
		for _, a := range reached[at] {
			if a.hops == hop {
				ids[hop-1], at = a.fact.Claim, a.from
				break
			}
		}
	}
	return ids
}
