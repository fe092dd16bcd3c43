package neural

// missingForm is a form to be computed: for which row, and the cache slot that receives it (-1: none).
type missingForm struct {
	row, slot int
	form      string
}

// missingBatch is how many forms are computed at a time.
const missingBatch = 24

// encode fills forms and the first layer's gates for all rows of the batch.
func (w *Workspace) encode() {
	b := &w.batch
	w.gates = grow(w.gates, b.rows()*gateWidth)
	w.forms = grow(w.forms, b.rows()*w.formWidth())
	w.missing = w.missing[:0]
	for s, c := range b.chunks {
		w.setForm(b.row(s, 0), w.model.root)
		for i, form := range c.forms {
			row := b.row(s, i+1)
			slot, found := w.cache.slot(form)
			if found {
				w.setForm(row, w.cache.value(slot))
				continue
			}
			w.missing = append(w.missing, missingForm{row: row, slot: slot, form: form})
			if len(w.missing) == missingBatch {
				w.computeMissing()
			}
		}
	}
	w.computeMissing()
}

// formWidth is the number of values of a form beyond its gates.
func (w *Workspace) formWidth() int { return w.model.forms.outputs - gateWidth }

// setForm puts what the form matrix made of a form into the row.
func (w *Workspace) setForm(row int, value []float32) {
	copy(w.gates[row*gateWidth:][:gateWidth], value)
	copy(w.forms[row*w.formWidth():][:w.formWidth()], value[gateWidth:])
}

// computeMissing embeds the missing forms, multiplies them through and remembers them.
func (w *Workspace) computeMissing() {
	m := w.model
	in, out := m.forms.inputs, m.forms.outputs
	w.inputs, w.outputs = grow(w.inputs, missingBatch*in), grow(w.outputs, missingBatch*out)
	for i, f := range w.missing {
		w.spelling.read(f.form)
		m.vocabulary.find(&w.spelling, &w.features)
		m.embeddings.fill(w.inputs[i*in:][:in], &w.features)
	}
	affine(m.kernel, w.outputs, out, w.inputs, in, len(w.missing), m.forms)
	for i, f := range w.missing {
		value := w.outputs[i*out:][:out]
		w.setForm(f.row, value)
		if f.slot >= 0 {
			w.cache.put(f.slot, f.form, value)
		}
	}
	clear(w.missing)
	w.missing = w.missing[:0]
}

// recur runs the layers over the batch and returns the last one's states. From the third layer on a layer adds to
// the states below it.
func (w *Workspace) recur() []float32 {
	rows := w.batch.rows()
	for i := range w.states {
		w.states[i] = grow(w.states[i], rows*stateWidth)
	}
	in, out := w.states[1], w.states[0]
	for n := range w.model.layers {
		l := &w.model.layers[n]
		if n > 0 {
			affine(w.model.kernel, w.gates, gateWidth, in, stateWidth, rows, l.input)
		}
		w.forward(out, l.state[0])
		w.backward(out, l.state[1])
		if n >= 2 {
			for i, v := range in {
				out[i] += v
			}
		}
		in, out = out, in
	}
	return in
}

// forward runs the left-to-right half of a layer into the first half of the states.
func (w *Workspace) forward(states []float32, weights *matrix) {
	b := &w.batch
	w.clearCells()
	for t := range b.steps() {
		if t > 0 {
			w.model.kernel.multiply(w.gates[b.starts[t]*gateWidth:], gateWidth,
				states[b.starts[t-1]*stateWidth:], stateWidth, b.live(t), weights)
		}
		w.step(states, t, 0)
	}
}

// backward runs the right-to-left half into the second half of the states.
func (w *Workspace) backward(states []float32, weights *matrix) {
	b := &w.batch
	w.clearCells()
	for t := b.steps() - 1; t >= 0; t-- {
		if t+1 < b.steps() {
			w.model.kernel.multiply(w.gates[b.starts[t]*gateWidth+gateWidth/2:], gateWidth,
				states[b.starts[t+1]*stateWidth+hidden:], stateWidth, b.live(t+1), weights)
		}
		w.step(states, t, 1)
	}
}

func (w *Workspace) clearCells() {
	w.cells = grow(w.cells, len(w.batch.chunks)*hidden)
	clear(w.cells)
}

// step turns the gates of position t into states, in the half for the direction.
func (w *Workspace) step(states []float32, t, direction int) {
	for s := range w.batch.live(t) {
		row := w.batch.row(s, t)
		w.model.kernel.cell(w.gates[row*gateWidth+direction*gateWidth/2:][:gateWidth/2],
			w.cells[s*hidden:][:hidden], states[row*stateWidth+direction*hidden:][:hidden])
	}
}
