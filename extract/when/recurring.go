package when

import "strings"

// frequencies are the adverbs and adjectives of sets.
var frequencies = map[string]string{
	"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W", "monthly": "P1M",
	"quarterly": "P1Q", "annual": "P1Y", "annually": "P1Y", "yearly": "P1Y", "hourly": "PT1H", "biennial": "P2Y",
	"semiannual": "P6M",
}

// results are what a period yields; a period's adjective on them measures it
// and does not say how often.
var results = set("profit", "profits", "loss", "losses", "revenue", "revenues", "sales", "income", "earnings", "budget",
	"growth", "output", "turnover", "gdp", "inflation", "salary", "deficit", "surplus")

// recurring reads "weekly", "every day", "each Monday", "every two weeks",
// "twice a month", "Mondays".
func recurring(c *clause, at int) (match, bool) {
	w := c.text(at)
	if value, ok := frequencies[w]; ok {
		if c.words[at].capital() && at > 0 {
			return match{}, false // a newspaper
		}
		typ := typeSet
		if results[c.text(at+1)] && w != "daily" && w != "weekly" && w != "monthly" {
			typ = typeDuration
		}
		return match{next: at + 1, typ: typ, value: value}, true
	}
	if w == "every" || w == "each" {
		return c.every(at)
	}
	if w == "once" || w == "twice" || c.is(at+1, "times") {
		return c.timesA(at)
	}
	if day, ok := strings.CutSuffix(w, "s"); ok {
		if d, ok := weekdays[day]; ok && c.words[at].capital() {
			return match{next: at + 1, typ: typeSet, value: "XXXX-WXX-" + isoWeekday(d)}, true
		}
	}
	return match{}, false
}

func (c *clause) every(at int) (match, bool) {
	next, a := at+1, amount{value: 1}
	if c.is(next, "single") {
		next++
	}
	if c.is(next, "other") {
		a.value, next = 2, next+1
	} else if n, after, ok := c.cardinal(next); ok && !c.is(next, "a", "an") {
		a, next = n, after
	}
	w := c.text(next)
	if u, ok := units[w]; ok && w != "second" {
		return match{next: next + 1, typ: typeSet, value: durationValue(a, u, w)}, true
	}
	if d, ok := weekdays[w]; ok {
		return match{next: next + 1, typ: typeSet, value: "XXXX-WXX-" + isoWeekday(d)}, true
	}
	if m, ok := months[w]; ok && c.words[next].capital() {
		return match{next: next + 1, typ: typeSet, value: "XXXX-" + two(int(m))}, true
	}
	if s, ok := seasons[w]; ok {
		return match{next: next + 1, typ: typeSet, value: "XXXX-" + s.letters}, true
	}
	if part, ok := dayParts[w]; ok {
		return match{next: next + 1, typ: typeSet, value: "XXXX-XX-XXT" + part}, true
	}
	return match{}, false
}

// timesA reads "twice a week", "three times a day", "once every two years".
func (c *clause) timesA(at int) (match, bool) {
	next := at + 1
	if c.is(at, "once", "twice") {
	} else if _, after, ok := c.cardinal(at); ok && c.is(after, "times") {
		next = after + 1
	} else {
		return match{}, false
	}
	if c.is(next, "every") {
		m, ok := c.every(next)
		return m, ok
	}
	if !c.is(next, "a", "an", "per") {
		return match{}, false
	}
	u, ok := units[c.text(next+1)]
	if !ok || c.is(next+1, "second", "quarter") {
		return match{}, false
	}
	return match{next: next + 2, typ: typeSet, value: durationValue(amount{value: 1}, u, c.text(next+1))}, true
}
