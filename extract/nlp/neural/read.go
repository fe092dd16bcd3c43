package neural

import (
	"fmt"
	"slices"
	"strings"
)

func (m *Model) readLabels(p *payload) {
	l := &m.labels
	for _, t := range p.list("tags") {
		upos, xpos, _ := strings.Cut(t, "\t")
		l.upos, l.xpos = append(l.upos, upos), append(l.xpos, xpos)
		l.group = append(l.group, slices.Index(l.upos, upos))
	}
	l.relations, l.root = p.list("relations"), -1
	for i, r := range l.relations {
		if r == "root" {
			l.root = i
		}
	}
	if l.root < 0 || len(l.relations) > relPadded {
		p.fail("%d relations, root being number %d", len(l.relations), l.root)
	}
	l.names = p.list("names")
	l.follow = followers(l.names, p.vector("transitions", len(l.names)*len(l.names)))
}

func (m *Model) readForms(p *payload) {
	e, v := &m.embeddings, &m.vocabulary
	read := func(name string, width int) (*index, table) {
		words := p.list(name)
		return newIndex(words), p.table(name+".weight", len(words), width)
	}
	pretrained := p.list("pretrained")
	v.pretrained, e.pretrained = newIndex(pretrained), p.table("pretrained.weight", len(pretrained)+1, 100)
	v.words, e.words = read("words", 64)
	v.suffixes, e.suffixes = read("suffixes", 32)
	v.prefixes, e.prefixes = read("prefixes", 16)
	v.shapes, e.shapes = read("shapes", 16)
	e.ngrams = p.table("ngrams.weight", ngramBuckets, 48)
	if p.err != nil {
		return
	}
	width := e.width()
	tags, names := len(m.labels.upos), len(m.labels.names)
	m.forms = newMatrix(width, gateWidth+tags+names)
	m.forms.place(0, p.dense("layers.0.input_weight", gateWidth, width), p.vector("layers.0.bias", gateWidth))
	m.forms.place(gateWidth, p.dense("form_tags.weight", tags, width), nil)
	m.forms.place(gateWidth+tags, p.dense("form_names.weight", names, width), nil)
}

// readLayers reads LSTM layers; the first one's input weights stand among the forms'.
func readLayers(p *payload) []layer {
	var out []layer
	for n := 0; n == 0 || p.has(fmt.Sprintf("layers.%d.bias", n)); n++ {
		var l layer
		name := fmt.Sprintf("layers.%d.", n)
		if n > 0 {
			l.input = newMatrix(stateWidth, gateWidth)
			l.input.place(0, p.dense(name+"input_weight", gateWidth, stateWidth), p.vector(name+"bias", gateWidth))
		}
		both := p.dense(name+"state_weight", gateWidth, hidden)
		for d := range l.state {
			l.state[d] = newMatrix(hidden, gateWidth/2)
			l.state[d].place(0, both[d*len(both)/2:][:len(both)/2], nil)
		}
		out = append(out, l)
		if p.err != nil {
			break
		}
	}
	return out
}

func (m *Model) readHeads(p *payload) {
	c, at := &m.columns, 0
	parts := []struct {
		name  string
		size  int
		place *int
	}{
		{"arc_word", arcWidth, &c.arcWord}, {"arc_head", arcWidth, &c.arcHead},
		{"relation_word", relWidth, &c.relWord}, {"relation_head", relWidth, &c.relHead},
		{"distances", distanceKind, &c.distance},
		{"tags", len(m.labels.upos), &c.tags}, {"names", len(m.labels.names), &c.names},
	}
	for _, part := range parts {
		*part.place = at
		at += part.size
	}
	m.heads = newMatrix(stateWidth, at)
	c.width = m.heads.outputs
	for _, part := range parts {
		m.heads.place(*part.place, p.dense(part.name+".weight", part.size, stateWidth), p.vector(part.name+".bias", part.size))
	}
	m.readArcs(p)
	m.readRelations(p)
}

// readArcs turns the biaffine weights [word+1, head] round, the last row becoming the bias.
func (m *Model) readArcs(p *payload) {
	w := p.dense("arcs", arcWidth+1, arcWidth)
	m.arcs = newMatrix(arcWidth, arcWidth)
	for i := range arcWidth {
		for o := range arcWidth {
			m.arcs.panels[m.arcs.position(o, i)] = w[i*arcWidth+o]
		}
	}
	copy(m.arcs.bias, w[arcWidth*arcWidth:])
}

// readRelations arranges the biaffine weights [relation, word+1, head+1] so that what comes out for a word is itself
// a packed matrix from head to relations, followed by that matrix's bias.
func (m *Model) readRelations(p *payload) {
	const side = relWidth + 1
	n := len(m.labels.relations)
	w := p.dense("relations", n*side, side)
	shape := matrix{inputs: relWidth}
	m.relations = newMatrix(relWidth, relPadded*side)
	if p.err != nil {
		return
	}
	for r := range n {
		for head := range side {
			at := relPadded*relWidth + r
			if head < relWidth {
				at = shape.position(r, head)
			}
			for word := range relWidth {
				m.relations.panels[m.relations.position(at, word)] = w[(r*side+word)*side+head]
			}
			m.relations.bias[at] = w[(r*side+relWidth)*side+head]
		}
	}
}
