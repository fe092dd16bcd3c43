package index

import (
	"slices"

	"claimgraph/graph"
	"claimgraph/schema"
)

// nodes are the actors of a query: the codes of entities, of merged ones the
// code of one for all; at country level also, from count upwards, countries.
type nodes struct {
	q       *query
	count   int
	merged  map[uint32]uint32
	members map[uint32][]uint32
}

func newNodes(q *query) nodes {
	n := nodes{q: q, count: len(q.v.entities), merged: map[uint32]uint32{}, members: map[uint32][]uint32{}}
	n.readMerges()
	return n
}

// id gives the actor that a node is.
func (w *nodes) id(node uint32) schema.EntityID {
	if int(node) >= w.count {
		return graph.CountryEntity(w.q.v.words[int(node)-w.count])
	}
	return w.q.actor(node, 0)
}

// node gives the node of an actor.
func (w *nodes) node(id schema.EntityID) (uint32, bool) {
	if node, ok := w.country(id); ok {
		return node, true
	}
	set := &actors{}
	w.q.include(set, id)
	if len(set.entities) == 0 {
		return 0, false
	}
	return w.of(slices.Min(set.entities), 0), true
}

// of gives the node of a row's argument, 0 for none.
func (w *nodes) of(entity uint32, country uint16) uint32 {
	if country != 0 && w.q.f.Level == graph.CountryLevel {
		return uint32(w.count) + uint32(country)
	}
	if len(w.merged) > 0 {
		if node, ok := w.merged[entity]; ok {
			return node
		}
	}
	return entity
}

// readMerges gives entities that mean the same one node: at country level the
// country's, where that is what they mean, else the smallest code among them.
func (w *nodes) readMerges() {
	groups := map[schema.EntityID][]uint32{}
	for from, into := range w.q.reading.Merged {
		if code, ok := w.q.v.index.entities.lookup(string(from)); ok && int(code) < w.count {
			groups[into] = append(groups[into], code)
		}
	}
	if w.q.f.Level == graph.CountryLevel {
		for _, word := range w.q.v.words[1:] {
			if id := graph.CountryEntity(word); groups[id] == nil && w.q.reading.Entity(id) == id {
				groups[id] = []uint32{}
			}
		}
	}
	for into, codes := range groups {
		if code, ok := w.q.v.index.entities.lookup(string(into)); ok && int(code) < w.count {
			codes = append(codes, code)
		}
		if len(codes) == 0 {
			continue
		}
		node, ok := w.country(into)
		if !ok {
			node = slices.Min(codes)
		}
		for _, code := range codes {
			w.merged[code] = node
		}
		w.members[node] = codes
	}
}

// country gives the node of a country at country level.
func (w *nodes) country(id schema.EntityID) (uint32, bool) {
	code := graph.CountryOf(id)
	if code == "" || w.q.f.Level != graph.CountryLevel {
		return 0, false
	}
	c, ok := w.q.v.index.words.lookup(code)
	return uint32(w.count) + c, ok && int(c) < len(w.q.v.words)
}
