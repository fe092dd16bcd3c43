package index

import (
	"context"
	"iter"

	"claimgraph/graph"
)

// FactsByPair yields facts pair by pair; see graph.PairFacter.
func (v *View) FactsByPair(ctx context.Context, f graph.Filter) iter.Seq2[*graph.Fact, error] {
	return func(yield func(*graph.Fact, error) bool) {
		q := v.compile(f)
		rows, err := q.selected(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		nodes := newNodes(q)
		var fact graph.Fact
		for _, at := range nodes.pairs(rows) {
			q.fact(v.row(at), &fact)
			if !yield(&fact, nil) {
				return
			}
		}
	}
}

// pairs puts the rows that have a subject and an object in order of both,
// leaving the order of those that have the same.
func (w *nodes) pairs(rows []uint32) []uint32 {
	subjects, objects := make([]uint32, 0, len(rows)), make([]uint32, 0, len(rows))
	kept := rows[:0]
	for _, at := range rows {
		r := w.q.v.row(at)
		s, o := w.of(r.subject, r.subjectCountry), w.of(r.object, r.objectCountry)
		if s != 0 && o != 0 {
			kept, subjects, objects = append(kept, at), append(subjects, s), append(objects, o)
		}
	}
	order := make([]uint32, len(kept))
	for i := range order {
		order[i] = uint32(i)
	}
	n := w.count + len(w.q.v.words)
	order = byNode(byNode(order, objects, n), subjects, n)
	for i, at := range order {
		order[i] = kept[at]
	}
	return order
}

// byNode sorts places by the node at each, below n, leaving the order of equals.
func byNode(places, node []uint32, n int) []uint32 {
	starts := make([]uint32, n+1)
	for _, at := range places {
		starts[node[at]+1]++
	}
	for i := 1; i <= n; i++ {
		starts[i] += starts[i-1]
	}
	out := make([]uint32, len(places))
	for _, at := range places {
		out[starts[node[at]]] = at
		starts[node[at]]++
	}
	return out
}
