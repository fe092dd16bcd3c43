package drawing

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"strings"

	"claimgraph/graph/layout"
)

// WriteSVG writes the network as a picture that stands alone: every edge is one
// path of class "edge" with its ends, counts and title.
func WriteSVG(w io.Writer, d *Drawing) error {
	out := bufio.NewWriter(w)
	out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	d.svg(out, "")
	return out.Flush()
}

// svg writes the picture; link, when not empty, is the beginning of the anchor
// of each edge: edge i links to link+i.
func (d *Drawing) svg(out *bufio.Writer, link string) {
	s, p := d.scene(), d.palette()
	title := d.Title
	if title == "" {
		title = "Network"
	}
	fmt.Fprintf(out, `<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%.0f" viewBox="0 0 %.0f %.0f" font-family="system-ui, 'Noto Sans', sans-serif" role="img" aria-labelledby="title">`+"\n", s.width, s.height, s.width, s.height)
	fmt.Fprintf(out, "<title id=\"title\">%s</title>\n", text(fmt.Sprintf("%s: %d entities, %d edges", title, len(s.dots), len(s.curves))))
	fmt.Fprintf(out, `<rect width="100%%" height="100%%" fill="%s"/>`+"\n", p.ground)
	out.WriteString("<g fill=\"none\">\n")
	names := d.names()
	for i := range s.curves {
		c := &s.curves[i]
		about := fmt.Sprintf("%s → %s: %d claims, %d independent sources, %s%s", clip(names[c.edge.Subject], 60), clip(names[c.edge.Object], 60), c.edge.Claims, c.edge.Sources, quadNames[c.look.Quad], c.look.words())
		if link != "" {
			fmt.Fprintf(out, `<a href="%s%d">`, link, i)
		}
		c.svg(out, p, about)
		if link != "" {
			out.WriteString("</a>")
		}
		out.WriteString("\n")
	}
	out.WriteString("</g>\n")
	for i := range s.dots {
		s.dots[i].svg(out, p)
	}
	fmt.Fprintf(out, `<g font-size="12" text-anchor="middle" fill="%s" stroke="%s" stroke-width="3" paint-order="stroke" stroke-linejoin="round">`+"\n", p.text, p.ground)
	for _, l := range s.labels {
		fmt.Fprintf(out, `<text x="%.1f" y="%.1f">%s</text>`+"\n", l.at.X, l.at.Y+11, text(l.text))
	}
	out.WriteString("</g>\n")
	s.legend(out, p)
	out.WriteString("</svg>\n")
}

func (l Look) words() string {
	var out string
	if l.Denied {
		out += ", mostly denied"
	}
	if l.Uncertain {
		out += ", mostly uncertain"
	}
	return out
}

func (c *curve) svg(out *bufio.Writer, p *palette, about string) {
	end := c.end()
	dash := ""
	switch w := c.look.Width; {
	case c.look.Denied:
		dash = fmt.Sprintf(` stroke-dasharray="%.1f %.1f"`, w*3.5, w*2.5)
	case c.look.Uncertain:
		dash = fmt.Sprintf(` stroke-dasharray="0.01 %.1f" stroke-linecap="round"`, w*2.2)
	}
	fmt.Fprintf(out, `<path class="edge" data-subject="%s" data-object="%s" data-claims="%d" data-sources="%d" d="M%.1f %.1fQ%.1f %.1f %.1f %.1f" stroke="%s" stroke-width="%.1f"%s><title>%s</title></path>`,
		text(string(c.edge.Subject)), text(string(c.edge.Object)), c.edge.Claims, c.edge.Sources,
		c.From.X, c.From.Y, c.Over.X, c.Over.Y, end.X, end.Y, p.quads[c.look.Quad], c.look.Width, dash, text(about))
	h := c.head()
	fill, tail, width := "none", "", 1.4
	if c.look.Material {
		fill, tail, width = p.quads[c.look.Quad], "Z", 0
	}
	fmt.Fprintf(out, `<path d="M%.1f %.1fL%.1f %.1fL%.1f %.1f%s" fill="%s" stroke="%s" stroke-width="%.1f"/>`, h[0].X, h[0].Y, h[1].X, h[1].Y, h[2].X, h[2].Y, tail, fill, p.quads[c.look.Quad], width)
	if c.look.Denied {
		m := c.middle()
		fmt.Fprintf(out, `<text x="%.1f" y="%.1f" text-anchor="middle" font-size="13" fill="%s" stroke="%s" stroke-width="3" paint-order="stroke">⊘</text>`, m.X, m.Y+4, p.text, p.ground)
	}
}

func (x *dot) svg(out *bufio.Writer, p *palette) {
	about := fmt.Sprintf("%s, %s, %d claims", clip(x.node.Label(), 80), x.node.Kind, x.node.Claims)
	fill := p.node(x.node.Kind)
	if outline := corners(x.node.Kind, x.at, x.radius); outline != nil {
		fmt.Fprintf(out, `<path class="node" data-id="%s" d="M%s" fill="%s" stroke="%s" stroke-width="1.5"><title>%s</title></path>`+"\n", text(string(x.node.ID)), polygon(outline), fill, p.ground, text(about))
		return
	}
	fmt.Fprintf(out, `<circle class="node" data-id="%s" cx="%.1f" cy="%.1f" r="%.1f" fill="%s" stroke="%s" stroke-width="1.5"><title>%s</title></circle>`+"\n", text(string(x.node.ID)), x.at.X, x.at.Y, x.radius, fill, p.ground, text(about))
}

func polygon(outline []layout.Point) string {
	var b strings.Builder
	for i, at := range outline {
		if i > 0 {
			b.WriteByte('L')
		}
		fmt.Fprintf(&b, "%.1f %.1f", at.X, at.Y)
	}
	return b.String() + "Z"
}

// legend says what the lines mean, in two rows at the foot.
func (s *scene) legend(out *bufio.Writer, p *palette) {
	y := s.height - legendHeight + 22
	fmt.Fprintf(out, `<g font-size="11.5" fill="%s">`, p.dim)
	for i, l := range legendLooks() {
		x, y := 16+float64(i%3)*200, y+float64(i/3)*22
		c := curve{From: layout.Point{X: x, Y: y}, Over: layout.Point{X: x + 18, Y: y}, To: layout.Point{X: x + 36, Y: y}, Way: layout.Point{X: 1}, look: l.look}
		width := l.look.Width
		dash := ""
		if l.look.Denied {
			dash = ` stroke-dasharray="6 4"`
		} else if l.look.Uncertain {
			dash = ` stroke-dasharray="0.01 4.5" stroke-linecap="round"`
		}
		h, end, fill := c.head(), c.end(), "none"
		if l.look.Material {
			fill = p.quads[l.look.Quad]
		}
		fmt.Fprintf(out, `<path d="M%.1f %.1fH%.1f" fill="none" stroke="%s" stroke-width="%.1f"%s/><path d="M%.1f %.1fL%.1f %.1fL%.1f %.1f" fill="%s" stroke="%s"/><text x="%.1f" y="%.1f">%s</text>`,
			x, y, end.X, p.quads[l.look.Quad], width, dash, h[0].X, h[0].Y, h[1].X, h[1].Y, h[2].X, h[2].Y, fill, p.quads[l.look.Quad], x+44, y+4, l.name)
	}
	out.WriteString("</g>\n")
}

type legendLine struct {
	name string
	look Look
}

func legendLooks() []legendLine {
	return []legendLine{
		{quadNames[1], Look{Quad: 1, Width: 1.8}}, {quadNames[2], Look{Quad: 2, Material: true, Width: 3}}, {"mostly denied ⊘", Look{Quad: 0, Denied: true, Width: 2}},
		{quadNames[3], Look{Quad: 3, Width: 1.8}}, {quadNames[4], Look{Quad: 4, Material: true, Width: 3}}, {"mostly uncertain", Look{Quad: 3, Uncertain: true, Width: 2}},
	}
}

// text escapes for XML and HTML.
func text(s string) string { return html.EscapeString(visible(s)) }
