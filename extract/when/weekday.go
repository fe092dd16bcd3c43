package when

import "time"

// weekday reads "Wednesday", "last Wednesday", "this coming Friday", "early
// Monday" (as the day). Without a marker, the tense decides: the last one in a
// past-tense report, today included; the next one where the verb looks ahead.
func weekday(c *clause, at int) (match, bool) {
	i, shift := at, 0
	switch {
	case c.is(i, "this") && c.is(i+1, "coming", "past"):
		shift = map[string]int{"coming": 1, "past": -1}[c.text(i+1)]
		i += 2
	case c.is(i, "last"):
		shift, i = -1, i+1
	case c.is(i, "next"):
		shift, i = 1, i+1
	case c.is(i, "this"):
		i++
	}
	day, ok := weekdays[c.text(i)]
	if !ok || !c.words[i].capital() {
		return match{}, false
	}
	if c.is(i-1, "black", "bloody", "ash", "good", "palm", "super", "holy", "easter", "cyber") {
		return match{}, false
	}
	out := match{next: i + 1, typ: typeDate, value: "XXXX-WXX-" + isoWeekday(day)}
	if shift == 0 {
		if weeks, next, ok := c.weekAfter(i + 1); ok {
			out.next = next
			if c.known {
				out.value = dayValue(c.dayOfWeek(day, weeks))
			}
			return out, true
		}
	}
	if c.known {
		out.value = dayValue(c.nearestWeekday(at, i+1, day, shift))
	}
	return out, true
}

// weekAfter reads the week that tells which weekday is meant: "Wednesday last
// week", "Friday of next week"; in weeks from that of publication.
func (c *clause) weekAfter(at int) (weeks, next int, ok bool) {
	if c.is(at, "of") {
		at++
	}
	if !c.is(at+1, "week") {
		return 0, 0, false
	}
	switch c.text(at) {
	case "last":
		return -1, at + 2, true
	case "this":
		return 0, at + 2, true
	case "next":
		return 1, at + 2, true
	}
	return 0, 0, false
}

// dayOfWeek is the weekday in the week, which begins on Monday, so many weeks
// from that of publication.
func (c *clause) dayOfWeek(day time.Weekday, weeks int) time.Time {
	fromMonday := func(d time.Weekday) int { return (int(d) + 6) % 7 }
	return c.published.AddDate(0, 0, 7*weeks+fromMonday(day)-fromMonday(c.published.Weekday()))
}

func isoWeekday(d time.Weekday) string { return string(rune('0' + (int(d)+6)%7 + 1)) }

func (c *clause) nearestWeekday(at, next int, day time.Weekday, shift int) time.Time {
	back := (int(c.published.Weekday()) - int(day) + 7) % 7
	last := c.published.AddDate(0, 0, -back)
	switch shift {
	case -1:
		if back == 0 {
			return last.AddDate(0, 0, -7)
		}
		return last
	case 1:
		return last.AddDate(0, 0, 7)
	}
	if back != 0 && c.direction(at, next) == future {
		return last.AddDate(0, 0, 7)
	}
	return last
}

// weekdayWithDate reads "Wednesday, March 23, 2022" and "Wed 23 Mar 2022": the
// date decides.
func weekdayWithDate(c *clause, at int) (match, bool) {
	_, ok := weekdays[c.text(at)]
	if !ok {
		_, ok = shortWeekdays[c.text(at)]
	}
	if !ok || !c.words[at].capital() {
		return match{}, false
	}
	i := at + 1
	if c.is(i, ".") {
		i++
	}
	if c.is(i, ",") {
		i++
	}
	if c.is(i, "the") {
		i++
	}
	for _, read := range []rule{monthDay, dayMonth} {
		if m, ok := read(c, i); ok && len(m.more) == 0 {
			return m, true
		}
	}
	return match{}, false
}
