package neural

// recurrence runs LSTM layers over a batch.
type recurrence struct {
	kernel kernel
	batch  batch
	gates  []float32 // by row; at first those of the first layer
	cells  []float32 // by sentence
	states [2][]float32
}

// recur runs the layers over the batch and returns the last one's states. From layer number adding on, counted from
// 0, a layer adds to the states below it.
func (w *recurrence) recur(layers []layer, adding int) []float32 {
	rows := w.batch.rows()
	for i := range w.states {
		w.states[i] = grow(w.states[i], rows*stateWidth)
	}
	in, out := w.states[1], w.states[0]
	for n := range layers {
		l := &layers[n]
		if n > 0 {
			affine(w.kernel, w.gates, gateWidth, in, stateWidth, rows, l.input)
		}
		w.forward(out, l.state[0])
		w.backward(out, l.state[1])
		if n >= adding {
			for i, v := range in {
				out[i] += v
			}
		}
		in, out = out, in
	}
	return in
}

// forward runs the left-to-right half of a layer into the first half of the states.
func (w *recurrence) forward(states []float32, weights *matrix) {
	b := &w.batch
	w.clearCells()
	for t := range b.steps() {
		if t > 0 {
			w.kernel.multiply(w.gates[b.starts[t]*gateWidth:], gateWidth,
				states[b.starts[t-1]*stateWidth:], stateWidth, b.live(t), weights)
		}
		w.step(states, t, 0)
	}
}

// backward runs the right-to-left half into the second half of the states.
func (w *recurrence) backward(states []float32, weights *matrix) {
	b := &w.batch
	w.clearCells()
	for t := b.steps() - 1; t >= 0; t-- {
		if t+1 < b.steps() {
			w.kernel.multiply(w.gates[b.starts[t]*gateWidth+gateWidth/2:], gateWidth,
				states[b.starts[t+1]*stateWidth+hidden:], stateWidth, b.live(t+1), weights)
		}
		w.step(states, t, 1)
	}
}

func (w *recurrence) clearCells() {
	w.cells = grow(w.cells, len(w.batch.chunks)*hidden)
	clear(w.cells)
}

// step turns the gates of position t into states, in the half for the direction.
func (w *recurrence) step(states []float32, t, direction int) {
	for s := range w.batch.live(t) {
		row := w.batch.row(s, t)
		w.kernel.cell(w.gates[row*gateWidth+direction*gateWidth/2:][:gateWidth/2],
			w.cells[s*hidden:][:hidden], states[row*stateWidth+direction*hidden:][:hidden])
	}
}
