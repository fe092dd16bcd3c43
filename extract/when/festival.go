package when

import "time"

// feast computes the first day of a yearly festival and how many days it lasts.
type feast struct {
	name []string
	days int
	on   func(year int) (time.Time, bool)
}

func fixed(m time.Month, d int) func(int) (time.Time, bool) {
	return func(y int) (time.Time, bool) { return makeDay(y, m, d) }
}

// easterPlus counts from Easter Sunday of the Western churches.
func easterPlus(n int) func(int) (time.Time, bool) {
	return func(y int) (time.Time, bool) { return easter(y).AddDate(0, 0, n), y > 1582 }
}

// easter is Easter Sunday in the Gregorian calendar (Meeus, Jones, Butcher).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return time.Date(y, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
}

// listed gives the days of a festival of a lunar calendar, year by year, as
// published; other years are unknown.
func listed(first int, days ...string) func(int) (time.Time, bool) {
	return func(y int) (time.Time, bool) {
		if y < first || y-first >= len(days) {
			return time.Time{}, false
		}
		t, err := time.Parse("2006-01-02", yearValue(y)+"-"+days[y-first])
		return t, err == nil
	}
}

func feasts() []feast {
	return []feast{
		{[]string{"christmas", "day"}, 1, fixed(12, 25)},
		{[]string{"christmas", "eve"}, 1, fixed(12, 24)},
		{[]string{"christmas"}, 1, fixed(12, 25)},
		{[]string{"boxing", "day"}, 1, fixed(12, 26)},
		{[]string{"new", "year", "'s", "eve"}, 1, fixed(12, 31)},
		{[]string{"new", "year", "'s", "day"}, 1, fixed(1, 1)},
		{[]string{"valentine", "'s", "day"}, 1, fixed(2, 14)},
		{[]string{"victory", "day"}, 1, fixed(5, 9)},
		{[]string{"halloween"}, 1, fixed(10, 31)},
		{[]string{"bastille", "day"}, 1, fixed(7, 14)},
		{[]string{"armistice", "day"}, 1, fixed(11, 11)},
		{[]string{"veterans", "day"}, 1, fixed(11, 11)},
		{[]string{"ash", "wednesday"}, 1, easterPlus(-46)},
		{[]string{"palm", "sunday"}, 1, easterPlus(-7)},
		{[]string{"good", "friday"}, 1, easterPlus(-2)},
		{[]string{"easter", "sunday"}, 1, easterPlus(0)},
		{[]string{"easter", "monday"}, 1, easterPlus(1)},
		{[]string{"easter"}, 1, easterPlus(0)},
		{[]string{"pentecost"}, 1, easterPlus(49)},
		{[]string{"thanksgiving"}, 1, thanksgiving},
		{[]string{"nowruz"}, 1, fixed(3, 20)},
		{[]string{"ramadan"}, 30, listed(2015, "06-18", "06-06", "05-27", "05-16", "05-06", "04-24", "04-13", "04-02", "03-23", "03-11", "03-01", "02-18")},
		{[]string{"eid", "al", "fitr"}, 1, listed(2015, "07-17", "07-06", "06-25", "06-15", "06-04", "05-24", "05-13", "05-02", "04-21", "04-10", "03-30", "03-20")},
		{[]string{"eid", "al", "adha"}, 1, listed(2015, "09-24", "09-12", "09-01", "08-21", "08-11", "07-31", "07-20", "07-09", "06-28", "06-16", "06-06", "05-27")},
		{[]string{"lunar", "new", "year"}, 1, lunarNewYear},
		{[]string{"chinese", "new", "year"}, 1, lunarNewYear},
		{[]string{"yom", "kippur"}, 1, listed(2015, "09-23", "10-12", "09-30", "09-19", "10-09", "09-28", "09-16", "10-05", "09-25", "10-12", "10-02", "09-21")},
		{[]string{"diwali"}, 1, listed(2015, "11-11", "10-30", "10-19", "11-07", "10-27", "11-14", "11-04", "10-24", "11-12", "10-31", "10-20", "11-08")},
	}
}

func lunarNewYear(y int) (time.Time, bool) {
	return listed(2015, "02-19", "02-08", "01-28", "02-16", "02-05", "01-25", "02-12", "02-01", "01-22", "02-10", "01-29", "02-17")(y)
}

// thanksgiving is the fourth Thursday of November, as in the United States.
func thanksgiving(y int) (time.Time, bool) {
	t := time.Date(y, 11, 1, 0, 0, 0, 0, time.UTC)
	return t.AddDate(0, 0, (4-int(t.Weekday())+7)%7+21), true
}

// festival reads a festival's name, with its year if there is one.
func festival(c *clause, at int) (match, bool) {
	if at >= len(c.words) || !c.words[at].capital() {
		return match{}, false
	}
	for _, f := range c.feasts {
		if !c.phrase(at, f.name) {
			continue
		}
		next := at + len(f.name)
		m := match{next: next, typ: typeDate, value: "XXXX"}
		y, after, ok := c.yearAfter(next)
		var first time.Time
		switch {
		case ok:
			m.next = after
			first, ok = f.on(y)
		case c.known:
			first, ok = c.nearestFeast(at, next, f)
		}
		if ok {
			m.value = dayValue(first)
			if f.days > 1 {
				m.value = monthValue(first.Year(), first.Month())
				m.interval = span(first, first.AddDate(0, 0, f.days-1), "day")
			}
		}
		return m, true
	}
	return match{}, false
}

func (c *clause) nearestFeast(at, next int, f feast) (time.Time, bool) {
	var candidates []time.Time
	for _, n := range []int{-1, 0, 1} {
		y := c.published.Year() + n
		if c.year != 0 {
			y = c.year
		}
		if t, ok := f.on(y); ok {
			candidates = append(candidates, t)
		}
	}
	return choose(candidates, c.published, c.direction(at, next))
}

// phrase reports whether the words from at on are those of name.
func (c *clause) phrase(at int, name []string) bool {
	for i, w := range name {
		if c.text(at+i) != w {
			return false
		}
	}
	return true
}
