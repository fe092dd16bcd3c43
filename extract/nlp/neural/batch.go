package neural

// batch places the words of several sentences, longest first, in rows: all roots, where the batch has them, then all
// first words, then all second words, … of the sentences that have one. So each step of a recurrence works on
// neighbouring rows.
type batch struct {
	chunks []chunk
	starts []int // starts[t] is the row of position t of the first sentence; the last element is the number of rows
}

// set lays out the chunks, which are sorted by falling length; roots is how many positions come before each one's
// words, 1 or 0. Without roots no chunk may be empty.
func (b *batch) set(chunks []chunk, roots int) {
	b.chunks = chunks
	b.starts = append(b.starts[:0], 0)
	live := len(chunks)
	for t := 0; live > 0; t++ {
		b.starts = append(b.starts, b.starts[t]+live)
		for live > 0 && len(chunks[live-1].forms)+roots <= t+1 {
			live--
		}
	}
}

// rows is the number of positions of all sentences, roots included.
func (b *batch) rows() int { return b.starts[len(b.starts)-1] }

// steps is the number of positions of the longest sentence.
func (b *batch) steps() int { return len(b.starts) - 1 }

// live is the number of sentences that have a position t.
func (b *batch) live(t int) int { return b.starts[t+1] - b.starts[t] }

// row is where position t of sentence s stands.
func (b *batch) row(s, t int) int { return b.starts[t] + s }
