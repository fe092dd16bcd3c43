package neural

import (
	"fmt"
	"slices"
)

// Reader is a smaller network for names alone: LSTM layers over word forms, what else is known of each word, and a
// chain of tags. It has learnt from text the parser has not, and shares the parser's word vectors. It is never written
// to and may be shared by any number of workspaces.
type Reader struct {
	header Header
	kernel kernel

	words          *index
	vectors        table
	ngrams, shapes table
	forms          *matrix        // from a form's embedding to the first layer's gates and its names
	known          []float32      // rows of as many values as forms has outputs: a row for each bit of evidence, for each tag
	tags           map[string]int // the rows of Penn tags
	layers         []layer
	heads          *matrix
	names          []string
	follow         []float32
}

// Sizes fixed by the training program, ner.py.
const (
	readerBits   = 29 // of evidence
	readerShapes = 256
	readerNgrams = 1 << 13 // divides ngramBuckets
	ngramWidth   = 32
	shapeWidth   = 16
	bitWidth     = 24
	tagWidth     = 16
)

// LoadReader reads a reader's file, which is laid out as a model's; m is the parser whose vectors it uses.
func LoadReader(data []byte, m *Model) (*Reader, error) {
	header, body, err := readHeader(data)
	if err != nil {
		return nil, fmt.Errorf("loading the reader of names: %w", err)
	}
	p := &payload{header: header, bytes: body}
	r := &Reader{header: header, kernel: m.kernel, words: m.vocabulary.pretrained, vectors: m.embeddings.pretrained}
	r.names = p.list("names")
	r.follow = followers(r.names, p.vector("transitions", len(r.names)*len(r.names)))
	r.ngrams = p.table("ngrams.weight", readerNgrams, ngramWidth)
	r.shapes = p.table("shapes.weight", readerShapes, shapeWidth)
	r.readForms(p)
	r.layers = readLayers(p)
	r.heads = newMatrix(stateWidth, len(r.names))
	r.heads.place(0, p.dense("names.weight", len(r.names), stateWidth), p.vector("names.bias", len(r.names)))
	if p.err != nil {
		return nil, fmt.Errorf("loading the reader of names: %w", p.err)
	}
	return r, nil
}

// readForms splits the input's weights: those of a form's embedding stay a matrix; those of what else may be known
// of a word are multiplied out.
func (r *Reader) readForms(p *payload) {
	tags := p.list("tags")
	inputs := r.vectors.width + ngramWidth + shapeWidth
	width := inputs + bitWidth + tagWidth
	names := len(r.names)
	weights := slices.Concat(p.dense("layers.0.input_weight", gateWidth, width), p.dense("form_names.weight", names, width))
	bits, byTag := p.dense("bits.weight", readerBits, bitWidth), p.dense("tags.weight", len(tags), tagWidth)
	if p.err != nil {
		return
	}
	r.forms = newMatrix(inputs, gateWidth+names)
	r.known = make([]float32, (readerBits+len(tags))*r.forms.outputs)
	own := make([]float32, 0, (gateWidth+names)*inputs)
	for o := range gateWidth + names {
		row := weights[o*width:][:width]
		own = append(own, row[:inputs]...)
		for k := range readerBits + len(tags) {
			at := &r.known[k*r.forms.outputs+o]
			if k < readerBits {
				*at = dot(bits[k*bitWidth:][:bitWidth], row[inputs:])
			} else {
				*at = dot(byTag[(k-readerBits)*tagWidth:][:tagWidth], row[inputs+bitWidth:])
			}
		}
	}
	r.forms.place(0, own, p.vector("layers.0.bias", gateWidth))
	r.tags = make(map[string]int, len(tags))
	for i, t := range tags {
		r.tags[t] = readerBits + i
	}
}

// dot is the product of a and as much of b.
func dot(a, b []float32) float32 {
	sum := float32(0)
	for i, v := range a {
		sum += v * b[i]
	}
	return sum
}

// Header returns the reader's description.
func (r *Reader) Header() Header { return r.header }

// NameTags lists the name tags in the order of Reading.Scores.
func (r *Reader) NameTags() []string { return slices.Clone(r.names) }
