package index

import (
	"time"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Holds reports whether a row says of a claim what questions count.
func (v *View) Holds(row uint32, c *schema.Claim) bool {
	if int(row) >= v.n {
		return false
	}
	nothing := graph.Read(nil, time.Time{}, time.Time{})
	q := &query{v: v, reading: &reading{Reading: nothing}}
	r := v.row(row)
	var got graph.Fact
	q.fact(r, &got)
	want := graph.NewFact(c, nothing, graph.ActorLevel)
	from, to := micros(want.When)
	published, until := micros(graph.PublishedRange(c))
	if r.from != from || r.to != to || r.pubFrom != published || r.pubTo != until {
		return false
	}
	if c.Recorded == nil || c.Recorded.UnixMicro() != r.recorded {
		return false
	}
	for _, f := range []*graph.Fact{&got, &want} {
		f.When, f.Published, f.Source = schema.Range{}, time.Time{}, ""
	}
	return got == want
}
