package name

import (
	"errors"
	"math/rand/v2"

	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/perceptron"
)

// Training says how to train.
type Training struct {
	Epochs int
	Prune  float64
	Seed   uint64
	Log    func(format string, args ...any)
}

// Document is a document to learn from: its sentences, and IOB2 tags for the
// words of each (PER, ORG, LOC, OTH).
type Document struct {
	Sentences []Sentence
	Tags      [][]string
}

// Train learns to find names. The same documents give the same bytes.
func Train(docs []Document, classes *lexicon.Classes, how Training) ([]byte, error) {
	numbers := map[string]int{}
	for i, l := range labels {
		numbers[l] = i
	}
	t := &trainer{
		weights: perceptron.NewTrainer(len(labels)), scores: make([]float32, len(labels)),
		cache: lexicon.NewCache(classes), seen: memory{},
	}
	var small []string
	rng := rand.New(rand.NewPCG(how.Seed, 3))
	for epoch := range how.Epochs {
		t.wrong = 0
		for _, d := range rng.Perm(len(docs)) {
			small = lower(docs[d].Sentences, t.cache, small)
			t.seen.read(docs[d].Sentences)
			for i := range docs[d].Sentences {
				gold := make([]int, len(docs[d].Tags[i]))
				for k, tag := range docs[d].Tags[i] {
					n, ok := numbers[tag]
					if !ok {
						return nil, errors.New("name: unknown tag " + tag)
					}
					gold[k] = n
				}
				t.learn(&docs[d].Sentences[i], gold)
			}
		}
		how.Log("names epoch %d: %d words wrong", epoch, t.wrong)
	}
	return t.weights.Freeze(how.Prune), nil
}

type trainer struct {
	weights *perceptron.Trainer
	scores  []float32
	cache   *lexicon.Cache
	seen    memory
	place   place
	bag     perceptron.Bag
	wrong   int
}

// learn decodes one sentence and corrects the weights where the best path
// differs from the right one.
func (t *trainer) learn(s *Sentence, gold []int) {
	t.place.set(s, t.cache, t.seen)
	guess := t.decode(len(gold))
	t.weights.Tick()
	g0, b0 := uint64(0), uint64(0)
	for i := range gold {
		if gold[i] != guess[i] {
			t.wrong++
			t.place.features(&t.bag, i)
			t.weights.Update(t.bag.Features, gold[i], guess[i])
		}
		if gold[i] != guess[i] || g0 != b0 {
			t.place.transition(&t.bag, g0, i)
			t.weights.Reward(t.bag.Features, gold[i], 1)
			t.place.transition(&t.bag, b0, i)
			t.weights.Reward(t.bag.Features, guess[i], -1)
		}
		g0, b0 = uint64(gold[i]+1), uint64(guess[i]+1)
	}
}

// decode is Workspace.decode with the weights as they are now.
func (t *trainer) decode(n int) []int {
	L := len(labels)
	score := make([]float64, n*L)
	from := make([]int, n*L)
	for i := range n {
		t.place.features(&t.bag, i)
		t.weights.Score(t.bag.Features, t.scores)
		emit := append([]float32(nil), t.scores...)
		for k := range L {
			score[i*L+k] = -1e18
		}
		for before := range L {
			base, mark := 0.0, uint64(before+1)
			if i == 0 {
				mark = 0
			} else if base = score[(i-1)*L+before]; base < -1e17 {
				continue
			}
			t.place.transition(&t.bag, mark, i)
			t.weights.Score(t.bag.Features, t.scores)
			for k := range L {
				if i > 0 && !follows(before, k) || i == 0 && !follows(-1, k) {
					continue
				}
				if s := base + float64(emit[k]+t.scores[k]); s > score[i*L+k] {
					score[i*L+k], from[i*L+k] = s, before
				}
			}
			if i == 0 {
				break
			}
		}
	}
	out := make([]int, n)
	best := 0
	for k := range L {
		if n > 0 && score[(n-1)*L+k] > score[(n-1)*L+best] {
			best = k
		}
	}
	for i := n - 1; i >= 0; i-- {
		out[i] = best
		best = from[i*L+best]
	}
	return out
}
