package value

import (
	"cmp"
	"fmt"
	"strings"
	"time"
)

const (
	dayNanos    = 24 * int64(time.Hour)
	secondNanos = int64(time.Second)
)

// Date is a day of the proleptic Gregorian calendar, counted from 1970-01-01.
type Date struct{ Days int64 }

// LocalTime is a time of day in nanoseconds since midnight.
type LocalTime struct{ Nanos int64 }

// Time is a time of day with an offset from UTC in seconds.
type Time struct {
	Nanos  int64
	Offset int
}

// LocalDateTime is a date with a time of day.
type LocalDateTime struct{ Days, Nanos int64 }

// DateTime is a date and time of day at an offset from UTC in seconds; Zone is
// the name of its time zone, "" when only the offset is known.
type DateTime struct {
	Days, Nanos int64
	Offset      int
	Zone        string
}

// NewDate makes a date; months and days beyond their range carry over.
func NewDate(year, month, day int64) Date {
	m := month - 1
	year += floorDiv(m, 12)
	return Date{daysOf(year, floorMod(m, 12)+1) + day - 1}
}

// daysOf counts the days from 1970-01-01 to the first of a month (the
// civil-from-days algorithm of Howard Hinnant).
func daysOf(year, month int64) int64 {
	if month <= 2 {
		year--
	}
	era := floorDiv(year, 400)
	yoe := year - era*400
	mp := floorMod(month+9, 12)
	doy := (153*mp + 2) / 5
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return era*146097 + doe - 719468
}

// Civil gives year, month and day.
func (d Date) Civil() (year, month, day int64) {
	z := d.Days + 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = doy - (153*mp+2)/5 + 1
	month = floorMod(mp+2, 12) + 1
	year = yoe + era*400
	if month <= 2 {
		year++
	}
	return year, month, day
}

// DateOf is the day of a time, in its zone.
func DateOf(t time.Time) Date {
	return NewDate(int64(t.Year()), int64(t.Month()), int64(t.Day()))
}

// DateTimeOf keeps a time's instant and zone.
func DateTimeOf(t time.Time) DateTime {
	_, offset := t.Zone()
	name := t.Location().String()
	if name == "UTC" || name == "Local" || !strings.Contains(name, "/") {
		name = ""
	}
	return DateTime{DateOf(t).Days, sinceMidnight(t), offset, name}
}

func sinceMidnight(t time.Time) int64 {
	return int64(t.Hour())*int64(time.Hour) + int64(t.Minute())*int64(time.Minute) + int64(t.Second())*secondNanos + int64(t.Nanosecond())
}

// Instant is the time as Go has it, in UTC.
func (d DateTime) Instant() time.Time {
	return time.Unix(d.seconds(), d.Nanos%secondNanos).UTC()
}

// seconds since 1970 in UTC, leaving out the fraction.
func (d DateTime) seconds() int64 { return d.Days*86400 + d.Nanos/secondNanos - int64(d.Offset) }

// Midnight is the first instant of the day in UTC.
func (d Date) Midnight() time.Time { return time.Unix(d.Days*86400, 0).UTC() }

// Instant reads the local time as UTC.
func (d LocalDateTime) Instant() time.Time {
	return time.Unix(d.Days*86400+d.Nanos/secondNanos, d.Nanos%secondNanos).UTC()
}

func (d Date) String() string {
	year, month, day := d.Civil()
	return fmt.Sprintf("%s-%02d-%02d", yearText(year), month, day)
}

func yearText(year int64) string {
	switch {
	case year > 9999:
		return fmt.Sprintf("+%d", year)
	case year < 0:
		return fmt.Sprintf("-%04d", -year)
	}
	return fmt.Sprintf("%04d", year)
}

func (t LocalTime) String() string {
	hour, minute, second, nanos := clock(t.Nanos)
	s := fmt.Sprintf("%02d:%02d", hour, minute)
	if second != 0 || nanos != 0 {
		s += fmt.Sprintf(":%02d", second)
	}
	if nanos != 0 {
		s += strings.TrimRight(fmt.Sprintf(".%09d", nanos), "0")
	}
	return s
}

func clock(nanos int64) (hour, minute, second, fraction int64) {
	return nanos / int64(time.Hour), nanos / int64(time.Minute) % 60, nanos / secondNanos % 60, nanos % secondNanos
}

func (t Time) String() string { return LocalTime{t.Nanos}.String() + OffsetText(t.Offset) }

func (d LocalDateTime) String() string {
	return Date{d.Days}.String() + "T" + LocalTime{d.Nanos}.String()
}

func (d DateTime) String() string {
	s := LocalDateTime{d.Days, d.Nanos}.String() + OffsetText(d.Offset)
	if d.Zone != "" {
		s += "[" + d.Zone + "]"
	}
	return s
}

// OffsetText writes an offset as Z, ±HH:MM or ±HH:MM:SS.
func OffsetText(offset int) string {
	if offset == 0 {
		return "Z"
	}
	sign := '+'
	if offset < 0 {
		sign, offset = '-', -offset
	}
	s := fmt.Sprintf("%c%02d:%02d", sign, offset/3600, offset/60%60)
	if offset%60 != 0 {
		s += fmt.Sprintf(":%02d", offset%60)
	}
	return s
}

func equalTemporal(a, b Value) Truth {
	if x, ok := a.(Duration); ok {
		y, ok := b.(Duration)
		return truth(ok && x == y)
	}
	c, ok := compareTemporal(a, b)
	return truth(ok && c == 0)
}

// compareTemporal compares times of one type; what has an offset by instant
// first.
func compareTemporal(a, b Value) (int, bool) {
	switch x := a.(type) {
	case Date:
		if y, ok := b.(Date); ok {
			return cmp.Compare(x.Days, y.Days), true
		}
	case LocalTime:
		if y, ok := b.(LocalTime); ok {
			return cmp.Compare(x.Nanos, y.Nanos), true
		}
	case Time:
		if y, ok := b.(Time); ok {
			return cmp.Or(cmp.Compare(x.utc(), y.utc()), cmp.Compare(x.Offset, y.Offset)), true
		}
	case LocalDateTime:
		if y, ok := b.(LocalDateTime); ok {
			return cmp.Or(cmp.Compare(x.Days, y.Days), cmp.Compare(x.Nanos, y.Nanos)), true
		}
	case DateTime:
		if y, ok := b.(DateTime); ok {
			return cmp.Or(cmp.Compare(x.seconds(), y.seconds()), cmp.Compare(x.Nanos%secondNanos, y.Nanos%secondNanos),
				cmp.Compare(x.Offset, y.Offset), strings.Compare(x.Zone, y.Zone)), true
		}
	}
	return 0, false
}

func (t Time) utc() int64 { return t.Nanos - int64(t.Offset)*secondNanos }

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func floorMod(a, b int64) int64 { return a - floorDiv(a, b)*b }
