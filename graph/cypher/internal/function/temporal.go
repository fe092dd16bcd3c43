package function

import (
	"time"

	"claimgraph/graph/cypher/internal/value"
)

// A temporal type: how its values are read, made of parts, taken from others.
type temporal struct {
	name  string
	read  func(string) (value.Value, bool)
	build func(now time.Time, parts value.Map) (value.Value, error)
	now   func(time.Time) value.Value
	from  func(value.Value) (value.Value, bool)
}

func reader[T any](read func(string) (T, bool)) func(string) (value.Value, bool) {
	return func(s string) (value.Value, bool) {
		v, ok := read(s)
		return v, ok
	}
}

func temporals() []temporal {
	return []temporal{
		{"date", reader(value.ReadDate), buildDate, func(t time.Time) value.Value { return value.DateOf(t) }, asDate},
		{"localtime", reader(value.ReadLocalTime), buildLocalTime, func(t time.Time) value.Value {
			return value.LocalTime{Nanos: value.DateTimeOf(t).Nanos}
		}, asLocalTime},
		{"time", reader(value.ReadTime), buildTime, func(t time.Time) value.Value {
			d := value.DateTimeOf(t)
			return value.Time{Nanos: d.Nanos, Offset: d.Offset}
		}, asTime},
		{"localdatetime", reader(value.ReadLocalDateTime), buildLocalDateTime, func(t time.Time) value.Value {
			d := value.DateTimeOf(t)
			return value.LocalDateTime{Days: d.Days, Nanos: d.Nanos}
		}, asLocalDateTime},
		{"datetime", reader(value.ReadDateTime), buildDateTime, func(t time.Time) value.Value { return value.DateTimeOf(t) }, asDateTime},
	}
}

func temporalFunctions() []*Function {
	var fs []*Function
	for _, t := range temporals() {
		fs = append(fs, constructor(t), truncator(t))
		for _, clock := range []string{"statement", "transaction", "realtime"} {
			fs = append(fs, &Function{Name: t.name + "." + clock, Max: 1, Varies: true, Call: func(now time.Time, args []value.Value) (value.Value, error) {
				return atTimezone(t, now, args)
			}})
		}
	}
	fs = append(fs, durationFunctions()...)
	return append(fs,
		&Function{Name: "datetime.fromepoch", Min: 2, Max: 2, Call: fromEpoch(1)},
		&Function{Name: "datetime.fromepochmillis", Min: 1, Max: 1, Call: fromEpoch(1000)},
		&Function{Name: "timestamp", Varies: true, Result: "Integer", Call: func(now time.Time, _ []value.Value) (value.Value, error) { return now.UnixMilli(), nil }},
	)
}

func fromEpoch(perSecond int64) func(time.Time, []value.Value) (value.Value, error) {
	return func(_ time.Time, args []value.Value) (value.Value, error) {
		n, ok := args[0].(int64)
		if !ok {
			return nil, wrongType("datetime.fromepoch", args[0], "Integers")
		}
		nanos := int64(0)
		if len(args) > 1 {
			if nanos, ok = args[1].(int64); !ok {
				return nil, wrongType("datetime.fromepoch", args[1], "Integers")
			}
		}
		if perSecond == 1000 {
			return value.DateTimeOf(time.UnixMilli(n).UTC()), nil
		}
		return value.DateTimeOf(time.Unix(n, nanos).UTC()), nil
	}
}

func atTimezone(t temporal, now time.Time, args []value.Value) (value.Value, error) {
	if len(args) == 0 {
		return t.now(now.UTC()), nil
	}
	zone, ok := args[0].(string)
	if !ok {
		return nil, wrongType(t.name, args[0], "the name of a time zone")
	}
	loc, err := time.LoadLocation(zone)
	if err != nil {
		return nil, wrongValue("unknown time zone %q", zone)
	}
	return t.now(now.In(loc)), nil
}

func constructor(t temporal) *Function {
	return &Function{Name: t.name, Max: 1, Result: "time", Call: func(now time.Time, args []value.Value) (value.Value, error) {
		if len(args) == 0 {
			return t.now(now.UTC()), nil
		}
		switch v := args[0].(type) {
		case string:
			out, ok := t.read(v)
			if !ok {
				return nil, wrongValue("%s(): cannot read %q; write it as in %s", t.name, v, exampleOf[t.name])
			}
			return out, nil
		case value.Map:
			if zone, ok := v["timezone"].(string); ok && len(v) == 1 {
				return atTimezone(t, now, []value.Value{zone})
			}
			return t.build(now, v)
		}
		if out, ok := t.from(args[0]); ok {
			return out, nil
		}
		return nil, wrongType(t.name, args[0], "a String, a Map or another time")
	}}
}

var exampleOf = map[string]string{
	"date": "2022-03-23", "localtime": "14:30:00", "time": "14:30:00+01:00",
	"localdatetime": "2022-03-23T14:30:00", "datetime": "2022-03-23T14:30:00Z",
}

// parts of a time, whatever its type: absent ones are not ok.
type moment struct {
	days            int64
	nanos           int64
	offset          int
	zone            string
	hasDate         bool
	hasTime, hasOff bool
}

func momentOf(v value.Value) (moment, bool) {
	switch t := v.(type) {
	case value.Date:
		return moment{days: t.Days, hasDate: true}, true
	case value.LocalTime:
		return moment{nanos: t.Nanos, hasTime: true}, true
	case value.Time:
		return moment{nanos: t.Nanos, offset: t.Offset, hasTime: true, hasOff: true}, true
	case value.LocalDateTime:
		return moment{days: t.Days, nanos: t.Nanos, hasDate: true, hasTime: true}, true
	case value.DateTime:
		return moment{days: t.Days, nanos: t.Nanos, offset: t.Offset, zone: t.Zone, hasDate: true, hasTime: true, hasOff: true}, true
	}
	return moment{}, false
}

func asDate(v value.Value) (value.Value, bool) {
	m, ok := momentOf(v)
	return value.Date{Days: m.days}, ok && m.hasDate
}

func asLocalTime(v value.Value) (value.Value, bool) {
	m, ok := momentOf(v)
	return value.LocalTime{Nanos: m.nanos}, ok && m.hasTime
}

func asTime(v value.Value) (value.Value, bool) {
	m, ok := momentOf(v)
	return value.Time{Nanos: m.nanos, Offset: m.offset}, ok && m.hasTime
}

func asLocalDateTime(v value.Value) (value.Value, bool) {
	m, ok := momentOf(v)
	return value.LocalDateTime{Days: m.days, Nanos: m.nanos}, ok && m.hasDate
}

func asDateTime(v value.Value) (value.Value, bool) {
	m, ok := momentOf(v)
	return value.DateTime{Days: m.days, Nanos: m.nanos, Offset: m.offset, Zone: m.zone}, ok && m.hasDate
}
