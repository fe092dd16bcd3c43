package index

import (
	"context"
	"math"
	"slices"
	"strings"

	"claimgraph/graph"
	"claimgraph/schema"
)

// query is a filter in codes.
type query struct {
	v       *View
	f       graph.Filter
	reading *reading

	subjects, objects, either, holders, roles *actors
	types, acts, countries                    []uint32
	outlets, articles                         []uint32
	topics                                    []bool // by topic code; nil: all
	polarity, modality                        uint32
	during, published                         window
	asOf, asOfRecorded                        int64
	countryIDs                                map[uint16]schema.EntityID
	anyActor, anyKind, anyTime                bool // nothing is asked of the actors; of the kind; of times but during
	anything                                  bool // every claim matches that is not open
	none                                      bool // names what the index has never met
}

type window struct {
	from, to int64 // half open; extremes are open ends
	all      bool
}

func newWindow(r schema.Range) window {
	from, to := micros(r)
	return window{from, to, r.Open()}
}

// admits reports whether a range overlaps the window; an unknown range is in
// none but the one that is open at both ends.
func (w window) admits(from, to int64) bool {
	if w.all {
		return true
	}
	if from == openFrom && to == openTo {
		return false
	}
	return (to == openTo || w.from == openFrom || w.from < to) &&
		(from == openFrom || w.to == openTo || from < w.to)
}

// compile codes a filter.
func (v *View) compile(f graph.Filter) *query {
	q := &query{v: v, f: f, reading: v.reading(f.AsOf, f.AsOfRecorded)}
	q.subjects, q.objects, q.either = q.actors(f.Subjects), q.actors(f.Objects), q.actors(f.Either)
	q.holders, q.roles = q.actors(f.Holders), q.actors(f.Entities)
	x := v.index
	q.types, q.acts, q.countries = codes(q, x.words, f.Types), codes(q, x.words, f.Acts), codes(q, x.words, f.Countries)
	q.outlets, q.articles = codes(q, x.names, f.Outlets), codes(q, x.articles, f.Articles)
	q.polarity, q.modality = q.one(string(f.Polarity)), q.one(string(f.Modality))
	q.topics = q.topicSet(f.Topics)
	q.during, q.published = newWindow(f.During), newWindow(f.Published)
	q.asOf, q.asOfRecorded = math.MaxInt64, math.MaxInt64
	if !f.AsOf.IsZero() {
		q.asOf = f.AsOf.UnixMicro()
	}
	if !f.AsOfRecorded.IsZero() {
		q.asOfRecorded = f.AsOfRecorded.UnixMicro()
	}
	q.anyTime = q.published.all && f.AsOf.IsZero() && f.AsOfRecorded.IsZero()
	q.anyKind = f.Derived == nil && f.Open == nil && q.topics == nil && f.Polarity == "" && f.Modality == "" &&
		len(f.Types)+len(f.Acts)+len(f.Quads)+len(f.Outlets)+len(f.Articles) == 0 &&
		(f.Retracted || len(q.reading.retracted) == 0)
	q.anyActor = len(f.Subjects)+len(f.Objects)+len(f.Either)+len(f.Holders)+len(f.Entities)+len(f.Countries) == 0
	q.anything = q.anyActor && q.anyKind && q.anyTime && q.during.all
	return q
}

// codes looks words up; when none of several alternatives is known, nothing
// can match.
func codes[S ~string](q *query, d *dict, list []S) []uint32 {
	var out []uint32
	for _, s := range list {
		if c, ok := d.lookup(string(s)); ok {
			out = append(out, c)
		}
	}
	if len(list) > 0 && len(out) == 0 {
		q.none = true
	}
	return out
}

func (q *query) one(s string) uint32 {
	list := codes(q, q.v.index.small, []string{s})
	if s == "" || len(list) == 0 {
		return 0
	}
	return list[0]
}

// topicSet marks the topics that hold all words of one of the wanted ones.
func (q *query) topicSet(wanted []string) []bool {
	if len(wanted) == 0 {
		return nil
	}
	var alternatives [][]string
	for _, topic := range wanted {
		alternatives = append(alternatives, strings.Fields(schema.NormalName(topic)))
	}
	set := make([]bool, len(q.v.topics))
	for code, topic := range q.v.topics {
		set[code] = slices.ContainsFunc(alternatives, func(words []string) bool { return holds(topic, words) })
	}
	return set
}

func holds(topic string, words []string) bool {
	for _, w := range words {
		at := strings.Index(topic, w)
		for at >= 0 && !(boundary(topic, at-1) && boundary(topic, at+len(w))) {
			next := strings.Index(topic[at+1:], w)
			if next < 0 {
				return false
			}
			at += 1 + next
		}
		if at < 0 {
			return false
		}
	}
	return true
}

func boundary(s string, at int) bool { return at < 0 || at >= len(s) || s[at] == ' ' }

// match decides on a row by everything but the words of its evidence.
func (q *query) match(r *row) bool {
	return q.during.admits(r.from, r.to) && q.matchActors(r) &&
		(q.anyKind && r.flags&isOpen == 0 || !q.anyKind && q.matchKind(r)) && (q.anyTime || q.matchTimes(r))
}

func (q *query) matchActors(r *row) bool {
	if !q.subjects.has(r.subject, r.subjectCountry) || !q.objects.has(r.object, r.objectCountry) ||
		!q.holders.has(r.holder, r.holderCountry) {
		return false
	}
	if q.either != nil && !q.either.has(r.subject, r.subjectCountry) && !q.either.has(r.object, r.objectCountry) {
		return false
	}
	if q.countries != nil && !slices.Contains(q.countries, uint32(r.subjectCountry)) &&
		!slices.Contains(q.countries, uint32(r.objectCountry)) && !slices.Contains(q.countries, uint32(r.holderCountry)) {
		return false
	}
	return q.roles == nil || q.roles.has(r.subject, r.subjectCountry) || q.roles.has(r.object, r.objectCountry) ||
		q.roles.has(r.about, r.aboutCountry) || q.roles.has(r.holder, r.holderCountry) || q.roles.has(r.place, r.placeCountry)
}

func (q *query) matchKind(r *row) bool {
	f := &q.f
	wantOpen := f.Open != nil && *f.Open
	return (r.flags&isOpen != 0) == wantOpen &&
		(f.Derived == nil || *f.Derived == (r.flags&isDerived != 0)) &&
		among(q.types, uint32(r.typ)) && among(q.acts, uint32(r.act)) &&
		(len(f.Quads) == 0 || slices.Contains(f.Quads, int(r.quad))) &&
		among(q.outlets, r.outlet) && among(q.articles, r.article) &&
		(q.polarity == 0 || q.polarity == uint32(r.polarity)) && (q.modality == 0 || q.modality == uint32(r.modality)) &&
		(q.topics == nil || int(r.topic) < len(q.topics) && q.topics[r.topic]) &&
		(f.Retracted || len(q.reading.retracted) == 0 || !q.reading.retracted[r.id])
}

func (q *query) matchTimes(r *row) bool {
	return r.known() <= q.asOf && r.recorded <= q.asOfRecorded && q.published.admits(r.pubFrom, r.pubTo)
}

func among(alternatives []uint32, value uint32) bool {
	return len(alternatives) == 0 || slices.Contains(alternatives, value)
}

// Rows lists the rows that f selects in order of time, leaving Filter.Text,
// and with it Filter.Limit, to the caller when there is a text to look for.
func (v *View) Rows(ctx context.Context, f graph.Filter) ([]uint32, error) {
	return v.compile(f).selected(ctx)
}

func (q *query) selected(ctx context.Context) ([]uint32, error) {
	if q.none {
		return nil, nil
	}
	limit := q.f.Limit
	if q.f.Text != "" || limit <= 0 {
		limit = math.MaxInt
	}
	return q.rows(ctx, limit)
}
