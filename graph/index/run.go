package index

import (
	"slices"
)

// run is an immutable stretch of rows, [first, first+len(order)). Within it a
// row goes by its rank, its place in order of time: lists of ranks are cut to a
// stretch of time and merged without looking at the rows.
type run struct {
	first int
	order []uint32 // rows by rank, see row.compare
	// moments are the distinct starts, ascending, each with its first rank; dated
	// counts the ranks that have one. The others follow.
	moments []int64
	begins  []uint32
	dated   int
	// long lists the ranks of rows that last longer than shortLength or for ever;
	// every other row ends within it of its start.
	long []uint32
	open bool // whether it holds open triples

	subjects, objects        edges
	holders, roles, articles postings // roles: about and place
	subjectsIn, objectsIn    postings // by country
	holdersIn, rolesIn       postings
}

// postings lists, for each key that occurs, its ranks, ascending.
type postings struct {
	keys  []uint32 // ascending
	ends  []uint32 // of the ranks of key i
	ranks []uint32
}

// edges are postings that know the entity at the other end of each rank.
type edges struct {
	postings
	others []uint32
}

// bounds tells where a key's ranks are.
func (p *postings) bounds(key uint32) (start, end int) {
	i, ok := slices.BinarySearch(p.keys, key)
	if !ok {
		return 0, 0
	}
	if i > 0 {
		start = int(p.ends[i-1])
	}
	return start, int(p.ends[i])
}

func (p *postings) of(key uint32) []uint32 {
	start, end := p.bounds(key)
	return p.ranks[start:end]
}

// of gives a key's ranks with the entities at their other ends.
func (e *edges) of(key uint32) (ranks, others []uint32) {
	start, end := e.bounds(key)
	return e.ranks[start:end], e.others[start:end]
}

// since is the first rank that starts at an instant or later; ranks of unknown
// start do at math.MaxInt64.
func (r *run) since(at int64) uint32 {
	i, _ := slices.BinarySearch(r.moments, at)
	if i == len(r.moments) {
		return uint32(r.dated)
	}
	return r.begins[i]
}

// sorted lists the rows [first, end) in order of time.
func (x *Index) sorted(first, end int) []uint32 {
	order := make([]uint32, 0, end-first)
	for i := first; i < end; i++ {
		order = append(order, uint32(i))
	}
	names := x.ids.snapshot()
	slices.SortFunc(order, func(a, b uint32) int { return x.row(a).compare(x.row(b), names) })
	return order
}

func (x *Index) row(i uint32) *row { return &x.blocks[i>>blockBits][i&(blockSize-1)] }

// build makes the run of rows that are in order.
func (x *Index) build(order []uint32, first int) *run {
	r := &run{first: first, order: order}
	r.readTimes(x)
	one := func(field func(*row) uint32) postings {
		return x.gather(order, func(r *row) (uint32, uint32) { return field(r), 0 })
	}
	r.subjects.postings = one(func(r *row) uint32 { return r.subject })
	r.objects.postings = one(func(r *row) uint32 { return r.object })
	r.subjects.others = make([]uint32, len(r.subjects.ranks))
	for i, rank := range r.subjects.ranks {
		r.subjects.others[i] = x.row(order[rank]).object
	}
	r.objects.others = make([]uint32, len(r.objects.ranks))
	for i, rank := range r.objects.ranks {
		r.objects.others[i] = x.row(order[rank]).subject
	}
	r.holders = one(func(r *row) uint32 { return r.holder })
	r.roles = x.gather(order, func(r *row) (uint32, uint32) { return r.about, r.place })
	r.articles = one(func(r *row) uint32 { return r.article })
	r.subjectsIn = one(func(r *row) uint32 { return uint32(r.subjectCountry) })
	r.objectsIn = one(func(r *row) uint32 { return uint32(r.objectCountry) })
	r.holdersIn = one(func(r *row) uint32 { return uint32(r.holderCountry) })
	r.rolesIn = x.gather(order, func(r *row) (uint32, uint32) {
		return uint32(r.aboutCountry), uint32(r.placeCountry)
	})
	return r
}

// readTimes finds the moments, the long rows and the open ones.
func (r *run) readTimes(x *Index) {
	for rank, at := range r.order {
		row := x.row(at)
		r.open = r.open || row.flags&isOpen != 0
		if row.from == openFrom {
			continue
		}
		r.dated = rank + 1
		if n := len(r.moments); n == 0 || r.moments[n-1] != row.from {
			r.moments, r.begins = append(r.moments, row.from), append(r.begins, uint32(rank))
		}
		if row.to == openTo || row.to-row.from > shortLength {
			r.long = append(r.long, uint32(rank))
		}
	}
	r.moments, r.begins = slices.Clip(r.moments), slices.Clip(r.begins)
}

// gather lists ranks by the one or two keys that field gives, 0 for none.
func (x *Index) gather(order []uint32, field func(*row) (uint32, uint32)) postings {
	var p postings
	total := 0
	count := func(key uint32) {
		if key == 0 {
			return
		}
		if int(key) >= len(x.counts) {
			x.counts = append(x.counts, make([]uint32, int(key)+1-len(x.counts)+len(x.counts)/2)...)
		}
		if x.counts[key] == 0 {
			p.keys = append(p.keys, key)
		}
		x.counts[key]++
		total++
	}
	for _, at := range order {
		a, b := field(x.row(at))
		count(a)
		if b != a {
			count(b)
		}
	}
	slices.Sort(p.keys)
	p.keys = slices.Clip(p.keys)
	p.ends = make([]uint32, len(p.keys))
	p.ranks = make([]uint32, total)
	next := uint32(0)
	for i, key := range p.keys { // counts become the places to fill next
		next, x.counts[key] = next+x.counts[key], next
		p.ends[i] = next
	}
	put := func(key uint32, rank int) {
		if key != 0 {
			p.ranks[x.counts[key]] = uint32(rank)
			x.counts[key]++
		}
	}
	for rank, at := range order {
		a, b := field(x.row(at))
		put(a, rank)
		if b != a {
			put(b, rank)
		}
	}
	for _, key := range p.keys {
		x.counts[key] = 0
	}
	return p
}

// shortLength is a month in microseconds.
const shortLength = 31 * 24 * 60 * 60 * 1_000_000

// compact merges the youngest runs while they are of like size.
func (x *Index) compact() {
	for len(x.runs) > 1 {
		a, b := x.runs[len(x.runs)-2], x.runs[len(x.runs)-1]
		if len(a.order) > runRatio*len(b.order) {
			return
		}
		names := x.ids.snapshot()
		order := merge(a.order, b.order, func(p, q uint32) int { return x.row(p).compare(x.row(q), names) })
		x.runs = append(x.runs[:len(x.runs)-2:len(x.runs)-2], x.build(order, a.first))
	}
}

// runRatio bounds how many runs there are: each is at least this many times as
// long as the next.
const runRatio = 4

// merge joins two sorted lists; what is in both comes once.
func merge(a, b []uint32, compare func(p, q uint32) int) []uint32 {
	out := make([]uint32, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch c := compare(a[0], b[0]); {
		case a[0] == b[0]:
			out, a, b = append(out, a[0]), a[1:], b[1:]
		case c <= 0:
			out, a = append(out, a[0]), a[1:]
		default:
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}
