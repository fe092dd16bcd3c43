package value

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// The notations of ISO 8601 that openCypher reads, extended and basic.
var (
	dateForms = []*regexp.Regexp{
		regexp.MustCompile(`^([+-]?\d{4,9})-(\d{2})-(\d{2})$`),
		regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`),
		regexp.MustCompile(`^([+-]?\d{4,9})-(\d{2})()$`),
		regexp.MustCompile(`^(\d{4})(\d{2})()$`),
		regexp.MustCompile(`^([+-]?\d{4,9})()()$`),
	}
	weekForm    = regexp.MustCompile(`^([+-]?\d{4,9})-?W(\d{2})(?:-?(\d))?$`)
	ordinalForm = regexp.MustCompile(`^([+-]?\d{4,9})-?(\d{3})$`)
	quarterForm = regexp.MustCompile(`^([+-]?\d{4,9})-?Q(\d)(?:-?(\d{2}))?$`)
	timeForm    = regexp.MustCompile(`^(\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?$`)
	offsetForm  = regexp.MustCompile(`^(.*?)(Z|[+-]\d{2}(?::?\d{2}(?::?\d{2})?)?)?(?:\[([^\]]+)\])?$`)
	periodForm  = regexp.MustCompile(`^([-+])?P(?:([-+]?[\d.,]+)Y)?(?:([-+]?[\d.,]+)M)?(?:([-+]?[\d.,]+)W)?(?:([-+]?[\d.,]+)D)?(?:T(?:([-+]?[\d.,]+)H)?(?:([-+]?[\d.,]+)M)?(?:([-+]?[\d.,]+)S)?)?$`)
	periodDate  = regexp.MustCompile(`^P(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2}(?:\.\d+)?)$`)
)

func atoi(s string, absent int64) int64 {
	if s == "" {
		return absent
	}
	n, _ := strconv.ParseInt(s, 10, 64) // only digits get here
	return n
}

// ReadDate reads a date; what is absent is the first.
func ReadDate(s string) (Date, bool) {
	if m := ordinalForm.FindStringSubmatch(s); m != nil && len(strings.TrimLeft(m[1], "+-")) == 4 {
		return Date{NewDate(atoi(m[1], 0), 1, 1).Days + atoi(m[2], 1) - 1}, validRange(atoi(m[2], 1), 1, 366)
	}
	for _, form := range dateForms {
		m := form.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		year, month, day := atoi(m[1], 0), atoi(m[2], 1), atoi(m[3], 1)
		return ValidDate(year, month, day)
	}
	if m := weekForm.FindStringSubmatch(s); m != nil {
		week, day := atoi(m[2], 1), atoi(m[3], 1)
		return WeekDate(atoi(m[1], 0), week, day), validRange(week, 1, 53) && validRange(day, 1, 7)
	}
	if m := quarterForm.FindStringSubmatch(s); m != nil {
		quarter, day := atoi(m[2], 1), atoi(m[3], 1)
		return Date{NewDate(atoi(m[1], 0), (quarter-1)*3+1, 1).Days + day - 1}, validRange(quarter, 1, 4) && validRange(day, 1, 92)
	}
	return Date{}, false
}

// ValidDate makes a date that exists.
func ValidDate(year, month, day int64) (Date, bool) {
	d := NewDate(year, month, day)
	y, m, dd := d.Civil()
	return d, y == year && m == month && dd == day
}

func validRange(n, from, to int64) bool { return n >= from && n <= to }

// ReadLocalTime reads a time of day.
func ReadLocalTime(s string) (LocalTime, bool) {
	m := timeForm.FindStringSubmatch(strings.TrimPrefix(s, "T"))
	if m == nil {
		return LocalTime{}, false
	}
	hour, minute, second := atoi(m[1], 0), atoi(m[2], 0), atoi(m[3], 0)
	nanos := atoi((m[4] + "000000000")[:9], 0)
	return LocalTime{((hour*60+minute)*60+second)*secondNanos + nanos}, validRange(hour, 0, 23) && validRange(minute, 0, 59) && validRange(second, 0, 59)
}

// splitOffset takes offset and zone off the end.
func splitOffset(s string) (rest, offset, zone string) {
	m := offsetForm.FindStringSubmatch(s)
	if m == nil {
		return s, "", ""
	}
	return m[1], m[2], m[3]
}

// ReadOffset reads Z, ±HH, ±HH:MM, ±HHMM or with seconds.
func ReadOffset(s string) (int, bool) {
	if s == "Z" || s == "z" {
		return 0, true
	}
	if len(s) < 3 || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	t, ok := ReadLocalTime(s[1:])
	n := int(t.Nanos / secondNanos)
	if s[0] == '-' {
		n = -n
	}
	return n, ok && n >= -18*3600 && n <= 18*3600
}

// ReadTime reads a time of day with an offset; without, it is UTC.
func ReadTime(s string) (Time, bool) {
	rest, offset, _ := splitOffset(s)
	t, ok := ReadLocalTime(rest)
	if offset == "" {
		return Time{t.Nanos, 0}, ok
	}
	seconds, ok2 := ReadOffset(offset)
	return Time{t.Nanos, seconds}, ok && ok2
}

// ReadLocalDateTime reads a date and, after a T, a time of day.
func ReadLocalDateTime(s string) (LocalDateTime, bool) {
	day, clock, has := strings.Cut(s, "T")
	d, ok := ReadDate(day)
	if !has || !ok {
		return LocalDateTime{d.Days, 0}, ok
	}
	t, ok := ReadLocalTime(clock)
	return LocalDateTime{d.Days, t.Nanos}, ok
}

// ReadDateTime reads a date and time with offset or zone; without, it is UTC.
func ReadDateTime(s string) (DateTime, bool) {
	day, clock, has := strings.Cut(s, "T")
	if !has {
		i := strings.IndexByte(s, '[')
		if i < 0 {
			i = len(s)
		}
		day, clock = s[:i], "00"+s[i:]
	}
	rest, offset, zone := splitOffset(clock)
	local, ok := ReadLocalDateTime(day + "T" + rest)
	if !ok {
		return DateTime{}, false
	}
	if zone != "" && !KnownZone(zone) {
		return DateTime{}, false
	}
	seconds := 0
	if offset != "" {
		if seconds, ok = ReadOffset(offset); !ok {
			return DateTime{}, false
		}
	}
	switch {
	case zone != "" && offset != "":
		return AtZone(DateTime{local.Days, local.Nanos, seconds, ""}, zone), true
	case zone != "":
		return InZone(local.Days, local.Nanos, zone), true
	}
	return DateTime{local.Days, local.Nanos, seconds, ""}, true
}

// ReadDuration reads an ISO 8601 period.
func ReadDuration(s string) (Duration, bool) {
	if m := periodDate.FindStringSubmatch(s); m != nil {
		seconds, _ := strconv.ParseFloat(m[6], 64)
		return NewDuration(float64(atoi(m[1], 0)*12+atoi(m[2], 0)), float64(atoi(m[3], 0)),
			float64(atoi(m[4], 0)*3600+atoi(m[5], 0)*60)+math.Trunc(seconds), roundTo((seconds-math.Trunc(seconds))*1e9, 1)), true
	}
	m := periodForm.FindStringSubmatch(s)
	if m == nil || len(s) < 3 || strings.HasSuffix(s, "T") {
		return Duration{}, false
	}
	var n [9]float64
	for i := 2; i <= 8; i++ {
		if m[i] == "" {
			continue
		}
		f, err := strconv.ParseFloat(strings.Replace(m[i], ",", ".", 1), 64)
		if err != nil {
			return Duration{}, false
		}
		if m[1] == "-" {
			f = -f
		}
		n[i] = f
	}
	whole := math.Trunc(n[8])
	return NewDuration(n[2]*12+n[3], n[4]*7+n[5], n[6]*3600+n[7]*60+whole, roundTo((n[8]-whole)*1e9, 1)), true
}
