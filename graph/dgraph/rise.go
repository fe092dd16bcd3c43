package dgraph

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Rising counts what graph.Trend compares from a few fields of each claim, see
// graph.Riser; grouping on the server takes ten times as long. A filter that the
// server's indexes cannot tell in full is errors.ErrUnsupported.
func (s *Store) Rising(ctx context.Context, of graph.TrendOf, f graph.Filter, past, now time.Time) ([]graph.Rising, error) {
	reading, err := graph.ReadingOf(ctx, s, f)
	if err != nil {
		return nil, err
	}
	p, err := wholePlan(f, reading, past)
	if err != nil {
		return nil, err
	}
	c := counting{of: of, from: instant(past), now: instant(now), to: instant(f.During.To), counts: map[[2]string]*graph.Rising{}}
	if err := c.read(ctx, s, p.conditions()); err != nil {
		return nil, err
	}
	return c.risings(ctx, s, reading)
}

// wholePlan is a plan that selects exactly what f does of the claims that began
// at from or later and before the end of f.During.
func wholePlan(f graph.Filter, reading *graph.Reading, from time.Time) (plan, error) {
	if f.Level == graph.CountryLevel || f.Text != "" || !f.AsOfRecorded.IsZero() || !f.Published.Open() ||
		len(f.Quads)+len(f.Topics)+len(f.Outlets)+len(f.Countries) > 0 ||
		f.Polarity != "" || f.Modality != "" || f.Derived != nil ||
		slices.Contains(f.Types, "") || slices.Contains(f.Acts, "") || slices.Contains(f.Articles, "") {
		return plan{}, errors.ErrUnsupported
	}
	until := f.During.To
	f.During = schema.Range{}
	p := newPlan(f, reading)
	p.narrow("ge(claim.from, " + quote(moment(from)) + ")")
	p.narrow("lt(claim.from, " + quote(moment(until)) + ")")
	if f.Open == nil || !*f.Open {
		p.narrow(`NOT eq(claim.key, "open")`)
	}
	if f.Retracted {
		return p, nil
	}
	var withdrawn []string
	for id := range reading.Withdrawn {
		withdrawn = append(withdrawn, claimKind.xid(string(id)))
	}
	switch {
	case len(withdrawn) > linksAtOnce:
		return p, errors.ErrUnsupported
	case len(withdrawn) > 0:
		p.narrow("NOT eq(xid, " + list(withdrawn) + ")")
	}
	return p, nil
}

// counting counts claims by the uids of their ends, or by a word.
type counting struct {
	of            graph.TrendOf
	from, now, to string // as claim.order begins
	counts        map[[2]string]*graph.Rising
}

// counted is what of a claim is read.
type counted struct {
	UID, Order, Type string
	Subject, Object  struct{ UID string }
}

// read counts the claims that meet some conditions.
func (c *counting) read(ctx context.Context, s *Store, conditions []string) error {
	fields := "subject: claim.subject { uid } object: claim.object { uid }"
	if c.of == graph.TrendOfTypes {
		fields = "type: claim.type"
	} else if c.of == graph.TrendOfTopics {
		return errors.ErrUnsupported
	}
	for after := "0x0"; ; {
		var answer struct{ Q []counted }
		q := fmt.Sprintf("{ q(func: %s, first: %d, after: %s) @filter(%s) { uid order: claim.order %s } }",
			conditions[0], refsAtOnce, after, strings.Join(conditions[1:], " AND "), fields)
		if err := s.query(ctx, "counting", q, nil, &answer); err != nil {
			return err
		}
		for i := range answer.Q {
			c.add(&answer.Q[i])
			after = answer.Q[i].UID
		}
		if len(answer.Q) < refsAtOnce {
			return nil
		}
	}
}

func (c *counting) add(n *counted) {
	if n.Order < c.from || n.Order >= c.to {
		return
	}
	key := [2]string{n.Subject.UID, n.Object.UID}
	switch {
	case c.of == graph.TrendOfTypes:
		key = [2]string{n.Type}
	case c.of == graph.TrendOfPairs && key[1] == "":
		return
	}
	if key[0] == "" {
		return
	}
	if c.counts[key] == nil {
		c.counts[key] = &graph.Rising{}
	}
	if n.Order < c.now {
		c.counts[key].Past++
	} else {
		c.counts[key].Now++
	}
}

// risings gives the counts under the actors or words they mean.
func (c *counting) risings(ctx context.Context, s *Store, reading *graph.Reading) ([]graph.Rising, error) {
	entities, err := c.entities(ctx, s, reading)
	if err != nil {
		return nil, err
	}
	sum := map[graph.Rising]*graph.Rising{}
	add := func(key graph.Rising, n *graph.Rising) {
		if sum[key] == nil {
			sum[key] = &graph.Rising{Subject: key.Subject, Object: key.Object, Word: key.Word}
		}
		sum[key].Now += n.Now
		sum[key].Past += n.Past
	}
	for key, n := range c.counts {
		subject, object := entities[key[0]], entities[key[1]]
		switch c.of {
		case graph.TrendOfTypes:
			add(graph.Rising{Word: key[0]}, n)
		case graph.TrendOfPairs:
			add(graph.Rising{Subject: subject, Object: object}, n)
		case graph.TrendOfActors:
			add(graph.Rising{Subject: subject}, n)
			if object != "" && object != subject {
				add(graph.Rising{Subject: object}, n)
			}
		}
	}
	out := make([]graph.Rising, 0, len(sum))
	for _, r := range sum {
		out = append(out, *r)
	}
	return out, nil
}

// entities gives the actors that nodes mean, by uid.
func (c *counting) entities(ctx context.Context, s *Store, reading *graph.Reading) (map[string]schema.EntityID, error) {
	if c.of == graph.TrendOfTypes {
		return nil, nil
	}
	known := map[string]schema.EntityID{"": ""}
	var uids []string
	for key := range c.counts {
		for _, uid := range key {
			if _, ok := known[uid]; !ok {
				known[uid] = ""
				uids = append(uids, uid)
			}
		}
	}
	for chunk := range slices.Chunk(uids, page) {
		var answer struct{ Q []node }
		q := "{ q(func: uid(" + strings.Join(chunk, ", ") + ")) { uid xid } }" // uids are the server's own
		if err := s.query(ctx, "reading actors", q, nil, &answer); err != nil {
			return nil, err
		}
		for _, n := range answer.Q {
			known[n.UID] = reading.Entity(entityID(n.XID))
		}
	}
	return known, nil
}
