package neural

import (
	"fmt"
	"slices"
)

// Model is a loaded model; it is never written to and may be shared by any number of workspaces.
type Model struct {
	header Header
	kernel kernel

	vocabulary vocabularies
	embeddings embeddings
	forms      *matrix // from a form's embedding to the first layer's gates, its tags and its names
	root       []float32
	layers     []layer
	heads      *matrix // from the last layer to all heads' columns
	columns    columns
	arcs       *matrix
	relations  *matrix
	labels     labels
}

// embeddings are the tables a form's features select rows from, in the order of the parts of its embedding.
type embeddings struct {
	pretrained, words, suffixes, prefixes, shapes, ngrams table
}

// width is the number of values in a form's embedding.
func (e *embeddings) width() int {
	return e.pretrained.width + e.words.width + e.suffixes.width + e.prefixes.width + e.shapes.width + e.ngrams.width
}

// layer is a bidirectional LSTM; gates and states of the two directions stand side by side.
type layer struct {
	input *matrix // nil for the first layer, whose input is in Model.forms
	state [2]*matrix
}

// labels are what the heads choose from.
type labels struct {
	upos, xpos []string // of the joint tags
	group      []int    // the first joint tag with the same universal tag
	relations  []string
	root       int // among relations
	names      []string
	follow     []float32 // see followers
}

// Sizes fixed by the training program.
const (
	hidden       = 128
	arcWidth     = 128
	relWidth     = 48
	relPadded    = 64 // relations, at most
	gateWidth    = 8 * hidden
	stateWidth   = 2 * hidden
	distanceKind = 24
)

// columns says where each head's values stand among the outputs of Model.heads.
type columns struct {
	arcWord, arcHead, relWord, relHead, distance, tags, names, width int
}

// Load reads a model file. The error wraps ErrNotAModel or ErrDamaged where data is something else, truncated or
// altered.
func Load(data []byte) (*Model, error) { return load(data, kernels()[0]) }

func load(data []byte, k kernel) (*Model, error) {
	header, body, err := readHeader(data)
	if err != nil {
		return nil, fmt.Errorf("loading the neural model: %w", err)
	}
	p := &payload{header: header, bytes: body}
	m := &Model{header: header, kernel: k}
	m.readLabels(p)
	m.readForms(p)
	m.layers = readLayers(p)
	m.readHeads(p)
	if p.err != nil {
		return nil, fmt.Errorf("loading the neural model: %w", p.err)
	}
	m.root = make([]float32, m.forms.outputs)
	root, x := rootFeatures(), make([]float32, m.forms.inputs)
	m.embeddings.fill(x, &root)
	affine(k, m.root, len(m.root), x, len(x), 1, m.forms)
	return m, nil
}

// Header returns the model's description.
func (m *Model) Header() Header { return m.header }

// NameTags lists the name tags in the order of Analysis.NameScores.
func (m *Model) NameTags() []string { return slices.Clone(m.labels.names) }
