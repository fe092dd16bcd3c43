package perceptron

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// learn trains on a problem with three classes that single features do not
// separate, but pairs do.
func learn(seed uint64, only ...*Model) (*Trainer, func(score func([]uint64) int) float64) {
	features := func(a, b int) []uint64 {
		var bag Bag
		bag.Add(uint64(a))
		bag.Add(uint64(b))
		bag.Pair(uint64(a), uint64(b))
		return bag.Features
	}
	class := func(a, b int) int { return (a*b + a) % 3 }
	t := NewTrainer(3)
	for _, m := range only {
		t.Only(m)
	}
	rng := rand.New(rand.NewPCG(seed, 1))
	scores := make([]float32, 3)
	for range 20_000 {
		a, b := rng.IntN(30), rng.IntN(30)
		f := features(a, b)
		t.Tick()
		t.Score(f, scores)
		best := 0
		for k := range scores {
			if scores[k] > scores[best] {
				best = k
			}
		}
		if want := class(a, b); want != best {
			t.Update(f, want, best)
		}
	}
	return t, func(score func([]uint64) int) float64 {
		right := 0
		for a := range 30 {
			for b := range 30 {
				if score(features(a, b)) == class(a, b) {
					right++
				}
			}
		}
		return float64(right) / 900
	}
}

func decide(m *Model) func([]uint64) int {
	var scores [256]int32
	return func(f []uint64) int {
		m.Score(f, &scores)
		best := 0
		for k := range m.Classes() {
			if scores[k] > scores[best] {
				best = k
			}
		}
		return best
	}
}

func open(t *testing.T, data []byte) *Model {
	t.Helper()
	m, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestFrozenDecidesAsTrained(t *testing.T) {
	tr, accuracy := learn(1)
	if got := accuracy(decide(open(t, tr.Freeze(0)))); got < 0.97 {
		t.Errorf("%.3f right", got)
	}
	other, _ := learn(2)
	mean := FreezeMean(0, tr, other)
	if got := accuracy(decide(open(t, mean))); got < 0.97 {
		t.Errorf("mean of two: %.3f right", got)
	}
	first := tr.Freeze(0)
	again, _ := learn(3, open(t, first))
	merged, err := Merge(first, 1, again.Freeze(0), 1)
	if err != nil {
		t.Fatal(err)
	}
	if got := accuracy(decide(open(t, merged))); got < 0.97 {
		t.Errorf("merged: %.3f right", got)
	}
}

func TestFreezeIsReproducible(t *testing.T) {
	a, _ := learn(1)
	b, _ := learn(1)
	if !bytes.Equal(a.Freeze(0.01), b.Freeze(0.01)) {
		t.Error("the same training froze to other bytes")
	}
}

func TestPruneKeepsTheLarge(t *testing.T) {
	tr, accuracy := learn(1)
	full := tr.Freeze(0)
	pruned, err := Prune(full, 0.5)
	if err != nil {
		t.Fatal(err)
	}
	if len(pruned) >= len(full) {
		t.Errorf("%d bytes of %d", len(pruned), len(full))
	}
	open(t, pruned)
	same, err := Prune(full, 0)
	if err != nil || len(same) != len(full) || accuracy(decide(open(t, same))) != accuracy(decide(open(t, full))) {
		t.Errorf("pruning nothing changed the model (%v)", err)
	}
}

func TestOnlySelectedFeatures(t *testing.T) {
	tr, _ := learn(1)
	few, err := Prune(tr.Freeze(0), 1)
	if err != nil {
		t.Fatal(err)
	}
	selected := open(t, few)
	next := NewTrainer(3)
	next.Only(selected)
	next.Tick()
	tr.each(func(key uint64, _ []weight) { next.Update([]uint64{key}, 0, 1) })
	next.Tick()
	if got := open(t, next.Freeze(0)).Features(); got != selected.Features() {
		t.Errorf("%d features learnt of %d selected", got, selected.Features())
	}
}

func TestOpenRefusesCutData(t *testing.T) {
	tr, _ := learn(1)
	data := tr.Freeze(0)
	for n := 0; n < len(data); n += 97 {
		if _, err := Open(data[:n]); err == nil {
			t.Fatalf("%d bytes of %d were taken", n, len(data))
		}
	}
}

func FuzzOpen(f *testing.F) {
	tr, _ := learn(1)
	f.Add(tr.Freeze(1))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Open(data)
		if err != nil {
			return
		}
		var scores [256]int32
		m.Score([]uint64{0, 1, 1 << 63, Hash("x")}, &scores)
	})
}
