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
