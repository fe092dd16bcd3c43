package when

import (
	"time"

	"claimgraph/schema"
)

// deictics are the words for a day seen from today.
var deictics = map[string]int{"today": 0, "yesterday": -1, "tomorrow": 1}

// deictic reads "today", "yesterday", "earlier today", "the day before
// yesterday", "the day after tomorrow".
func deictic(c *clause, at int) (match, bool) {
	i, shift := at, 0
	switch {
	case c.is(i, "earlier", "later") && c.is(i+1, "today"):
		i++
	case c.is(i, "the") && c.is(i+1, "day") && c.is(i+2, "before") && c.is(i+3, "yesterday"):
		i, shift = i+3, -1
	case c.is(i, "the") && c.is(i+1, "day") && c.is(i+2, "after") && c.is(i+3, "tomorrow"):
		i, shift = i+3, 1
	}
	n, ok := deictics[c.text(i)]
	if !ok {
		return match{}, false
	}
	if c.words[i].capital() && c.is(i-1, "usa", "russia") {
		return match{}, false // a newspaper
	}
	m := match{next: i + 1, typ: typeDate, value: "XXXX-XX-XX"}
	switch {
	case c.known:
		m.value = dayValue(c.published.AddDate(0, 0, n+shift))
	case n == 0:
		m.value = "PRESENT_REF"
	}
	return m, true
}

// shifts say which period is meant, counted from that of publication.
var shifts = map[string]int{"this": 0, "last": -1, "next": 1, "previous": -1, "past": -1, "coming": 1, "current": 0, "following": 1}

// shifted reads "this week", "last month", "the previous year", "next
// quarter", "this weekend", "last summer".
func shifted(c *clause, at int) (match, bool) {
	i := at
	article := c.is(i, "the")
	if article {
		i++
	}
	n, ok := shifts[c.text(i)]
	if !ok || c.is(i, "past") || c.is(i, "previous", "coming", "current", "following") && !article {
		return match{}, false
	}
	w := c.text(i)
	if w == "this" && c.is(i+1, "past", "coming", "current") {
		n = shifts[c.text(i+1)]
		i++
	}
	mod := modifier(0)
	if c.is(i+1, "entire", "whole", "calendar") {
		i++
	}
	if s, ok := seasons[c.text(i+1)]; ok && !article && c.text(i+1) != "spring" || ok && !article && !c.is(i+2, "of") {
		return match{next: i + 2, typ: typeDate, value: c.seasonValue(s, w, n, at, i+2)}, true
	}
	u := c.text(i + 1)
	value, ok := c.period(u, n, w, at, i+2)
	if !ok {
		return match{}, false
	}
	return match{next: i + 2, typ: typeDate, value: value, mod: mod}, true
}

// period gives the value of the nth period of unit u from publication.
func (c *clause) period(u string, n int, w string, at, next int) (string, bool) {
	unknown := map[string]string{"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "quarter": "XXXX-QX",
		"weekend": "XXXX-WXX-WE", "decade": "XXX", "day": "XXXX-XX-XX"}
	x, ok := unknown[u]
	if !ok || u == "day" && w != "previous" && w != "following" {
		return "", false
	}
	base, known := c.published, c.known
	if w == "previous" || w == "following" {
		if i := intervalOf(c.last); i != nil {
			if t, err := time.Parse(time.DateOnly, i.From); err == nil {
				base, known = t, true
			}
		}
	}
	if !known {
		return x, true
	}
	first := time.Date(base.Year(), base.Month(), 1, 0, 0, 0, 0, time.UTC)
	switch u {
	case "day":
		return dayValue(base.AddDate(0, 0, n)), true
	case "week":
		return weekValue(base.AddDate(0, 0, 7*n)), true
	case "weekend":
		if n == 0 && base.Weekday() >= time.Monday && base.Weekday() <= time.Wednesday && c.direction(at, next) == past {
			n = -1
		}
		return weekValue(base.AddDate(0, 0, 7*n)) + "-WE", true
	case "month":
		t := first.AddDate(0, n, 0)
		return monthValue(t.Year(), t.Month()), true
	case "quarter":
		t := first.AddDate(0, 3*n, 0)
		return quarterValue(t.Year(), (int(t.Month())+2)/3), true
	case "decade":
		return yearValue(base.Year() + 10*n)[:3], true
	}
	return yearValue(base.Year() + n), true
}

// ago reads "three days ago", "a year ago", "more than a week ago" (without the
// comparison), "two weeks earlier today" is not one.
func ago(c *clause, at int) (match, bool) {
	i := at
	if approximate[c.text(i)] {
		i++
	}
	a, next, ok := c.cardinal(i)
	if !ok {
		return match{}, false
	}
	u, ok := units[c.text(next)]
	if !ok || !c.is(next+1, "ago") {
		return match{}, false
	}
	m := match{next: next + 2, typ: typeDate, value: "PAST_REF"}
	n, whole := a.whole()
	if !c.known || !whole {
		return m, true
	}
	m.value, m.typ = c.shift(u, c.text(next), -n)
	return m, true
}

// shift gives the value of the day, month or year n units from publication,
// as exact as the unit: a week counts in days.
func (c *clause) shift(u unit, word string, n int) (value, typ string) {
	t := c.published
	first := time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC)
	if word == "fortnight" || word == "fortnights" {
		n *= 2
	}
	switch u.letter {
	case "S", "MIN", "H":
		if u.letter == "H" && (n <= -24 || n >= 24) {
			return dayValue(t.AddDate(0, 0, n/24)), typeDate
		}
		return dayValue(t), typeTime
	case "D", "WE":
		return dayValue(t.AddDate(0, 0, n)), typeDate
	case "W":
		return dayValue(t.AddDate(0, 0, 7*n)), typeDate
	case "M":
		t = first.AddDate(0, n, 0)
		return monthValue(t.Year(), t.Month()), typeDate
	case "Q":
		t = first.AddDate(0, 3*n, 0)
		return quarterValue(t.Year(), (int(t.Month())+2)/3), typeDate
	case "DE":
		n *= 10
	case "CE":
		n *= 100
	}
	if t.Year()+n < 1 {
		return "PAST_REF", typeDate
	}
	return yearValue(t.Year() + n), typeDate
}

// earlierInPeriod reads "earlier this month", "later this year", "late last
// week", "early next month".
func earlierInPeriod(c *clause, at int) (match, bool) {
	w := c.text(at)
	if w != "earlier" && w != "later" && w != "early" && w != "late" && w != "mid" {
		return match{}, false
	}
	i := at + 1
	if c.is(i, "on") {
		i++
	}
	if c.is(i, "in") && c.is(i+1, "the") {
		if i += 2; !c.is(i, "day", "week", "month", "year") {
			return match{}, false
		}
		return c.laterInThe(w, i)
	}
	m, ok := shifted(c, i)
	if !ok || c.is(i, "the") {
		return match{}, false
	}
	switch i := intervalOf(m.value); {
	case i == nil:
	case w == "earlier" && c.known && i.From <= dayValue(c.published):
		m.interval = &schema.Interval{From: i.From, To: min(i.To, dayValue(c.published)), Precision: i.Precision}
	case w == "later" && c.known && i.To >= dayValue(c.published):
		m.interval = &schema.Interval{From: max(i.From, dayValue(c.published)), To: i.To, Precision: i.Precision}
	default:
		m.mod = modifiers[w]
	}
	return m, true
}

// laterInThe reads "later in the day": the period of the last date, or of
// publication.
func (c *clause) laterInThe(w string, at int) (match, bool) {
	if w == "early" || w == "late" || w == "mid" {
		return match{}, false
	}
	m := match{next: at + 1, typ: typeDate, value: "XXXX-XX-XX"}
	base := c.lastNamed(c.text(at))
	if base.IsZero() {
		return m, true
	}
	switch c.text(at) {
	case "day":
		m.value = dayValue(base)
	case "week":
		m.value = weekValue(base)
	case "month":
		m.value = monthValue(base.Year(), base.Month())
	case "year":
		m.value = yearValue(base.Year())
	}
	return m, true
}

// lastNamed is the first day of the period last named, of the day last named
// when u is a day or a part of one; else that of publication; zero when nothing
// is known.
func (c *clause) lastNamed(u string) time.Time {
	last := c.last
	if u == "day" || u == "night" || dayParts[u] != "" {
		last = c.lastDay
	}
	if i := intervalOf(last); i != nil && len(i.From) >= len(time.DateOnly) {
		if t, err := time.Parse(time.DateOnly, i.From[:len(time.DateOnly)]); err == nil {
			return t
		}
	}
	return c.published
}

// boundaries are the parts of a period named by a noun.
var boundaries = map[string]modifier{"end": end, "beginning": start, "start": start, "middle": mid, "turn": start,
	"close": end, "remainder": late, "rest": late}

// boundary reads "the end of this year", "the beginning of March", "the start
// of 2022", "the middle of next week".
func boundary(c *clause, at int) (match, bool) {
	i := at
	if c.is(i, "the") {
		i++
	}
	if c.is(i, "very") {
		i++
	}
	mod, ok := boundaries[c.text(i)]
	if !ok {
		return match{}, false
	}
	if !c.is(i+1, "of") {
		return match{}, false
	}
	i += 2
	best := match{next: i}
	for _, read := range []rule{shifted, monthYear, bareMonth, bareYear, quarter, decade, sameTime} {
		if m, ok := read(c, i); ok && m.next > best.next {
			best = m
		}
	}
	if c.is(i, "the") && best.next == i {
		if m, ok := decade(c, i+1); ok {
			best = m
		} else if c.is(i+1, "day", "year", "month", "week") {
			return c.laterInThe("later", i+1)
		}
	}
	if best.next == i {
		return match{}, false
	}
	best.mod = mod
	return best, true
}
