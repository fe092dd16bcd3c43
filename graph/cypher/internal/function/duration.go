package function

import (
	"time"

	"claimgraph/graph/cypher/internal/value"
)

func durationFunctions() []*Function {
	return []*Function{
		{Name: "duration", Min: 1, Max: 1, Result: "time", Call: newDuration},
		{Name: "duration.between", Min: 2, Max: 2, Result: "time", Call: between(value.Between)},
		{Name: "duration.inMonths", Min: 2, Max: 2, Result: "time", Call: between(value.MonthsBetween)},
		{Name: "duration.inDays", Min: 2, Max: 2, Result: "time", Call: between(value.DaysBetween)},
		{Name: "duration.inSeconds", Min: 2, Max: 2, Result: "time", Call: between(value.SecondsBetween)},
	}
}

func between(f func(a, b value.Value) (value.Duration, bool)) func(time.Time, []value.Value) (value.Value, error) {
	return func(_ time.Time, args []value.Value) (value.Value, error) {
		d, ok := f(args[0], args[1])
		if !ok {
			return nil, wrongType("duration.between", args[0], "two times")
		}
		return d, nil
	}
}

func newDuration(_ time.Time, args []value.Value) (value.Value, error) {
	switch v := args[0].(type) {
	case value.Duration:
		return v, nil
	case string:
		d, ok := value.ReadDuration(v)
		if !ok {
			return nil, wrongValue("duration(): cannot read %q; write it as in P1Y2M3DT4H", v)
		}
		return d, nil
	case value.Map:
		return durationOf(v)
	}
	return nil, wrongType("duration", args[0], "a String or a Map")
}

func durationOf(m value.Map) (value.Value, error) {
	var err error
	part := func(key string, unit float64) float64 {
		v, ok := m[key]
		if !ok {
			return 0
		}
		f, ok := value.Float(v)
		if !ok {
			err = wrongType("duration", v, "a number as "+key)
		}
		return f * unit
	}
	months := part("years", 12) + part("quarters", 3) + part("months", 1)
	days := part("weeks", 7) + part("days", 1)
	seconds := part("hours", 3600) + part("minutes", 60) + part("seconds", 1)
	nanos := part("milliseconds", 1e6) + part("microseconds", 1e3) + part("nanoseconds", 1)
	return value.NewDuration(months, days, seconds, nanos), err
}

// truncator makes date.truncate and its like: the unit, a time and a map of
// parts to set afterwards.
func truncator(t temporal) *Function {
	return &Function{Name: t.name + ".truncate", Min: 2, Max: 3, Result: "time", Call: func(now time.Time, args []value.Value) (value.Value, error) {
		unit, ok := args[0].(string)
		m, ok2 := momentOf(args[1])
		if !ok || !ok2 {
			return nil, wrongType(t.name+".truncate", args[1], "a unit and a time")
		}
		days, nanos, ok := value.Truncate(unit, m.days, m.nanos)
		if !ok {
			return nil, wrongValue("%s.truncate(): unknown unit %q", t.name, unit)
		}
		var whole value.Value = value.DateTime{Days: days, Nanos: nanos, Offset: m.offset, Zone: m.zone}
		if m.zone != "" {
			whole = value.InZone(days, nanos, m.zone)
		}
		parts := value.Map{}
		if len(args) == 3 {
			given, ok := args[2].(value.Map)
			if !ok {
				return nil, wrongType(t.name+".truncate", args[2], "a Map of parts")
			}
			for k, v := range given {
				parts[k] = v
			}
		}
		base, ok := t.from(whole)
		if !ok {
			return nil, wrongValue("%s.truncate() cannot take %s", t.name, value.TypeName(args[1]))
		}
		if len(parts) == 0 {
			return base, nil
		}
		return t.rebuild(now, base, parts)
	}}
}

// rebuild sets parts of a truncated time. A time zone replaces, it does not
// move.
func (t temporal) rebuild(now time.Time, base value.Value, parts value.Map) (value.Value, error) {
	if d, ok := base.(value.DateTime); ok && parts["timezone"] != nil {
		base = value.LocalDateTime{Days: d.Days, Nanos: d.Nanos}
	}
	if d, ok := base.(value.Time); ok && parts["timezone"] != nil {
		base = value.LocalTime{Nanos: d.Nanos}
	}
	if n, ok := parts["nanosecond"].(int64); ok { // counts on from the unit kept
		m, _ := momentOf(base)
		if f := m.nanos % int64(time.Second); f != 0 && parts["millisecond"] == nil && parts["microsecond"] == nil {
			parts["nanosecond"] = f + n
		}
	}
	switch t.name {
	case "date":
		parts["date"] = base
	case "localtime", "time":
		parts["time"] = base
	default:
		parts["datetime"] = base
	}
	return t.build(now, parts)
}
