package rules_test

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// TestShuffledWords reads sentences whose words have changed places: trees that no
// parser should give must not stop the extraction.
func TestShuffledWords(t *testing.T) {
	b := newBench(t)
	data, err := os.ReadFile("testdata/examples.txt")
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.ContainsRune("#+-", rune(line[0])) {
			continue
		}
		words := strings.Fields(line)
		for range 3 {
			i, j := random.IntN(len(words)), random.IntN(len(words))
			words[i], words[j] = words[j], words[i]
			for _, c := range b.claims(t, "", strings.Join(words, " ")) {
				if c.Predicate.Name == "" && !c.Open {
					t.Errorf("%s: a claim without a predicate", strings.Join(words, " "))
				}
			}
		}
	}
}
