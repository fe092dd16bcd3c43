package when

import (
	"strconv"
	"strings"
	"time"
)

// readISO reads an ISO 8601 date or date-time and gives its TIMEX3 type and
// value; the date must exist.
func readISO(s string) (m match, ok bool) {
	if len(s) < len("2006-01-02") || !startsWithDigit(s) || s[4] != '-' && s[4] != '/' && s[4] != '.' {
		return match{}, false
	}
	for _, layout := range []string{time.DateOnly, "2006/01/02", "2006.01.02"} {
		if t, err := time.Parse(layout, s); err == nil {
			return match{typ: typeDate, value: dayValue(t)}, true
		}
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, strings.ToUpper(s)); err == nil {
			return match{typ: typeTime, value: t.Format("2006-01-02T15:04") + zoneOf(layout, t)}, true
		}
	}
	return match{}, false
}

func zoneOf(layout string, t time.Time) string {
	if !strings.Contains(layout, "07:00") {
		return ""
	}
	return t.Format("Z07:00")
}

// isoDate reads "2022-03-23" and "2022-03-23T14:00Z" as one token, or the date
// cut at its hyphens.
func isoDate(c *clause, at int) (match, bool) {
	if m, ok := readISO(c.text(at)); ok {
		m.next = at + 1
		return m, true
	}
	y, okYear := c.digits(at, 4)
	mo, okMonth := c.digits(at+1, 2)
	d, okDay := c.digits(at+2, 2)
	if !okYear || !okMonth || !okDay || y < 1000 || !c.words[at+1].hyphen || !c.words[at+2].hyphen {
		return match{}, false
	}
	t, ok := makeDay(y, time.Month(mo), d)
	if !ok {
		return match{}, false
	}
	return match{next: at + 3, typ: typeDate, value: dayValue(t)}, true
}

// slashDate reads "7/8/07", "23/3/2022" and, in American order where both
// orders are possible, "3/23/2022".
func slashDate(c *clause, at int) (match, bool) {
	if w := c.text(at); !startsWithDigit(w) || strings.Count(w, "/") != 2 {
		return match{}, false
	}
	parts := strings.Split(c.text(at), "/")
	if len(parts) != 3 {
		return match{}, false
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v < 0 || len(p) > 4 {
			return match{}, false
		}
		n[i] = v
	}
	y := n[2]
	switch len(parts[2]) {
	case 2:
		y = fullYear(y)
	case 4:
	default:
		return match{}, false
	}
	month, d := n[0], n[1]
	if month > 12 {
		month, d = d, month
	}
	t, ok := makeDay(y, time.Month(month), d)
	if !ok {
		return match{}, false
	}
	return match{next: at + 1, typ: typeDate, value: dayValue(t)}, true
}

// fullYear completes a year of two figures: 70 to 99 are of the last century.
func fullYear(y int) int {
	if y >= 70 {
		return 1900 + y
	}
	return 2000 + y
}
