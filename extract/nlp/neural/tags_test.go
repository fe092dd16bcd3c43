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

// TestAdviceIsAskedWhereTheNetworkIsNotSure gives a second opinion that forbids
// the network's own choice wherever it is asked.
func TestAdviceIsAskedWhereTheNetworkIsNotSure(t *testing.T) {
	m := loaded(t)
	w := m.NewWorkspace()
	forms := []string{"Rebel", "claims", "harm", "talks", "."}
	var alone, advised Analysis
	w.Parse(forms, &alone)
	asked := map[int]bool{}
	w.Advise(func(f []string, fresh bool, i, t1, t2 int, scores []float32) {
		if fresh != (len(asked) == 0) || i == 0 && t1 >= 0 || i > 1 && (t1 < 0 || t2 < 0) || &f[0] != &forms[0] {
			t.Errorf("asked of word %d, fresh %v, tags before it %d and %d", i, fresh, t1, t2)
		}
		asked[i] = true
		scores[argmax(scores)] -= 1000
	})
	w.Parse(forms, &advised)
	for i := range forms {
		changed := alone.UPOS[i] != advised.UPOS[i] || alone.XPOS[i] != advised.XPOS[i]
		if changed && !asked[i] {
			t.Errorf("%s changed from %s to %s without advice", forms[i], alone.XPOS[i], advised.XPOS[i])
		}
	}
	if len(asked) == 0 || asked[4] {
		t.Errorf("asked of %v: want some ambiguous words, and not the full stop", asked)
	}
}
