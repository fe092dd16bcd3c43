package neural

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestNameTagsAreWellFormed(t *testing.T) {
	m := loaded(t)
	w := m.NewWorkspace()
	r := rand.New(rand.NewPCG(9, 10))
	for round := range 200 {
		scores := randomVector(r, (1+round%9)*len(m.labels.names))
		before := "O"
		for _, tag := range w.chain.best(nil, scores) {
			name := m.labels.names[tag]
			if kind, inside := strings.CutPrefix(name, "I-"); inside && before != "B-"+kind && before != name {
				t.Fatalf("%s after %s", name, before)
			}
			before = name
		}
	}
}

func TestNameTagsTakeTheBestPath(t *testing.T) {
	never := float32(impossible)
	c := &chain{names: []string{"O", "B-X", "I-X"}, follow: []float32{
		0, 0, 0, // O after O, B-X, I-X
		0, 0, 0, // B-X
		never, 0, 0, // I-X
	}}
	// The first word alone would be O; the second insists on being inside a name.
	got := c.best(nil, []float32{1, 0.5, 9, 0, 0, 4})
	if len(got) != 2 || got[0] != 1 || got[1] != 2 {
		t.Errorf("got %v, want B-X I-X", got)
	}
}

func TestShortfallsAreThoseOfAllSequences(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	const kinds, words = 3, 4
	never := float32(impossible)
	c := &chain{names: []string{"O", "B-X", "I-X"}, follow: append(randomVector(r, 2*kinds), never, 0.3, -0.2)}
	scores := randomVector(r, words*kinds)
	want := make([]float32, len(scores)) // the best total through each word and tag
	for i := range want {
		want[i] = never
	}
	top := never
	for code := range 81 { // 3⁴ sequences
		path, total := [words]int{}, float32(0)
		for i := range path {
			path[i] = code % kinds
			code /= kinds
			total += scores[i*kinds+path[i]]
			if i == 0 && path[0] == 2 {
				total += never
			} else if i > 0 {
				total += c.follow[path[i]*kinds+path[i-1]]
			}
		}
		for i, tag := range path {
			want[i*kinds+tag] = max(want[i*kinds+tag], total)
		}
		top = max(top, total)
	}
	best := slices.Clone(scores)
	tags := c.best(nil, best)
	got := slices.Clone(scores)
	c.shortfalls(got, best)
	for i, v := range got {
		if expect := want[i] - top; expect > -1e8 && math.Abs(float64(v-expect)) > 1e-4 || expect < -1e8 && v > -1e8 {
			t.Errorf("word %d, tag %d: got %f, want %f", i/kinds, i%kinds, v, expect)
		}
	}
	for i, tag := range tags {
		if v := got[i*kinds+tag]; v < -1e-4 {
			t.Errorf("word %d: the best sequence falls short by %f", i, v)
		}
	}
}
