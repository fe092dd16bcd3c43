package drawing

import (
	"image/color"
	"math"
	"strings"
	"unicode"

	"claimgraph/graph"
	"claimgraph/graph/layout"
	"claimgraph/schema"
)

// Look is how an edge is drawn, as on the web page: colour by quad class, and a
// second sign for each meaning.
type Look struct {
	Quad      int  // 0 neutral … 4 material conflict
	Material  bool // solid arrowhead and thicker line; else open and thinner
	Denied    bool // most claims negated: dashed, with ⊘
	Uncertain bool // most claims put less firmly than asserted: dotted
	Width     float64
}

// lookOf decides by most claims, denied ones included; of equals the stronger
// class.
func lookOf(e *graph.Edge) Look {
	var l Look
	of := func(q int) int { return e.Quads[q] + e.Denied[q] }
	for q := 1; q < len(e.Quads); q++ {
		if of(q) > 0 && (l.Quad == 0 || of(q) >= of(l.Quad)) {
			l.Quad = q
		}
	}
	l.Material = l.Quad == 2 || l.Quad == 4
	l.Denied = e.Negative*2 > e.Claims
	l.Uncertain = e.Uncertain*2 > e.Claims
	l.Width = layout.Width(e.Sources)
	if l.Material {
		l.Width *= 1.35
	}
	return l
}

// quadNames are PLOVER's quad classes.
var quadNames = [5]string{"neutral", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}

// palette is the colours of one ground.
type palette struct {
	ground, text, dim string
	quads             [5]string
	country, person   string
	org, force, other string
}

var light = palette{
	ground: "#f6f7f9", text: "#1b1f24", dim: "#565e69", quads: [5]string{"#6b7280", "#3B8BC4", "#004C86", "#C77700", "#A83200"},
	country: "#4b5563", person: "#6b4f8a", org: "#3d6b6b", force: "#6e5a35", other: "#8b93a0",
}

var dark = palette{
	ground: "#12161c", text: "#e8ebef", dim: "#a9b2bf", quads: [5]string{"#98a1ad", "#7CC4F5", "#2F8FD8", "#F2B134", "#FF6A3D"},
	country: "#aeb8c5", person: "#b79ad6", org: "#79b5b5", force: "#c2a66b", other: "#75808f",
}

func (d *Drawing) palette() *palette {
	if d.Dark {
		return &dark
	}
	return &light
}

func (p *palette) node(k schema.Kind) string {
	switch k {
	case schema.Country, schema.Place:
		return p.country
	case schema.Person:
		return p.person
	case schema.Organisation, schema.IGO, schema.Government, schema.Media:
		return p.org
	case schema.Military, schema.Group:
		return p.force
	}
	return p.other
}

// rgb reads "#rrggbb".
func rgb(s string) color.RGBA {
	hex := func(i int) uint8 {
		v := uint8(0)
		for _, c := range strings.ToLower(s[i : i+2]) {
			v <<= 4
			if c >= 'a' {
				v |= uint8(c-'a') + 10
			} else {
				v |= uint8(c - '0')
			}
		}
		return v
	}
	return color.RGBA{hex(1), hex(3), hex(5), 255}
}

// corners gives the outline of a node around a place; nil for a circle. Kinds
// differ in form, not only in shade.
func corners(k schema.Kind, at layout.Point, r float64) []layout.Point {
	n, turn, size := 0, 0.0, r*1.15
	switch k {
	case schema.Organisation, schema.IGO, schema.Government, schema.Media:
		n, turn = 4, math.Pi/4
	case schema.Military, schema.Group:
		n = 4
	case schema.Topic, schema.Law, schema.Event:
		n, size = 6, r*1.02
	case schema.Person:
		n, turn, size = 3, -math.Pi/2, r*1.3
	}
	var out []layout.Point
	for i := range n {
		a := turn + float64(i)*2*math.Pi/float64(n)
		out = append(out, layout.Point{X: at.X + size*math.Cos(a), Y: at.Y + size*math.Sin(a)})
	}
	return out
}

// visible takes out what would break a line, turn it round, or be no XML.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0xfffe, r == 0xffff, r == 0xfeff:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// clip shortens a name to n characters.
func clip(s string, n int) string {
	s = strings.Join(strings.Fields(visible(s)), " ")
	if r := []rune(s); len(r) > n {
		return strings.TrimRight(string(r[:n-1]), " ") + "…"
	}
	return s
}
