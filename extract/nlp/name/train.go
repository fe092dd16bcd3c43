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
	Models int // trainers, by different seeds, whose mean is taken
	Folds  int // into which the documents are dealt to find what a first reading would find
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
func Train(docs []Document, classes *lexicon.Classes, gazetteer *Gazetteer, how Training) ([]byte, error) {
	lessons, err := lessonsOf(docs, classes)
	if err != nil {
		return nil, err
	}
	if err := rehearse(lessons, classes, gazetteer, how); err != nil {
		return nil, err
	}
	var trainers []*perceptron.Trainer
	for k := range how.Models {
		t := newTrainer(classes, gazetteer)
		t.learnAll(lessons, how.Epochs, how.Seed+uint64(k), how.Log)
		trainers = append(trainers, t.weights)
	}
	return perceptron.FreezeMean(how.Prune, trainers...), nil
}

// lesson is a document with its labels as numbers.
type lesson struct {
	sentences []Sentence
	gold      [][]int
	found     [][]uint64 // what a first reading found elsewhere in the document
}

func lessonsOf(docs []Document, classes *lexicon.Classes) ([]lesson, error) {
	numbers := map[string]int{}
	for i, l := range labels {
		numbers[l] = i
	}
	cache := lexicon.NewCache(classes)
	out := make([]lesson, len(docs))
	for d := range docs {
		l := &out[d]
		l.sentences = docs[d].Sentences
		lower(l.sentences, cache, nil)
		for _, tags := range docs[d].Tags {
			gold := make([]int, len(tags))
			for k, tag := range tags {
				n, ok := numbers[tag]
				if !ok {
					return nil, errors.New("name: unknown tag " + tag)
				}
				gold[k] = n
			}
			l.gold = append(l.gold, gold)
		}
	}
	return out, nil
}

// rehearse fills in what a first reading finds, by models that have not seen the
// document.
func rehearse(lessons []lesson, classes *lexicon.Classes, gazetteer *Gazetteer, how Training) error {
	for fold := range how.Folds {
		var others []lesson
		for d := range lessons {
			if d%how.Folds != fold {
				others = append(others, lessons[d])
			}
		}
		t := newTrainer(classes, gazetteer)
		t.learnAll(others, how.Epochs/2, how.Seed, how.Log)
		m, err := Open(t.weights.Freeze(how.Prune), classes, gazetteer)
		if err != nil {
			return err
		}
		w := m.NewWorkspace(nil)
		for d := fold; d < len(lessons); d += how.Folds {
			l := &lessons[d]
			w.small = lower(l.sentences, w.cache, nil) // the lesson keeps them
			w.seen.read(l.sentences)
			l.found = w.firstReading(l.sentences)
		}
	}
	return nil
}

// firstReading gives what a reading of each sentence finds for the others.
func (w *Workspace) firstReading(doc []Sentence) [][]uint64 {
	clear(w.found)
	var tags [][]int
	for i := range doc {
		w.place.set(&doc[i], w.cache, w.model.gazetteer, w.seen, nil)
		tags = append(tags, w.decode(&doc[i], nil))
		w.found.add(&doc[i], tags[i], 1)
	}
	var out [][]uint64
	for i := range doc {
		bits, _ := w.found.appendBits(nil, &doc[i], tags[i])
		out = append(out, bits)
	}
	return out
}

type trainer struct {
	weights   *perceptron.Trainer
	scores    []float32
	cache     *lexicon.Cache
	gazetteer *Gazetteer
	seen      memory
	place     place
	bag       perceptron.Bag
	wrong     int
}

func newTrainer(classes *lexicon.Classes, gazetteer *Gazetteer) *trainer {
	return &trainer{
		weights: perceptron.NewTrainer(len(labels)), scores: make([]float32, len(labels)),
		cache: lexicon.NewCache(classes), gazetteer: gazetteer, seen: memory{},
	}
}

// learnAll goes through the lessons epochs times, in another order each time, and
// in two of five without what a first reading found, as the first reading does.
// Three sentences of ten go without tags: the tagger, which has learnt from the
// same text, is too good on it to be relied on so far.
func (t *trainer) learnAll(lessons []lesson, epochs int, seed uint64, log func(string, ...any)) {
	rng := rand.New(rand.NewPCG(seed, 3))
	for epoch := range epochs {
		t.wrong = 0
		for _, d := range rng.Perm(len(lessons)) {
			l := &lessons[d]
			t.seen.read(l.sentences)
			blind := rng.IntN(5) < 2
			for i := range l.sentences {
				var found []uint64
				if !blind && l.found != nil {
					found = l.found[i]
				}
				t.place.set(&l.sentences[i], t.cache, t.gazetteer, t.seen, found)
				if rng.IntN(10) < 3 {
					t.place.forgetTags()
				}
				t.learn(l.gold[i])
			}
		}
		log("names epoch %d: %d words wrong", epoch, t.wrong)
	}
}

// learn decodes the sentence in t.place and corrects the weights where the best
// path differs from the right one.
func (t *trainer) learn(gold []int) {
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
