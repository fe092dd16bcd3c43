package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"claimgraph/schema"
)

// day is midnight UTC of the day t falls on in its own zone.
func day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// makeDay gives the day, and false where the calendar has no such day.
func makeDay(y int, m time.Month, d int) (time.Time, bool) {
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == d && t.Month() == m && y > 0 && y < 10000
}

// possibleDay reports whether some year has day d of month m.
func possibleDay(m time.Month, d int) bool {
	_, ok := makeDay(2024, m, d) // a leap year
	return ok
}

func dayValue(t time.Time) string           { return t.Format(time.DateOnly) }
func monthValue(y int, m time.Month) string { return fmt.Sprintf("%04d-%02d", y, int(m)) }
func yearValue(y int) string                { return fmt.Sprintf("%04d", y) }

func weekValue(t time.Time) string {
	y, w := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}

func quarterValue(y, q int) string { return fmt.Sprintf("%04d-Q%d", y, q) }

// monday gives the first day of t's week.
func monday(t time.Time) time.Time {
	return t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
}

// readYear reads four figures.
func readYear(s string) (int, bool) {
	if len(s) != 4 {
		return 0, false
	}
	y, err := strconv.Atoi(s)
	return y, err == nil && s[0] != '-' && s[0] != '+' && y > 0
}

// span is [from, to] in days, both inclusive, with its precision.
func span(from, to time.Time, p schema.Precision) *schema.Interval {
	return &schema.Interval{From: dayValue(from), To: dayValue(to), Precision: p}
}

// intervalOf gives the stretch a calendar value covers; nil for a value that
// names none (durations, references, values with X).
func intervalOf(value string) *schema.Interval {
	if strings.ContainsAny(value, "XP_") || strings.HasPrefix(value, "FY") || len(value) < 2 {
		return nil
	}
	if date, clock, ok := strings.Cut(value, "T"); ok {
		return clockInterval(date, clock)
	}
	if i := yearPartInterval(value); i != nil {
		return i
	}
	switch len(value) {
	case len("20"):
		return years(value+"00", 100, "") // a century has no precision of its own
	case len("201"):
		return years(value+"0", 10, schema.Decade)
	case len("2014"):
		return years(value, 1, schema.Year)
	case len("2014-03"):
		if t, err := time.Parse("2006-01", value); err == nil {
			return span(t, t.AddDate(0, 1, -1), schema.Month)
		}
	case len("2014-03-18"):
		if t, err := time.Parse(time.DateOnly, value); err == nil {
			return span(t, t, schema.Day)
		}
	}
	return nil
}

func years(first string, n int, p schema.Precision) *schema.Interval {
	y, ok := readYear(first)
	if !ok {
		return nil
	}
	from := time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)
	return span(from, from.AddDate(n, 0, -1), p)
}

// yearPartInterval reads weeks, weekends, quarters, halves and seasons.
func yearPartInterval(value string) *schema.Interval {
	if len(value) < len("2014-Q1") || value[4] != '-' {
		return nil
	}
	y, ok := readYear(value[:4])
	if !ok {
		return nil
	}
	part := value[5:]
	month := func(m time.Month) time.Time { return time.Date(y, m, 1, 0, 0, 0, 0, time.UTC) }
	switch n, _ := strconv.Atoi(part[1:]); {
	case part[0] == 'Q' && n >= 1 && n <= 4:
		from := month(time.Month(3*n - 2))
		return span(from, from.AddDate(0, 3, -1), schema.Quarter)
	case part[0] == 'H' && n >= 1 && n <= 2:
		from := month(time.Month(6*n - 5))
		return span(from, from.AddDate(0, 6, -1), schema.Month)
	}
	for _, s := range seasons {
		if s.letters == part {
			from := month(s.first)
			return span(from, from.AddDate(0, 3, -1), schema.Quarter)
		}
	}
	if part[0] == 'W' && len(part) >= 3 {
		n, err := strconv.Atoi(part[1:3])
		if err != nil || n < 1 || n > 53 {
			return nil
		}
		from := weekStart(y, n)
		if strings.HasSuffix(part, "-WE") {
			return span(from.AddDate(0, 0, 5), from.AddDate(0, 0, 6), schema.Day)
		}
		return span(from, from.AddDate(0, 0, 6), schema.Week)
	}
	return nil
}

// weekStart is the Monday of ISO week n of year y: 4 January is in week 1.
func weekStart(y, n int) time.Time {
	return monday(time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC)).AddDate(0, 0, 7*(n-1))
}

// clockInterval reads a TIME value. A part of a day, or a clock time of no
// known zone, is no nearer than its day.
func clockInterval(date, clock string) *schema.Interval {
	whole := intervalOf(date)
	if whole == nil {
		return nil
	}
	if t, err := time.Parse("2006-01-02T15:04Z07:00", date+"T"+clock); err == nil {
		at := t.UTC().Format("2006-01-02T15:04:05Z")
		return &schema.Interval{From: at, To: at, Precision: schema.Minute}
	}
	return whole
}

// modifier narrows a month or year.
type modifier int

const (
	early modifier = iota + 1
	mid
	late
	start // the first day
	end   // the last part
)

var modifiers = map[string]modifier{"early": early, "mid": mid, "late": late}

// narrow cuts a month or a longer interval down to its early, middle or late
// third.
func narrow(i *schema.Interval, m modifier) *schema.Interval {
	if i == nil || m == 0 {
		return i
	}
	from, errFrom := time.Parse(time.DateOnly, i.From)
	to, errTo := time.Parse(time.DateOnly, i.To)
	if errFrom != nil || errTo != nil {
		return i
	}
	days := int(to.Sub(from).Hours()/24) + 1
	third := days / 3
	if third == 0 {
		return i
	}
	switch m {
	case early, start:
		to = from.AddDate(0, 0, third-1)
	case mid:
		from, to = from.AddDate(0, 0, third), to.AddDate(0, 0, -third)
	case late, end:
		from = to.AddDate(0, 0, 1-third)
	}
	return span(from, to, finer(i.Precision))
}

// finer is the precision one third of p is known with.
func finer(p schema.Precision) schema.Precision {
	switch p {
	case schema.Decade:
		return schema.Year
	case schema.Year:
		return schema.Quarter
	case schema.Quarter:
		return schema.Month
	case schema.Month:
		return schema.Week
	}
	return p
}
