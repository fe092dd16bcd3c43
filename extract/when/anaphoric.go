package when

import (
	"strings"
	"time"
)

// later reads a distance from the date last named: "two days later", "a month
// earlier", "the day before", "the next day", "the following week". The word
// "after" or "before" must end the phrase: with a complement it is a duration.
func later(c *clause, at int) (match, bool) {
	if m, ok := nextDay(c, at); ok {
		return m, true
	}
	i := at
	if approximate[c.text(i)] {
		i++
	}
	a, next, ok := c.cardinal(i)
	if !ok {
		return match{}, false
	}
	u, ok := units[c.text(next)]
	if !ok {
		return match{}, false
	}
	sign := 0
	switch {
	case c.is(next+1, "later", "afterwards"), c.is(next+1, "after") && c.dateAlone(match{next: next + 2}):
		sign = 1
	case c.is(next+1, "earlier", "previously", "beforehand"), c.is(next+1, "before") && c.dateAlone(match{next: next + 2}):
		sign = -1
	default:
		return match{}, false
	}
	m := match{next: next + 2, typ: typeDate, value: "XXXX-XX-XX"}
	n, whole := a.whole()
	base := c.lastNamed(strings.TrimSuffix(c.text(next), "s"))
	if !whole || base.IsZero() {
		m.value = map[int]string{1: "FUTURE_REF", -1: "PAST_REF"}[sign]
		return m, true
	}
	from := &clause{reading: &reading{published: base, known: true}}
	m.value, m.typ = from.shift(u, c.text(next), sign*n)
	return m, true
}

// nextDay reads "the next day", "the following morning", "the day before", "the
// previous night".
func nextDay(c *clause, at int) (match, bool) {
	if !c.is(at, "the") {
		return match{}, false
	}
	base := c.lastNamed(c.text(at + 1))
	if c.is(at+2, "day") {
		base = c.lastNamed("day")
	}
	m := match{next: at + 3, typ: typeDate, value: "XXXX-XX-XX"}
	n := 0
	switch {
	case c.is(at+1, "next", "following") && c.is(at+2, "day"):
		n = 1
	case c.is(at+1, "day") && c.is(at+2, "before", "earlier") && c.dateAlone(match{next: at + 3}), c.is(at+1, "previous") && c.is(at+2, "day"):
		n = -1
	case c.is(at+1, "day") && c.is(at+2, "after") && c.dateAlone(match{next: at + 3}):
		n = 1
	case c.is(at+1, "year", "month") && c.is(at+2, "before", "earlier", "previous") && c.dateAlone(match{next: at + 3}):
		if !base.IsZero() {
			m.value = shiftPeriod(base, c.text(at+1), -1)
		}
		return m, true
	default:
		return match{}, false
	}
	if !base.IsZero() {
		m.value = dayValue(base.AddDate(0, 0, n))
	}
	return m, true
}

func shiftPeriod(base time.Time, u string, n int) string {
	if u == "year" {
		return yearValue(base.Year() + n)
	}
	t := time.Date(base.Year(), base.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	return monthValue(t.Year(), t.Month())
}

// sameTime reads "that day", "the same month", "that year", "the same month a
// year ago", "the same period last year", "that time".
func sameTime(c *clause, at int) (match, bool) {
	i := at
	same := c.is(i, "the") && c.is(i+1, "same", "entire", "whole")
	switch {
	case same:
		i += 2
	case c.is(i, "that"):
		i++
	default:
		return match{}, false
	}
	u := c.text(i)
	if u == "period" && same || u == "time" && !same || u == "quarter" && same {
		return c.samePeriod(i)
	}
	if u != "day" && u != "week" && u != "month" && u != "year" && u != "night" && u != "morning" && u != "evening" {
		return match{}, false
	}
	if m, ok := c.aYearBefore(i); ok {
		return m, true
	}
	m := match{next: i + 1, typ: typeDate, value: "XXXX-XX-XX"}
	base := c.lastNamed(u)
	if base.IsZero() {
		return m, true
	}
	switch u {
	case "week":
		m.value = weekValue(base)
	case "month":
		m.value = monthValue(base.Year(), base.Month())
	case "year":
		m.value = yearValue(base.Year())
	case "night", "morning", "evening":
		m.typ, m.value = typeTime, dayValue(base)+"T"+dayParts[u]
	default:
		m.value = dayValue(base)
	}
	return m, true
}

// samePeriod repeats the last date as it was named.
func (c *clause) samePeriod(at int) (match, bool) {
	if m, ok := c.aYearBefore(at); ok {
		return m, true
	}
	if c.last == "" || c.is(at, "time") && !c.is(at-2, "at", "by", "since", "until", "in", "during", "from", "of") {
		return match{}, false
	}
	return match{next: at + 1, typ: typeDate, value: c.last}, true
}

// aYearBefore reads the "a year ago" or "last year" behind a period that is
// compared with the one last named.
func (c *clause) aYearBefore(at int) (match, bool) {
	next := at + 1
	if c.is(next, "of", "in") {
		next++
	}
	if c.is(next, "the") {
		next++
	}
	switch {
	case c.is(next, "last", "previous") && c.is(next+1, "year"):
		next += 2
	case c.is(next, "a", "one") && c.is(next+1, "year") && c.is(next+2, "ago", "earlier", "before"):
		next += 3
	default:
		return match{}, false
	}
	m := match{next: next, typ: typeDate, value: "XXXX"}
	if y, ok := readYear(c.last[:min(4, len(c.last))]); ok && len(c.last) <= len("2014-Q1") {
		m.value = yearValue(y-1) + c.last[4:]
	} else if c.known {
		m.value = yearValue(c.published.Year() - 1)
	}
	return m, true
}
