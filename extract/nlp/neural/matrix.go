package neural

// panelWidth is the number of outputs whose weights lie together: two AVX2 registers.
const panelWidth = 16

// matrix is a linear map packed for multiply: panels of panelWidth outputs, within a panel the weights of one input
// after those of the other. Outputs are padded with zeros to whole panels.
type matrix struct {
	inputs  int
	outputs int       // padded
	panels  []float32 // inputs*outputs values and panelWidth more, which do not count
	bias    []float32 // padded; nil for none
}

// padded is n rounded up to whole panels.
func padded(n int) int { return (n + panelWidth - 1) / panelWidth * panelWidth }

// position is where the weight from input i to output o stands in the panels.
func (m *matrix) position(o, i int) int {
	return o/panelWidth*panelWidth*m.inputs + i*panelWidth + o%panelWidth
}

// newMatrix makes a zero matrix with a zero bias.
func newMatrix(inputs, outputs int) *matrix {
	n := padded(outputs)
	return &matrix{inputs: inputs, outputs: n, panels: make([]float32, n*inputs+panelWidth), bias: make([]float32, n)}
}

// place puts weights, rows of m.inputs values, and bias (or nil) at the outputs from at on.
func (m *matrix) place(at int, weights, bias []float32) {
	for r := range len(weights) / m.inputs {
		for i, w := range weights[r*m.inputs:][:m.inputs] {
			m.panels[m.position(at+r, i)] = w
		}
	}
	copy(m.bias[at:], bias)
}

// kernel is the arithmetic that depends on the processor.
type kernel interface {
	// multiply adds the products of w with rows vectors x, xStride apart, to the vectors y, yStride apart.
	multiply(y []float32, yStride int, x []float32, xStride, rows int, w *matrix)
	// cell steps an LSTM: gates holds candidate, input, forget and output of len(c) units each, before their
	// activation; c is updated and h receives the new state.
	cell(gates, c, h []float32)
	// leaky applies the leaky rectifier; len(x) is a multiple of panelWidth.
	leaky(x []float32)
}

// slope of the leaky rectifier below zero.
const slope = 0.1

// affine sets the vectors y to the bias and adds the products.
func affine(k kernel, y []float32, yStride int, x []float32, xStride, rows int, w *matrix) {
	for r := range rows {
		copy(y[r*yStride:][:w.outputs], w.bias)
	}
	k.multiply(y, yStride, x, xStride, rows, w)
}
