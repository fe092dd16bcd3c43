package index

import (
	"context"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Reach walks from an actor along all claims; see graph.Reacher.
func (v *View) Reach(ctx context.Context, from schema.EntityID, f graph.Filter, o graph.PathOptions) ([]graph.Reached, error) {
	q := v.compile(f)
	if q.none || len(v.runs) == 0 {
		return nil, nil
	}
	w := &walk{nodes: newNodes(q), undirected: o.Undirected}
	start, ok := w.node(from)
	if !ok {
		return nil, nil
	}
	w.begin(start)
	defer w.end()
	var out []graph.Reached
	frontier := []hop{{node: start}}
	for n := 1; n <= o.MaxHops && len(frontier) > 0; n++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		frontier = w.spread(frontier)
		for _, h := range frontier {
			claim := v.ID(v.runs[h.run].order[h.rank])
			out = append(out, graph.Reached{Actor: graph.Actor{ID: w.id(h.node)}, Hops: n, Claim: claim})
		}
	}
	return out, nil
}

// spread takes every claim from the frontier to nodes not reached before, to
// each the first claim.
func (w *walk) spread(frontier []hop) []hop {
	var found []hop
	for run, r := range w.q.v.runs {
		span := newSpan(w.q, r)
		for _, h := range frontier {
			step := func(rank, far uint32) bool {
				at, taken := w.next[far], hop{far, h.node, run, rank}
				switch {
				case w.since[0][far] != never || at != 0 && !w.before(taken, found[at-1]) || !w.match(run, rank):
				case at == 0:
					found = append(found, taken)
					w.next[far] = uint32(len(found))
				default:
					found[at-1] = taken
				}
				return true
			}
			w.eachIn(span, run, h.node, false, step)
			if w.undirected {
				w.eachIn(span, run, h.node, true, step)
			}
		}
	}
	for _, h := range found {
		w.next[h.node], w.since[0][h.node] = 0, 0
		w.reached = append(w.reached, h.node)
	}
	return found
}

// eachIn is each over what can lie in a span.
func (w *walk) eachIn(s span, run int, node uint32, backwards bool, yield func(rank, far uint32) bool) {
	if len(s.early) > 0 {
		s.start = 0
	}
	w.each(run, node, backwards, s.start, s.end, yield)
	if s.dated < s.n {
		w.each(run, node, backwards, s.dated, s.n, yield)
	}
}
