package when

// quarter reads "the third quarter of 2009", "the fourth quarter", "Q3 2021",
// "third-quarter". Without a year it is the nearest on the side the tense says.
func quarter(c *clause, at int) (match, bool) {
	return c.partOfYear(at, "quarter", "q", 4, func(y, n int) string { return quarterValue(y, n) })
}

// half reads "the first half of 2022", "H1 2022".
func half(c *clause, at int) (match, bool) {
	return c.partOfYear(at, "half", "h", 2, func(y, n int) string { return yearValue(y) + "-H" + string(rune('0'+n)) })
}

func (c *clause) partOfYear(at int, noun, letter string, parts int, value func(y, n int) string) (match, bool) {
	i := at
	if c.is(i, "the") {
		i++
	}
	n, next, ok := c.partNumber(i, noun, letter, parts)
	if !ok {
		return match{}, false
	}
	y, after, ok := c.yearAfter(next)
	if !ok && c.is(next, "of") && c.is(next+1, "the") && c.is(next+2, "year") && c.known {
		y, after, ok = c.published.Year(), next+3, true
	}
	if !ok && noun == "half" {
		return match{}, false // "the first half" is one of anything
	}
	m := match{next: next, typ: typeDate, value: "XXXX" + value(1000, n)[4:]}
	switch {
	case ok:
		m.next, m.value = after, value(y, n)
	case c.known:
		m.value = value(c.quarterYear(at, next, n), n)
	}
	return m, true
}

// partNumber reads "third quarter", "final quarter" or "q3".
func (c *clause) partNumber(at int, noun, letter string, parts int) (n, next int, ok bool) {
	if w := c.text(at); len(w) == 2 && w[:1] == letter && c.words[at].capital() {
		n := int(w[1] - '0')
		return n, at + 1, n >= 1 && n <= parts
	}
	n, next, ok = c.ordinal(at)
	if c.is(at, "final") {
		n, next, ok = parts, at+1, true
	}
	return n, next + 1, ok && n <= parts && c.is(next, noun)
}

// quarterYear is the year of a quarter named without one.
func (c *clause) quarterYear(at, next, n int) int {
	y, now := c.published.Year(), (int(c.published.Month())+2)/3
	switch d := c.direction(at, next); {
	case d != future && n > now && n-now > 1:
		return y - 1
	case d == past && n > now && now == 1:
		return y - 1
	case d == future && n < now:
		return y + 1
	}
	return y
}

// seasonOfYear reads "the summer of 2014", "spring 2022", "winter 2013-14".
func seasonOfYear(c *clause, at int) (match, bool) {
	i := at
	if c.is(i, "the") {
		i++
	}
	mod := modifiers[c.text(i)]
	if mod != 0 {
		i++
	}
	s, ok := seasons[c.text(i)]
	if !ok {
		return match{}, false
	}
	if y, next, ok := c.yearAfter(i + 1); ok {
		return match{next: next, typ: typeDate, value: yearValue(y) + "-" + s.letters, mod: mod}, true
	}
	if c.is(i, "fall", "spring") || i == 0 || !c.is(i-1, "in", "the", "since", "until", "by", "during", "early", "late", "mid") || !c.is(i-1, "in", "since") && !c.is(i-2, "in", "over", "during", "since", "by", "until") {
		return match{}, false
	}
	return match{next: i + 1, typ: typeDate, value: c.seasonValue(s, "", 0, at, i+1), mod: mod}, true
}

// seasonValue gives the season of publication (this), the one before or after.
func (c *clause) seasonValue(s season, w string, n, at, next int) string {
	if !c.known {
		return "XXXX-" + s.letters
	}
	y, now := c.published.Year(), c.published.Month()
	switch {
	case w == "last" && now <= s.first+2, w == "" && n == 0 && now < s.first && c.direction(at, next) != future:
		y--
	case w == "next" && now >= s.first, w == "" && now > s.first+2 && c.direction(at, next) == future:
		y++
	}
	return yearValue(y) + "-" + s.letters
}
