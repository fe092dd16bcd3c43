package neural

import (
	"math/rand/v2"
	"testing"
)

// bestTree tries all trees over n-1 words with one word under the root and returns the best sum.
func bestTree(scores []float32, n int) float32 {
	heads := make([]int, n)
	best := float32(impossible)
	var try func(i int)
	try = func(i int) {
		if i == n {
			f := treeFinder{heads: heads}
			if f.isTree() {
				best = max(best, treeScore(scores, heads, n))
			}
			return
		}
		for h := range n {
			if h != i {
				heads[i] = h
				try(i + 1)
			}
		}
	}
	try(1)
	return best
}

func treeScore(scores []float32, heads []int, n int) float32 {
	sum := float32(0)
	for i := 1; i < n; i++ {
		sum += scores[i*n+heads[i]]
	}
	return sum
}

func TestFindGivesTheBestTree(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var f treeFinder
	for round := range 300 {
		n := 2 + round%5
		scores := make([]float32, n*n)
		for i := range scores {
			scores[i] = float32(r.IntN(20) - 10) // whole numbers: sums compare exactly
		}
		for i := range n {
			scores[i*n+i] = impossible
			if round%3 == 0 {
				scores[i*n] += 30 // every word would like to be the root's child
			}
		}
		f.find(scores, n)
		if !f.isTree() {
			t.Fatalf("heads %v are no tree", f.heads)
		}
		if got, want := treeScore(scores, f.heads, n), bestTree(scores, n); got != want {
			t.Fatalf("heads %v score %v, the best tree scores %v", f.heads, got, want)
		}
	}
}

func TestFindCopesWithManyNestedCycles(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	const n = 1025
	scores := make([]float32, n*n)
	for i := range n {
		for j := range n {
			scores[i*n+j] = float32(r.NormFloat64()) - float32(max(i-j, j-i)) // neighbours choose one another
		}
		scores[i*n+i] = impossible
	}
	var f treeFinder
	f.find(scores, n)
	if !f.isTree() {
		t.Error("no tree")
	}
}
