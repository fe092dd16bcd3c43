package llm

import (
	"strconv"
	"strings"

	"claimgraph/extract/nlp"
	"claimgraph/extract/when"
	"claimgraph/schema"
)

// times are the time expressions of the title or the body.
func (d *drawer) times(p place) []when.Expression {
	if p.title {
		return d.doc.TitleTimes
	}
	return d.doc.Times
}

// occurred is when an event was: by the quote, else by what the sentence says
// of its predicate.
func (d *drawer) occurred(p *placed) *schema.Interval {
	times := d.times(*p.at.predicate)
	if p.at.occurred != nil {
		if i := d.quoted(times, *p.at.occurred); i != nil {
			return i
		}
		d.e.meter.drop(NoTime)
	}
	return d.interval(when.Attach(p.sentence, times, p.head), *p.at.predicate)
}

// saidAt is when something was said.
func (d *drawer) saidAt(s *saying) *schema.Interval {
	times := d.times(s.cue)
	if s.time != nil {
		if i := d.quoted(times, *s.time); i != nil {
			return i
		}
	}
	sentence := d.sentence(s.cue)
	content := d.content(s)
	return d.interval(when.AttachSaid(sentence, times, head(sentence, s.cue), [2]int{content.Start, content.End}), s.cue)
}

// quoted is the first time expression within a quote, or around it.
func (d *drawer) quoted(times []when.Expression, quote place) *schema.Interval {
	for i := range times {
		if e := &times[i]; e.Interval != nil && e.Start < quote.end && quote.start < e.End {
			return d.interval(e, quote)
		}
	}
	return nil
}

// interval is an expression's interval with its evidence; where tells whether
// it stands in the title.
func (d *drawer) interval(e *when.Expression, where place) *schema.Interval {
	if e == nil || e.Interval == nil {
		return nil
	}
	i := *e.Interval
	i.Span = d.finder.span(place{title: where.title, start: e.Start, end: e.End})
	return &i
}

// quantity reads a number in figures, or a spelt one up to twelve, with the noun
// it counts.
func (d *drawer) quantity(p *place) *schema.Quantity {
	if p == nil {
		return nil
	}
	s := d.sentence(*p)
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.End <= p.start || t.Start >= p.end {
			continue
		}
		value, ok := number(t.Form)
		if !ok {
			continue
		}
		q := &schema.Quantity{Span: d.finder.span(*p), Value: value}
		if next := i + 1; next < len(s.Tokens) {
			if factor, ok := factors[strings.ToLower(s.Tokens[next].Form)]; ok {
				q.Value *= factor
			}
		}
		q.Unit = unit(s, i)
		return q
	}
	d.e.meter.drop(NoNumber)
	return nil
}

var factors = map[string]float64{"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

var small = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")

func number(form string) (float64, bool) {
	form = strings.ToLower(form)
	for n, word := range small {
		if form == word {
			return float64(n), true
		}
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(form, ",", ""), 64)
	return v, err == nil && v >= 0 && v < 1e18 && form[0] >= '0' && form[0] <= '9'
}

// unit is the noun that a number counts.
func unit(s *nlp.Sentence, i int) string {
	for steps := 0; steps < 4 && i >= 0; steps++ {
		if t := &s.Tokens[i]; t.UPOS == "NOUN" && factors[strings.ToLower(t.Form)] == 0 {
			return strings.ToLower(t.Lemma)
		}
		i = s.Tokens[i].Head
	}
	return ""
}
