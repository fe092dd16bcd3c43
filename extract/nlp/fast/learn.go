package fast

import (
	"math/rand/v2"
	"sync"

	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/perceptron"
)

func (l *learner) trainTagger(data []sample, how Training, rng *rand.Rand) *perceptron.Trainer {
	t := perceptron.NewTrainer(len(l.UPOS))
	t.Only(how.OnlyTagger)
	scores := make([]float32, len(l.UPOS))
	var bag perceptron.Bag
	for epoch := range how.TaggerEpochs {
		right, all := 0, 0
		for _, k := range rng.Perm(len(data)) {
			s := &data[k]
			t1, t2 := uint64(0), uint64(0)
			for i := range s.words {
				l.set.tagFeatures(&bag, s.words, i, t1, t2)
				t.Tick()
				t.Score(bag.Features, scores)
				best := bestTag(scores, l.set.Dictionary[s.words[i].Form])
				all++
				if g := s.tags[i]; g == best {
					right++
				} else if g >= 0 {
					t.Update(bag.Features, g, best)
				}
				t1, t2 = uint64(best)+1, t1
			}
		}
		how.Log("tagger epoch %d: %.2f%% right in training", epoch, 100*float64(right)/float64(all))
	}
	return t
}

// trainParsers trains parsers that differ in their seeds, two at a time.
func (l *learner) trainParsers(data []sample, classes *lexicon.Classes, how Training) []*perceptron.Trainer {
	out := make([]*perceptron.Trainer, max(1, how.Models))
	room := make(chan struct{}, 2)
	var wg sync.WaitGroup
	for k := range out {
		wg.Go(func() {
			room <- struct{}{}
			out[k] = l.trainParser(data, classes, how, rand.New(rand.NewPCG(how.Seed, uint64(100+k))))
			<-room
		})
	}
	wg.Wait()
	return out
}

func (l *learner) trainParser(data []sample, classes *lexicon.Classes, how Training, rng *rand.Rand) *perceptron.Trainer {
	p := &parserLearner{
		model: &Model{tags: l.set, rels: l.lists.Rels, classes: classes},
		t:     perceptron.NewTrainer(1 + 2*len(l.lists.Rels)),
		rng:   rng,
	}
	p.t.Only(how.Only)
	p.scores = make([]float32, p.t.Classes())
	for epoch := range how.ParserEpochs {
		p.right, p.all = 0, 0
		explore := how.Explore
		if epoch == 0 {
			explore = 0
		}
		for _, k := range rng.Perm(len(data)) {
			p.sentence(&data[k], explore)
		}
		how.Log("parser epoch %d: %.2f%% of actions right in training", epoch, 100*float64(p.right)/float64(p.all))
	}
	return p.t
}

// parserLearner trains the parser.
type parserLearner struct {
	model      *Model
	t          *perceptron.Trainer
	rng        *rand.Rand
	scores     []float32
	bag        perceptron.Bag
	items      []item
	state      state
	right, all int
}

// sentence parses one sample, learning from every wrong action; it then goes on
// from its own action as often as explore says, else from the best right one.
func (p *parserLearner) sentence(s *sample, explore float64) {
	tags := s.predicted
	if tags == nil {
		tags = s.tags
	}
	p.items = p.model.items(s.words, tags, p.items[:0])
	rels := len(p.model.rels)
	for p.state.reset(len(s.words)); !p.state.done(); {
		if sh, left, _ := p.state.legal(); sh && !left {
			p.state.apply(shift, rels)
			continue
		}
		v := p.state.view(p.items)
		v.features(&p.bag)
		p.t.Tick()
		p.t.Score(p.bag.Features, p.scores)
		guess, right := p.choose(&s.gold)
		p.all++
		switch {
		case p.scores[guess] == p.scores[right]:
			p.right++
			if guess != right || p.scores[right] == 0 {
				p.t.Update(p.bag.Features, right, (right+1)%len(p.scores))
			}
			guess = right
		default:
			p.t.Update(p.bag.Features, right, guess)
			if p.rng.Float64() >= explore {
				guess = right
			}
		}
		p.state.apply(guess, rels)
	}
}

// choose gives the best legal action and the best among those of least cost.
func (p *parserLearner) choose(g *gold) (guess, right int) {
	s := &p.state
	sh, left, rightward := s.legal()
	cs, cl, cr := s.costs(g)
	least := 1 << 30
	for _, k := range []struct {
		ok   bool
		cost int
	}{{sh, cs}, {left, cl}, {rightward, cr}} {
		if k.ok {
			least = min(least, k.cost)
		}
	}
	guess, right = -1, -1
	try := func(a int, good bool) {
		if guess < 0 || p.scores[a] > p.scores[guess] {
			guess = a
		}
		if good && (right < 0 || p.scores[a] > p.scores[right]) {
			right = a
		}
	}
	rels, top := len(p.model.rels), s.top(0)
	want := g.labels[top]
	if sh {
		try(shift, cs == least)
	}
	for r := range rels {
		if left {
			try(1+r, cl == least && (g.heads[top] != s.front || want < 0 || r == want))
		}
		if rightward {
			try(1+rels+r, cr == least && (g.heads[top] != s.top(1) || want < 0 || r == want))
		}
	}
	return guess, right
}
