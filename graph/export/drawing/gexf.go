package drawing

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/layout"
	"claimgraph/schema"
)

// WriteGEXF writes the network over time as GEXF 1.3 (gexf.net): nodes and edges
// have the days on which claims of them happened as spells, in date intervals,
// so that Gephi's time line plays them. Both ends of a spell are within it.
func WriteGEXF(w io.Writer, d *Drawing) error {
	out := bufio.NewWriter(w)
	out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
`)
	fmt.Fprintf(out, "<meta><creator>claimgraph</creator><description>%s</description></meta>\n", text(cmp.Or(d.Title, "who claims what about whom")))
	out.WriteString(`<graph mode="dynamic" defaultedgetype="directed" idtype="string" timeformat="date" timerepresentation="interval">
<attributes class="node" mode="static">
<attribute id="kind" title="kind" type="string"/><attribute id="country" title="country" type="string"/><attribute id="sector" title="sector" type="string"/><attribute id="claims" title="claims" type="integer"/>
</attributes>
<attributes class="edge" mode="static">
<attribute id="sources" title="independent sources" type="integer"/><attribute id="class" title="class" type="string"/><attribute id="denied" title="denied" type="integer"/><attribute id="uncertain" title="uncertain" type="integer"/><attribute id="balance" title="balance" type="double"/>
</attributes>
`)
	spells, ofNodes := d.spells()
	d.gexfNodes(out, ofNodes)
	d.gexfEdges(out, spells)
	out.WriteString("</graph>\n</gexf>\n")
	return out.Flush()
}

func (d *Drawing) gexfNodes(out *bufio.Writer, spells map[schema.EntityID][]spell) {
	p := d.palette()
	fmt.Fprintf(out, "<nodes count=\"%d\">\n", len(d.Network.Nodes))
	for _, n := range d.Network.Nodes {
		at, c := d.Places[n.ID], rgb(p.node(n.Kind))
		fmt.Fprintf(out, `<node id="%s" label="%s">`, text(string(n.ID)), text(clip(n.Label(), 200)))
		attributes(out, "kind", string(n.Kind), "country", n.Country, "sector", n.Sector, "claims", fmt.Sprint(n.Claims))
		write(out, spells[n.ID])
		fmt.Fprintf(out, `<viz:color r="%d" g="%d" b="%d"/><viz:position x="%.1f" y="%.1f" z="0.0"/><viz:size value="%.1f"/>`, c.R, c.G, c.B, at.X, -at.Y, layout.Radius(n.Claims))
		out.WriteString("</node>\n")
	}
	out.WriteString("</nodes>\n")
}

func (d *Drawing) gexfEdges(out *bufio.Writer, spells [][]spell) {
	p := d.palette()
	fmt.Fprintf(out, "<edges count=\"%d\">\n", len(d.Network.Edges))
	for i := range d.Network.Edges {
		e := &d.Network.Edges[i]
		l := lookOf(e)
		c, shape := rgb(p.quads[l.Quad]), "solid"
		if l.Denied {
			shape = "dashed"
		} else if l.Uncertain {
			shape = "dotted"
		}
		fmt.Fprintf(out, `<edge id="e%d" source="%s" target="%s" weight="%d" label="%s">`, i, text(string(e.Subject)), text(string(e.Object)), e.Claims, quadNames[l.Quad])
		attributes(out, "sources", fmt.Sprint(e.Sources), "class", quadNames[l.Quad], "denied", fmt.Sprint(e.Negative), "uncertain", fmt.Sprint(e.Uncertain), "balance", fmt.Sprintf("%.4f", e.Balance))
		write(out, spells[i])
		fmt.Fprintf(out, `<viz:color r="%d" g="%d" b="%d"/><viz:thickness value="%.1f"/><viz:shape value="%s"/>`, c.R, c.G, c.B, l.Width, shape)
		out.WriteString("</edge>\n")
	}
	out.WriteString("</edges>\n")
}

func attributes(out *bufio.Writer, pairs ...string) {
	out.WriteString("<attvalues>")
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			fmt.Fprintf(out, `<attvalue for="%s" value="%s"/>`, pairs[i], text(pairs[i+1]))
		}
	}
	out.WriteString("</attvalues>")
}

// spell is some days on end, first and last within.
type spell struct{ first, last time.Time }

func write(out *bufio.Writer, spells []spell) {
	if len(spells) == 0 {
		return
	}
	out.WriteString("<spells>")
	for _, s := range spells {
		fmt.Fprintf(out, `<spell start="%s" end="%s"/>`, s.first.Format(time.DateOnly), s.last.Format(time.DateOnly))
	}
	out.WriteString("</spells>")
}

// spells gives the days of each edge and node on which its claims happened.
func (d *Drawing) spells() (edges [][]spell, nodes map[schema.EntityID][]spell) {
	nodes = map[schema.EntityID][]spell{}
	for i := range d.Network.Edges {
		e := &d.Network.Edges[i]
		var own []spell
		for _, id := range e.Evidence {
			if c, ok := d.Claims[id]; ok {
				if s, ok := spellOf(&c); ok {
					own = append(own, s)
				}
			}
		}
		edges = append(edges, joined(own))
		for _, id := range []schema.EntityID{e.Subject, e.Object} {
			nodes[id] = append(nodes[id], own...)
		}
	}
	for id, list := range nodes {
		nodes[id] = joined(list)
	}
	return edges, nodes
}

// spellOf is when a claim happened; a side that is open counts as the other.
func spellOf(c *schema.Claim) (spell, bool) {
	when := graph.When(c)
	if when.Open() {
		return spell{}, false
	}
	day := func(t time.Time) time.Time {
		t = t.UTC()
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	}
	s := spell{day(when.From), day(when.To.Add(-time.Microsecond))}
	if when.From.IsZero() {
		s.first = s.last
	}
	if when.To.IsZero() || s.last.Before(s.first) {
		s.last = s.first
	}
	return s, true
}

// joined sorts spells and joins those that touch.
func joined(list []spell) []spell {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b spell) int { return cmp.Or(a.first.Compare(b.first), a.last.Compare(b.last)) })
	var out []spell
	for _, s := range list {
		if n := len(out); n > 0 && !s.first.After(out[n-1].last.AddDate(0, 0, 1)) {
			if s.last.After(out[n-1].last) {
				out[n-1].last = s.last
			}
			continue
		}
		out = append(out, s)
	}
	return out
}
