package index

import (
	"context"
	"math/bits"
	"slices"
)

// list is candidate ranks of a run, ascending; others, where known, holds the
// entity at the other end of each.
type list struct {
	ranks  []uint32
	others []uint32
	want   *actors // whom others must be; nil: not tested
}

// rows selects the rows that match, at most limit, in order of time.
func (q *query) rows(ctx context.Context, limit int) ([]uint32, error) {
	var found []uint32
	for _, r := range q.v.runs {
		ranks, err := q.ranks(ctx, r, limit)
		if err != nil {
			return nil, err
		}
		for i, rank := range ranks {
			ranks[i] = r.order[rank]
		}
		if len(found) == 0 {
			found = ranks
		} else if len(ranks) > 0 {
			found = merge(found, ranks, func(a, b uint32) int { return q.v.row(a).compare(q.v.row(b), q.v.ids) })
		}
	}
	return found[:min(len(found), limit)], nil
}

// ranks selects the ranks of a run that match, at least the first limit of
// them, ascending.
func (q *query) ranks(ctx context.Context, r *run, limit int) ([]uint32, error) {
	s := newSpan(q, r)
	lists := s.candidates(q, r)
	if lists == nil {
		return s.all(ctx, q, r, limit)
	}
	if len(lists) == 1 {
		return q.pick(ctx, r, lists[0], nil, limit)
	}
	var found []uint32
	for _, l := range lists {
		var err error
		if found, err = q.pick(ctx, r, l, found, limit); err != nil {
			return nil, err
		}
	}
	return ordered(found, len(r.order)), nil
}

// pick adds the candidates that match to found, at most limit.
func (q *query) pick(ctx context.Context, r *run, l list, found []uint32, limit int) ([]uint32, error) {
	for i, rank := range l.ranks {
		if i&0xfff == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if l.others != nil && !l.want.has(l.others[i], 0) {
			continue
		}
		if q.match(q.v.row(r.order[rank])) {
			found = append(found, rank)
			if limit--; limit == 0 {
				break
			}
		}
	}
	return found, nil
}

// ordered sorts ranks below n and drops repetitions; many are sorted by
// marking them.
func ordered(ranks []uint32, n int) []uint32 {
	if len(ranks) < n/64 || len(ranks) < 1024 {
		slices.Sort(ranks)
		return slices.Compact(ranks)
	}
	marked := make([]uint64, n/64+1)
	for _, rank := range ranks {
		marked[rank/64] |= 1 << (rank % 64)
	}
	ranks = ranks[:0]
	for i, word := range marked {
		for ; word != 0; word &= word - 1 {
			ranks = append(ranks, uint32(i*64+bits.TrailingZeros64(word)))
		}
	}
	return ranks
}

// span is the ranks of a run that can lie in the time asked for: from start to
// end, the long ones before start, and those of unknown start from dated on.
type span struct {
	start, end, dated, n uint32
	early                []uint32
}

// newSpan cuts off what begins after the window asked for, and what ended
// before it.
func newSpan(q *query, r *run) span {
	s := span{end: uint32(r.dated), dated: uint32(r.dated), n: uint32(len(r.order))}
	if q.during.to != openTo {
		s.end = r.since(q.during.to)
	}
	if q.during.from != openFrom {
		s.start = min(s.end, r.since(q.during.from-shortLength))
		n, _ := slices.BinarySearch(r.long, s.start)
		s.early = r.long[:n]
	}
	return s
}

func (s *span) size() int { return len(s.early) + int(s.end-s.start) + int(s.n-s.dated) }

// all tests every rank of the span.
func (s *span) all(ctx context.Context, q *query, r *run, limit int) ([]uint32, error) {
	found, err := q.pick(ctx, r, list{ranks: s.early}, nil, limit)
	for _, part := range [][2]uint32{{s.start, s.end}, {s.dated, s.n}} {
		for rank := part[0]; rank < part[1]; rank++ {
			if err != nil || len(found) >= limit {
				return found, err
			}
			if rank&0xfff == 0 {
				err = ctx.Err()
			}
			if q.match(q.v.row(r.order[rank])) {
				found = append(found, rank)
			}
		}
	}
	return found, err
}

// cut keeps of a list what lies in the span. Lists of keys do not know which of
// their ranks are long: those before start stay when the run has long ones.
func (s *span) cut(l list, out []list) []list {
	from := 0
	if s.start > 0 && len(s.early) == 0 {
		from, _ = slices.BinarySearch(l.ranks, s.start)
	}
	to, _ := slices.BinarySearch(l.ranks, s.end)
	dated := to
	if s.dated > s.end {
		dated, _ = slices.BinarySearch(l.ranks, s.dated)
	}
	if dated == to { // those of unknown start follow at once
		to, dated = len(l.ranks), len(l.ranks)
	}
	for _, part := range [][2]int{{from, to}, {dated, len(l.ranks)}} {
		if part[0] < part[1] {
			p := list{ranks: l.ranks[part[0]:part[1]], want: l.want}
			if l.others != nil {
				p.others = l.others[part[0]:part[1]]
			}
			out = append(out, p)
		}
	}
	return out
}
