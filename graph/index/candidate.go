package index

import "slices"

// perList is what looking a list up costs, in rows tested.
const perList = 8

// candidates chooses the lists of a run, cut to the span, that hold every rank
// that can match and cost least to test; nil when testing the whole span costs
// less.
func (s *span) candidates(q *query, r *run) []list {
	var best []list
	cost := s.size()
	offer := func(groups ...[]list) {
		lists := []list{}
		n := 0
		for _, group := range groups {
			if n += perList * len(group); n >= cost {
				return
			}
			for _, l := range group {
				lists = s.cut(l, lists)
			}
		}
		for _, l := range lists {
			n += len(l.ranks)
		}
		if n < cost {
			best, cost = lists, n
		}
	}
	if q.subjects != nil {
		offer(edgeLists(&r.subjects, &r.subjectsIn, q.subjects, q.objects))
	}
	if q.objects != nil {
		offer(edgeLists(&r.objects, &r.objectsIn, q.objects, q.subjects))
	}
	if q.either != nil {
		offer(edgeLists(&r.subjects, &r.subjectsIn, q.either, nil), edgeLists(&r.objects, &r.objectsIn, q.either, nil))
	}
	if q.holders != nil {
		offer(lists(&r.holders, &r.holdersIn, q.holders))
	}
	if q.roles != nil {
		offer(edgeLists(&r.subjects, &r.subjectsIn, q.roles, nil), edgeLists(&r.objects, &r.objectsIn, q.roles, nil),
			lists(&r.holders, &r.holdersIn, q.roles), lists(&r.roles, &r.rolesIn, q.roles))
	}
	if q.articles != nil {
		offer(ofKeys(&r.articles, q.articles))
	}
	if q.countries != nil {
		offer(ofKeys(&r.subjectsIn, q.countries), ofKeys(&r.objectsIn, q.countries), ofKeys(&r.holdersIn, q.countries))
	}
	return best
}

// edgeLists lists the ranks of a set of actors at one end; at actor level the
// other end can be tested without looking at the row.
func edgeLists(e *edges, in *postings, set, others *actors) []list {
	var out []list
	for _, entity := range set.entities {
		ranks, far := e.of(entity)
		if len(ranks) == 0 {
			continue
		}
		l := list{ranks: ranks}
		if others != nil && !others.country {
			l.others, l.want = far, others
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
	keys = slices.Compact(slices.Sorted(slices.Values(keys)))
	for _, key := range keys {
		if ranks := p.of(key); len(ranks) > 0 {
			out = append(out, list{ranks: ranks})
		}
	}
	return out
}
