package rules_test

import (
	"os"
	"strings"
	"testing"
)

// TestNegatives runs text that is none of an article's telling: captions,
// bylines, menus, lists, timestamps, verse. No claim with a type may come of it.
func TestNegatives(t *testing.T) {
	b := newBench(t)
	data, err := os.ReadFile("testdata/negatives.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for piece := range strings.Lines(string(data)) {
		piece = strings.TrimSpace(piece)
		if piece == "" || strings.HasPrefix(piece, "# ") {
			continue
		}
		n++
		for _, c := range b.claims(t, "", piece) {
			if !c.Open {
				t.Errorf("%q: %s (%s)", piece, line(&c), c.Predicate.Type)
			}
		}
	}
	if n < 200 {
		t.Errorf("only %d pieces", n)
	}
}
