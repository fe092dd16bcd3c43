package value

import (
	"cmp"
	"math"
	"strconv"
	"strings"
)

// Duration is a length of time in months, days, seconds and nanoseconds, which
// are kept apart since months and days vary in length. Nanos is in [0, 1e9).
type Duration struct{ Months, Days, Seconds, Nanos int64 }

// Average lengths, for carrying fractions over and for ordering.
const (
	monthDays    = 30.436875 // 365.2425 / 12
	daySeconds   = 86400
	monthSeconds = monthDays * daySeconds
)

// NewDuration makes a duration of parts that may be fractions; a fraction of a
// month goes on as days and seconds.
func NewDuration(months, days, seconds, nanos float64) Duration {
	m := math.Trunc(months)
	days += (months - m) * monthDays
	d := math.Trunc(days)
	seconds += (days - d) * daySeconds
	s := math.Trunc(seconds)
	nanos += roundTo((seconds-s)*1e9, 1e-3)
	return normal(int64(m), int64(d), int64(s), int64(math.Trunc(nanos)))
}

// roundTo takes away the noise of binary fractions below step.
func roundTo(f, step float64) float64 { return math.Round(f/step) * step }

func normal(months, days, seconds, nanos int64) Duration {
	return Duration{months, days, seconds + floorDiv(nanos, secondNanos), floorMod(nanos, secondNanos)}
}

// Plus adds part by part.
func (d Duration) Plus(o Duration) Duration {
	return normal(d.Months+o.Months, d.Days+o.Days, d.Seconds+o.Seconds, d.Nanos+o.Nanos)
}

// Times multiplies every part.
func (d Duration) Times(f float64) Duration {
	if f == math.Trunc(f) && math.Abs(f) < 1e9 {
		n := int64(f)
		return normal(d.Months*n, d.Days*n, d.Seconds*n, d.Nanos*n)
	}
	return NewDuration(float64(d.Months)*f, float64(d.Days)*f, float64(d.Seconds)*f, float64(d.Nanos)*f)
}

// order compares by average length, then part by part.
func (d Duration) order(o Duration) int {
	length := func(d Duration) float64 {
		return float64(d.Months)*monthSeconds + float64(d.Days)*daySeconds + float64(d.Seconds)
	}
	return cmp.Or(cmp.Compare(length(d), length(o)), cmp.Compare(d.Nanos, o.Nanos), cmp.Compare(d.Months, o.Months), cmp.Compare(d.Days, o.Days))
}

// String writes ISO 8601: P1Y2M3DT4H5M6.7S.
func (d Duration) String() string {
	var b strings.Builder
	b.WriteByte('P')
	part := func(n int64, unit byte) {
		if n != 0 {
			b.WriteString(strconv.FormatInt(n, 10))
			b.WriteByte(unit)
		}
	}
	part(d.Months/12, 'Y')
	part(d.Months%12, 'M')
	part(d.Days, 'D')
	seconds, nanos := d.Seconds, d.Nanos
	negative := seconds < 0
	if negative && nanos > 0 {
		seconds, nanos = seconds+1, secondNanos-nanos
	}
	if seconds != 0 || nanos != 0 {
		b.WriteByte('T')
		part(seconds/3600, 'H')
		part(seconds/60%60, 'M')
		if s := seconds % 60; s != 0 || nanos != 0 {
			if s == 0 && negative {
				b.WriteByte('-')
			}
			b.WriteString(strconv.FormatInt(s, 10))
			if nanos != 0 {
				b.WriteString(strings.TrimRight("."+pad9(nanos), "0"))
			}
			b.WriteByte('S')
		}
	}
	if b.Len() == 1 {
		return "PT0S"
	}
	return b.String()
}

func pad9(n int64) string {
	s := strconv.FormatInt(n, 10)
	return strings.Repeat("0", 9-len(s)) + s
}

// addTemporal adds a duration to a time or to another duration.
func addTemporal(a, b Value) (Value, bool) {
	d, ok := b.(Duration)
	if !ok {
		if d, ok = a.(Duration); !ok {
			return nil, false
		}
		a = b
	}
	switch t := a.(type) {
	case Duration:
		return t.Plus(d), true
	case Date:
		days := Date{t.Days}.addMonths(d.Months).Days + d.Days
		return Date{days + d.Seconds/daySeconds}, true
	case LocalTime:
		return LocalTime{wrap(t.Nanos, d)}, true
	case Time:
		return Time{wrap(t.Nanos, d), t.Offset}, true
	case LocalDateTime:
		days, nanos := advance(t.Days, t.Nanos, d)
		return LocalDateTime{days, nanos}, true
	case DateTime:
		return t.plus(d), true
	}
	return nil, false
}

// addMonths moves by months; a day that the month lacks becomes its last.
func (d Date) addMonths(months int64) Date {
	if months == 0 {
		return d
	}
	year, month, day := d.Civil()
	first := NewDate(year, month+months, 1)
	last := NewDate(year, month+months+1, 1).Days - first.Days
	return Date{first.Days + min(day, last) - 1}
}

func wrap(nanos int64, d Duration) int64 {
	return floorMod(nanos+floorMod(d.Seconds, daySeconds)*secondNanos+d.Nanos, dayNanos)
}

func advance(days, nanos int64, d Duration) (int64, int64) {
	days = Date{days}.addMonths(d.Months).Days + d.Days + floorDiv(d.Seconds, daySeconds)
	nanos += floorMod(d.Seconds, daySeconds)*secondNanos + d.Nanos
	return days + floorDiv(nanos, dayNanos), floorMod(nanos, dayNanos)
}

// plus moves months and days by the calendar, the rest in real time.
func (t DateTime) plus(d Duration) DateTime {
	if t.Zone == "" {
		days, nanos := advance(t.Days, t.Nanos, d)
		return DateTime{days, nanos, t.Offset, ""}
	}
	days, nanos := advance(t.Days, t.Nanos, Duration{Months: d.Months, Days: d.Days})
	moved := InZone(days, nanos, t.Zone)
	days, nanos = advance(moved.Days, moved.Nanos, Duration{Seconds: d.Seconds, Nanos: d.Nanos})
	at := DateTime{days, nanos, moved.Offset, ""}
	return AtZone(at, t.Zone)
}
