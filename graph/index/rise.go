package index

import (
	"context"
	"time"

	"claimgraph/graph"
)

// Rising counts what graph.Trend compares; see graph.Riser.
func (v *View) Rising(ctx context.Context, of graph.TrendOf, f graph.Filter, past, now time.Time) ([]graph.Rising, error) {
	q := v.compile(f)
	rows, err := q.selected(ctx)
	if err != nil {
		return nil, err
	}
	c := counting{nodes: newNodes(q), places: map[uint64]uint32{}}
	since, until := past.UnixMicro(), now.UnixMicro()
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
