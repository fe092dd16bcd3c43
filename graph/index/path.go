package index

import (
	"context"
	"slices"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Path finds the claims of graph.Path. Each hop it first looks whether a claim
// leads from a node reached to the goal, from the goal's side, and only then
// takes all claims onwards.
func (v *View) Path(ctx context.Context, from, to schema.EntityID, f graph.Filter, o graph.PathOptions) ([]schema.ClaimID, error) {
	q := v.compile(f)
	if q.none || from == to {
		return nil, nil
	}
	w := &walk{nodes: newNodes(q), undirected: o.Undirected}
	start, ok := w.node(from)
	goal, known := w.node(to)
	if !ok || !known {
		return nil, nil
	}
	w.begin(start)
	defer w.end()
	frontier := []hop{{node: start}}
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

// hop is how a node was reached: from which node, by which rank of which run.
type hop struct {
	node, from uint32
	run        int
	rank       uint32
}

// walk is one search.
type walk struct {
	nodes
	undirected bool
	*steps
}

// steps is the memory of a walk, used again by later ones.
type steps struct {
	// since gives, for each run and node, the first rank that starts when the
	// node was reached or later: those that lead on from it; those before it
	// reach it earlier. It is never where the node was not reached.
	since   [][]uint32
	next    []uint32 // by node: its place plus one among the hops being found
	reached []uint32 // the nodes whose since is set
}

const never = ^uint32(0)

func (w *walk) begin(start uint32) {
	w.steps, _ = w.q.v.index.walks.Get().(*steps)
	if w.steps == nil {
		w.steps = &steps{}
	}
	n := w.count + len(w.q.v.words)
	if len(w.next) < n {
		w.next = make([]uint32, n+n/4)
		w.since = nil
	}
	for len(w.since) < len(w.q.v.runs) {
		w.since = append(w.since, slices.Repeat([]uint32{never}, len(w.next)))
	}
	for k := range w.since {
		w.since[k][start] = 0
	}
	w.reached = append(w.reached, start)
}

// end gives the memory back as it was.
func (w *walk) end() {
	for _, node := range w.reached {
		for k := range w.since {
			w.since[k][node] = never
		}
	}
	w.reached = w.reached[:0]
	w.q.v.index.walks.Put(w.steps)
}

// each yields the ranks of a run, from one up to another, that leave a node, or,
// backwards, lead to it, with the node at the other end. A node may have several
// lists: yield ends the present one by giving false.
func (w *walk) each(run int, node uint32, backwards bool, since, until uint32, yield func(rank, far uint32) bool) {
	r := w.q.v.runs[run]
	ends, in := &r.subjects, &r.subjectsIn
	if backwards {
		ends, in = &r.objects, &r.objectsIn
	}
	if int(node) >= w.count {
		w.byRow(r, in.of(node-uint32(w.count)), node, backwards, since, until, yield)
	}
	members := w.members[node]
	if members == nil && int(node) < w.count {
		members = []uint32{node}
	}
	for _, entity := range members {
		ranks, others := ends.of(entity)
		if w.q.f.Level == graph.CountryLevel {
			w.byRow(r, ranks, node, backwards, since, until, yield)
			continue
		}
		from, _ := slices.BinarySearch(ranks, since)
		for i := from; i < len(ranks) && ranks[i] < until; i++ {
			if far := w.of(others[i], 0); far != 0 && far != node && !yield(ranks[i], far) {
				break
			}
		}
	}
}

// byRow is each of one list, where the rows tell whom they mean.
func (w *walk) byRow(r *run, ranks []uint32, node uint32, backwards bool, since, until uint32, yield func(rank, far uint32) bool) {
	from, _ := slices.BinarySearch(ranks, since)
	for _, rank := range ranks[from:] {
		if rank >= until {
			return
		}
		row := w.q.v.row(r.order[rank])
		near, far := w.of(row.subject, row.subjectCountry), w.of(row.object, row.objectCountry)
		if backwards {
			near, far = far, near
		}
		if near == node && far != 0 && far != node && !yield(rank, far) {
			return
		}
	}
}

// match reports whether the claim at a rank is among those asked for.
func (w *walk) match(run int, rank uint32) bool {
	r := w.q.v.runs[run]
	return w.q.anything && !r.open || w.q.match(w.q.v.row(r.order[rank]))
}

// before reports whether a hop's claim comes before another's.
func (w *walk) before(a, b hop) bool {
	if a.run == b.run {
		return a.rank < b.rank
	}
	runs := w.q.v.runs
	return w.q.v.row(runs[a.run].order[a.rank]).compare(w.q.v.row(runs[b.run].order[b.rank]), w.q.v.ids) < 0
}

// arrive finds the first claim that leads to the goal from a node in time.
// Those reached in fewer hops than the last lead nowhere new.
func (w *walk) arrive(goal uint32) (last hop, ok bool) {
	for run, r := range w.q.v.runs {
		dated := uint32(r.dated)
		look := func(rank, far uint32) bool {
			if rank < w.since[run][far] || !w.match(run, rank) {
				return true
			}
			if h := (hop{goal, far, run, rank}); !ok || w.before(h, last) {
				last, ok = h, true
			}
			return false // what follows is later
		}
		w.each(run, goal, true, 0, dated, look)
		if w.undirected {
			w.each(run, goal, false, 0, dated, look)
		}
	}
	return last, ok
}

// onwards takes every claim from the frontier that arrives earlier than any
// before, and gives the nodes reached so.
func (w *walk) onwards(frontier []hop) []hop {
	var found []hop
	for run, r := range w.q.v.runs {
		since, dated := w.since[run], uint32(r.dated)
		for _, h := range frontier {
			step := func(rank, far uint32) bool {
				if rank >= since[far] {
					return true
				}
				taken := hop{far, h.node, run, rank}
				if at := w.next[far]; at == 0 {
					if w.match(run, rank) {
						found = append(found, taken)
						w.next[far] = uint32(len(found))
					}
				} else if w.before(taken, found[at-1]) && w.match(run, rank) {
					found[at-1] = taken
				}
				return true
			}
			w.each(run, h.node, false, since[h.node], dated, step)
			if w.undirected {
				w.each(run, h.node, true, since[h.node], dated, step)
			}
		}
	}
	for _, h := range found {
		w.next[h.node] = 0
		w.reach(h)
	}
	return found
}

// reach notes when a node was reached.
func (w *walk) reach(h hop) {
	at := w.q.v.row(w.q.v.runs[h.run].order[h.rank]).from
	for k, r := range w.q.v.runs {
		w.since[k][h.node] = r.since(at)
	}
	w.reached = append(w.reached, h.node)
}

// trace follows the hops back from the last.
func (w *walk) trace(hops [][]hop, last hop) []schema.ClaimID {
	ids := make([]schema.ClaimID, len(hops))
	for n := len(hops) - 1; ; n-- {
		ids[n] = w.q.v.ID(w.q.v.runs[last.run].order[last.rank])
		if n == 0 {
			return ids
		}
		last = hops[n][slices.IndexFunc(hops[n], func(h hop) bool { return h.node == last.from })]
	}
}
