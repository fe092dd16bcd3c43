package model

import (
	"slices"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/cypher/internal/engine"
	"claimgraph/graph/cypher/internal/value"
	"claimgraph/schema"
)

// claimFilter turns what is asked of a claim's properties into a filter within
// the graph's times; possible is false when no claim can match.
func (g *Graph) claimFilter(conditions []engine.Condition) (f graph.Filter, possible bool) {
	f = g.filter
	for _, c := range conditions {
		if !c.Known {
			continue
		}
		if c.Op != "OVERLAPS" && c.Op != "IN" && c.Value == nil {
			return f, false // nothing equals null
		}
		switch c.Op {
		case "=":
			g.equals(&f, c)
		case "IN":
			if c.Key == "type" {
				if f.Types = stringsOf(c.Value); len(f.Types) == 0 {
					return f, false
				}
			}
		case "OVERLAPS":
			if list, ok := c.Value.(value.List); ok && len(list) == 2 && g.filter.During.Open() {
				f.During = narrow(f.During, schema.Range{From: earliest(list[0]), To: afterLatest(list[1])})
			}
		}
		if c.Key == "occurred" {
			f.During = narrow(f.During, startRange(c))
		}
		if c.Key == "published" {
			f.Published = narrow(f.Published, startRange(c))
		}
	}
	r := f.During
	return f, r.From.IsZero() || r.To.IsZero() || r.From.Before(r.To)
}

func (g *Graph) equals(f *graph.Filter, c engine.Condition) {
	if b, ok := c.Value.(bool); ok && c.Key == "derived" {
		f.Derived = &b
	}
	s, ok := c.Value.(string)
	if !ok {
		return
	}
	switch c.Key {
	case "type":
		if s != untyped {
			f.Types = []string{s}
		}
	case "act":
		f.Acts = []string{s}
	case "polarity":
		f.Polarity = schema.Polarity(s)
	case "modality":
		f.Modality = schema.Modality(s)
	case "outlet":
		f.Outlets = []string{s}
	case "article":
		f.Articles = []schema.ArticleID{schema.ArticleID(s)}
	case "holder_id":
		f.Holders = []schema.EntityID{schema.EntityID(s)}
	}
}

// startRange is where a time must start to meet a condition on its start: a
// stretch that starts there overlaps the range.
func startRange(c engine.Condition) schema.Range {
	switch c.Op {
	case "=":
		return schema.Range{From: earliest(c.Value), To: afterLatest(c.Value)}
	case ">", ">=":
		return schema.Range{From: earliest(c.Value)}
	case "<", "<=":
		return schema.Range{To: afterLatest(c.Value)}
	}
	return schema.Range{}
}

// narrow joins two ranges by "and".
func narrow(a, b schema.Range) schema.Range {
	if a.From.IsZero() || !b.From.IsZero() && b.From.After(a.From) {
		a.From = b.From
	}
	if a.To.IsZero() || !b.To.IsZero() && b.To.Before(a.To) {
		a.To = b.To
	}
	return a
}

// earliest is the first instant of a time value; zero when it is none.
func earliest(v value.Value) time.Time {
	switch t := v.(type) {
	case value.Date:
		return t.Midnight()
	case value.DateTime:
		return t.Instant()
	case value.LocalDateTime:
		return t.Instant()
	case string:
		r, err := schema.ParseRange(t)
		if err == nil {
			return r.From
		}
	}
	return time.Time{}
}

// afterLatest is the first instant after a time value; zero when it is none.
func afterLatest(v value.Value) time.Time {
	switch t := v.(type) {
	case value.Date:
		return t.Midnight().AddDate(0, 0, 1)
	case value.DateTime:
		return t.Instant().Add(time.Microsecond)
	case value.LocalDateTime:
		return t.Instant().Add(time.Microsecond)
	case string:
		r, err := schema.ParseRange(t)
		if err == nil {
			return r.To
		}
	}
	return time.Time{}
}

func stringsOf(v value.Value) []string {
	list, _ := v.(value.List)
	var out []string
	for _, x := range list {
		if s, ok := x.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

// equal gives the known strings that a property must be one of; ok is false
// when nothing is known.
func equal(conditions []engine.Condition, key string) (values []string, ok bool) {
	for _, c := range conditions {
		if c.Key != key || !c.Known {
			continue
		}
		switch c.Op {
		case "=":
			s, is := c.Value.(string)
			if !is {
				return nil, true
			}
			return []string{s}, true
		case "IN":
			values = stringsOf(c.Value)
			slices.Sort(values)
			return slices.Compact(values), true
		}
	}
	return nil, false
}

// asks reports whether some condition is on a property, known or not.
func asks(conditions []engine.Condition, key string) bool {
	return slices.ContainsFunc(conditions, func(c engine.Condition) bool {
		return c.Key == key && (c.Op == "=" || c.Op == "IN")
	})
}
