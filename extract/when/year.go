package when

import (
	"strconv"
	"strings"
)

// numbered are the nouns whose number is no year: "Resolution 1973".
var numbered = set("article", "resolution", "no", "number", "flight", "section", "room", "page", "paragraph", "order",
	"boeing", "route", "highway", "agenda", "act", "law", "model", "unit", "battalion", "brigade", "file", "case",
	"directive", "regulation", "#", "$", "€", "£", "¥", "usd", "us$", "nearly", "almost", "about", "around", "approximately",
	"roughly", "some", "over", "than", "least", "most", "another", "additional", "exactly", "protocol", "bill", "decree", "+", "(+")

// countNouns make a number before them an amount.
var countNouns = set("people", "troops", "soldiers", "men", "women", "children", "civilians", "dead", "wounded", "refugees",
	"km", "kilometres", "kilometers", "miles", "metres", "meters", "feet", "dollars", "euros", "pounds", "tons", "tonnes",
	"barrels", "votes", "seats", "fighters", "militants", "rebels", "prisoners", "personnel", "workers", "migrants", "rockets",
	"missiles", "drones", "tanks", "homes", "houses", "families", "jobs", "cases", "deaths", "points", "percent", "%", "hours",
	"days", "weeks", "months", "years", "minutes", "million", "billion", "thousand", "others", "more", "square", "units", "police",
	"officers", "mw", "kg", "mg", "hectares", "acres", "gmt", "utc", "local", "est", "residents", "students", "victims", "shares", "cars", "vehicles")

// yearSigns are words before a year.
var yearSigns = set("in", "since", "until", "till", "by", "of", "from", "to", "through", "before", "after", "during", "between",
	"and", "late", "early", "mid", "the", "for", "year", "summer", "winter", "spring", "autumn", "fall", "than", "(", ",", "or",
	"on", "a", "its", "their", "his", "her", "this", "our", "with", "'s", "at", "under", "as", "against")

// bareYear reads "2014" where it means a year, with "early", "late", "mid".
func bareYear(c *clause, at int) (match, bool) {
	first := at
	mod := modifiers[c.text(at)]
	if mod != 0 {
		first++
	}
	y, ok := c.digits(first, 4)
	if !ok || y < 1000 || y > 2199 || len(c.text(first)) != 4 || !c.yearSupported(first, y) {
		return match{}, false
	}
	return match{next: first + 1, typ: typeDate, value: yearValue(y), mod: mod}, true
}

func (c *clause) yearSupported(at, y int) bool {
	prev, next := c.text(at-1), c.text(at+1)
	if numbered[prev] || countNouns[next] || y < 1500 && (next == "'s" || next == "'") {
		return false
	}
	if c.is(at+1, "-", "/", ":") || at+1 < len(c.words) && c.words[at+1].hyphen && !c.yearRange(at+1) && startsWithDigit(next) {
		return false
	}
	if c.yearRange(at) && c.words[at].hyphen {
		return true
	}
	if startsWithDigit(prev) {
		return false // a telephone or serial number
	}
	w := &c.words[at]
	if w.hyphen && !startsWithDigit(prev) && !yearSigns[prev] {
		return false // "Novichok-2018"
	}
	recent := y >= 1900 && y <= 2100
	if !recent {
		return (c.is(at-1, "in", "since", "until", "by", "year", "circa") || c.is(at-1, "of")) && !isPlural(next)
	}
	if yearSigns[prev] {
		return !(prev == "with" || prev == "at" || prev == "as" || prev == "against" || prev == "under" || prev == "a") || !isPlural(next)
	}
	// "Euro 2012", "WikiLeaks 2010": after a name, or alone at a boundary.
	return !isPlural(next) && (at == 0 || c.words[at-1].capital() || c.dateAlone(match{next: at + 1}))
}

// yearRange reports whether words at-1 and at are two years in order.
func (c *clause) yearRange(at int) bool {
	a, okA := c.digits(at-1, 4)
	b, okB := c.digits(at, 4)
	return okA && okB && a >= 1000 && b > a && b < 2200
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func isPlural(w string) bool {
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && w != "'s" && w != "was" && w != "has"
}

// decadeWords are decades spelled out.
var decadeWords = map[string]string{
	"twenties": "2", "thirties": "3", "forties": "4", "fifties": "5", "sixties": "6", "seventies": "7",
	"eighties": "8", "nineties": "9",
}

// decade reads "the 1990s", "the early '90s", "the nineties".
func decade(c *clause, at int) (match, bool) {
	i := at
	if c.is(i, "the") && !c.is(i+1, "early", "mid", "late") {
		return match{}, false // the article stays outside, as in "the 1990s"
	}
	if c.is(i, "the") {
		i++
	}
	mod := modifiers[c.text(i)]
	if mod != 0 {
		i++
	}
	if w, ok := decadeWords[c.text(i)]; ok && c.is(i-1, "the", "early", "mid", "late") && !c.is(i-2, "in", "into") || ok && mod != 0 {
		return match{next: i + 1, typ: typeDate, value: "19" + w, mod: mod}, true
	}
	if c.is(i, "'", "‘", "’") && i+1 < len(c.words) && c.words[i].end == c.words[i+1].start {
		i++
	}
	w := strings.TrimLeft(c.text(i), "'‘`")
	figures, ok := strings.CutSuffix(w, "s")
	if !ok {
		return match{}, false
	}
	figures = strings.TrimSuffix(figures, "'")
	if !startsWithDigit(figures) {
		return match{}, false
	}
	n, err := strconv.Atoi(figures)
	if err != nil || n < 0 || n%10 != 0 {
		return match{}, false
	}
	switch {
	case len(figures) == 4 && n >= 1500 && n < 2200:
		return match{next: i + 1, typ: typeDate, value: figures[:3], mod: mod}, true
	case len(figures) == 2 && n >= 20 && c.decadeSupported(i):
		return match{next: i + 1, typ: typeDate, value: "19" + figures[:1], mod: mod}, true
	}
	return match{}, false
}

// decadeSupported keeps ages ("in his 60s") and temperatures out.
func (c *clause) decadeSupported(at int) bool {
	return !c.any(max(0, at-3), at, "his", "her", "their", "my", "your", "our", "its", "aged", "age") &&
		(c.is(at-1, "the", "and", "early", "late", "mid", "'", "‘", "’") || strings.HasPrefix(c.words[at].raw, "'") || strings.HasPrefix(c.words[at].raw, "’"))
}

// century reads "the 19th century", "the twentieth century", "this century".
func century(c *clause, at int) (match, bool) {
	if !c.is(at, "the", "this", "last") {
		return match{}, false
	}
	if !c.is(at, "the") {
		if !c.is(at+1, "century") || !c.known {
			return match{}, false
		}
		y := c.published.Year() / 100
		if c.is(at, "last") {
			y--
		}
		return match{next: at + 2, typ: typeDate, value: two(y)}, true
	}
	i := at + 1
	mod := modifiers[c.text(i)]
	if mod != 0 {
		i++
	}
	n, next, ok := c.ordinal(i)
	if !ok || n < 2 || n > 22 || !c.is(next, "century") {
		return match{}, false
	}
	return match{next: next + 1, typ: typeDate, value: two(n - 1), mod: mod}, true
}
