package neural

// fill writes the form's embedding: its rows of the tables one after the other, the n-grams averaged.
func (e *embeddings) fill(x []float32, f *features) {
	x = put(x, &e.pretrained, f.pretrained)
	x = put(x, &e.words, f.word)
	x = put(x, &e.suffixes, f.suffix)
	x = put(x, &e.prefixes, f.prefix)
	x = put(x, &e.shapes, f.shape)
	clear(x)
	for _, g := range f.ngrams[:f.ngramCount] {
		e.ngrams.add(x, g)
	}
	mean := 1 / float32(f.ngramCount)
	for i := range x {
		x[i] *= mean
	}
}

// put writes a row and returns what is left of x.
func put(x []float32, t *table, row int32) []float32 {
	t.row(x, row)
	return x[t.width:]
}
