package when

import (
	"claimgraph/schema"
)

// duration reads "three days", "27-year", "almost two and a half years",
// "decades". A bare plural has an unknown amount; a bare singular is none.
func duration(c *clause, at int) (match, bool) {
	i := at
	if approximate[c.text(i)] {
		i++
	}
	if c.is(i, "the") {
		return match{}, false
	}
	a, next, ok := c.cardinal(i)
	if !ok {
		return c.bareDuration(at)
	}
	if c.is(next, "more", "full", "whole", "consecutive", "straight", "further", "additional", "trading", "working", "long", "entire") {
		next++
	}
	u, ok := units[c.text(next)]
	if !ok || !c.durationSupported(i, next, a) {
		return match{}, false
	}
	return match{next: next + 1, typ: typeDuration, value: durationValue(a, u, c.text(next))}, true
}

// durationSupported keeps "a second round", "a day-care", ages ("35 years old")
// and "two quarters" of anything but time out.
func (c *clause) durationSupported(at, unit int, a amount) bool {
	w := c.text(unit)
	switch w {
	case "second":
		return !c.is(at, "a") && !isPlural(c.text(unit+1)) && c.is(unit+1, ".", ",", "delay", "burst", "clip", "video", "pause") || c.words[unit].hyphen
	case "quarter", "quarters":
		return c.is(unit+1, ".", ",", "in", "of") && w == "quarters" && !c.is(unit+1, "of")
	case "weekend":
		return !c.is(at, "a")
	case "night", "minute":
		return !c.is(at, "a") || c.is(unit+1, "of", "later", "earlier", "before", "after", "in", ".", ",")
	}
	if c.is(at, "a", "an") && unit == at+1 && !c.words[unit].hyphen && !c.framed(at, unit+1) {
		return false
	}
	if c.is(unit+1, "old", "olds") && w != "days" {
		return false
	}
	if c.is(unit+1, "care", "job", "trip") && c.is(at, "a", "an") {
		return false
	}
	return !(c.is(at, "many") && c.is(at-1, "how"))
}

// framed reports whether "a day", "a year" at [at, next) stands where an amount
// of time does, and is not just one of a kind ("a day to remember").
func (c *clause) framed(at, next int) bool {
	return c.is(at-1, "for", "in", "within", "than", "after", "just", "only", "least", "under", "lasted", "lasting", "half",
		"once", "by", "about", "almost", "nearly", "over", "around", "some", "took", "takes", "take", "and") ||
		c.is(next, "after", "before", "later", "earlier", "ago", "long", "from", "in", "since", "until", "into", "ahead", "or", "and", "on", "away") ||
		next < len(c.words) && c.words[next].hyphen
}

// bareDuration reads "decades", "for hours", "decades-long", "years".
func (c *clause) bareDuration(at int) (match, bool) {
	w := c.text(at)
	u, ok := units[w]
	if !ok || w[len(w)-1] != 's' || w == "seconds" || w == "quarters" || w == "weekends" && !c.is(at-1, "for") {
		return match{}, false
	}
	if c.is(at-1, "recent", "these", "those", "early", "later", "the", "last", "past") {
		return match{}, false
	}
	next := at + 1
	if c.is(next, "long") && c.words[next].hyphen {
		next++
	}
	return match{next: next, typ: typeDuration, value: durationValue(amount{unknown: true}, u, w)}, true
}

// durationValue writes a TIMEX3 duration: P3D, PT30M, PXY, P2.5Y.
func durationValue(a amount, u unit, word string) string {
	n := a.String()
	if word == "fortnight" || word == "fortnights" {
		n = amount{value: a.value * 2, unknown: a.unknown}.String()
	}
	letter := u.letter
	if letter == "MIN" {
		letter = "M"
	}
	if u.clock {
		return "PT" + n + letter
	}
	return "P" + n + letter
}

// durationPair reads the first of two amounts that share a unit: "between 60
// and 90 days", "two to three weeks".
func durationPair(c *clause, at int) (match, bool) {
	a, next, ok := c.cardinal(at)
	if !ok || c.is(at, "a", "an", "half") {
		return match{}, false
	}
	if c.is(next, "and") && !c.is(at-1, "between") || !c.is(next, "and", "to", "or") && !(next < len(c.words) && c.words[next].hyphen) {
		return match{}, false
	}
	second := next
	if c.is(next, "and", "to", "or") {
		second++
	}
	m, ok := duration(c, second)
	if !ok || m.next == second || c.is(second, "a", "an") {
		return match{}, false
	}
	if _, _, ok := c.cardinal(second); !ok {
		return match{}, false
	}
	unitWord := c.text(m.next - 1)
	m.at = second
	return match{next: next, typ: typeDuration, value: durationValue(a, units[unitWord], unitWord), more: []match{m}}, true
}

// lastDuration reads a stretch counted from publication: "the past five days",
// "the last two years", "the next 48 hours", "the past decade", "recent weeks".
func lastDuration(c *clause, at int) (match, bool) {
	i := at
	if c.is(i, "the", "these") {
		i++
	}
	sign := 0
	switch c.text(i) {
	case "past", "last", "previous", "first":
		sign = -1
	case "next", "coming", "following":
		sign = 1
	case "recent":
		if u, ok := units[c.text(i+1)]; ok && isPlural(c.text(i+1)) {
			return c.stretch(match{next: i + 2, typ: typeDuration, value: durationValue(amount{unknown: true}, u, c.text(i+1))}, amount{unknown: true}, u, -1), true
		}
	}
	if sign == 0 || c.is(i, "first") && !c.is(i-1, "the") || c.verb(i) {
		return match{}, false
	}
	a, next, ok := c.cardinal(i + 1)
	if !ok {
		a, next = amount{value: 1}, i+1
		if c.is(next, "trading") {
			return match{}, false
		}
		if isPlural(c.text(next)) {
			a.unknown = true
		} else if c.is(next, "year", "month", "week", "quarter", "weekend") && (i == at || !c.is(i, "past")) {
			return match{}, false // "last year" is a date
		}
	}
	if c.is(next, "trading", "working", "full", "consecutive", "straight") {
		next++
	}
	u, ok := units[c.text(next)]
	if !ok || c.is(next, "second", "quarter", "night", "minute") && a.value == 1 && !a.unknown || c.text(i) == "first" && i == at {
		return match{}, false
	}
	value := a
	if u.letter == "DE" && !a.unknown {
		value, u = amount{value: a.value * 10}, unit{letter: "Y"}
	}
	m := match{next: next + 1, typ: typeDuration, value: durationValue(value, u, c.text(next))}
	if c.is(i, "first") {
		return m, true
	}
	return c.stretch(m, value, u, sign), true
}

// stretch anchors a duration at publication, behind it or ahead of it.
func (c *clause) stretch(m match, a amount, u unit, sign int) match {
	if !c.known {
		return m
	}
	now := dayValue(c.published)
	n, whole := a.whole()
	if !whole {
		m.interval = &schema.Interval{To: now, Precision: precisionOf(u)}
		if sign > 0 {
			m.interval = &schema.Interval{From: now, Precision: precisionOf(u)}
		}
		return m
	}
	t := c.published
	switch u.letter {
	case "H":
		t = t.AddDate(0, 0, sign*((n+23)/24))
	case "D":
		t = t.AddDate(0, 0, sign*n)
	case "W", "WE":
		t = t.AddDate(0, 0, sign*n*7)
	case "M":
		t = t.AddDate(0, sign*n, 0)
	case "Q":
		t = t.AddDate(0, sign*n*3, 0)
	case "Y":
		t = t.AddDate(sign*n, 0, 0)
	}
	from, to := dayValue(t), now
	if sign > 0 {
		from, to = now, dayValue(t)
	}
	m.interval = &schema.Interval{From: from, To: to, Precision: precisionOf(u)}
	return m
}

func precisionOf(u unit) schema.Precision {
	switch u.letter {
	case "W", "WE":
		return schema.Week
	case "M":
		return schema.Month
	case "Q":
		return schema.Quarter
	case "Y":
		return schema.Year
	case "DE", "CE":
		return schema.Decade
	}
	return schema.Day
}
