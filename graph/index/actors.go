package index

import (
	"slices"

	"claimgraph/graph"
	"claimgraph/schema"
)

// actors is a set of actors at one level: what a filter's list of entities
// selects. nil selects everything.
type actors struct {
	country  bool     // compare at country level
	entities []uint32 // ascending
	marked   []uint64 // the same as bits, when they are many
	in       []uint16 // countries
}

// fewActors are tested one by one.
const fewActors = 8

// actors codes entities as a filter names them. Entities no claim names are
// left out: a set that is empty but not nil selects nothing.
func (q *query) actors(list []schema.EntityID) *actors {
	if len(list) == 0 {
		return nil
	}
	set := &actors{country: q.f.Level == graph.CountryLevel, entities: []uint32{}}
	for _, id := range list {
		q.include(set, q.reading.Named(id, q.f.Level))
	}
	slices.Sort(set.entities)
	set.entities = slices.Compact(set.entities)
	if n := len(set.entities); n > fewActors {
		set.marked = make([]uint64, set.entities[n-1]/64+1)
		for _, entity := range set.entities {
			set.marked[entity/64] |= 1 << (entity % 64)
		}
	}
	return set
}

// include adds an entity with what was merged into it and, at country level,
// the country it is.
func (q *query) include(set *actors, id schema.EntityID) {
	if code := graph.CountryOf(id); set.country && code != "" {
		if c, ok := q.v.index.words.lookup(code); ok && c != 0 {
			set.in = append(set.in, uint16(c))
		}
	}
	for from, into := range q.reading.Merged {
		if into == id {
			if code, ok := q.v.index.entities.lookup(string(from)); ok {
				set.entities = append(set.entities, code)
			}
		}
	}
	if code, ok := q.v.index.entities.lookup(string(id)); ok && q.reading.Entity(id) == id {
		set.entities = append(set.entities, code)
	}
}

// has reports whether the set selects an argument.
func (s *actors) has(entity uint32, country uint16) bool {
	if s == nil {
		return true
	}
	if s.country && country != 0 {
		return slices.Contains(s.in, country)
	}
	if entity == 0 {
		return false
	}
	if s.marked == nil {
		return slices.Contains(s.entities, entity)
	}
	return int(entity/64) < len(s.marked) && s.marked[entity/64]>>(entity%64)&1 == 1
}
