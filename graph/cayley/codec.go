package cayley

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"time"

	"claimgraph/schema"
)

// A claim is stored as a version byte, then its fields in the order of
// encoder.claim: strings and lists with their length before them, pointers with
// a byte telling whether they are there, integers as varints.
const codecVersion = 1

type encoder struct{ b []byte }

func encodeClaim(c *schema.Claim) []byte {
	e := encoder{make([]byte, 0, 512)}
	e.b = append(e.b, codecVersion)
	e.claim(c)
	return e.b
}

func (e *encoder) claim(c *schema.Claim) {
	e.text(string(c.ID))
	e.text(string(c.Article))
	e.number(c.Sentence)
	e.argument(c.Subject)
	e.predicate(&c.Predicate)
	e.argument(c.Object)
	e.argument(c.About)
	e.argument(c.Holder)
	e.text(c.Act)
	e.span(c.Cue)
	e.span(c.Content)
	e.text(string(c.Polarity))
	e.text(string(c.Modality))
	e.text(string(c.Tense))
	e.bool(c.Formal)
	e.interval(c.Occurred)
	e.interval(c.Said)
	e.text(c.Published)
	e.time(c.Recorded)
	e.text(c.Outlet)
	e.argument(c.Place)
	e.quantity(c.Quantity)
	encodeList(e, c.DerivedFrom)
	e.text(c.Rule)
	e.float(c.Confidence)
	encodeList(e, c.Extractors)
	e.bool(c.Open)
	encodeList(e, c.Triple)
}

func (e *encoder) argument(a *schema.Argument) {
	if !e.present(a != nil) {
		return
	}
	e.span(a.Span)
	e.text(string(a.Entity))
	e.text(a.Name)
	e.text(string(a.Kind))
	e.text(a.Country)
	e.text(a.Sector)
	e.text(string(a.Claim))
	e.text(a.Derived)
}

func (e *encoder) predicate(p *schema.Predicate) {
	e.span(p.Span)
	e.text(p.Lemma)
	e.text(p.Name)
	e.text(p.Type)
	e.text(p.Mode)
	encodeList(e, p.Contexts)
	e.text(p.Plover)
	e.text(p.CAMEO)
	e.number(p.Quad)
}

func (e *encoder) span(s *schema.Span) {
	if !e.present(s != nil) {
		return
	}
	e.text(s.Text)
	e.number(s.Start)
	e.number(s.End)
	e.number(len(s.Spans))
	for _, part := range s.Spans {
		e.number(part[0])
		e.number(part[1])
	}
	e.text(s.In)
}

func (e *encoder) interval(i *schema.Interval) {
	if !e.present(i != nil) {
		return
	}
	e.text(i.From)
	e.text(i.To)
	e.text(string(i.Precision))
	e.span(i.Span)
}

func (e *encoder) quantity(q *schema.Quantity) {
	if !e.present(q != nil) {
		return
	}
	e.span(q.Span)
	e.float(q.Value)
	e.text(q.Unit)
}

func (e *encoder) time(t *time.Time) {
	if e.present(t != nil) {
		e.number(int(t.UnixMicro()))
	}
}

func (e *encoder) present(is bool) bool { e.bool(is); return is }

func (e *encoder) bool(is bool) {
	if is {
		e.b = append(e.b, 1)
	} else {
		e.b = append(e.b, 0)
	}
}

func (e *encoder) number(n int) { e.b = binary.AppendVarint(e.b, int64(n)) }

func (e *encoder) float(f float64) {
	e.b = binary.LittleEndian.AppendUint64(e.b, math.Float64bits(f))
}

func (e *encoder) text(s string) {
	e.b = binary.AppendUvarint(e.b, uint64(len(s)))
	e.b = append(e.b, s...)
}

func encodeList[S ~string](e *encoder, list []S) {
	e.b = binary.AppendUvarint(e.b, uint64(len(list)))
	for _, s := range list {
		e.text(string(s))
	}
}

var errCodec = errors.New("claim record is damaged")

// decoder reads fields in the same order; after the first fault it reads zeros.
// Strings are parts of s, so a claim costs few allocations.
type decoder struct {
	s   string
	bad bool
}

func decodeClaim(data []byte) (schema.Claim, error) {
	var c schema.Claim
	if len(data) == 0 {
		return c, errCodec
	}
	if data[0] != codecVersion {
		return c, fmt.Errorf("claim record of version %d, this program reads %d", data[0], codecVersion)
	}
	d := decoder{s: string(data[1:])}
	d.claim(&c)
	if d.bad || d.s != "" {
		return schema.Claim{}, errCodec
	}
	return c, nil
}

func (d *decoder) claim(c *schema.Claim) {
	c.ID = schema.ClaimID(d.text())
	c.Article = schema.ArticleID(d.text())
	c.Sentence = d.number()
	c.Subject = d.argument()
	d.predicate(&c.Predicate)
	c.Object = d.argument()
	c.About = d.argument()
	c.Holder = d.argument()
	c.Act = d.text()
	c.Cue = d.span()
	c.Content = d.span()
	c.Polarity = schema.Polarity(d.text())
	c.Modality = schema.Modality(d.text())
	c.Tense = schema.Tense(d.text())
	c.Formal = d.bool()
	c.Occurred = d.interval()
	c.Said = d.interval()
	c.Published = d.text()
	c.Recorded = d.time()
	c.Outlet = d.text()
	c.Place = d.argument()
	c.Quantity = d.quantity()
	c.DerivedFrom = decodeList[schema.ClaimID](d)
	c.Rule = d.text()
	c.Confidence = d.float()
	c.Extractors = decodeList[string](d)
	c.Open = d.bool()
	c.Triple = decodeList[string](d)
}

func (d *decoder) argument() *schema.Argument {
	if !d.bool() {
		return nil
	}
	a := &schema.Argument{Span: d.span()}
	a.Entity = schema.EntityID(d.text())
	a.Name = d.text()
	a.Kind = schema.Kind(d.text())
	a.Country = d.text()
	a.Sector = d.text()
	a.Claim = schema.ClaimID(d.text())
	a.Derived = d.text()
	return a
}

func (d *decoder) predicate(p *schema.Predicate) {
	p.Span = d.span()
	p.Lemma = d.text()
	p.Name = d.text()
	p.Type = d.text()
	p.Mode = d.text()
	p.Contexts = decodeList[string](d)
	p.Plover = d.text()
	p.CAMEO = d.text()
	p.Quad = d.number()
}

func (d *decoder) span() *schema.Span {
	if !d.bool() {
		return nil
	}
	s := &schema.Span{Text: d.text(), Start: d.number(), End: d.number()}
	for n := d.length(); n > 0; n-- {
		s.Spans = append(s.Spans, [2]int{d.number(), d.number()})
	}
	s.In = d.text()
	return s
}

func (d *decoder) interval() *schema.Interval {
	if !d.bool() {
		return nil
	}
	i := &schema.Interval{From: d.text(), To: d.text(), Precision: schema.Precision(d.text())}
	i.Span = d.span()
	return i
}

func (d *decoder) quantity() *schema.Quantity {
	if !d.bool() {
		return nil
	}
	return &schema.Quantity{Span: d.span(), Value: d.float(), Unit: d.text()}
}

func (d *decoder) time() *time.Time {
	if !d.bool() {
		return nil
	}
	t := time.UnixMicro(int64(d.number())).UTC()
	return &t
}

func (d *decoder) bool() bool {
	if len(d.s) == 0 || d.s[0] > 1 {
		d.fail()
		return false
	}
	is := d.s[0] == 1
	d.s = d.s[1:]
	return is
}

func (d *decoder) fail() { d.bad, d.s = true, "" }

func (d *decoder) uvarint() uint64 {
	var v uint64
	for i := 0; i < len(d.s) && i < binary.MaxVarintLen64; i++ {
		v |= uint64(d.s[i]&0x7f) << (7 * i)
		if d.s[i] < 0x80 {
			d.s = d.s[i+1:]
			return v
		}
	}
	d.fail()
	return 0
}

func (d *decoder) number() int {
	u := d.uvarint()
	return int(int64(u>>1) ^ -int64(u&1))
}

// length reads a signed count, which cannot exceed the bytes left.
func (d *decoder) length() int {
	n := d.number()
	if n < 0 || n > len(d.s) {
		d.fail()
		return 0
	}
	return n
}

func (d *decoder) float() float64 {
	if len(d.s) < 8 {
		d.fail()
		return 0
	}
	f := math.Float64frombits(binary.LittleEndian.Uint64([]byte(d.s[:8])))
	d.s = d.s[8:]
	return f
}

func (d *decoder) text() string {
	n := d.uvarint()
	if n > uint64(len(d.s)) {
		d.fail()
		return ""
	}
	s := d.s[:n]
	d.s = d.s[n:]
	return s
}

func decodeList[S ~string](d *decoder) []S {
	n := d.uvarint()
	if n > uint64(len(d.s)) {
		d.fail()
		return nil
	}
	var list []S
	for ; n > 0; n-- {
		list = append(list, S(d.text()))
	}
	return list
}
