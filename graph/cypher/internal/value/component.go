package value

import "time"

// Component gives a part of a time or duration by its name in openCypher, as in
// d.year; ok is false when the type has no such part.
func Component(v Value, key string) (part Value, ok bool) {
	switch t := v.(type) {
	case Date:
		return dateComponent(t, key)
	case LocalTime:
		return timeComponent(t.Nanos, key)
	case Time:
		if part, ok = zoneComponent(t.Offset, "", key); ok {
			return part, true
		}
		return timeComponent(t.Nanos, key)
	case LocalDateTime:
		if part, ok = dateComponent(Date{t.Days}, key); ok {
			return part, true
		}
		return timeComponent(t.Nanos, key)
	case DateTime:
		switch key {
		case "epochSeconds":
			return t.seconds(), true
		case "epochMillis":
			return t.seconds()*1000 + t.Nanos%secondNanos/1_000_000, true
		}
		if part, ok = zoneComponent(t.Offset, t.Zone, key); ok {
			return part, true
		}
		if part, ok = dateComponent(Date{t.Days}, key); ok {
			return part, true
		}
		return timeComponent(t.Nanos, key)
	case Duration:
		return durationComponent(t, key)
	}
	return nil, false
}

func dateComponent(d Date, key string) (Value, bool) {
	year, month, day := d.Civil()
	switch key {
	case "year":
		return year, true
	case "quarter":
		return (month-1)/3 + 1, true
	case "month":
		return month, true
	case "week":
		_, week := d.ISOWeek()
		return week, true
	case "weekYear":
		y, _ := d.ISOWeek()
		return y, true
	case "dayOfQuarter":
		return d.Days - NewDate(year, (month-1)/3*3+1, 1).Days + 1, true
	case "quarterDay":
		return d.Days - NewDate(year, (month-1)/3*3+1, 1).Days + 1, true
	case "day":
		return day, true
	case "ordinalDay":
		return d.Days - NewDate(year, 1, 1).Days + 1, true
	case "dayOfWeek", "weekDay":
		return d.Weekday(), true
	}
	return nil, false
}

// Weekday is 1 for Monday to 7 for Sunday.
func (d Date) Weekday() int64 { return floorMod(d.Days+3, 7) + 1 }

// ISOWeek is the week of ISO 8601 with the year it belongs to.
func (d Date) ISOWeek() (year, week int64) {
	thursday := Date{d.Days - d.Weekday() + 4}
	year, _, _ = thursday.Civil()
	return year, (thursday.Days-NewDate(year, 1, 1).Days)/7 + 1
}

// WeekDate is a day of an ISO week.
func WeekDate(year, week, day int64) Date {
	fourth := NewDate(year, 1, 4)
	return Date{fourth.Days - fourth.Weekday() + 1 + (week-1)*7 + day - 1}
}

func timeComponent(nanos int64, key string) (Value, bool) {
	hour, minute, second, fraction := clock(nanos)
	switch key {
	case "hour":
		return hour, true
	case "minute":
		return minute, true
	case "second":
		return second, true
	case "millisecond":
		return fraction / 1_000_000, true
	case "microsecond":
		return fraction / 1000, true
	case "nanosecond":
		return fraction, true
	}
	return nil, false
}

func zoneComponent(offset int, zone, key string) (Value, bool) {
	switch key {
	case "timezone":
		if zone != "" {
			return zone, true
		}
		return OffsetText(offset), true
	case "offset":
		return OffsetText(offset), true
	case "offsetMinutes":
		return int64(offset / 60), true
	case "offsetSeconds":
		return int64(offset), true
	}
	return nil, false
}

func durationComponent(d Duration, key string) (Value, bool) {
	total := func(unit time.Duration) int64 {
		n := d.Seconds * int64(time.Second/max(unit, 1))
		if unit >= time.Second {
			n = d.Seconds / int64(unit/time.Second)
		} else {
			n += d.Nanos / int64(unit)
		}
		return n
	}
	switch key {
	case "years":
		return d.Months / 12, true
	case "quarters":
		return d.Months / 3, true
	case "months":
		return d.Months, true
	case "weeks":
		return d.Days / 7, true
	case "days":
		return d.Days, true
	case "hours":
		return total(time.Hour), true
	case "minutes":
		return total(time.Minute), true
	case "seconds":
		return d.Seconds, true
	case "milliseconds":
		return total(time.Millisecond), true
	case "microseconds":
		return total(time.Microsecond), true
	case "nanoseconds":
		return total(time.Nanosecond), true
	case "quartersOfYear":
		return d.Months / 3 % 4, true
	case "monthsOfQuarter":
		return d.Months % 3, true
	case "monthsOfYear":
		return d.Months % 12, true
	case "daysOfWeek":
		return d.Days % 7, true
	case "minutesOfHour":
		return d.Seconds / 60 % 60, true
	case "secondsOfMinute":
		return d.Seconds % 60, true
	case "millisecondsOfSecond":
		return d.Nanos / 1_000_000, true
	case "microsecondsOfSecond":
		return d.Nanos / 1000, true
	case "nanosecondsOfSecond":
		return d.Nanos, true
	}
	return nil, false
}
