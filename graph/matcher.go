package graph

import (
	"slices"
	"strings"

	"claimgraph/schema"
)

// Matcher decides whether claims match a filter, one claim at a time: the
// plain meaning of Filter, which every faster way of answering must equal.
type Matcher struct {
	f       Filter
	reading *Reading
	topics  [][]string
	text    []string
}

// NewMatcher prepares f. The reading gives merges and retractions as of the
// filter's times; nil means none.
func NewMatcher(f Filter, reading *Reading) *Matcher {
	m := &Matcher{f: f, reading: reading}
	m.text = strings.Fields(schema.NormalName(f.Text))
	for _, topic := range f.Topics {
		m.topics = append(m.topics, strings.Fields(schema.NormalName(topic)))
	}
	if reading == nil {
		m.reading = Read(nil, f.AsOf, f.AsOfRecorded)
	}
	for _, ids := range []*[]schema.EntityID{&m.f.Subjects, &m.f.Objects, &m.f.Either, &m.f.Holders, &m.f.Entities} {
		*ids = m.named(*ids)
	}
	return m
}

// named applies merges to the entities a filter names.
func (m *Matcher) named(ids []schema.EntityID) []schema.EntityID {
	var out []schema.EntityID
	for _, id := range ids {
		out = append(out, m.reading.Named(id, m.f.Level))
	}
	return out
}

// Named gives the actor that an id names at a level: merges applied, except
// that at country level a country is itself.
func (r *Reading) Named(id schema.EntityID, level Level) schema.EntityID {
	if level == CountryLevel && CountryOf(id) != "" {
		return id
	}
	return r.Entity(id)
}

const countryPrefix = "country/"

// CountryEntity is the id of a country's entity, from its ISO 3166-1 alpha-3 code.
func CountryEntity(code string) schema.EntityID { return schema.EntityID(countryPrefix + code) }

// CountryOf gives the code of a country's entity id, "" for any other entity.
func CountryOf(id schema.EntityID) string {
	code, ok := strings.CutPrefix(string(id), countryPrefix)
	if !ok {
		return ""
	}
	return code
}

// Actor is the entity that an argument means at a level as read: its country
// at CountryLevel where it has one, else the entity with merges applied. It is
// empty for an absent argument, a literal, or another claim.
func (r *Reading) Actor(arg *schema.Argument, level Level) schema.EntityID {
	if arg == nil || arg.Entity == "" && (level != CountryLevel || arg.Country == "") {
		return ""
	}
	if level == CountryLevel && arg.Country != "" {
		return CountryEntity(arg.Country)
	}
	return r.Entity(arg.Entity)
}

// Match reports whether the claim matches.
func (m *Matcher) Match(c *schema.Claim) bool {
	return m.matchKind(c) && m.matchTimes(c) && m.matchActors(c) && m.matchWords(c)
}

func (m *Matcher) matchKind(c *schema.Claim) bool {
	f := &m.f
	open := f.Open != nil && *f.Open
	return c.Open == open &&
		(f.Derived == nil || *f.Derived == (len(c.DerivedFrom) > 0)) &&
		(f.Retracted || !m.reading.Retracted(c.ID)) &&
		any1(f.Types, c.Predicate.Type) && any1(f.Acts, c.Act) && any1(f.Quads, c.Predicate.Quad) &&
		any1(f.Outlets, c.Outlet) && any1(f.Articles, c.Article) &&
		(f.Polarity == "" || f.Polarity == PolarityOf(c)) && (f.Modality == "" || f.Modality == ModalityOf(c))
}

// PolarityOf reads an absent polarity as positive.
func PolarityOf(c *schema.Claim) schema.Polarity {
	if c.Polarity == "" {
		return schema.Positive
	}
	return c.Polarity
}

// ModalityOf reads an absent modality as asserted.
func ModalityOf(c *schema.Claim) schema.Modality {
	if c.Modality == "" {
		return schema.Asserted
	}
	return c.Modality
}

func (m *Matcher) matchTimes(c *schema.Claim) bool {
	f := &m.f
	if !f.AsOf.IsZero() && Known(c).After(f.AsOf) {
		return false
	}
	if !f.AsOfRecorded.IsZero() && c.Recorded != nil && c.Recorded.After(f.AsOfRecorded) {
		return false
	}
	return within(When(c), f.During) && within(PublishedRange(c), f.Published)
}

// within reports whether r overlaps the window; an unknown r is in none but
// the open window.
func within(r, window schema.Range) bool {
	return window.Open() || !r.Open() && r.Overlaps(window)
}

func (m *Matcher) matchActors(c *schema.Claim) bool {
	f := &m.f
	actor := func(a *schema.Argument) schema.EntityID { return m.reading.Actor(a, f.Level) }
	subject, object, holder := actor(c.Subject), actor(c.Object), actor(c.Holder)
	if !any1(f.Subjects, subject) || !any1(f.Objects, object) || !any1(f.Holders, holder) {
		return false
	}
	if len(f.Either) > 0 && !any1(f.Either, subject) && !any1(f.Either, object) {
		return false
	}
	if len(f.Countries) > 0 && !slices.ContainsFunc([]*schema.Argument{c.Subject, c.Object, c.Holder}, func(a *schema.Argument) bool {
		return a != nil && slices.Contains(f.Countries, a.Country)
	}) {
		return false
	}
	return len(f.Entities) == 0 || slices.ContainsFunc(c.Roles(), func(r schema.Role) bool {
		return any1(f.Entities, actor(r.Argument))
	})
}

func (m *Matcher) matchWords(c *schema.Claim) bool {
	if len(m.topics) > 0 {
		words := strings.Fields(Topic(c))
		if !slices.ContainsFunc(m.topics, func(topic []string) bool { return containsAll(words, topic) }) {
			return false
		}
	}
	return m.MatchText(c)
}

// MatchText reports whether the claim's evidence, or the strings of an open
// triple, hold every word of the filter's text.
func (m *Matcher) MatchText(c *schema.Claim) bool {
	if len(m.text) == 0 {
		return true
	}
	var words []string
	c.Evidence(func(_ string, span *schema.Span) bool {
		words = append(words, strings.Fields(schema.NormalName(span.Text))...)
		return true
	})
	for _, s := range c.Triple {
		words = append(words, strings.Fields(schema.NormalName(s))...)
	}
	return containsAll(words, m.text)
}

// Topic is what a claim is about, as normalised words: the text and name of
// its about and of its object.
func Topic(c *schema.Claim) string {
	var parts []string
	for _, arg := range []*schema.Argument{c.About, c.Object} {
		if arg == nil {
			continue
		}
		text := ""
		if arg.Span != nil {
			text = schema.NormalName(arg.Text)
		}
		name := schema.NormalName(arg.Name)
		for _, part := range []string{text, name} {
			if part != "" && !slices.Contains(parts, part) {
				parts = append(parts, part)
			}
		}
	}
	return strings.Join(parts, " ")
}

// any1 reports whether value is among the alternatives; none alternatives
// admit everything.
func any1[T comparable](alternatives []T, value T) bool {
	return len(alternatives) == 0 || slices.Contains(alternatives, value)
}

func containsAll(words, wanted []string) bool {
	for _, w := range wanted {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return true
}
