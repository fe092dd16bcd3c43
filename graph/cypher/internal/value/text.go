package value

import (
	"math"
	"strconv"
	"strings"
)

// Text writes a value as toString does, and what toString refuses as Literal.
func Text(v Value) string {
	switch v := v.(type) {
	case string:
		return v
	case interface{ String() string }:
		return v.String()
	}
	return Literal(v)
}

// Literal writes a value as it stands in a query; nodes, relationships and
// paths as patterns.
func Literal(v Value) string {
	var b strings.Builder
	write(&b, v)
	return b.String()
}

func write(b *strings.Builder, v Value) {
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case bool:
		b.WriteString(strconv.FormatBool(v))
	case int64:
		b.WriteString(strconv.FormatInt(v, 10))
	case float64:
		b.WriteString(FloatText(v))
	case string:
		b.WriteByte('\'')
		b.WriteString(strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(v))
		b.WriteByte('\'')
	case List:
		b.WriteByte('[')
		for i, x := range v {
			if i > 0 {
				b.WriteString(", ")
			}
			write(b, x)
		}
		b.WriteByte(']')
	case Map:
		writeMap(b, v)
	case Node:
		writeNode(b, v)
	case Rel:
		writeRel(b, v)
	case *Path:
		writePath(b, v)
	case interface{ String() string }:
		b.WriteString("'" + v.String() + "'")
	}
}

func writeMap(b *strings.Builder, m Map) {
	b.WriteByte('{')
	for i, k := range m.Keys() {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(k)
		b.WriteString(": ")
		write(b, m[k])
	}
	b.WriteByte('}')
}

func writeNode(b *strings.Builder, n Node) {
	b.WriteByte('(')
	labels, _ := n.Labels() // shown without what cannot be read
	for _, label := range labels {
		b.WriteString(":" + label)
	}
	writeProperties(b, n, len(labels) > 0)
	b.WriteByte(')')
}

func writeRel(b *strings.Builder, r Rel) {
	b.WriteString("[:" + r.Type())
	writeProperties(b, r, true)
	b.WriteByte(']')
}

func writeProperties(b *strings.Builder, e Entity, space bool) {
	m, err := Properties(e)
	if err != nil || len(m) == 0 {
		return
	}
	if space {
		b.WriteByte(' ')
	}
	writeMap(b, m)
}

// Properties reads all properties of a node or relationship.
func Properties(e Entity) (Map, error) {
	keys, err := e.Keys()
	if err != nil {
		return nil, err
	}
	m := make(Map, len(keys))
	for _, k := range keys {
		if m[k], err = e.Property(k); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func writePath(b *strings.Builder, p *Path) {
	b.WriteByte('<')
	for i, n := range p.Nodes {
		writeNode(b, n)
		if i == len(p.Rels) {
			break
		}
		if p.Rels[i].Start().Identity() == n.Identity() {
			b.WriteByte('-')
			writeRel(b, p.Rels[i])
			b.WriteString("->")
		} else {
			b.WriteString("<-")
			writeRel(b, p.Rels[i])
			b.WriteByte('-')
		}
	}
	b.WriteByte('>')
}

// FloatText writes a float so that it reads back as one.
func FloatText(f float64) string {
	switch {
	case f != f:
		return "NaN"
	case math.IsInf(f, 1):
		return "Inf"
	case math.IsInf(f, -1):
		return "-Inf"
	}
	if a := math.Abs(f); a != 0 && (a < 1e-3 || a >= 1e7) {
		s := strconv.FormatFloat(f, 'E', -1, 64)
		mantissa, exponent, _ := strings.Cut(s, "E")
		if !strings.Contains(mantissa, ".") {
			mantissa += ".0"
		}
		exponent = strings.TrimPrefix(exponent, "+")
		sign := ""
		if strings.HasPrefix(exponent, "-") {
			sign, exponent = "-", exponent[1:]
		}
		return mantissa + "E" + sign + strings.TrimLeft(exponent, "0")
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}
