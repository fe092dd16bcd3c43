package schema

import (
	"crypto/sha256"
	"encoding/base32"
	"hash"
	"strconv"
	"strings"
	"unicode"
)

// Identify gives the article its id if it has none: a hash of text, outlet,
// URL and date, so that the same report loaded twice is the same article.
func (a *Article) Identify() {
	if a.ID != "" {
		return
	}
	d := newDigest("article")
	d.add(a.Text, a.Outlet, a.URL, a.Published)
	a.ID = ArticleID("a" + d.sum())
}

// Identify sets the claim's id from its content: the article, the evidence of
// its parts, what they stand for, and the claims it refers to, which must be
// identified first. Confidence, extractor, rule and recorded time do not
// count, so the same claim found again is the same claim.
func (c *Claim) Identify() {
	d := newDigest("claim")
	d.add(string(c.Article), c.Predicate.Type, c.Predicate.Lemma, c.Act, string(c.Polarity), string(c.Modality))
	d.span(c.Predicate.Span)
	for _, r := range c.Roles() {
		d.add(r.Name)
		d.span(r.Argument.Span)
		d.add(string(r.Argument.Claim))
		if r.Argument.Span == nil {
			d.add(string(r.Argument.Entity), r.Argument.Name)
		}
	}
	d.span(c.Cue)
	if c.Article == "" || c.Predicate.Span == nil {
		d.interval(c.Occurred)
		d.add(c.Published, c.Outlet)
	}
	for _, from := range c.DerivedFrom {
		d.add(string(from))
	}
	d.add(c.Triple...)
	c.ID = ClaimID("c" + d.sum())
}

// NilEntity is the id of an entity no gazetteer knows: a hash of kind, country
// and normalised name, the same wherever it is met again.
func NilEntity(kind Kind, country, name string) EntityID {
	d := newDigest("entity")
	d.add(string(kind), country, NormalName(name))
	return EntityID("nil/" + d.sum())
}

// NormalName folds a name for comparison: lower case, letters and digits only,
// single spaces between words.
func NormalName(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r)
	})
	return strings.Join(words, " ")
}

// digest hashes a sequence of strings so that no two sequences run together.
type digest struct{ h hash.Hash }

func newDigest(kind string) digest {
	d := digest{sha256.New()}
	d.add(kind)
	return d
}

func (d digest) add(parts ...string) {
	for _, p := range parts {
		d.h.Write(strconv.AppendInt(nil, int64(len(p)), 10))
		d.h.Write([]byte{':'})
		d.h.Write([]byte(p))
	}
}

func (d digest) span(s *Span) {
	if s == nil {
		d.add("-")
		return
	}
	d.add(s.In, strconv.Itoa(s.Start), strconv.Itoa(s.End))
	for _, part := range s.Spans {
		d.add(strconv.Itoa(part[0]), strconv.Itoa(part[1]))
	}
}

func (d digest) interval(i *Interval) {
	if i != nil {
		d.add(i.From, i.To)
	}
}

var encoding = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// sum is the first 80 bits in lower-case base 32: 16 letters.
func (d digest) sum() string { return encoding.EncodeToString(d.h.Sum(nil)[:10]) }
