package neural

// Reading is a sentence for a Reader.
type Reading struct {
	Forms, XPOS []string
	// Evidence has for each word the bits that the training program was given of it.
	Evidence []uint32
	// Scores receives, word by word, for each name tag by how much the best reading with it falls short of the best
	// of all: 0 or less. It is used again if it is long enough.
	Scores []float32
}

// ReaderWorkspace is one goroutine's room to read names in.
type ReaderWorkspace struct {
	reader *Reader
	cache  formCache
	recurrence

	spelling spelling
	features features
	input    []float32 // a form's embedding
	output   []float32 // and what the form matrix makes of it
	byForm   []float32 // by row: the name scores of the forms
	scores   []float32 // by row
	sentence []float32 // of one sentence
	chain    chain
	path     []int
	chunks   []chunk
}

// NewWorkspace returns a workspace for one goroutine, of about 10 MB.
func (r *Reader) NewWorkspace() *ReaderWorkspace {
	return &ReaderWorkspace{
		reader: r, cache: newFormCache(r.forms.outputs), recurrence: recurrence{kernel: r.kernel},
		input: make([]float32, r.forms.inputs), output: make([]float32, r.forms.outputs),
		chain: chain{names: r.names, follow: r.follow},
	}
}

// Read fills in the scores of the sentences, which are read together.
func (w *ReaderWorkspace) Read(sentences []Reading) {
	w.chunks = w.chunks[:0]
	for i := range sentences {
		s := &sentences[i]
		s.Scores = grow(s.Scores, len(s.Forms)*len(w.reader.names))
		for from := 0; from < len(s.Forms); from += MaxWords {
			to := min(from+MaxWords, len(s.Forms))
			w.chunks = append(w.chunks, chunk{forms: s.Forms[from:to], reading: s, offset: from})
		}
	}
	sortChunks(w.chunks)
	for rest := w.chunks; len(rest) > 0; {
		n := together(rest)
		w.batch.set(rest[:n], 0)
		w.readBatch()
		rest = rest[n:]
	}
	w.batch.chunks = nil
	clear(w.chunks)
}

// readBatch reads the batch's sentences.
func (w *ReaderWorkspace) readBatch() {
	r, rows := w.reader, w.batch.rows()
	w.gates = grow(w.gates, rows*gateWidth)
	w.byForm = grow(w.byForm, rows*len(r.names))
	for s := range w.batch.chunks {
		c := &w.batch.chunks[s]
		for i, form := range c.forms {
			w.setWord(w.batch.row(s, i), form, c.reading.XPOS[c.offset+i], c.reading.Evidence[c.offset+i])
		}
	}
	states := w.recur(r.layers, 1)
	w.scores = grow(w.scores, rows*r.heads.outputs)
	affine(w.kernel, w.scores, r.heads.outputs, states, stateWidth, rows, r.heads)
	for s := range w.batch.chunks {
		w.settle(s)
	}
}

// setWord computes the gates of the first layer for a word.
func (w *ReaderWorkspace) setWord(row int, form, xpos string, evidence uint32) {
	r := w.reader
	gates, names := w.gates[row*gateWidth:][:gateWidth], w.byForm[row*len(r.names):][:len(r.names)]
	value := w.formValue(form)
	copy(gates, value)
	copy(names, value[gateWidth:])
	for bit := range readerBits {
		if evidence>>bit&1 != 0 {
			w.addKnown(gates, names, bit)
		}
	}
	if known, ok := r.tags[xpos]; ok {
		w.addKnown(gates, names, known)
	}
}

func (w *ReaderWorkspace) addKnown(gates, names []float32, row int) {
	add := w.reader.known[row*w.reader.forms.outputs:][:w.reader.forms.outputs]
	for i := range gates {
		gates[i] += add[i]
	}
	for i := range names {
		names[i] += add[gateWidth+i]
	}
}

// formValue is what the form matrix makes of a form; it is good until the next call.
func (w *ReaderWorkspace) formValue(form string) []float32 {
	slot, found := w.cache.slot(form)
	if found {
		return w.cache.value(slot)
	}
	r := w.reader
	w.spelling.read(form)
	w.spelling.ngrams(&w.features)
	lower := w.spelling.padded[1 : len(w.spelling.padded)-1]
	vector := r.words.find(lower)
	if vector < 0 {
		vector = r.words.find(w.spelling.normalised)
	}
	x := put(w.input, &r.vectors, vector+1)
	clear(x[:ngramWidth])
	for _, g := range w.features.ngrams[:w.features.ngramCount] {
		r.ngrams.add(x[:ngramWidth], g%readerNgrams)
	}
	for i := range x[:ngramWidth] {
		x[i] /= float32(w.features.ngramCount)
	}
	r.shapes.row(x[ngramWidth:], int32(fnv1a(w.spelling.shape)%readerShapes))
	affine(w.kernel, w.output, len(w.output), w.input, len(w.input), 1, r.forms)
	if slot >= 0 {
		w.cache.put(slot, form, w.output)
	}
	return w.output
}

// settle turns a sentence's scores into shortfalls.
func (w *ReaderWorkspace) settle(s int) {
	c, kinds := &w.batch.chunks[s], len(w.reader.names)
	w.sentence = w.sentence[:0]
	for i := range c.forms {
		row := w.batch.row(s, i)
		for k, v := range w.byForm[row*kinds:][:kinds] {
			w.sentence = append(w.sentence, v+w.scores[row*w.reader.heads.outputs+k])
		}
	}
	out := c.reading.Scores[c.offset*kinds:][:len(w.sentence)]
	copy(out, w.sentence)
	w.path = w.chain.best(w.path[:0], w.sentence)
	w.chain.shortfalls(out, w.sentence)
}
