package neural

import "math"

// parseChunks runs the network over some sentences, longest first, and reads off their analyses.
func (w *Workspace) parseChunks(chunks []chunk) {
	m, b := w.model, &w.batch
	b.set(chunks, 1)
	rows, width := b.rows(), m.columns.width
	w.encode()
	states := w.recur(m.layers, 2)
	w.heads = grow(w.heads, rows*width)
	affine(m.kernel, w.heads, width, states, stateWidth, rows, m.heads)
	for r := range rows {
		m.kernel.leaky(w.heads[r*width:][:m.columns.distance])
	}
	w.turned = grow(w.turned, rows*arcWidth)
	affine(m.kernel, w.turned, arcWidth, w.heads[m.columns.arcWord:], width, rows, m.arcs)
	w.treeHeads = grow(w.treeHeads, rows)
	for s := range chunks {
		w.tag(s)
		w.nameWords(s)
		w.attach(s)
	}
	w.relate()
	b.chunks = nil
}

// column returns a head's values for a row.
func (w *Workspace) column(row, from, size int) []float32 {
	return w.heads[row*w.model.columns.width+from:][:size]
}

// tag chooses the sentence's tags.
func (w *Workspace) tag(s int) {
	c, labels := w.batch.chunks[s], &w.model.labels
	fresh, t1, t2 := true, -1, -1
	for i := range c.forms {
		row := w.batch.row(s, i+1)
		scores := w.column(row, w.model.columns.tags, len(labels.upos))
		for k, v := range w.forms[row*w.formWidth():][:len(scores)] {
			scores[k] += v
		}
		best := w.bestTag(scores)
		if w.advice != nil && rivalled(scores, best) {
			w.advice(c.forms, fresh, i, t1, t2, scores)
			fresh, best = false, w.bestTag(scores)
		}
		t1, t2 = best, t1
		c.out.UPOS[c.offset+i], c.out.XPOS[c.offset+i] = labels.upos[best], labels.xpos[best]
	}
}

// nameWords chooses the sentence's name tags.
func (w *Workspace) nameWords(s int) {
	c, labels := w.batch.chunks[s], &w.model.labels
	w.names = w.names[:0]
	for i := range c.forms {
		row := w.batch.row(s, i+1)
		byForm := w.forms[row*w.formWidth()+len(labels.upos):]
		for k, v := range w.column(row, w.model.columns.names, len(labels.names)) {
			w.names = append(w.names, v+byForm[k])
		}
	}
	prior := c.out.NameScores[c.offset*len(labels.names):][:len(w.names)]
	copy(prior, w.names)
	w.nameTag = w.chain.best(w.nameTag[:0], w.names)
	for i, tag := range w.nameTag {
		c.out.Names[c.offset+i] = labels.names[tag]
	}
	w.chain.shortfalls(prior, w.names)
}

// attach scores the sentence's arcs and finds its tree.
func (w *Workspace) attach(s int) {
	c, b := w.batch.chunks[s], &w.batch
	n := len(c.forms) + 1
	w.packHeads(s, n)
	w.words = grow(w.words, n*arcWidth)
	for t := range n {
		copy(w.words[t*arcWidth:][:arcWidth], w.turned[b.row(s, t)*arcWidth:])
	}
	stride := w.candidate.outputs
	w.arcs = grow(w.arcs, n*stride)
	clear(w.arcs)
	w.model.kernel.multiply(w.arcs, stride, w.words, arcWidth, n, &w.candidate)
	for i := range n {
		near := w.column(b.row(s, i), w.model.columns.distance, distanceKind)
		row := w.arcs[i*n:][:n] // rows move together: n ≤ stride
		copy(row, w.arcs[i*stride:][:n])
		for j := range row {
			row[j] += near[distanceBucket(i, j)]
		}
		row[i] = impossible
	}
	w.tree.find(w.arcs, n)
	for i := 1; i < n; i++ {
		head := w.tree.heads[i]
		c.out.Heads[c.offset+i-1] = head - 1
		if head > 0 {
			c.out.Heads[c.offset+i-1] += c.offset
		}
		w.treeHeads[b.row(s, i)] = b.row(s, head)
		if w.weigh {
			c.out.Sure += logShare(w.arcs[i*n:][:n], head)
		}
	}
}

// logShare is the logarithm of a score's share in the sum of all, as softmax takes them.
func logShare(scores []float32, at int) float32 {
	top, sum := scores[argmax(scores)], 0.0
	for _, s := range scores {
		sum += math.Exp(float64(s - top))
	}
	return scores[at] - top - float32(math.Log(sum))
}

// packHeads packs the sentence's head vectors as the matrix from a word's vector to its heads' scores.
func (w *Workspace) packHeads(s, n int) {
	m := &w.candidate
	m.inputs, m.outputs = arcWidth, padded(n)
	m.panels = grow(m.panels, m.inputs*m.outputs+panelWidth)
	clear(m.panels[(m.outputs-panelWidth)*arcWidth:])
	for t := range n {
		at := m.position(t, 0)
		for _, v := range w.column(w.batch.row(s, t), w.model.columns.arcHead, arcWidth) {
			m.panels[at] = v
			at += panelWidth
		}
	}
}

// distanceBucket is the column of the distance scores for word i and head j: 0 for the root, else by the signed
// distance, finely near by and coarsely far off; batch.py has the same.
func distanceBucket(i, j int) int {
	if j == 0 {
		return 0
	}
	step := distanceStep[min(max(j-i, i-j), len(distanceStep)-1)]
	if j > i {
		return 12 + step
	}
	return 12 - step
}

// distanceStep ranks distances: 1 to 6 each by itself, then up to 8, 11, 16, 24 and beyond.
var distanceStep = [...]int{1, 1, 2, 3, 4, 5, 6, 7, 7, 8, 8, 8, 9, 9, 9, 9, 9, 10, 10, 10, 10, 10, 10, 10, 10, 11}

// relationBatch is how many rows' relations are computed at a time.
const relationBatch = 24

// relate chooses the relations of all words of the batch.
func (w *Workspace) relate() {
	m, b := w.model, &w.batch
	width := m.relations.outputs
	w.pairs = grow(w.pairs, relationBatch*width)
	first := b.starts[1] // roots have no relation
	t, s := 1, 0
	for from := first; from < b.rows(); from += relationBatch {
		rows := min(relationBatch, b.rows()-from)
		affine(m.kernel, w.pairs, width, w.heads[from*m.columns.width+m.columns.relWord:], m.columns.width, rows, m.relations)
		for r := range rows {
			c := &b.chunks[s]
			c.out.Rels[c.offset+t-1] = w.relation(w.pairs[r*width:][:width], from+r, s)
			if s++; s == b.live(t) {
				t, s = t+1, 0
			}
		}
	}
}

// relation chooses a word's relation: pair is what model.relations made of the word. The root's child, and only it,
// has the relation root.
func (w *Workspace) relation(pair []float32, row, s int) string {
	m := w.model
	w.byHead = matrix{inputs: relWidth, outputs: relPadded, panels: pair}
	scores := pair[relPadded*relWidth:][:relPadded]
	head := w.treeHeads[row]
	m.kernel.multiply(scores, relPadded, w.column(head, m.columns.relHead, relWidth), relWidth, 1, &w.byHead)
	if head == w.batch.row(s, 0) {
		return m.labels.relations[m.labels.root]
	}
	scores[m.labels.root] = impossible
	return m.labels.relations[argmax(scores[:len(m.labels.relations)])]
}
