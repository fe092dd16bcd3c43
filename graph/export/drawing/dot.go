package drawing

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteDOT writes the network in the language of Graphviz.
func WriteDOT(w io.Writer, d *Drawing) error {
	out := bufio.NewWriter(w)
	p := d.palette()
	fmt.Fprintf(out, "digraph %s {\n  graph [bgcolor=%q, overlap=false, splines=true];\n  node [fontname=\"sans-serif\", fontcolor=%q, style=filled, color=%q];\n  edge [fontname=\"sans-serif\"];\n", quoted(d.Title), p.ground, p.text, p.ground)
	for _, n := range d.Network.Nodes {
		at := d.Places[n.ID]
		fmt.Fprintf(out, "  %s [label=%s, kind=%s, claims=%d, fillcolor=%q, shape=%s, pos=\"%.0f,%.0f\"];\n", quoted(string(n.ID)), quoted(clip(n.Label(), 60)), quoted(string(n.Kind)), n.Claims, p.node(n.Kind), shapeName(corners(n.Kind, at, 1) == nil, len(corners(n.Kind, at, 1))), at.X, -at.Y)
	}
	for i := range d.Network.Edges {
		e := &d.Network.Edges[i]
		l := lookOf(e)
		style, head := "solid", "vee"
		if l.Denied {
			style = "dashed"
		} else if l.Uncertain {
			style = "dotted"
		}
		if l.Material {
			head = "normal"
		}
		fmt.Fprintf(out, "  %s -> %s [label=\"%d\", claims=%d, sources=%d, class=%s, color=%q, penwidth=%.1f, style=%s, arrowhead=%s];\n",
			quoted(string(e.Subject)), quoted(string(e.Object)), e.Claims, e.Claims, e.Sources, quoted(quadNames[l.Quad]), p.quads[l.Quad], l.Width, style, head)
	}
	out.WriteString("}\n")
	return out.Flush()
}

func shapeName(circle bool, corners int) string {
	if circle {
		return "ellipse"
	}
	return map[int]string{3: "triangle", 4: "box", 6: "hexagon"}[corners]
}

// quoted writes a string of DOT: only the quotation mark and the backslash, which
// begins escapes of labels, are escaped.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(visible(s)) + `"`
}
