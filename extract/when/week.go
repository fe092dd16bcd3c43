package when

import "time"

// weekOf reads a week of a month: "the last week of March", "the first week of
// May 2022", "the week of March 7". A week belongs to the month that has most
// of its days.
func weekOf(c *clause, at int) (match, bool) {
	i := at
	if c.is(i, "the") {
		i++
	}
	if c.is(i, "week") && c.is(i+1, "of") && i > at {
		d, ok := c.dateAt(i + 2)
		if !ok || dayOf(d.value) == "" {
			return match{}, false
		}
		t, err := time.Parse(time.DateOnly, dayOf(d.value))
		return match{next: d.next, typ: typeDate, value: weekValue(t)}, err == nil
	}
	n, next, ok := c.ordinal(i)
	if c.is(i, "last", "final") {
		n, next, ok = -1, i+1, true
	}
	if !ok || n > 5 || !c.is(next, "week") || !c.is(next+1, "of") {
		return match{}, false
	}
	m, ok := monthYear(c, next+2)
	if !ok {
		m, ok = bareMonth(c, next+2)
	}
	if !ok || m.mod != 0 {
		return match{}, false
	}
	first, err := time.Parse("2006-01", m.value)
	if err != nil {
		return match{next: m.next, typ: typeDate, value: "XXXX-WXX"}, true
	}
	return match{next: m.next, typ: typeDate, value: weekValue(nthWeek(first, n))}, true
}

// nthWeek is the Monday of the nth week with most days in the month that begins
// on first; -1 is the last one.
func nthWeek(first time.Time, n int) time.Time {
	if n < 0 {
		return monday(first.AddDate(0, 1, -4))
	}
	return monday(first.AddDate(0, 0, 3)).AddDate(0, 0, 7*(n-1))
}
