package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"claimgraph/schema"
)

// clockTime reads "18:00 UTC", "3 p.m.", "0800 GMT", "noon", with a date behind
// it ("12:00 UTC Monday", "3 p.m. on March 5"). Without one the date is found
// when the sentence is done.
func clockTime(c *clause, at int) (match, bool) {
	clock, next, ok := c.clock(at)
	if !ok {
		return match{}, false
	}
	m := match{next: next, typ: typeTime, clock: clock}
	i := next
	if c.is(i, ",") {
		return m, true
	}
	if c.is(i, "on") {
		i++
	}
	if d, ok := c.dateAt(i); ok && len(d.value) == len(time.DateOnly) {
		return match{next: d.next, typ: typeTime, value: d.value + clock}, true
	}
	return m, true
}

// dateAt reads a date of day precision, or a deictic day, at word at.
func (c *clause) dateAt(at int) (match, bool) {
	best := match{next: at}
	for _, read := range []rule{weekday, weekdayWithDate, monthDay, dayMonth, deictic, isoDate} {
		if m, ok := read(c, at); ok && m.next > best.next && len(m.more) == 0 {
			best = m
		}
	}
	return best, best.next > at
}

// clock reads a time of day as "T18:00Z" and gives the index after it.
func (c *clause) clock(at int) (string, int, bool) {
	w := c.text(at)
	if w == "noon" || w == "midday" || w == "midnight" {
		return c.namedClock(at)
	}
	if !startsWithDigit(w) {
		return "", at, false
	}
	hour, minute, colon, ok := readClock(w)
	if !ok {
		return "", at, false
	}
	next := at + 1
	if suffix, after, ok := c.halfDay(next); ok && hour >= 1 && hour <= 12 {
		hour = hour%12 + suffix
		zone, after2 := c.zone(after)
		return fmt.Sprintf("T%02d:%02d%s", hour, minute, zone), after2, true
	}
	if c.is(next, "o'clock") {
		return fmt.Sprintf("T%02d:%02d", hour, minute), next + 1, true
	}
	if c.is(next, "hours") && len(w) == 4 && !colon {
		next++
		colon = true
	}
	zone, after := c.zone(next)
	if zone == "" && after == next && !colon {
		return "", at, false
	}
	if zone == "" && (c.is(next, "%") || c.is(at-1, "$", "won", "score")) {
		return "", at, false
	}
	return fmt.Sprintf("T%02d:%02d%s", hour, minute, zone), after, true
}

func (c *clause) namedClock(at int) (string, int, bool) {
	clock := "T12:00"
	if c.is(at, "midnight") {
		clock = "T24:00"
	}
	zone, next := c.zone(at + 1)
	if clock == "T24:00" && zone != "" {
		clock = "T00:00"
	}
	return clock + zone, next, true
}

// readClock reads "18:00", "18.00", "0800", "8", "18:00:05".
func readClock(w string) (hour, minute int, colon, ok bool) {
	h, m, colon := strings.Cut(w, ":")
	if !colon {
		if h, m, ok = strings.Cut(w, "."); ok { // "3.20 p.m."; alone it is a number
			hour, err := strconv.Atoi(h)
			minute, err2 := strconv.Atoi(m)
			return hour, minute, false, err == nil && err2 == nil && len(h) <= 2 && len(m) == 2 && hour >= 0 && hour <= 24 && minute >= 0 && minute < 60
		}
	}
	if colon && len(m) > 2 && m[2] == ':' {
		m = m[:2]
	}
	if !colon {
		h, m = w, "0"
		if len(w) == 4 {
			h, m = w[:2], w[2:]
		}
	}
	hour, errHour := strconv.Atoi(h)
	minute, errMinute := strconv.Atoi(m)
	ok = errHour == nil && errMinute == nil && len(h) <= 2 && len(m) <= 2 && (len(m) == 2 || !colon) &&
		hour >= 0 && hour <= 24 && minute >= 0 && minute < 60
	return hour, minute, colon, ok
}

// halfDay reads "a.m." and "p.m." and gives the hours to add.
func (c *clause) halfDay(at int) (add, next int, ok bool) {
	switch strings.ReplaceAll(c.text(at), ".", "") {
	case "am":
		add = 0
	case "pm":
		add = 12
	case "a", "p":
		if c.is(at+1, "m") || c.is(at+1, ".") && c.is(at+2, "m") {
			return map[string]int{"a": 0, "p": 12}[c.text(at)], at + 2, true
		}
		return 0, at, false
	default:
		return 0, at, false
	}
	next = at + 1
	if c.is(next, ".") && next+1 < len(c.words) {
		next++
	}
	return add, next, true
}

// zone reads a zone's name as an ISO offset, "" for local time or none.
func (c *clause) zone(at int) (string, int) {
	if c.is(at, "local") && c.is(at+1, "time") {
		return "", at + 2
	}
	if c.is(at, "eastern", "moscow", "kyiv", "kiev", "london", "pacific") && c.is(at+1, "time") {
		return offset(map[string]int{"eastern": -300, "moscow": 180, "kyiv": 120, "kiev": 120, "london": 0, "pacific": -480}[c.text(at)]), at + 2
	}
	minutes, ok := zones[c.text(at)]
	if !ok || c.words[at].raw != strings.ToUpper(c.words[at].raw) {
		return "", at
	}
	return offset(minutes), at + 1
}

func offset(minutes int) string {
	if minutes == 0 {
		return "Z"
	}
	sign := '+'
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	return fmt.Sprintf("%c%02d:%02d", sign, minutes/60, minutes%60)
}

// dayPart reads "Friday morning", "this morning", "tonight", "the evening of
// March 5", "overnight".
func dayPart(c *clause, at int) (match, bool) {
	if c.is(at, "tonight") {
		return c.partOfDay(at+1, 0, "NI"), true
	}
	if c.is(at, "overnight") {
		m := c.partOfDay(at+1, 0, "NI")
		if c.known && c.direction(at, at+1) != future {
			m = c.partOfDay(at+1, -1, "NI")
			m.interval = span(c.published.AddDate(0, 0, -1), c.published, schema.Day)
		}
		return m, true
	}
	if c.is(at, "this") {
		if part, ok := dayParts[c.text(at+1)]; ok {
			return c.partOfDay(at+2, 0, part), true
		}
	}
	if c.is(at, "last") && c.is(at+1, "night") {
		return c.partOfDay(at+2, -1, "NI"), true
	}
	if m, ok := c.nightBetween(at); ok {
		return m, true
	}
	if c.is(at, "the") && c.is(at-1, "in") && dayParts[c.text(at+1)] != "" && !c.is(at+2, "of") {
		m := match{next: at + 2, typ: typeTime, value: "XXXX-XX-XXT" + dayParts[c.text(at+1)]}
		if base := c.lastNamed("day"); !base.IsZero() {
			m.value = dayValue(base) + "T" + dayParts[c.text(at+1)]
		}
		return m, true
	}
	if c.is(at, "the") || c.is(at, "early", "late") && dayParts[c.text(at+1)] != "" {
		return c.partOfDate(at)
	}
	first := at
	if c.is(first, "early", "late") {
		first++
	}
	d, ok := c.dateAt(first)
	if !ok {
		return match{}, false
	}
	part, ok := dayParts[c.text(d.next)]
	if !ok || len(d.value) != len(time.DateOnly) {
		return match{}, false
	}
	return match{next: d.next + 1, typ: typeTime, value: d.value + "T" + part}, true
}

// nightBetween reads "the night from Tuesday to Wednesday" and "the night to
// Wednesday".
func (c *clause) nightBetween(at int) (match, bool) {
	if !c.is(at, "the") || !c.is(at+1, "night") {
		return match{}, false
	}
	to := at + 2
	if c.is(to, "from") {
		if _, ok := weekdays[c.text(to+1)]; !ok {
			return match{}, false
		}
		to += 2
	}
	if !c.is(to, "to") {
		return match{}, false
	}
	day, ok := weekdays[c.text(to+1)]
	if !ok || !c.words[to+1].capital() {
		return match{}, false
	}
	m := match{next: to + 2, typ: typeTime, value: "XXXX-XX-XXTNI"}
	if c.known {
		last := c.nearestWeekday(at, to+2, day, 0)
		m.value = dayValue(last.AddDate(0, 0, -1)) + "TNI"
		m.interval = span(last.AddDate(0, 0, -1), last, schema.Day)
	}
	return m, true
}

func (c *clause) partOfDay(next, days int, part string) match {
	m := match{next: next, typ: typeTime, value: "XXXX-XX-XXT" + part}
	if c.known {
		m.value = dayValue(c.published.AddDate(0, 0, days)) + "T" + part
	}
	return m
}

// partOfDate reads "the morning of March 5", "the early hours of Sunday",
// "early morning on Friday".
func (c *clause) partOfDate(at int) (match, bool) {
	i := at
	for c.is(i, "the", "early", "late") {
		i++
	}
	part, ok := dayParts[c.text(i)]
	if !ok && c.is(i, "hours") && c.is(i-1, "early") {
		part, ok = "MO", true
	}
	if !ok || !c.is(i+1, "of", "on") {
		return match{}, false
	}
	d, ok := c.dateAt(i + 2)
	if !ok || len(d.value) != len(time.DateOnly) {
		return match{}, false
	}
	return match{next: d.next, typ: typeTime, value: d.value + "T" + part}, true
}

// withClock joins a date with the time of day right behind it: "Wednesday at 3
// p.m."
func (c *clause) withClock(m match) match {
	if m.typ != typeDate || len(m.value) != len(time.DateOnly) || len(m.more) > 0 {
		return m
	}
	i := m.next
	if c.is(i, ",") {
		i++
	}
	if c.is(i, "at") {
		i++
	} else if i != m.next {
		return m
	}
	if clock, next, ok := c.clock(i); ok && (i > m.next || strings.Contains(c.text(i), ":")) {
		m.next, m.typ, m.value = next, typeTime, m.value+clock
	}
	return m
}

// settleClocks gives the times of day without a date the nearest day of their
// sentence: the one before, else the one after, else that of publication.
func (c *clause) settleClocks(found []Expression) {
	const open = "XXXX-XX-XXT"
	for i := range found {
		e := &found[i]
		clock, ok := strings.CutPrefix(e.Value, open)
		if !ok || dayPartValue(clock) {
			continue
		}
		date := ""
		for j := i - 1; j >= 0 && date == ""; j-- {
			date = dayOf(found[j].Value)
		}
		for j := i + 1; j < len(found) && date == ""; j++ {
			date = dayOf(found[j].Value)
		}
		if date == "" && c.known {
			date = dayValue(c.published)
		}
		if date != "" {
			e.Value = date + "T" + clock
			e.Interval = intervalOf(e.Value)
		}
	}
}

func dayPartValue(s string) bool { return s != "" && (s[0] < '0' || s[0] > '9') }

// dayOf gives the date of a DATE or TIME value of day precision or finer.
func dayOf(value string) string {
	if len(value) < len(time.DateOnly) {
		return ""
	}
	if i := intervalOf(value[:len(time.DateOnly)]); i != nil && i.Precision == schema.Day {
		return value[:len(time.DateOnly)]
	}
	return ""
}
