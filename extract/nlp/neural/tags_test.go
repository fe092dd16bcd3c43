package neural

import "testing"

func TestBestTagGathersWhatSharesAUniversalTag(t *testing.T) {
	m := &Model{labels: labels{group: []int{0, 1, 0}}} // NOUN NN, VERB VB, NOUN NNS
	w := &Workspace{model: m}
	for _, test := range []struct {
		scores []float32
		want   int
	}{
		{[]float32{0, 0.5, 0.2}, 2}, // the two nouns together outweigh the verb
		{[]float32{0, 2, 0.2}, 1},
		{[]float32{3, 2, 0}, 0},
		{[]float32{-500, 2, -600}, 1},
	} {
		if got := w.bestTag(test.scores); got != test.want {
			t.Errorf("%v: tag %d, want %d", test.scores, got, test.want)
		}
	}
}
