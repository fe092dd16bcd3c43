package index

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"time"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Times are microseconds since 1970; the extremes are open ends.
const (
	openFrom = math.MinInt64
	openTo   = math.MaxInt64
)

// row is a claim as codes.
type row struct {
	from, to       int64 // when it happened
	pubFrom, pubTo int64
	recorded       int64
	id             uint32
	subject        uint32
	object         uint32
	about          uint32
	holder         uint32
	place          uint32
	objectClaim    uint32
	aboutClaim     uint32
	outlet         uint32
	article        uint32
	topic          uint32
	subjectCountry uint16
	objectCountry  uint16
	aboutCountry   uint16
	holderCountry  uint16
	placeCountry   uint16
	typ, act       uint16
	quad           int8
	polarity       uint8
	modality       uint8
	flags          uint8
}

const (
	isOpen uint8 = 1 << iota
	isDerived
	isFormal
)

// key is where the row stands in time; rows of unknown start come last.
func (r *row) key() int64 {
	if r.from == openFrom {
		return math.MaxInt64
	}
	return r.from
}

func (r *row) pubKey() int64 {
	if r.pubFrom == openFrom {
		return math.MaxInt64
	}
	return r.pubFrom
}

// compare orders rows as graph.Compare orders claims.
func (r *row) compare(o *row, names idNames) int {
	if c := cmp.Or(cmp.Compare(r.key(), o.key()), cmp.Compare(r.pubKey(), o.pubKey())); c != 0 {
		return c
	}
	return bytes.Compare(names.of(r.id), names.of(o.id))
}

// known is when the claim became known, see graph.Known.
func (r *row) known() int64 {
	if r.pubFrom != openFrom {
		return r.pubFrom
	}
	return r.recorded
}

// encode codes a claim.
func (x *Index) encode(c *schema.Claim) (row, error) {
	r := row{
		id: x.ids.code(string(c.ID)), outlet: x.names.code(c.Outlet),
		article: x.articles.code(string(c.Article)), topic: x.topics.code(graph.Topic(c)),
		polarity: x.small.short(string(graph.PolarityOf(c))), modality: x.small.short(string(graph.ModalityOf(c))),
		quad: int8(min(max(c.Predicate.Quad, -1), 127)), recorded: openFrom,
	}
	r.from, r.to = micros(graph.When(c))
	r.pubFrom, r.pubTo = micros(graph.PublishedRange(c))
	if c.Recorded != nil {
		r.recorded = c.Recorded.UnixMicro()
	}
	r.flags = flags(c)
	var err error
	if r.typ, err = x.word(c.Predicate.Type); err != nil {
		return r, err
	}
	if r.act, err = x.word(c.Act); err != nil {
		return r, err
	}
	for _, arg := range []struct {
		from    *schema.Argument
		entity  *uint32
		country *uint16
	}{
		{c.Subject, &r.subject, &r.subjectCountry}, {c.Object, &r.object, &r.objectCountry},
		{c.About, &r.about, &r.aboutCountry}, {c.Holder, &r.holder, &r.holderCountry},
		{c.Place, &r.place, &r.placeCountry},
	} {
		if arg.from == nil {
			continue
		}
		*arg.entity = x.entities.code(string(arg.from.Entity))
		if *arg.country, err = x.word(arg.from.Country); err != nil {
			return r, err
		}
	}
	if c.Object != nil {
		r.objectClaim = x.ids.code(string(c.Object.Claim))
	}
	if c.About != nil {
		r.aboutClaim = x.ids.code(string(c.About.Claim))
	}
	return r, nil
}

func flags(c *schema.Claim) uint8 {
	var f uint8
	if c.Open {
		f |= isOpen
	}
	if len(c.DerivedFrom) > 0 {
		f |= isDerived
	}
	if c.Formal {
		f |= isFormal
	}
	return f
}

// word codes one of the few words of types, acts and countries.
func (x *Index) word(s string) (uint16, error) {
	code := x.words.code(s)
	if code > math.MaxUint16 {
		return 0, fmt.Errorf("too many different types, acts and countries to index: %q is number %d", s, code)
	}
	return uint16(code), nil
}

// micros turns a range to microseconds.
func micros(r schema.Range) (from, to int64) {
	from, to = openFrom, openTo
	if !r.From.IsZero() {
		from = r.From.UnixMicro()
	}
	if !r.To.IsZero() {
		to = r.To.UnixMicro()
	}
	return from, to
}

// instant turns microseconds back to a time; an open end is the zero time.
func instant(micros int64) time.Time {
	if micros == openFrom || micros == openTo {
		return time.Time{}
	}
	return time.UnixMicro(micros).UTC()
}
