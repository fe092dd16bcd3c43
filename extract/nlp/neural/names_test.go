package neural

import (
	"math/rand/v2"
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
		for _, tag := range w.nameTags(nil, scores) {
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
	m := &Model{labels: labels{names: []string{"O", "B-X", "I-X"}, follow: []float32{
		0, 0, 0, // O after O, B-X, I-X
		0, 0, 0, // B-X
		never, 0, 0, // I-X
	}}}
	w := &Workspace{model: m}
	// The first word alone would be O; the second insists on being inside a name.
	got := w.nameTags(nil, []float32{1, 0.5, 9, 0, 0, 4})
	if len(got) != 2 || got[0] != 1 || got[1] != 2 {
		t.Errorf("got %v, want B-X I-X", got)
	}
}
