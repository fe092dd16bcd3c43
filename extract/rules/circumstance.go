package rules

import (
	"slices"
	"strconv"
	"strings"

	"claimgraph/extract/when"
	"claimgraph/schema"
)

// circumstances adds time, place and quantity.
func (d *draft) circumstances(claim *schema.Claim, c *clause, subject, object int) {
	claim.Place = d.place(c, subject, object)
	for _, h := range []int{object, subject} {
		if claim.Quantity = c.t.quantity(h); claim.Quantity != nil {
			break
		}
	}
	if claim.Quantity == nil {
		for _, o := range c.obliques {
			if claim.Quantity = c.t.quantity(o.head); claim.Quantity != nil && !c.t.circumstance(o) {
				break
			}
			claim.Quantity = nil
		}
	}
	if claim.Occurred = d.when(c); c.report != nil {
		if said := d.said(c.report); said != nil {
			claim.Occurred, claim.Said = said, said
		}
	} else {
		claim.Said = d.said(d.holding(c.t, c.head, nil))
		if claim.Said != nil && claim.Occurred != nil && claim.Said.Overlaps(claim.Occurred.Span) {
			claim.Occurred = nil // "said on Friday that …", which parsers may give to the content
		}
	}
	if i := claim.Occurred; i != nil && claim.About != nil && claim.About.Claim == "" && claim.About.Span != nil && i.Span != nil && i.Start <= claim.About.Start && claim.About.End <= i.End {
		claim.About = nil // "fired tear gas on Monday" is not about Monday
	}
}

// when is the time expression of the clause's event.
func (d *draft) when(c *clause) *schema.Interval {
	times := d.timesOf(c.t)
	x := when.Attach(c.t.Sentence, times, c.head)
	if x == nil && c.support != nil {
		x = when.Attach(c.t.Sentence, times, c.support.head)
	}
	if x == nil && c.absorbed != nil {
		x = when.Attach(c.t.Sentence, times, c.absorbed.head)
	}
	return c.t.interval(x)
}

// said is the time expression that says when a report was made.
func (d *draft) said(r *report) *schema.Interval {
	if r == nil || r.cue == nil || r.at < 0 {
		return nil
	}
	content := r.span()
	if content == nil {
		return nil
	}
	x := when.AttachSaid(r.t.Sentence, d.timesOf(r.t), r.at, [2]int{content.Start, content.End})
	if x == nil {
		x = when.Attach(r.t.Sentence, d.timesOf(r.t), r.at)
		if x != nil && content.Start <= x.Start && x.End <= content.End {
			x = nil
		}
	}
	return r.t.interval(x)
}

// timesOf are the time expressions of a sentence.
func (d *draft) timesOf(t *tree) []when.Expression {
	from, _ := slices.BinarySearchFunc(d.times, t.index, func(x when.Expression, i int) int { return x.Sentence - i })
	to, _ := slices.BinarySearchFunc(d.times, t.index+1, func(x when.Expression, i int) int { return x.Sentence - i })
	return d.times[from:to]
}

// interval is an expression's interval with its evidence.
func (t *tree) interval(x *when.Expression) *schema.Interval {
	if x == nil || x.Interval == nil {
		return nil
	}
	i := *x.Interval
	i.Span = t.cut(x.Start, x.End)
	return &i
}

// circumstance reports whether a prepositional phrase says when or where rather
// than who or what.
func (t *tree) circumstance(o oblique) bool {
	if t.dated(o.head) {
		return true
	}
	switch t.kind(o.head) {
	case schema.Place, schema.Country:
		return o.prep == "in" || o.prep == "at" || o.prep == "near" || o.prep == "inside" || o.prep == "across"
	}
	switch o.prep {
	case "during", "since", "until", "after", "before", "despite", "because of", "amid", "as", "according to", "without", "by", "due to", "following", "including", "than", "like", "per":
		return true
	}
	return false
}

// dated reports whether a phrase gives a time or a bare number.
func (t *tree) dated(head int) bool {
	switch t.lower[head] {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
		"may", "june", "july", "august", "september", "october", "november", "december", "year", "month", "week", "day", "hour",
		"minute", "time", "morning", "afternoon", "evening", "night", "today", "yesterday", "tomorrow", "weekend", "decade", "century",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "jan.", "feb.", "mar.", "apr.", "jun.",
		"jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.":
		return true
	}
	return t.pos(head, "NUM") && !t.counting(head)
}

// counting reports whether a number stands for those it counts: "two of them".
func (t *tree) counting(head int) bool {
	for _, k := range t.children(head, "nmod") {
		if k > head && t.preposition(k) == "of" {
			return true
		}
	}
	return false
}

var placePrepositions = set("in at near inside within across throughout outside around on from over")

// place is where the event was: a locative phrase of the predicate, of its
// object or of its subject.
func (d *draft) place(c *clause, subject, object int) *schema.Argument {
	where := func(head int, prep string) *schema.Argument {
		if !placePrepositions[prep] || head == subject || head == object {
			return nil
		}
		switch c.t.kind(head) {
		case schema.Place, schema.Country:
			if prep != "on" && prep != "from" && prep != "over" || c.t.kind(head) == schema.Place {
				return d.argument(c.t, head)
			}
		}
		return nil
	}
	for _, o := range c.obliques {
		if p := where(o.head, o.prep); p != nil {
			return p
		}
	}
	for _, h := range []int{object, subject} {
		if h < 0 {
			continue
		}
		for _, k := range c.t.children(h, "nmod") {
			if p := where(k, c.t.preposition(k)); p != nil {
				return p
			}
		}
	}
	return nil
}

// quantity reads the number that counts what token head names: "39 ICC states".
func (t *tree) quantity(head int) *schema.Quantity {
	if head < 0 {
		return nil
	}
	k := t.child(head, "nummod")
	if k < 0 {
		return nil
	}
	value, ok := t.number(k)
	if !ok {
		return nil
	}
	s := t.phrase(head)
	return &schema.Quantity{Span: t.span(s.first, s.last), Value: value, Unit: t.lower[head]}
}

// number reads a numeral and what multiplies it: "2,000", "3.5 million",
// "thirty".
func (t *tree) number(i int) (float64, bool) {
	value, known := numeral(t.Tokens[i].Form)
	if !known {
		return 0, false
	}
	for _, k := range t.kids[i] {
		if t.is(k, "compound", "nummod", "flat") && t.pos(k, "NUM") {
			if v, ok := numeral(t.Tokens[k].Form); ok && (v >= 100) != (value >= 100) {
				value *= v
			}
		}
	}
	return value, true
}

func numeral(form string) (float64, bool) {
	form = strings.ToLower(form)
	if v, ok := numerals[form]; ok {
		return v, true
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(form, ",", ""), 64)
	return v, err == nil && v == v && v < 1e18 && v > -1e18
}

var numerals = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
	"eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12,
}
