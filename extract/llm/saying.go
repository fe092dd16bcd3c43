package llm

import (
	"cmp"
	"slices"

	"claimgraph/extract"
	"claimgraph/schema"
)

// saying is an attribution, under which several propositions may stand.
type saying struct {
	holder *place // nil when nobody is named
	cue    place
	act    schema.Term
	parts  []place        // of the content
	time   *place         // quote of when it was said
	first  schema.ClaimID // the proposition that it asserts
}

// saying finds the attribution that a statement shares with earlier ones, or
// files a new one, and adds the statement to its content.
func (d *drawer) saying(p *placed) *saying {
	var s *saying
	for _, known := range d.sayings {
		if known.cue == *p.at.cue && (p.at.holder == nil) == (known.holder == nil) && (known.holder == nil || *known.holder == *p.at.holder) {
			s = known
		}
	}
	if s == nil {
		s = &saying{holder: p.at.holder, cue: *p.at.cue, act: act(p.Act)}
		d.sayings = append(d.sayings, s)
	}
	if s.time == nil {
		s.time = p.at.said
	}
	if c := p.at.content; c != nil && p.at.predicate.within(*c) {
		s.add(*c)
		return s
	}
	whole := *p.at.predicate
	for _, part := range []*place{p.at.subject, p.at.object, p.at.about} {
		if part != nil {
			whole.start, whole.end = min(whole.start, part.start), max(whole.end, part.end)
		}
	}
	s.add(whole)
	return s
}

// add makes a place part of the content; parts that overlap become one.
func (s *saying) add(p place) {
	for i := 0; i < len(s.parts); i++ {
		if o := s.parts[i]; o.overlaps(p) {
			p.start, p.end, p.sentence = min(o.start, p.start), max(o.end, p.end), min(o.sentence, p.sentence)
			s.parts = slices.Delete(s.parts, i, i+1)
			i = -1
		}
	}
	s.parts = append(s.parts, p)
	slices.SortFunc(s.parts, func(a, b place) int { return cmp.Compare(a.start, b.start) })
}

// content is all that stands under a saying.
func (d *drawer) content(s *saying) *schema.Span {
	first, last := s.parts[0], s.parts[len(s.parts)-1]
	span := d.finder.span(place{title: first.title, start: first.start, end: last.end})
	if len(s.parts) > 1 {
		for _, p := range s.parts {
			span.Spans = append(span.Spans, [2]int{p.start, p.end})
		}
	}
	return span
}

// act reads the term of an act; what is none is a statement.
func act(id string) schema.Term {
	if t, ok := schema.TermByID(id); ok && t.Act {
		return t
	}
	t, _ := schema.TermByID("STATE")
	return t
}

// assertion makes the claim that somebody said so. Where the model gave the act
// as a claim of its own, directed at somebody, that is the assertion.
func (d *drawer) assertion(s *saying) {
	if s.holder == nil || s.first == "" {
		return
	}
	for i := range d.claims {
		if c := &d.claims[i]; c.ID != s.first && c.Predicate.Span.Overlaps(d.finder.span(s.cue)) && c.Subject != nil && c.Subject.Span.Overlaps(d.finder.span(*s.holder)) {
			d.direct(c, s)
			return
		}
	}
	sentence := d.sentence(s.cue)
	k := head(sentence, s.cue)
	if k < 0 {
		return
	}
	c := d.blank(s.cue)
	c.Predicate = schema.Predicate{Span: d.finder.span(s.cue), Lemma: lemma(sentence, k)}
	fill(&c.Predicate, s.act)
	c.Subject = d.argument(s.holder)
	c.Object = &schema.Argument{Span: d.content(s), Claim: s.first}
	c.Polarity, c.Modality = schema.Positive, schema.Asserted
	c.Holder, c.Said = d.outlet(), d.saidAt(s)
	c.Occurred = c.Said
	c.Identify()
	d.claims = append(d.claims, *c)
}

// direct notes in a directed act which proposition it is about.
func (d *drawer) direct(c *schema.Claim, s *saying) {
	switch {
	case c.About != nil:
		c.About.Claim = s.first
	case c.Object != nil && c.Object.Overlaps(d.content(s)):
		c.Object.Claim = s.first
	default:
		c.About = &schema.Argument{Span: d.content(s), Claim: s.first}
	}
	c.Identify()
}

// has reports whether a claim was made already in this window.
func (d *drawer) has(c *schema.Claim) bool {
	return slices.ContainsFunc(d.claims, func(o schema.Claim) bool { return o.ID == c.ID || extract.Same(&o, c) })
}
