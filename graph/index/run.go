package index

import (
	"slices"
)

// run is an immutable stretch of rows, [first, first+len(order)).
type run struct {
	first int
	order []uint32 // rows in order of time, see row.compare
	// long lists, in order of time, the rows that last longer than shortLength or
	// for ever; every other row ends within it of its start.
	long []uint32

	subjects, objects        edges
	holders, roles, articles postings // roles: about and place
	subjectsIn, objectsIn    postings // by country
	holdersIn, rolesIn       postings
}

// postings lists, for each key that occurs, its rows in order of time.
type postings struct {
	keys []uint32 // ascending
	ends []uint32 // of the rows of key i
	rows []uint32
}

// edges are postings that know the entity at the other end of each row.
type edges struct {
	postings
	others []uint32
}

// of gives the bounds of a key's rows.
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
	return p.rows[start:end]
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
	for _, at := range order {
		if row := x.row(at); row.from != openFrom && (row.to == openTo || row.to-row.from > shortLength) {
			r.long = append(r.long, at)
		}
	}
	one := func(field func(*row) uint32) postings {
		return x.gather(order, func(r *row) (uint32, uint32) { return field(r), 0 })
	}
	r.subjects.postings = one(func(r *row) uint32 { return r.subject })
	r.objects.postings = one(func(r *row) uint32 { return r.object })
	r.subjects.others = make([]uint32, len(r.subjects.rows))
	for i, at := range r.subjects.rows {
		r.subjects.others[i] = x.row(at).object
	}
	r.objects.others = make([]uint32, len(r.objects.rows))
	for i, at := range r.objects.rows {
		r.objects.others[i] = x.row(at).subject
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

// gather lists rows by the one or two keys that field gives, 0 for none.
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
	p.rows = make([]uint32, total)
	at := uint32(0)
	for i, key := range p.keys { // counts become the places to fill next
		at, x.counts[key] = at+x.counts[key], at
		p.ends[i] = at
	}
	put := func(key, row uint32) {
		if key != 0 {
			p.rows[x.counts[key]] = row
			x.counts[key]++
		}
	}
	for _, at := range order {
		a, b := field(x.row(at))
		put(a, at)
		if b != a {
			put(b, at)
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
