package schema

import (
	"fmt"
	"strings"
	"time"
)

// Precision tells how exactly an Interval's ends are known.
type Precision string

// The precisions, finest last.
const (
	Decade  Precision = "decade"
	Year    Precision = "year"
	Quarter Precision = "quarter"
	Month   Precision = "month"
	Week    Precision = "week"
	Day     Precision = "day"
	Hour    Precision = "hour"
	Minute  Precision = "minute"
)

// Interval is a stretch of time. From and To are inclusive ISO 8601 dates
// ("2022-03-23") or date-times ("2022-03-23T14:00:00Z"); an absent end is open.
// The span, when there is one, is the expression it was read from.
type Interval struct {
	From      string    `json:"from,omitempty"`
	To        string    `json:"to,omitempty"`
	Precision Precision `json:"precision,omitempty"`
	*Span
}

// Bounds turns the interval into a half-open Range in UTC. An end that cannot
// be parsed is an error.
func (i *Interval) Bounds() (Range, error) {
	var r Range
	if i == nil {
		return r, nil
	}
	if i.From != "" {
		from, err := ParseRange(i.From)
		if err != nil {
			return r, err
		}
		r.From = from.From
	}
	if i.To != "" {
		to, err := ParseRange(i.To)
		if err != nil {
			return r, err
		}
		r.To = to.To
	}
	return r, nil
}

// Range is the half-open stretch [From, To) in UTC. A zero end is open.
type Range struct{ From, To time.Time }

// Open reports whether both ends are open, that is, whether r says nothing.
func (r Range) Open() bool { return r.From.IsZero() && r.To.IsZero() }

// Overlaps reports whether the two ranges share an instant; open ends reach
// for ever.
func (r Range) Overlaps(o Range) bool {
	return (r.To.IsZero() || o.From.IsZero() || o.From.Before(r.To)) &&
		(o.To.IsZero() || r.From.IsZero() || r.From.Before(o.To))
}

// layouts are the ways one instant or period is written, with the step to its
// exclusive end.
var layouts = []struct {
	layout string
	end    func(time.Time) time.Time
}{
	{"2006", func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }},
	{"2006-01", func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }},
	{"2006-01-02", func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }},
	{"2006-01-02T15", func(t time.Time) time.Time { return t.Add(time.Hour) }},
	{"2006-01-02T15:04", func(t time.Time) time.Time { return t.Add(time.Minute) }},
	{"2006-01-02T15:04Z07:00", func(t time.Time) time.Time { return t.Add(time.Minute) }},
	{"2006-01-02T15:04:05", func(t time.Time) time.Time { return t.Add(time.Second) }},
	{time.RFC3339Nano, func(t time.Time) time.Time { return t.Add(time.Second) }},
}

// ParseRange reads a year, month, day, hour, minute or RFC 3339 instant
// ("2022", "2022-03", "2022-03-23", "2022-03-23T14:00:00Z") as the stretch it
// covers, or two of them joined by ".." with either side empty for an open end.
// Times without a zone are UTC. An inverted range is an error.
func ParseRange(s string) (Range, error) {
	s = strings.TrimSpace(s)
	if from, to, ok := strings.Cut(s, ".."); ok {
		return parsePair(s, from, to)
	}
	for _, l := range layouts {
		if len(l.layout) <= len("2006-01-02") && len(s) != len(l.layout) {
			continue // trying costs an error each, and dates are read by the million
		}
		if t, err := time.Parse(l.layout, s); err == nil {
			t = t.UTC()
			return Range{t, l.end(t)}, nil
		}
	}
	return Range{}, fmt.Errorf("time %q: want a year, month, day or RFC 3339 time (2022, 2022-03, 2022-03-23, 2022-03-23T14:00:00Z), or FROM..TO", s)
}

func parsePair(s, from, to string) (Range, error) {
	var r Range
	if from = strings.TrimSpace(from); from != "" {
		f, err := ParseRange(from)
		if err != nil {
			return r, err
		}
		r.From = f.From
	}
	if to = strings.TrimSpace(to); to != "" {
		t, err := ParseRange(to)
		if err != nil {
			return r, err
		}
		r.To = t.To
	}
	if !r.From.IsZero() && !r.To.IsZero() && !r.From.Before(r.To) {
		return Range{}, fmt.Errorf("interval %q ends before it begins", s)
	}
	return r, nil
}
