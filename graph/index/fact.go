package index

import (
	"context"
	"iter"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Fetch reads the claims at rows, in their order.
type Fetch func(rows []uint32) ([]schema.Claim, error)

// fetched yields the claims at rows, read in pages that grow, so that the first
// come soon and many cost little each.
func fetched(ctx context.Context, rows []uint32, fetch Fetch) iter.Seq2[schema.Claim, error] {
	return func(yield func(schema.Claim, error) bool) {
		for size := 8; len(rows) > 0; size = min(2*size, 512) {
			n := min(size, len(rows))
			claims, err := fetch(rows[:n])
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(schema.Claim{}, err)
				return
			}
			for _, c := range claims {
				if !yield(c, nil) {
					return
				}
			}
			rows = rows[n:]
		}
	}
}

// Claims yields the claims that f selects, see graph.Store.
func (v *View) Claims(ctx context.Context, f graph.Filter, fetch Fetch) iter.Seq2[schema.Claim, error] {
	return func(yield func(schema.Claim, error) bool) {
		rows, err := v.Rows(ctx, f)
		if err != nil {
			yield(schema.Claim{}, err)
			return
		}
		text := graph.NewMatcher(graph.Filter{Text: f.Text}, nil)
		left := f.Limit
		for c, err := range fetched(ctx, rows, fetch) {
			if err != nil {
				yield(c, err)
				return
			}
			if !text.MatchText(&c) {
				continue
			}
			if !yield(c, nil) {
				return
			}
			if left--; left == 0 {
				return
			}
		}
	}
}

// Facts yields the facts of the claims that f selects, see graph.Facter.
func (v *View) Facts(ctx context.Context, f graph.Filter, fetch Fetch) iter.Seq2[*graph.Fact, error] {
	return func(yield func(*graph.Fact, error) bool) {
		q := v.compile(f)
		rows, err := q.selected(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		text := graph.NewMatcher(graph.Filter{Text: f.Text}, nil)
		left := f.Limit
		var fact graph.Fact
		for _, at := range rows {
			if f.Text != "" {
				claims, err := fetch([]uint32{at})
				if err != nil {
					yield(nil, err)
					return
				}
				if !text.MatchText(&claims[0]) {
					continue
				}
			}
			q.fact(v.row(at), &fact)
			if !yield(&fact, nil) {
				return
			}
			if left--; left == 0 {
				return
			}
		}
	}
}

// fact decodes a row at the query's level.
func (q *query) fact(r *row, f *graph.Fact) {
	v := q.v
	*f = graph.Fact{
		Claim: schema.ClaimID(v.ids.text(r.id)), Article: schema.ArticleID(v.articles[r.article]),
		Subject: q.actor(r.subject, r.subjectCountry), Object: q.actor(r.object, r.objectCountry),
		About: q.actor(r.about, r.aboutCountry), Holder: q.actor(r.holder, r.holderCountry),
		Type: v.words[r.typ], Act: v.words[r.act], Quad: int(r.quad),
		Polarity: schema.Polarity(v.small[r.polarity]), Modality: schema.Modality(v.small[r.modality]),
		Formal: r.flags&isFormal != 0, Derived: r.flags&isDerived != 0, Open: r.flags&isOpen != 0,
		Topic: v.topics[r.topic], When: schema.Range{From: instant(r.from), To: instant(r.to)},
		Published: instant(r.pubFrom), Outlet: v.outlets[r.outlet], Source: v.source(r),
	}
	if r.objectClaim != 0 {
		f.ObjectClaim = schema.ClaimID(v.ids.text(r.objectClaim))
	}
	if r.aboutClaim != 0 {
		f.AboutClaim = schema.ClaimID(v.ids.text(r.aboutClaim))
	}
}

// actor is graph.Reading.Actor in codes.
func (q *query) actor(entity uint32, country uint16) schema.EntityID {
	if q.f.Level == graph.CountryLevel && country != 0 {
		return q.countryID(country)
	}
	if entity == 0 {
		return ""
	}
	id := schema.EntityID(q.v.entities[entity])
	if !q.reading.into[entity] {
		return id
	}
	return q.reading.Entity(id)
}

// countryID makes the id of a country's entity, each once a query.
func (q *query) countryID(country uint16) schema.EntityID {
	id, ok := q.countryIDs[country]
	if !ok {
		id = graph.CountryEntity(q.v.words[country])
		if q.countryIDs == nil {
			q.countryIDs = map[uint16]schema.EntityID{}
		}
		q.countryIDs[country] = id
	}
	return id
}
