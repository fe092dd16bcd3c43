package drawing

import (
	"bufio"
	"fmt"
	"io"
)

// WriteGraphML writes the network as GraphML 1.0 (Brandes et al., 2002), as
// NetworkX, igraph, yEd and Gephi read it.
func WriteGraphML(w io.Writer, d *Drawing) error {
	out := bufio.NewWriter(w)
	out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	for _, k := range [][3]string{
		{"node", "name", "string"}, {"node", "kind", "string"}, {"node", "country", "string"}, {"node", "sector", "string"}, {"node", "claims", "int"}, {"node", "x", "double"}, {"node", "y", "double"},
		{"edge", "claims", "int"}, {"edge", "sources", "int"}, {"edge", "class", "string"}, {"edge", "denied", "int"}, {"edge", "uncertain", "int"}, {"edge", "balance", "double"}, {"edge", "first", "string"}, {"edge", "last", "string"},
	} {
		fmt.Fprintf(out, `<key id="%s_%s" for="%s" attr.name="%s" attr.type="%s"/>`+"\n", k[0], k[1], k[0], k[1], k[2])
	}
	out.WriteString(`<graph id="network" edgedefault="directed">` + "\n")
	for _, n := range d.Network.Nodes {
		at := d.Places[n.ID]
		fmt.Fprintf(out, `<node id="%s">`, text(string(n.ID)))
		data(out, "node", "name", n.Label(), "kind", string(n.Kind), "country", n.Country, "sector", n.Sector,
			"claims", fmt.Sprint(n.Claims), "x", fmt.Sprint(at.X), "y", fmt.Sprint(at.Y))
		out.WriteString("</node>\n")
	}
	for i := range d.Network.Edges {
		e := &d.Network.Edges[i]
		fmt.Fprintf(out, `<edge id="e%d" source="%s" target="%s">`, i, text(string(e.Subject)), text(string(e.Object)))
		data(out, "edge", "claims", fmt.Sprint(e.Claims), "sources", fmt.Sprint(e.Sources), "class", quadNames[lookOf(e).Quad],
			"denied", fmt.Sprint(e.Negative), "uncertain", fmt.Sprint(e.Uncertain), "balance", fmt.Sprintf("%.4f", e.Balance), "first", e.First, "last", e.Last)
		out.WriteString("</edge>\n")
	}
	out.WriteString("</graph>\n</graphml>\n")
	return out.Flush()
}

// data writes pairs of key and value; empty values are left out.
func data(out *bufio.Writer, kind string, pairs ...string) {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			fmt.Fprintf(out, `<data key="%s_%s">%s</data>`, kind, pairs[i], text(pairs[i+1]))
		}
	}
}
