package neural

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"
)

// payload finds vocabularies and tensors by name; the first failure is kept in err and later calls do nothing.
type payload struct {
	header Header
	bytes  []byte
	err    error
}

func (p *payload) fail(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf("the model file: "+format, args...)
	}
}

// section returns length bytes at offset.
func (p *payload) section(name string, offset, length int) []byte {
	if offset < 0 || length < 0 || offset > len(p.bytes) || length > len(p.bytes)-offset {
		p.fail("%s lies outside it", name)
		return nil
	}
	return p.bytes[offset : offset+length]
}

// list returns a vocabulary in order of index.
func (p *payload) list(kind string) []string {
	for _, e := range p.header.Vocabularies {
		if e.Kind != kind {
			continue
		}
		words := strings.Split(strings.TrimSuffix(string(p.section(kind, e.Offset, e.Length)), "\n"), "\n")
		if len(words) != e.Count {
			p.fail("vocabulary %s has %d words, its header says %d", kind, len(words), e.Count)
		}
		return words
	}
	p.fail("vocabulary %s is missing", kind)
	return nil
}

// table is a matrix kept as bytes: element (r, c) is rows[r*width+c] as int8 times scales[r].
type table struct {
	width  int
	scales []float32
	rows   []byte
}

// count is the number of rows.
func (t *table) count() int { return len(t.scales) }

// row writes row r to out.
func (t *table) row(out []float32, r int32) {
	scale := t.scales[r]
	for i, b := range t.rows[int(r)*t.width:][:t.width] {
		out[i] = scale * float32(int8(b))
	}
}

// add adds row r to out.
func (t *table) add(out []float32, r int32) {
	scale := t.scales[r]
	for i, b := range t.rows[int(r)*t.width:][:t.width] {
		out[i] += scale * float32(int8(b))
	}
}

// has tells whether the file has the tensor.
func (p *payload) has(name string) bool {
	for _, e := range p.header.Tensors {
		if e.Name == name {
			return true
		}
	}
	return false
}

func (p *payload) entry(name, encoding string) (tensorEntry, int) {
	for _, e := range p.header.Tensors {
		if e.Name != name {
			continue
		}
		size := 1
		for _, n := range e.Shape {
			if n <= 0 || n > 1<<24 || size > 1<<28 {
				p.fail("tensor %s has the shape %v", name, e.Shape)
				return e, 0
			}
			size *= n
		}
		if e.Encoding != encoding || len(e.Shape) == 0 {
			p.fail("tensor %s is encoded as %s with shape %v", name, e.Encoding, e.Shape)
			return e, 0
		}
		return e, size
	}
	p.fail("tensor %s is missing", name)
	return tensorEntry{}, 0
}

// table returns a quantised tensor, its leading dimensions taken together as rows of the given width.
func (p *payload) table(name string, rows, width int) table {
	e, size := p.entry(name, "int8")
	if p.err != nil || e.Shape[len(e.Shape)-1] != width || size != rows*width {
		p.fail("tensor %s has the shape %v, not %d rows of %d", name, e.Shape, rows, width)
		return table{}
	}
	return table{width: width,
		scales: floats(p.section(name, e.Offset, 4*rows)),
		rows:   p.section(name, e.Offset+4*rows, size)}
}

// vector returns an unquantised tensor of n values.
func (p *payload) vector(name string, n int) []float32 {
	e, size := p.entry(name, "float32")
	if p.err != nil || size != n {
		p.fail("tensor %s has the shape %v, not %d values", name, e.Shape, n)
		return make([]float32, n)
	}
	return floats(p.section(name, e.Offset, 4*n))
}

// dense returns a quantised tensor as float32 values in row order.
func (p *payload) dense(name string, rows, width int) []float32 {
	t := p.table(name, rows, width)
	out := make([]float32, rows*width)
	if p.err == nil {
		for r := range t.count() {
			t.row(out[r*width:], int32(r))
		}
	}
	return out
}

func floats(b []byte) []float32 {
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}
