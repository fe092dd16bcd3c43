package gazetteer

import (
	"fmt"
	"time"
)

// Date is a day, a month (Day 0) or a year (Month 0). The zero Date is open.
type Date struct {
	Year  int16
	Month uint8
	Day   uint8
}

// ParseDate reads 2006-01-02, 2006-01 or 2006. Days that no calendar has
// (30 February) are errors.
func ParseDate(s string) (Date, error) {
	if t, err := time.Parse("2006-01-02", s); err == nil {
		return Date{int16(t.Year()), uint8(t.Month()), uint8(t.Day())}, nil
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return Date{int16(t.Year()), uint8(t.Month()), 0}, nil
	}
	if t, err := time.Parse("2006", s); err == nil {
		return Date{int16(t.Year()), 0, 0}, nil
	}
	return Date{}, fmt.Errorf("date %q: want a day of the calendar (2021-01-26), a month (2021-01) or a year (2021)", s)
}

// IsZero reports whether the date is open.
func (d Date) IsZero() bool { return d == Date{} }

// First is the first day the date may mean, in UTC.
func (d Date) First() time.Time {
	return time.Date(int(d.Year), time.Month(max(d.Month, 1)), int(max(d.Day, 1)), 0, 0, 0, 0, time.UTC)
}

// Last is the last day the date may mean, in UTC.
func (d Date) Last() time.Time {
	switch {
	case d.Month == 0:
		return time.Date(int(d.Year), 12, 31, 0, 0, 0, 0, time.UTC)
	case d.Day == 0:
		return time.Date(int(d.Year), time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC)
	}
	return d.First()
}

// String writes the date as ParseDate reads it; empty when open.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Certainty says whether something holds on a day.
type Certainty int

// The three answers.
const (
	No Certainty = iota
	Maybe
	Yes
)

// Holds tells whether day lies within [from, to], ends inclusive and open
// where zero. An end known only to its year or month makes days within that
// year or month a Maybe.
func Holds(from, to Date, day time.Time) Certainty {
	answer := Yes
	if !from.IsZero() {
		if day.Before(from.First()) {
			return No
		}
		if day.Before(from.Last()) {
			answer = Maybe
		}
	}
	if !to.IsZero() {
		if day.After(to.Last()) {
			return No
		}
		if day.After(to.First()) {
			answer = Maybe
		}
	}
	return answer
}
