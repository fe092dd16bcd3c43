package value

import "time"

// point is a time for measuring: what one of two times lacks is taken from the
// other.
type point struct {
	days, nanos      int64
	offset           int
	zone             string
	date, clock, off bool
}

func pointOf(v Value) (point, bool) {
	switch t := v.(type) {
	case Date:
		return point{days: t.Days, date: true}, true
	case LocalTime:
		return point{nanos: t.Nanos, clock: true}, true
	case Time:
		return point{nanos: t.Nanos, offset: t.Offset, clock: true, off: true}, true
	case LocalDateTime:
		return point{days: t.Days, nanos: t.Nanos, date: true, clock: true}, true
	case DateTime:
		return point{t.Days, t.Nanos, t.Offset, t.Zone, true, true, true}, true
	}
	return point{}, false
}

// pair brings two times to one calendar day, time of day and offset.
func pair(a, b Value) (p, q point, ok bool) {
	p, ok = pointOf(a)
	q, ok2 := pointOf(b)
	if !ok || !ok2 {
		return p, q, false
	}
	switch {
	case !p.date:
		p.days = q.days
	case !q.date:
		q.days = p.days
	}
	switch {
	case p.off && q.off:
		at := DateTime{q.days, q.nanos, q.offset, q.zone}
		if p.zone != "" {
			at = AtZone(at, p.zone)
		} else {
			at = AtOffset(at, p.offset)
		}
		q.days, q.nanos, q.offset, q.zone = at.Days, at.Nanos, at.Offset, p.zone
	case p.off && p.zone != "":
		at := InZone(q.days, q.nanos, p.zone)
		q.offset, q.zone = at.Offset, p.zone
	case q.off && q.zone != "":
		at := InZone(p.days, p.nanos, q.zone)
		p.offset, p.zone = at.Offset, q.zone
	default:
		p.offset, q.offset = 0, 0
	}
	return p, q, true
}

// local is the distance on the clock, elapsed the real one.
func (p point) elapsed(q point) (seconds, nanos int64) {
	seconds = (q.days-p.days)*daySeconds - int64(q.offset-p.offset)
	d := q.nanos - p.nanos
	return seconds + d/secondNanos, d % secondNanos
}

// Between is the distance of two times in months, days and seconds.
func Between(a, b Value) (Duration, bool) {
	p, q, ok := pair(a, b)
	if !ok {
		return Duration{}, false
	}
	if !p.date || !q.date {
		return secondsOf(p, q), true
	}
	months := monthsApart(p, q)
	p.days = Date{p.days}.addMonths(months).Days
	days := daysApart(p, q)
	p.days += days
	if p.zone != "" {
		p.offset = InZone(p.days, p.nanos, p.zone).Offset
	}
	rest := secondsOf(p, q)
	return Duration{months, days, rest.Seconds, rest.Nanos}, true
}

func secondsOf(p, q point) Duration {
	s, n := p.elapsed(q)
	return normal(0, 0, s, n)
}

func monthsApart(p, q point) int64 {
	y1, m1, _ := Date{p.days}.Civil()
	y2, m2, _ := Date{q.days}.Civil()
	months := (y2-y1)*12 + m2 - m1
	for months > 0 && after(Date{p.days}.addMonths(months).Days, p.nanos, q) {
		months--
	}
	for months < 0 && before(Date{p.days}.addMonths(months).Days, p.nanos, q) {
		months++
	}
	return months
}

func after(days, nanos int64, q point) bool {
	return days > q.days || days == q.days && nanos > q.nanos
}

func before(days, nanos int64, q point) bool {
	return days < q.days || days == q.days && nanos < q.nanos
}

func daysApart(p, q point) int64 {
	days := q.days - p.days
	switch {
	case days > 0 && p.nanos > q.nanos:
		days--
	case days < 0 && p.nanos < q.nanos:
		days++
	}
	return days
}

// MonthsBetween counts whole months.
func MonthsBetween(a, b Value) (Duration, bool) {
	p, q, ok := pair(a, b)
	if !ok || !p.date || !q.date {
		return Duration{}, ok
	}
	return Duration{Months: monthsApart(p, q)}, true
}

// DaysBetween counts whole days.
func DaysBetween(a, b Value) (Duration, bool) {
	p, q, ok := pair(a, b)
	if !ok || !p.date || !q.date {
		return Duration{}, ok
	}
	return Duration{Days: daysApart(p, q)}, true
}

// SecondsBetween is the real time that passes.
func SecondsBetween(a, b Value) (Duration, bool) {
	p, q, ok := pair(a, b)
	return secondsOf(p, q), ok
}

// Truncate cuts a date and time down to the start of a unit.
func Truncate(unit string, days, nanos int64) (int64, int64, bool) {
	year, month, _ := Date{days}.Civil()
	switch unit {
	case "millennium":
		return NewDate(floorDiv(year, 1000)*1000, 1, 1).Days, 0, true
	case "century":
		return NewDate(floorDiv(year, 100)*100, 1, 1).Days, 0, true
	case "decade":
		return NewDate(floorDiv(year, 10)*10, 1, 1).Days, 0, true
	case "year":
		return NewDate(year, 1, 1).Days, 0, true
	case "weekYear":
		y, _ := Date{days}.ISOWeek()
		return WeekDate(y, 1, 1).Days, 0, true
	case "quarter":
		return NewDate(year, (month-1)/3*3+1, 1).Days, 0, true
	case "month":
		return NewDate(year, month, 1).Days, 0, true
	case "week":
		return days - Date{days}.Weekday() + 1, 0, true
	case "day":
		return days, 0, true
	}
	units := map[string]time.Duration{"hour": time.Hour, "minute": time.Minute, "second": time.Second, "millisecond": time.Millisecond, "microsecond": time.Microsecond}
	size, ok := units[unit]
	if !ok {
		return 0, 0, false
	}
	return days, nanos - nanos%int64(size), true
}
