package index

import (
	"context"
	"slices"
	"time"

	"claimgraph/graph"
)

// Rising counts what graph.Trend compares; see graph.Riser.
func (v *View) Rising(ctx context.Context, of graph.TrendOf, f graph.Filter, past, now time.Time) ([]graph.Rising, error) {
	q := v.compile(f)
	c := counting{nodes: newNodes(q)}
	since, until := past.UnixMicro(), now.UnixMicro()
	if of == graph.TrendOfPairs && c.plain() {
		c.pairs(since, until)
		return c.risings(of), ctx.Err()
	}
	rows, err := q.selected(ctx)
	if err != nil {
		return nil, err
	}
	c.places = make(map[uint64]uint32, len(rows)/3)
	for _, at := range rows {
		r := v.row(at)
		if r.from == openFrom || r.from < since {
			continue
		}
		c.add(of, r, r.from < until)
	}
	return c.risings(of), nil
}

// counting counts rows under keys: two nodes, a word's code or a topic's.
type counting struct {
	nodes
	places map[uint64]uint32
	counts []counted
}

type counted struct {
	key       uint64
	past, now int
}

func (c *counting) add(of graph.TrendOf, r *row, past bool) {
	switch of {
	case graph.TrendOfTypes:
		c.tally(uint64(r.typ), past)
	case graph.TrendOfTopics:
		c.tally(uint64(r.topic), past)
	default:
		subject, object := c.of(r.subject, r.subjectCountry), c.of(r.object, r.objectCountry)
		switch {
		case of == graph.TrendOfPairs && subject != 0 && object != 0:
			c.tally(uint64(subject)<<32|uint64(object), past)
		case of == graph.TrendOfActors && subject != 0:
			c.tally(uint64(subject), past)
			if object != subject {
				c.tally(uint64(object), past)
			}
		}
	}
}

func (c *counting) tally(key uint64, past bool) {
	if key == 0 {
		return
	}
	place, ok := c.places[key]
	if !ok {
		place = uint32(len(c.counts))
		c.places[key] = place
		c.counts = append(c.counts, counted{key: key})
	}
	if past {
		c.counts[place].past++
	} else {
		c.counts[place].now++
	}
}

// plain reports whether the query asks for every claim of its time, and every
// node is one entity: what the lists of a run tell without its rows.
func (c *counting) plain() bool {
	for _, r := range c.q.v.runs {
		if r.open {
			return false
		}
	}
	return c.q.anyActor && c.q.anyKind && c.q.anyTime && len(c.merged) == 0 && c.q.f.Level != graph.CountryLevel
}

// pairs counts under pairs of entities, subject after subject.
func (c *counting) pairs(since, now int64) {
	v := c.q.v
	places := make([]uint32, c.count) // of the subject's pairs by object, plus one
	type window struct{ since, now, end uint32 }
	windows := make([]window, len(v.runs))
	for k, r := range v.runs {
		windows[k] = window{r.since(since), r.since(now), r.since(c.q.during.to)}
	}
	for subject := uint32(1); int(subject) < c.count; subject++ {
		first := len(c.counts)
		for k, r := range v.runs {
			w := windows[k]
			ranks, others := r.subjects.of(subject)
			i, _ := slices.BinarySearch(ranks, w.since)
			for ; i < len(ranks) && ranks[i] < w.end; i++ {
				if others[i] == 0 {
					continue
				}
				if places[others[i]] == 0 {
					c.counts = append(c.counts, counted{key: uint64(subject)<<32 | uint64(others[i])})
					places[others[i]] = uint32(len(c.counts))
				}
				if n := &c.counts[places[others[i]]-1]; ranks[i] < w.now {
					n.past++
				} else {
					n.now++
				}
			}
		}
		for _, n := range c.counts[first:] {
			places[uint32(n.key)] = 0
		}
	}
}

func (c *counting) risings(of graph.TrendOf) []graph.Rising {
	out := make([]graph.Rising, len(c.counts))
	for i, n := range c.counts {
		r := graph.Rising{Now: n.now, Past: n.past}
		switch of {
		case graph.TrendOfPairs:
			r.Subject, r.Object = c.id(uint32(n.key>>32)), c.id(uint32(n.key))
		case graph.TrendOfActors:
			r.Subject = c.id(uint32(n.key))
		case graph.TrendOfTypes:
			r.Word = c.q.v.words[n.key]
		case graph.TrendOfTopics:
			r.Word = c.q.v.topics[n.key]
		}
		out[i] = r
	}
	return out
}
