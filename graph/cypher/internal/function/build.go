package function

import (
	"time"

	"claimgraph/graph/cypher/internal/value"
)

// whole numbers of a map of parts, each once; err is the first that is none.
type fields struct {
	m   value.Map
	err error
}

func (f *fields) int(key string, absent int64) int64 {
	v, ok := f.m[key]
	if !ok || v == nil {
		return absent
	}
	n, ok := v.(int64)
	if !ok {
		if x, isFloat := v.(float64); isFloat && x == float64(int64(x)) {
			return int64(x)
		}
		if f.err == nil {
			f.err = wrongType("a time of parts", v, "an Integer as "+key)
		}
	}
	return n
}

func (f *fields) has(keys ...string) bool {
	for _, k := range keys {
		if f.m[k] != nil {
			return true
		}
	}
	return false
}

// base is the time that others parts of the map are changes to.
func (f *fields) base(keys ...string) (moment, bool, error) {
	for _, k := range keys {
		if v := f.m[k]; v != nil {
			m, ok := momentOf(v)
			if !ok {
				return m, false, wrongType("a time of parts", v, "a time as "+k)
			}
			return m, true, nil
		}
	}
	return moment{}, false, nil
}

func buildDate(_ time.Time, m value.Map) (value.Value, error) {
	f := &fields{m: m}
	d, err := f.date("date", "datetime")
	return d, err
}

// date makes a date of year and month and day, week and day, quarter and day or
// ordinal day; a base gives what is absent.
func (f *fields) date(bases ...string) (value.Date, error) {
	base, has, err := f.base(bases...)
	if err != nil {
		return value.Date{}, err
	}
	if !has && !f.has("year") {
		return value.Date{}, wrongValue("a date needs a year")
	}
	d := value.Date{Days: base.days}
	year, month, day := d.Civil()
	weekYear, week := d.ISOWeek()
	switch {
	case f.has("week"):
		if !has {
			weekYear, week = 0, 1
			day = 1
		} else {
			day = d.Weekday()
		}
		d = value.WeekDate(f.int("year", weekYear), f.int("week", week), f.int("dayOfWeek", day))
	case f.has("ordinalDay"):
		d = value.Date{Days: value.NewDate(f.int("year", year), 1, 1).Days + f.int("ordinalDay", 1) - 1}
	case f.has("quarter"):
		quarterDay := int64(1)
		if has {
			v, _ := value.Component(d, "dayOfQuarter")
			quarterDay = v.(int64)
		}
		quarter := f.int("quarter", 1)
		if has && !f.has("dayOfQuarter") { // the month and day within the quarter stay
			d, err = f.civil(f.int("year", year), (quarter-1)*3+(month-1)%3+1, day)
			if err != nil {
				return d, err
			}
			break
		}
		d = value.Date{Days: value.NewDate(f.int("year", year), (quarter-1)*3+1, 1).Days + f.int("dayOfQuarter", quarterDay) - 1}
	default:
		if !has {
			month, day = 1, 1
		}
		if d, err = f.civil(f.int("year", year), f.int("month", month), f.int("day", day)); err != nil {
			return d, err
		}
		if f.has("dayOfWeek") {
			d.Days += f.int("dayOfWeek", 1) - d.Weekday()
		}
	}
	return d, f.err
}

func (f *fields) civil(year, month, day int64) (value.Date, error) {
	d, ok := value.ValidDate(year, month, day)
	if !ok && f.err == nil {
		return d, wrongValue("there is no day %d-%02d-%02d", year, month, day)
	}
	return d, nil
}

// clock makes a time of day; a base gives what is absent.
func (f *fields) clock(base moment) (int64, error) {
	part := func(n int64, unit time.Duration, of int64) int64 { return n / int64(unit) % of }
	hour := f.int("hour", part(base.nanos, time.Hour, 24))
	minute := f.int("minute", part(base.nanos, time.Minute, 60))
	second := f.int("second", part(base.nanos, time.Second, 60))
	fraction := base.nanos % int64(time.Second)
	if f.has("millisecond", "microsecond", "nanosecond") {
		milli, micro, nano := f.int("millisecond", 0), f.int("microsecond", 0), f.int("nanosecond", 0)
		switch {
		case f.has("millisecond"):
		case f.has("microsecond") && base.hasTime:
			milli = fraction / 1_000_000 * 0
		}
		fraction = milli*1_000_000 + micro*1000 + nano
	}
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || fraction < 0 || fraction >= 1e9 {
		return 0, wrongValue("there is no time %02d:%02d:%02d with a fraction of %d ns", hour, minute, second, fraction)
	}
	return ((hour*60+minute)*60+second)*int64(time.Second) + fraction, f.err
}

// zone reads the part timezone: a name or an offset.
func (f *fields) zone() (offset int, name string, has bool, err error) {
	v := f.m["timezone"]
	if v == nil {
		return 0, "", false, nil
	}
	s, ok := v.(string)
	if !ok {
		return 0, "", false, wrongType("a time of parts", v, "a String as timezone")
	}
	if offset, ok := value.ReadOffset(s); ok {
		return offset, "", true, nil
	}
	if !value.KnownZone(s) {
		return 0, "", false, wrongValue("unknown time zone %q", s)
	}
	return 0, s, true, nil
}

func buildLocalTime(_ time.Time, m value.Map) (value.Value, error) {
	f := &fields{m: m}
	base, _, err := f.base("time", "datetime")
	if err != nil {
		return nil, err
	}
	nanos, err := f.clock(base)
	return value.LocalTime{Nanos: nanos}, err
}

func buildTime(_ time.Time, m value.Map) (value.Value, error) {
	f := &fields{m: m}
	base, _, err := f.base("time", "datetime")
	if err != nil {
		return nil, err
	}
	offset, name, has, err := f.zone()
	if err != nil {
		return nil, err
	}
	if name != "" {
		offset = value.InZone(base.days, base.nanos, name).Offset
	}
	switch {
	case has && base.hasOff: // the same instant elsewhere
		moved := value.AtOffset(value.DateTime{Days: base.days, Nanos: base.nanos, Offset: base.offset}, offset)
		base.nanos, base.offset = moved.Nanos, offset
	case has:
		base.offset = offset
	}
	nanos, err := f.clock(base)
	return value.Time{Nanos: nanos, Offset: base.offset}, err
}

func buildLocalDateTime(_ time.Time, m value.Map) (value.Value, error) {
	f := &fields{m: m}
	d, err := f.date("date", "datetime")
	if err != nil {
		return nil, err
	}
	base, _, err := f.base("time", "datetime")
	if err != nil {
		return nil, err
	}
	nanos, err := f.clock(base)
	return value.LocalDateTime{Days: d.Days, Nanos: nanos}, err
}

func buildDateTime(_ time.Time, m value.Map) (value.Value, error) {
	f := &fields{m: m}
	if f.has("epochSeconds", "epochMillis") {
		t := time.Unix(f.int("epochSeconds", 0), f.int("nanosecond", 0))
		if f.has("epochMillis") {
			t = time.UnixMilli(f.int("epochMillis", 0)).Add(time.Duration(f.int("nanosecond", 0)))
		}
		return f.shown(value.DateTimeOf(t.UTC()))
	}
	d, err := f.date("date", "datetime")
	if err != nil {
		return nil, err
	}
	base, _, err := f.base("time", "datetime")
	if err != nil {
		return nil, err
	}
	nanos, err := f.clock(base)
	if err != nil {
		return nil, err
	}
	offset, name, has, err := f.zone()
	if err != nil {
		return nil, err
	}
	t := value.DateTime{Days: d.Days, Nanos: nanos, Offset: base.offset, Zone: base.zone}
	switch {
	case base.hasOff && base.zone != "":
		t = value.InZone(d.Days, nanos, base.zone)
	}
	if !has {
		return t, nil
	}
	if base.hasOff {
		return move(t, offset, name), nil
	}
	if name != "" {
		return value.InZone(d.Days, nanos, name), nil
	}
	return value.DateTime{Days: d.Days, Nanos: nanos, Offset: offset}, nil
}

// shown moves an instant to the map's time zone.
func (f *fields) shown(t value.DateTime) (value.Value, error) {
	offset, name, has, err := f.zone()
	if err != nil || !has {
		return t, err
	}
	return move(t, offset, name), f.err
}

func move(t value.DateTime, offset int, name string) value.DateTime {
	if name != "" {
		return value.AtZone(t, name)
	}
	return value.AtOffset(t, offset)
}
