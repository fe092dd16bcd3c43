package fast

import (
	"encoding/json"
	"math/rand/v2"
	"slices"

	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/perceptron"
)

// Example is one sentence to learn from.
type Example struct {
	Forms, UPOS, XPOS, Rels []string
	Heads                   []int // -1 for the root
}

// Training says how to train.
type Training struct {
	TaggerEpochs, ParserEpochs int
	Models                     int               // taggers and parsers to train and average
	Folds                      int               // the parser learns from tags predicted by jackknifing
	Explore                    float64           // how often it follows its own mistakes
	Prune                      float64           // weights below this share of an update are dropped
	Only, OnlyTagger           *perceptron.Model // features the parser and the tagger may use; nil for all
	Seed                       uint64
	Log                        func(format string, args ...any)
}

// Train learns a model. The same examples and settings give the same bytes.
func Train(examples []Example, classes *lexicon.Classes, how Training) (Parts, error) {
	l := collect(examples)
	cache := lexicon.NewCache(classes)
	data := make([]sample, len(examples))
	for i := range examples {
		data[i] = l.sample(&examples[i], cache)
	}
	rng := rand.New(rand.NewPCG(how.Seed, 1))
	l.jackknife(data, how, rng)
	var taggers []*perceptron.Trainer
	for range max(1, how.Models) {
		taggers = append(taggers, l.trainTagger(data, how, rng))
	}
	parsers := l.trainParsers(data, classes, how)
	js, err := json.Marshal(l.lists)
	return Parts{Lists: js, Tagger: perceptron.FreezeMean(how.Prune, taggers...), Parser: perceptron.FreezeMean(how.Prune, parsers...)}, err
}

// learner holds what training needs beside the weights.
type learner struct {
	lists
	set  tagSet
	tags map[[2]string]int
	rels map[string]int
}

// sample is an example made ready.
type sample struct {
	words     []*lexicon.Word
	tags      []int // gold, -1 for one too rare to learn
	predicted []int
	gold      gold
}

// rare is how often a tag or relation must be seen to be learnt.
const rare = 3

func collect(examples []Example) *learner {
	tags, rels := map[[2]string]int{}, map[string]int{}
	for _, e := range examples {
		for i := range e.Forms {
			tags[[2]string{e.UPOS[i], e.XPOS[i]}]++
			rels[e.Rels[i]]++
		}
	}
	l := &learner{tags: map[[2]string]int{}, rels: map[string]int{}}
	for _, t := range frequent(tags, func(t [2]string) string { return t[0] + "\t" + t[1] }) {
		l.tags[t] = len(l.UPOS)
		l.UPOS, l.XPOS = append(l.UPOS, t[0]), append(l.XPOS, t[1])
	}
	l.lists.Rels = frequent(rels, func(r string) string { return r })
	for i, r := range l.lists.Rels {
		l.rels[r] = i
	}
	l.count(examples)
	l.set = tagSet{UPOS: l.UPOS, XPOS: l.XPOS}
	l.set.learn(l.Dictionary, l.Ambiguity)
	return l
}

// frequent lists keys seen often enough, most frequent first.
func frequent[K comparable](counts map[K]int, name func(K) string) []K {
	var out []K
	for k, n := range counts {
		if n >= rare {
			out = append(out, k)
		}
	}
	slices.SortFunc(out, func(a, b K) int {
		if d := counts[b] - counts[a]; d != 0 {
			return d
		}
		if name(a) < name(b) {
			return -1
		}
		return 1
	})
	return out
}

// count fills the dictionary (forms seen 40 times: their tags) and the classes
// of ambiguity (lower-case forms seen 3 times: the tags that make a twentieth).
func (l *learner) count(examples []Example) {
	forms, lowers := map[uint64]map[int]int{}, map[uint64]map[int]int{}
	bump := func(m map[uint64]map[int]int, w uint64, t int) {
		if m[w] == nil {
			m[w] = map[int]int{}
		}
		m[w][t]++
	}
	for _, e := range examples {
		for i, f := range e.Forms {
			if t, ok := l.tags[[2]string{e.UPOS[i], e.XPOS[i]}]; ok {
				w := lexicon.NewWord(f, nil)
				bump(forms, w.Form, t)
				bump(lowers, w.Lower, t)
			}
		}
	}
	l.Dictionary = seenTags(forms, 40, 0)
	l.Ambiguity = seenTags(lowers, 3, 0.05)
}

func seenTags(counts map[uint64]map[int]int, atLeast int, share float64) map[uint64][]uint16 {
	out := map[uint64][]uint16{}
	for w, tags := range counts {
		total := 0
		for _, n := range tags {
			total += n
		}
		if total < atLeast {
			continue
		}
		for t, n := range tags {
			if float64(n) >= share*float64(total) {
				out[w] = append(out[w], uint16(t))
			}
		}
		slices.Sort(out[w])
	}
	return out
}

func (l *learner) sample(e *Example, cache *lexicon.Cache) sample {
	n := len(e.Forms)
	s := sample{gold: gold{heads: make([]int32, n+2), labels: make([]int, n+2)}}
	for i, f := range e.Forms {
		s.words = append(s.words, cache.Word(f))
		t, ok := l.tags[[2]string{e.UPOS[i], e.XPOS[i]}]
		if !ok {
			t = -1
		}
		s.tags = append(s.tags, t)
		r, ok := l.rels[e.Rels[i]]
		if !ok {
			r = -1
		}
		s.gold.labels[i+1] = r
		s.gold.heads[i+1] = int32(e.Heads[i] + 1)
		if e.Heads[i] < 0 {
			s.gold.heads[i+1] = int32(n + 1)
		}
	}
	return s
}

// Jackknife gives the XPOS tags of every example's words as taggers predict them
// that have not seen it, one for each of how.Folds parts: tags as wrong as those
// of new text, to learn what follows tagging from.
func Jackknife(examples []Example, classes *lexicon.Classes, how Training) [][]string {
	l := collect(examples)
	cache := lexicon.NewCache(classes)
	data := make([]sample, len(examples))
	for i := range examples {
		data[i] = l.sample(&examples[i], cache)
	}
	l.jackknife(data, how, rand.New(rand.NewPCG(how.Seed, 1)))
	out := make([][]string, len(data))
	for i := range data {
		out[i] = make([]string, len(data[i].predicted))
		for k, t := range data[i].predicted {
			out[i][k] = l.XPOS[t]
		}
	}
	return out
}

// jackknife gives every sample tags predicted by a tagger that has not seen it.
func (l *learner) jackknife(data []sample, how Training, rng *rand.Rand) {
	for fold := range how.Folds {
		var rest, own []int
		for i := range data {
			if i%how.Folds == fold {
				own = append(own, i)
			} else {
				rest = append(rest, i)
			}
		}
		seen := make([]sample, len(rest))
		for k, i := range rest {
			seen[k] = data[i]
		}
		t := l.trainTagger(seen, how, rng)
		m, err := perceptron.Open(t.Freeze(how.Prune))
		if err != nil {
			panic(err) // Freeze and Open disagree
		}
		w := &Workspace{model: &Model{tags: l.set, tagger: m}}
		right, all := 0, 0
		for _, i := range own {
			data[i].predicted = w.tag(data[i].words, nil)
			for k, t := range data[i].predicted {
				all++
				if t == data[i].tags[k] {
					right++
				}
			}
		}
		how.Log("tagger fold %d: %.2f%% of unseen tags", fold, 100*float64(right)/float64(all))
	}
}
