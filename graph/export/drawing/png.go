package drawing

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"claimgraph/graph/layout"
)

// longest is the most pixels a side of the picture has.
const longest = 6000

// WritePNG writes the network as a picture of pixels, two for each of the
// layout's where that is not too large. The letters are those of the Go font:
// Latin, Greek and Cyrillic; others show as boxes, as SVG does not.
func WritePNG(w io.Writer, d *Drawing) error {
	s, p := d.scene(), d.palette()
	c, err := newCanvas(s, p)
	if err != nil {
		return err
	}
	for i := range s.curves {
		c.curve(&s.curves[i])
	}
	for i := range s.dots {
		c.dot(&s.dots[i])
	}
	for _, l := range s.labels {
		c.text(l.text, l.at.X, l.at.Y+11, true, p.text)
	}
	y := s.height - legendHeight + 22
	for i, l := range legendLooks() {
		x, y := 16+float64(i%3)*200, y+float64(i/3)*22
		c.curve(&curve{From: layout.Point{X: x, Y: y}, Over: layout.Point{X: x + 18, Y: y}, To: layout.Point{X: x + 36, Y: y}, Way: layout.Point{X: 1}, look: l.look})
		c.text(strings.TrimSuffix(l.name, " ⊘"), x+44, y+4, false, p.dim)
	}
	if err := png.Encode(w, c.img); err != nil {
		return fmt.Errorf("writing the picture: %w", err)
	}
	return nil
}

// canvas is a picture being drawn.
type canvas struct {
	img   *image.RGBA
	scale float64
	p     *palette
	face  font.Face
}

func newCanvas(s *scene, p *palette) (*canvas, error) {
	scale := math.Min(2, longest/math.Max(s.width, s.height))
	img := image.NewRGBA(image.Rect(0, 0, int(s.width*scale), int(s.height*scale)))
	draw.Draw(img, img.Bounds(), image.NewUniform(rgb(p.ground)), image.Point{}, draw.Src)
	parsed, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return nil, fmt.Errorf("reading the font: %w", err)
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: 12 * scale, DPI: 72})
	if err != nil {
		return nil, fmt.Errorf("reading the font: %w", err)
	}
	return &canvas{img, scale, p, face}, nil
}

// fill fills polygons, given in the scene's coordinates. Only the part of the
// picture that they cover is touched.
func (c *canvas) fill(col color.Color, polygons ...[]layout.Point) {
	bounds := image.Rectangle{}
	for _, points := range polygons {
		for _, at := range points {
			x, y := int(at.X*c.scale), int(at.Y*c.scale)
			bounds = bounds.Union(image.Rect(x-2, y-2, x+3, y+3))
		}
	}
	if bounds = bounds.Intersect(c.img.Bounds()); bounds.Empty() {
		return
	}
	r := vector.NewRasterizer(bounds.Dx(), bounds.Dy())
	for _, points := range polygons {
		for i, at := range points {
			x, y := float32(at.X*c.scale)-float32(bounds.Min.X), float32(at.Y*c.scale)-float32(bounds.Min.Y)
			if i == 0 {
				r.MoveTo(x, y)
			} else {
				r.LineTo(x, y)
			}
		}
		r.ClosePath()
	}
	r.Draw(c.img, bounds, image.NewUniform(col), image.Point{})
}

func (c *canvas) curve(e *curve) {
	col, w := rgb(c.p.quads[e.look.Quad]), e.look.Width
	on, off := 0.0, 0.0
	switch {
	case e.look.Denied:
		on, off = w*3.5, w*2.5
	case e.look.Uncertain:
		on, off = w, w*1.4
	}
	for _, line := range dashed(flat(e.From, e.Over, e.end()), on, off) {
		c.fill(col, ribbon(line, w))
	}
	h := e.head()
	if e.look.Material {
		c.fill(col, h[:])
	} else {
		c.fill(col, ribbon(h[:2], 1.4))
		c.fill(col, ribbon(h[1:], 1.4))
	}
	if e.look.Denied && e.edge != nil {
		c.denied(e.middle())
	}
}

// denied draws ⊘, which the font does not have.
func (c *canvas) denied(at layout.Point) {
	c.fill(rgb(c.p.ground), circle(at, 7))
	c.fill(rgb(c.p.text), circle(at, 5.5))
	c.fill(rgb(c.p.ground), circle(at, 4.2))
	c.fill(rgb(c.p.text), ribbon([]layout.Point{{X: at.X - 3.4, Y: at.Y + 3.4}, {X: at.X + 3.4, Y: at.Y - 3.4}}, 1.3))
}

func (c *canvas) dot(x *dot) {
	outline := func(r float64) []layout.Point {
		if p := corners(x.node.Kind, x.at, r); p != nil {
			return p
		}
		return circle(x.at, r)
	}
	c.fill(rgb(c.p.ground), outline(x.radius+1.5))
	c.fill(rgb(c.p.node(x.node.Kind)), outline(x.radius))
}

// text writes with its base line at y, on a rim of the ground's colour.
func (c *canvas) text(s string, x, y float64, centred bool, col string) {
	width := font.MeasureString(c.face, s)
	at := fixed.Point26_6{X: fixed.Int26_6(x * c.scale * 64), Y: fixed.Int26_6(y * c.scale * 64)}
	if centred {
		at.X -= width / 2
	}
	d := font.Drawer{Dst: c.img, Face: c.face}
	d.Src = image.NewUniform(rgb(c.p.ground))
	for _, off := range [][2]int{{-1, 0}, {1, 0}, {0, -1}, {0, 1}, {-1, -1}, {1, 1}} {
		d.Dot = fixed.Point26_6{X: at.X + fixed.I(off[0]), Y: at.Y + fixed.I(off[1])}
		d.DrawString(s)
	}
	d.Src, d.Dot = image.NewUniform(rgb(col)), at
	d.DrawString(s)
}

func circle(at layout.Point, r float64) []layout.Point {
	var out []layout.Point
	for i := range 40 {
		a := float64(i) * math.Pi / 20
		out = append(out, layout.Point{X: at.X + r*math.Cos(a), Y: at.Y + r*math.Sin(a)})
	}
	return out
}

// flat gives a quadratic curve as a line of 24 parts.
func flat(from, over, to layout.Point) []layout.Point {
	var out []layout.Point
	for i := range 25 {
		t := float64(i) / 24
		u := 1 - t
		out = append(out, layout.Point{X: u*u*from.X + 2*u*t*over.X + t*t*to.X, Y: u*u*from.Y + 2*u*t*over.Y + t*t*to.Y})
	}
	return out
}

// dashed cuts a line into parts of length on with gaps of length off; on 0
// leaves it whole.
func dashed(line []layout.Point, on, off float64) [][]layout.Point {
	if on == 0 {
		return [][]layout.Point{line}
	}
	var out [][]layout.Point
	var part []layout.Point
	left, drawing := on, true
	for i := 0; i+1 < len(line); i++ {
		a, b := line[i], line[i+1]
		for long := math.Hypot(b.X-a.X, b.Y-a.Y); long > 0; {
			if drawing && len(part) == 0 {
				part = append(part, a)
			}
			step := math.Min(left, long)
			a = layout.Point{X: a.X + (b.X-a.X)*step/long, Y: a.Y + (b.Y-a.Y)*step/long}
			long, left = long-step, left-step
			if drawing {
				part = append(part, a)
			}
			if left > 1e-9 {
				continue
			}
			if drawing {
				out, part = append(out, part), nil
				left = off
			} else {
				left = on
			}
			drawing = !drawing
		}
	}
	if len(part) > 1 {
		out = append(out, part)
	}
	return out
}

// ribbon is the outline of a line of some width.
func ribbon(line []layout.Point, width float64) []layout.Point {
	n := len(line)
	out := make([]layout.Point, 2*n)
	for i, at := range line {
		a, b := line[max(0, i-1)], line[min(n-1, i+1)]
		long := math.Max(1e-6, math.Hypot(b.X-a.X, b.Y-a.Y))
		nx, ny := -(b.Y-a.Y)/long*width/2, (b.X-a.X)/long*width/2
		out[i] = layout.Point{X: at.X + nx, Y: at.Y + ny}
		out[2*n-1-i] = layout.Point{X: at.X - nx, Y: at.Y - ny}
	}
	return out
}
