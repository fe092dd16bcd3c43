package when

import (
	"time"
)

// month reads a month's name. "May" and "March" are also words and names, so
// they count only with support around them.
func (c *clause) month(at int) (time.Month, bool) {
	m, ok := months[c.text(at)]
	if !ok || !c.words[at].capital() {
		return 0, false
	}
	return m, true
}

// dayNumber reads "23", "23rd" or "twenty-third" as a day of a month.
func (c *clause) dayNumber(at int) (d, next int, ok bool) {
	if n, ok := c.digits(at, 2); ok && n >= 1 && n <= 31 {
		return n, at + 1, true
	}
	if n, next, ok := c.ordinal(at); ok && n <= 31 {
		return n, next, true
	}
	return 0, at, false
}

// yearAfter reads a year behind a date: "2022", ", 2022", "of 2022", "this
// year", "of last year".
func (c *clause) yearAfter(at int) (y, next int, ok bool) {
	next = at
	if c.is(next, ",", "of") {
		next++
	}
	if y, ok := c.digits(next, 4); ok && y >= 1000 && y <= 2199 {
		return y, next + 1, true
	}
	if c.is(at, ",") || !c.known || !c.is(next+1, "year") {
		return 0, at, false
	}
	switch c.text(next) {
	case "this":
		return c.published.Year(), next + 2, true
	case "last":
		return c.published.Year() - 1, next + 2, true
	case "next":
		return c.published.Year() + 1, next + 2, true
	}
	return 0, at, false
}

// date makes the match of a day and month, finding the year if none is given.
func (c *clause) date(at, next int, y int, m time.Month, d int) match {
	out := match{next: next, typ: typeDate}
	switch {
	case !possibleDay(m, d):
		out.impossible = true
	case y != 0:
		if t, ok := makeDay(y, m, d); ok {
			out.value = dayValue(t)
		}
	default:
		if t, ok := c.nearestDay(at, next, m, d); ok {
			out.value = dayValue(t)
		} else {
			out.value = "XXXX-" + monthValue(0, m)[5:] + "-" + two(d)
		}
	}
	return out
}

func two(n int) string { return string([]byte{'0' + byte(n/10%10), '0' + byte(n%10)}) }

// nearestDay chooses the year of a day and month from the year named in the
// same sentence, or the tense.
func (c *clause) nearestDay(at, next int, m time.Month, d int) (time.Time, bool) {
	if c.year != 0 && !c.any(max(0, at-3), at, "since", "until") {
		return makeDay(c.year, m, d)
	}
	if !c.known {
		return time.Time{}, false
	}
	y := c.published.Year()
	var candidates []time.Time
	for _, y := range []int{y - 1, y, y + 1} {
		if t, ok := makeDay(y, m, d); ok {
			candidates = append(candidates, t)
		}
	}
	return choose(candidates, c.published, c.direction(at, next))
}

// choose picks the candidate nearest to published on the side direction says;
// when unsure, the nearest, but the past for what is equally far. A few days'
// slack lets "on Friday 25 March" be just ahead in a past-tense sentence.
func choose(candidates []time.Time, published time.Time, d direction) (time.Time, bool) {
	best, bestScore, found := time.Time{}, 0.0, false
	for _, t := range candidates {
		days := t.Sub(published).Hours() / 24
		score := days
		if days < 0 {
			score = -days
		}
		if (d == past && days > 1) || (d == future && days < 0) {
			score += 1000
		}
		if d == unsure && days > 0 {
			score *= 1.5
		}
		if !found || score < bestScore {
			best, bestScore, found = t, score, true
		}
	}
	return best, found
}

// dayMonth reads "23 March", "23rd of March 2022", "the 23 March".
func dayMonth(c *clause, at int) (match, bool) {
	d, next, ok := c.dayNumber(at)
	if !ok {
		return match{}, false
	}
	if c.is(next, "of") {
		next++
	}
	m, ok := c.month(next)
	if !ok {
		return match{}, false
	}
	next++
	if c.is(next, ".") && next+1 < len(c.words) && c.words[next-1].end == c.words[next].start {
		if _, _, ok := c.yearAfter(next + 1); ok {
			next++
		}
	}
	y, after, ok := c.yearAfter(next)
	if ok {
		next = after
	}
	return c.date(at, next, y, m, d), true
}

// monthDay reads "March 23", "Mar. 23rd, 2022", and the second day of "March
// 23-25" as a further expression.
func monthDay(c *clause, at int) (match, bool) {
	m, ok := c.month(at)
	if !ok {
		return match{}, false
	}
	first := at + 1
	if c.is(first, ".") || c.is(first, "the") {
		first++
	}
	d, next, ok := c.dayNumber(first)
	if !ok || c.counted(next) {
		return match{}, false
	}
	day2, next2, pair := c.dayNumber(next)
	pair = pair && next < len(c.words) && c.words[next].hyphen && day2 > d
	if pair {
		y, after, ok := c.yearAfter(next2)
		out := c.date(at, next, y, m, d)
		second := c.date(at, next2, y, m, day2)
		if ok {
			second.next = after
		}
		second.at = next
		out.more = []match{second}
		return out, true
	}
	y, after, ok := c.yearAfter(next)
	if ok {
		next = after
	}
	return c.date(at, next, y, m, d), true
}

// counted reports whether the number before word at counts something: "March
// 50 000", "May 5 %".
func (c *clause) counted(at int) bool {
	return c.is(at, "%", "percent", "per", "million", "billion", ":", "people", "troops", "soldiers")
}

// monthYear reads "March 2022", "Mar. 2022", "early March of last year".
func monthYear(c *clause, at int) (match, bool) {
	first := at
	mod := modifiers[c.text(at)]
	if mod != 0 {
		first++
	}
	m, ok := c.month(first)
	if !ok {
		return match{}, false
	}
	next := first + 1
	if c.is(next, ".") {
		next++
	}
	y, after, ok := c.yearAfter(next)
	if !ok {
		return match{}, false
	}
	return match{next: after, typ: typeDate, value: monthValue(y, m), mod: mod}, true
}

// bareMonth reads "March", "early June", "last October", "this May".
func bareMonth(c *clause, at int) (match, bool) {
	first, shift := at, 0
	mod := modifiers[c.text(first)]
	if mod != 0 {
		first++
	}
	if c.is(first, "last", "next", "this") && mod == 0 {
		shift = map[string]int{"last": -1, "this": 9, "next": 1}[c.text(first)]
		first++
	}
	m, ok := c.month(first)
	if !ok || !c.monthSupported(at, first, mod != 0 || shift != 0) {
		return match{}, false
	}
	out := match{next: first + 1, typ: typeDate, value: "XXXX-" + monthValue(0, m)[5:], mod: mod}
	if y, ok := c.nearestMonthYear(at, first+1, m, shift); ok {
		out.value = monthValue(y, m)
	}
	return out, true
}

func (c *clause) nearestMonthYear(at, next int, m time.Month, shift int) (int, bool) {
	if c.year != 0 && shift == 0 {
		return c.year, true
	}
	if !c.known {
		return 0, false
	}
	y, now := c.published.Year(), c.published.Month()
	d := c.direction(at, next)
	switch {
	case shift == -1 && m >= now, shift == 0 && d != future && m > now:
		y--
	case shift == 1 && m <= now, shift == 0 && d == future && m < now:
		y++
	}
	if shift == 0 && d == unsure && m > now && m-now <= 2 {
		return c.published.Year(), true // just ahead, in a sentence without tense
	}
	return y, true
}

// ambiguousMonths are also words, verbs or given names.
var ambiguousMonths = set("may", "march", "april", "june", "august", "mar", "jan", "dec", "sep", "jun", "oct", "nov", "feb", "apr", "jul", "aug")

// monthSupported decides whether the month's name at index m means a month.
func (c *clause) monthSupported(at, m int, modified bool) bool {
	w := c.text(m)
	if !ambiguousMonths[w] || modified {
		return true
	}
	prev, next := c.text(m-1), c.text(m+1)
	preposition := prev == "in" || prev == "since" || prev == "until" || prev == "during"
	loose := prev == "by" || prev == "of" || prev == "from" || prev == "to" || prev == "through" || prev == "before" || prev == "after" || prev == "between" || prev == "till"
	name := m+1 < len(c.words) && c.words[m+1].capital() && months[next] == 0
	switch w {
	case "may":
		return preposition && !name || loose && !c.mayIsName && !name || c.determined(m) && !c.mayIsName
	case "march":
		return (preposition || loose) && !name && !c.is(m+1, "on", "against", "toward", "towards") || c.determined(m)
	case "april", "june", "august":
		return preposition || loose && !name || !name && m > 0
	}
	return preposition || loose // an abbreviation
}

// determined reports whether the month stands between a determiner and a
// common noun: "the March referendum", "a May summit".
func (c *clause) determined(m int) bool {
	if !c.is(m-1, "the", "a", "this", "that", "its", "their", "his", "her") || m+1 >= len(c.words) {
		return false
	}
	switch next := c.text(m + 1); {
	case c.words[m+1].capital(), len(next) < 4:
		return false
	case next == "from" || next == "against" || next == "through" || next == "toward" || next == "towards" || next == "into" || next == "with":
		return false
	}
	return true
}

// dayOfMonth reads "on the 23rd" as a day of the month of publication, or the
// one before.
func dayOfMonth(c *clause, at int) (match, bool) {
	if !c.is(at, "the") || !c.is(at-1, "on", "until", "by", "since") || !c.known {
		return match{}, false
	}
	w := c.text(at + 1)
	d, next, ok := c.ordinal(at + 1)
	if !ok || d > 31 || w[0] > '9' || !c.dateAlone(match{next: next}) {
		return match{}, false
	}
	var candidates []time.Time
	for _, shift := range []int{-1, 0, 1} {
		first := time.Date(c.published.Year(), c.published.Month()+time.Month(shift), 1, 0, 0, 0, 0, time.UTC)
		if t, ok := makeDay(first.Year(), first.Month(), d); ok {
			candidates = append(candidates, t)
		}
	}
	t, ok := choose(candidates, c.published, c.direction(at, next))
	return match{next: next, typ: typeDate, value: dayValue(t)}, ok
}
