package index

import (
	"context"
	"math"
	"slices"
	"sort"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Path finds the claims of graph.Path. Each hop it first looks whether a claim
// leads from where it stands to the goal, from the goal's side, and only then
// takes all claims onwards.
func (v *View) Path(ctx context.Context, from, to schema.EntityID, f graph.Filter, o graph.PathOptions) ([]schema.ClaimID, error) {
	q := v.compile(f)
	if q.none || from == to {
		return nil, nil
	}
	w := &walk{q: q, undirected: o.Undirected, nodes: len(v.entities)}
	w.readMerges()
	start, ok := w.node(from)
	goal, known := w.node(to)
	if !ok || !known {
		return nil, nil
	}
	w.arrived = make([]int64, w.nodes+len(v.words))
	for i := range w.arrived {
		w.arrived[i] = never
	}
	w.arrived[start] = math.MinInt64
	frontier := []hop{{node: start, at: math.MinInt64}}
	var hops [][]hop
	for n := 0; n < o.MaxHops && len(frontier) > 0; n++ {
		hops = append(hops, frontier)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if last, ok := w.arrive(goal); ok {
			return w.trace(hops, last), nil
		}
		if n+1 < o.MaxHops {
			frontier = w.onwards(frontier)
		}
	}
	return nil, nil
}

const never = math.MaxInt64

// hop is how a node was reached: by which row, from which node, when.
type hop struct {
	node, from, row uint32
	at              int64
}

// walk is one search. Nodes are entity codes, of merged ones the code of one
// for all; at country level also, from nodes upwards, countries.
type walk struct {
	q          *query
	undirected bool
	nodes      int
	arrived    []int64 // earliest arrival at each node
	standing   map[uint32]int64
	merged     map[uint32]uint32
	members    map[uint32][]uint32
}

// node gives the node of an actor.
func (w *walk) node(id schema.EntityID) (uint32, bool) {
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
func (w *walk) of(entity uint32, country uint16) uint32 {
	if country != 0 && w.q.f.Level == graph.CountryLevel {
		return uint32(w.nodes) + uint32(country)
	}
	if node, ok := w.merged[entity]; ok {
		return node
	}
	return entity
}

// readMerges gives entities that mean the same one node: at country level the
// country's, where that is what they mean, else the smallest code among them.
func (w *walk) readMerges() {
	w.merged, w.members = map[uint32]uint32{}, map[uint32][]uint32{}
	groups := map[schema.EntityID][]uint32{}
	for from, into := range w.q.reading.Merged {
		if code, ok := w.q.v.index.entities.lookup(string(from)); ok && int(code) < w.nodes {
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
		if code, ok := w.q.v.index.entities.lookup(string(into)); ok && int(code) < w.nodes {
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
func (w *walk) country(id schema.EntityID) (uint32, bool) {
	code := graph.CountryOf(id)
	if code == "" || w.q.f.Level != graph.CountryLevel {
		return 0, false
	}
	c, ok := w.q.v.index.words.lookup(code)
	return uint32(w.nodes) + c, ok && int(c) < len(w.q.v.words)
}

// rows yields the claims that leave a node, or, backwards, lead to it, with the
// node at the other end; those of unknown time not.
func (w *walk) rows(node uint32, backwards bool, since int64, yield func(row, other uint32, at int64) bool) {
	for _, r := range w.q.v.runs {
		out, in := &r.subjects, &r.subjectsIn
		if backwards {
			out, in = &r.objects, &r.objectsIn
		}
		members := w.members[node]
		if int(node) >= w.nodes {
			if !w.follow(in.of(node-uint32(w.nodes)), node, backwards, since, yield) {
				return
			}
		} else if members == nil {
			members = []uint32{node}
		}
		for _, entity := range members {
			if !w.follow(out.of(entity), node, backwards, since, yield) {
				return
			}
		}
	}
}

func (w *walk) follow(rows []uint32, node uint32, backwards bool, since int64, yield func(row, other uint32, at int64) bool) bool {
	if since > math.MinInt64 && len(rows) > 16 {
		rows = rows[sort.Search(len(rows), func(i int) bool { return w.q.v.row(rows[i]).key() >= since }):]
	}
	for _, at := range rows {
		r := w.q.v.row(at)
		if r.from == openFrom {
			break // unknown times stand last
		}
		near, far := w.of(r.subject, r.subjectCountry), w.of(r.object, r.objectCountry)
		if backwards {
			near, far = far, near
		}
		if near == node && far != 0 && far != node && r.from >= since && !yield(at, far, r.from) {
			return false
		}
	}
	return true
}

// arrive finds the first claim that leads to the goal from a node where the
// walk stood a hop ago.
func (w *walk) arrive(goal uint32) (last hop, ok bool) {
	look := func(row, other uint32, at int64) bool {
		stood, standing := w.standing[other]
		if w.standing == nil { // before the first hop only the start is reached
			stood, standing = w.arrived[other], w.arrived[other] != never
		}
		if standing && stood <= at && (!ok || w.before(row, last.row)) && w.q.match(w.q.v.row(row)) {
			last, ok = hop{goal, other, row, at}, true
		}
		return true
	}
	w.rows(goal, true, math.MinInt64, look)
	if w.undirected {
		w.rows(goal, false, math.MinInt64, look)
	}
	return last, ok
}

func (w *walk) before(a, b uint32) bool {
	return w.q.v.row(a).compare(w.q.v.row(b), w.q.v.ids) < 0
}

// onwards takes every claim from the frontier that arrives earlier than any
// before, and gives the nodes reached so.
func (w *walk) onwards(frontier []hop) []hop {
	found := map[uint32]hop{}
	for _, h := range frontier {
		step := func(row, other uint32, at int64) bool {
			if at >= w.arrived[other] {
				return true
			}
			if best, ok := found[other]; ok && !w.before(row, best.row) {
				return true
			}
			if w.q.match(w.q.v.row(row)) {
				found[other] = hop{other, h.node, row, at}
			}
			return true
		}
		w.rows(h.node, false, h.at, step)
		if w.undirected {
			w.rows(h.node, true, h.at, step)
		}
	}
	next := make([]hop, 0, len(found))
	w.standing = make(map[uint32]int64, len(found))
	for node, h := range found {
		w.arrived[node] = h.at
		w.standing[node] = h.at
		next = append(next, h)
	}
	return next
}

// trace follows the hops back from the last.
func (w *walk) trace(hops [][]hop, last hop) []schema.ClaimID {
	ids := make([]schema.ClaimID, len(hops))
	for n := len(hops) - 1; ; n-- {
		ids[n] = w.q.v.ID(last.row)
		if n == 0 {
			return ids
		}
		last = hops[n][slices.IndexFunc(hops[n], func(h hop) bool { return h.node == last.from })]
	}
}
