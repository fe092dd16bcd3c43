package segment

import (
	"math/rand/v2"
	"slices"
	"strings"

	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/perceptron"
)

// Example is a paragraph to learn from: its text, its words as Segment would
// give them, and for each sentence the index after its last word.
type Example struct {
	Text  string
	Words []Word
	Ends  []int
}

// Parts is a model as stored.
type Parts struct {
	Words, Sentences []byte // frozen perceptrons
	Letters          []byte // see Open
	Common           []byte
}

// Training says how to train.
type Training struct {
	Epochs int
	Models int // to train and average
	Prune  float64
	Seed   uint64
	Log    func(format string, args ...any)
}

// Train learns where to cut. The same examples give the same bytes. The weights
// are the mean of several rounds of training that differ in their order.
func Train(examples []Example, classes *lexicon.Classes, how Training) Parts {
	var words, sentences []*perceptron.Trainer
	for k := range max(1, how.Models) {
		t := &trainer{
			w:         &Workspace{model: &Model{classes: classes}, cache: lexicon.NewCache(classes)},
			words:     perceptron.NewTrainer(cutKinds),
			sentences: perceptron.NewTrainer(2),
			scores:    make([]float32, cutKinds),
		}
		rng := rand.New(rand.NewPCG(how.Seed, uint64(200+k)))
		for epoch := range how.Epochs {
			t.wrong = 0
			for _, i := range rng.Perm(len(examples)) {
				t.learnWords(&examples[i])
				t.learnSentences(&examples[i])
			}
			how.Log("segmenter %d epoch %d: %d mistakes", k, epoch, t.wrong)
		}
		words, sentences = append(words, t.words), append(sentences, t.sentences)
	}
	return Parts{
		Words: perceptron.FreezeMean(how.Prune, words...), Sentences: perceptron.FreezeMean(how.Prune, sentences...),
		Letters: letterCuts(examples), Common: commonWords(examples),
	}
}

type trainer struct {
	w                *Workspace
	words, sentences *perceptron.Trainer
	scores           []float32
	wrong            int
}

// goldCuts gives the cuts inside the chunk c.
func (e *Example) goldCuts(c span) []cut {
	var out []cut
	i, _ := slices.BinarySearchFunc(e.Words, c.start, func(w Word, at int) int { return w.Start - at })
	inside := 0 // words of the multiword token still to come
	for ; i < len(e.Words) && e.Words[i].End < c.end; i++ {
		if e.Words[i].Multiword > 0 {
			inside = e.Words[i].Multiword
		}
		inside--
		kind := tokenCut
		if inside > 0 {
			kind = wordCut
		}
		out = append(out, cut{e.Words[i].End - c.start, kind})
	}
	return out
}

func (t *trainer) learnWords(e *Example) {
	chunks := appendChunks(nil, e.Text, span{0, len(e.Text)})
	for k, c := range chunks {
		chunk := e.Text[c.start:c.end]
		if lettersOnly(chunk) {
			continue
		}
		gold, last, url := e.goldCuts(c), 0, looksURL(chunk)
		next := chunkAt(e.Text, chunks, k+1)
		for i := range chunk {
			if i == 0 {
				continue
			}
			want := noCut
			if len(gold) > 0 && gold[0].At == i {
				want, gold = gold[0].Kind, gold[1:]
			}
			cutFeatures(&t.w.bag, chunk, i, last, next, url)
			t.learn(t.words, t.scores[:cutKinds], want)
			if want != noCut {
				last = i
			}
		}
	}
}

func (t *trainer) learnSentences(e *Example) {
	p := passage{tokens: e.Words}
	for _, w := range e.Words {
		p.forms = append(p.forms, e.Text[w.Start:w.End])
		p.words = append(p.words, t.w.cache.Word(e.Text[w.Start:w.End]))
	}
	ends := e.Ends
	for i := range len(e.Words) - 1 {
		want := 0
		if len(ends) > 0 && ends[0] == i+1 {
			want, ends = 1, ends[1:]
		}
		if rule(&p, i) == unsure {
			p.features(&t.w.bag, i)
			t.learn(t.sentences, t.scores[:2], want)
		}
		if want == 1 {
			p.open(i + 1)
		}
		p.pass(i)
	}
}

func (t *trainer) learn(p *perceptron.Trainer, scores []float32, want int) {
	p.Tick()
	p.Score(t.w.bag.Features, scores)
	if got := bestKind(scores); got != want {
		t.wrong++
		p.Update(t.w.bag.Features, want, got)
	}
}

// letterCuts finds the chunks of letters that are mostly several words, like
// "cannot", as lines of "chunk at:kind …".
func letterCuts(examples []Example) []byte {
	counts := map[string]map[string]int{}
	for i := range examples {
		e := &examples[i]
		for _, c := range appendChunks(nil, e.Text, span{0, len(e.Text)}) {
			if chunk := e.Text[c.start:c.end]; lettersOnly(chunk) {
				l := strings.ToLower(chunk)
				if counts[l] == nil {
					counts[l] = map[string]int{}
				}
				counts[l][formatCuts(e.goldCuts(c))]++
			}
		}
	}
	var lines []string
	for l, ways := range counts {
		best := ""
		for w, n := range ways {
			if n > ways[best] || n == ways[best] && w < best {
				best = w
			}
		}
		if best != "" {
			lines = append(lines, l+best)
		}
	}
	slices.Sort(lines)
	return []byte(strings.Join(lines, "\n"))
}

// commonWords lists the small words of letters seen at least twice.
func commonWords(examples []Example) []byte {
	counts := map[string]int{}
	for i := range examples {
		e := &examples[i]
		for _, w := range e.Words {
			if f := e.Text[w.Start:w.End]; len(f) >= 2 && f == strings.ToLower(f) && lettersOnly(f) {
				counts[f]++
			}
		}
	}
	var out []string
	for w, n := range counts {
		if n >= 3 {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return []byte(strings.Join(out, "\n"))
}
