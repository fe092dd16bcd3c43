package index

import (
	"context"
	"slices"
	"sort"
)

// list is candidate rows in order of time; others, where known, holds the
// entity at the other end of each.
type list struct {
	rows   []uint32
	others []uint32
	want   *actors // whom others must be; nil: not tested
	whole  bool    // all rows of the run
	long   []uint32
}

// rows selects the rows that match, at most limit, in order of time.
func (q *query) rows(ctx context.Context, limit int) ([]uint32, error) {
	var found []uint32
	for _, r := range q.v.runs {
		for _, l := range q.candidates(r) {
			rows, err := q.pick(ctx, l, limit)
			if err != nil {
				return nil, err
			}
			if len(found) == 0 {
				found = rows
			} else if len(rows) > 0 {
				found = merge(found, rows, func(a, b uint32) int { return q.v.row(a).compare(q.v.row(b), q.v.ids) })
			}
		}
	}
	return found[:min(len(found), limit)], nil
}

// pick tests candidates until limit match.
func (q *query) pick(ctx context.Context, l list, limit int) ([]uint32, error) {
	var found []uint32
	for _, part := range q.inTime(l) {
		for i, at := range part.rows {
			if i&0xfff == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if part.others != nil && !part.want.has(part.others[i], 0) {
				continue
			}
			if q.match(q.v.row(at)) {
				if found = append(found, at); len(found) == limit {
					return found, nil
				}
			}
		}
	}
	return found, nil
}

// inTime cuts off what begins after the window asked for, and what ended before
// it, in parts that stand in order of time. Rows of unknown start stand at the
// end of a list and stay; so do, at the beginning, the long ones.
func (q *query) inTime(l list) []list {
	if q.during.all || len(l.rows) < 16 {
		return []list{l}
	}
	from := func(key int64) int {
		return sort.Search(len(l.rows), func(i int) bool { return q.v.row(l.rows[i]).key() >= key })
	}
	tail := sort.Search(len(l.rows), func(i int) bool { return q.v.row(l.rows[i]).from == openFrom })
	start, end := 0, tail
	if q.during.to != openTo {
		end = min(tail, from(q.during.to))
	}
	var early list
	if q.during.from != openFrom && (l.whole || len(l.long) == 0) {
		start = min(end, from(q.during.from-shortLength))
		n := sort.Search(len(l.long), func(i int) bool { return q.v.row(l.long[i]).key() >= q.during.from-shortLength })
		early = list{rows: l.long[:n]}
	}
	return []list{early, l.slice(start, end), l.slice(tail, len(l.rows))}
}

func (l list) slice(start, end int) list {
	l.rows = l.rows[start:end]
	if l.others != nil {
		l.others = l.others[start:end]
	}
	return l
}

// candidates chooses the shortest lists of a run that together hold every row
// that can match.
func (q *query) candidates(r *run) []list {
	best := []list{{rows: r.order, whole: true}}
	size := len(r.order)
	offer := func(lists []list) {
		n := 0
		for _, l := range lists {
			n += len(l.rows)
		}
		if n < size {
			best, size = lists, n
		}
	}
	if q.subjects != nil {
		offer(edgeLists(&r.subjects, &r.subjectsIn, q.subjects, q.objects))
	}
	if q.objects != nil {
		offer(edgeLists(&r.objects, &r.objectsIn, q.objects, q.subjects))
	}
	if q.either != nil {
		offer(slices.Concat(edgeLists(&r.subjects, &r.subjectsIn, q.either, nil), edgeLists(&r.objects, &r.objectsIn, q.either, nil)))
	}
	if q.holders != nil {
		offer(lists(&r.holders, &r.holdersIn, q.holders))
	}
	if q.roles != nil {
		offer(slices.Concat(
			edgeLists(&r.subjects, &r.subjectsIn, q.roles, nil), edgeLists(&r.objects, &r.objectsIn, q.roles, nil),
			lists(&r.holders, &r.holdersIn, q.roles), lists(&r.roles, &r.rolesIn, q.roles)))
	}
	if q.articles != nil {
		offer(ofKeys(&r.articles, q.articles))
	}
	if q.countries != nil {
		offer(slices.Concat(ofKeys(&r.subjectsIn, q.countries), ofKeys(&r.objectsIn, q.countries), ofKeys(&r.holdersIn, q.countries)))
	}
	for i := range best {
		best[i].long = r.long
	}
	return best
}

// edgeLists lists the rows of a set of actors at one end; at actor level the
// other end can be tested without looking at the row.
func edgeLists(e *edges, in *postings, set, others *actors) []list {
	var out []list
	for _, entity := range set.entities {
		start, end := e.bounds(entity)
		if start == end {
			continue
		}
		l := list{rows: e.rows[start:end]}
		if others != nil && !others.country {
			l.others, l.want = e.others[start:end], others
		}
		out = append(out, l)
	}
	return append(out, byCountry(in, set)...)
}

func lists(p, in *postings, set *actors) []list {
	return append(ofKeys(p, set.entities), byCountry(in, set)...)
}

func byCountry(in *postings, set *actors) []list {
	var keys []uint32
	for _, c := range set.in {
		keys = append(keys, uint32(c))
	}
	return ofKeys(in, keys)
}

func ofKeys(p *postings, keys []uint32) []list {
	var out []list
	for _, key := range keys {
		if rows := p.of(key); len(rows) > 0 {
			out = append(out, list{rows: rows})
		}
	}
	return out
}
