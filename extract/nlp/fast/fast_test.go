package fast

import (
	"slices"
	"strings"
	"testing"
)

// lessons are sentences of "the NOUN VERB the NOUN".
func lessons() []Example {
	var out []Example
	for _, a := range strings.Fields("army court state town guard") {
		for _, v := range strings.Fields("left saw took held") {
			for _, b := range strings.Fields("camp road bridge") {
				out = append(out, Example{
					Forms: []string{"the", a, v, "the", b},
					UPOS:  []string{"DET", "NOUN", "VERB", "DET", "NOUN"},
					XPOS:  []string{"DT", "NN", "VBD", "DT", "NN"},
					Rels:  []string{"det", "nsubj", "root", "det", "obj"},
					Heads: []int{1, 2, -1, 4, 2},
				})
			}
		}
	}
	return out
}

func train(t *testing.T) Parts {
	t.Helper()
	parts, err := Train(lessons(), nil, Training{TaggerEpochs: 3, ParserEpochs: 4, Folds: 2, Models: 2, Explore: 0.5, Seed: 1, Log: t.Logf})
	if err != nil {
		t.Fatal(err)
	}
	return parts
}

func TestTrainAndParse(t *testing.T) {
	m, err := Open(train(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	var a Analysis
	w := m.NewWorkspace()
	w.Parse(strings.Fields("the crowd held the square"), &a)
	if want := []int{1, 2, -1, 4, 2}; !slices.Equal(a.Heads, want) {
		t.Errorf("heads %v, want %v", a.Heads, want)
	}
	if want := []string{"det", "nsubj", "root", "det", "obj"}; !slices.Equal(a.Rels, want) {
		t.Errorf("relations %v, want %v", a.Rels, want)
	}
	for n := range 40 { // any sentence gives a tree with one root
		w.Parse(slices.Repeat([]string{"the", "saw", ","}, n)[:n], &a)
		checkTree(t, a.Heads)
	}
}

func checkTree(t *testing.T, heads []int) {
	t.Helper()
	roots := 0
	for i := range heads {
		if heads[i] == -1 {
			roots++
		}
		for k, steps := i, 0; k != -1; k, steps = heads[k], steps+1 {
			if steps > len(heads) {
				t.Fatalf("cycle in %v", heads)
			}
		}
	}
	if roots != 1 && len(heads) > 0 {
		t.Fatalf("%d roots in %v", roots, heads)
	}
}

func TestTrainIsReproducible(t *testing.T) {
	a, b := train(t), train(t)
	if string(a.Lists) != string(b.Lists) || string(a.Tagger) != string(b.Tagger) || string(a.Parser) != string(b.Parser) {
		t.Error("the same lessons gave other bytes")
	}
}

// TestOracle follows the zero-cost actions: they must lead to the gold tree.
func TestOracle(t *testing.T) {
	for _, heads := range [][]int32{
		{0, 2, 3, 6, 5, 3}, {0, 6, 1, 2, 3, 1}, {0, 2, 6, 2, 5, 2},
	} {
		n := len(heads) - 1
		g := &gold{heads: append(slices.Clone(heads), 0), labels: make([]int, n+2)}
		var s state
		for s.reset(n); !s.done(); {
			sh, left, right := s.legal()
			cs, cl, cr := s.costs(g)
			switch {
			case left && cl == 0:
				s.apply(1, 1)
			case right && cr == 0:
				s.apply(2, 1)
			case sh && cs == 0:
				s.apply(shift, 1)
			default:
				t.Fatalf("%v: no action without cost", heads)
			}
		}
		for i := 1; i <= n; i++ {
			if s.nodes[i].head != heads[i] {
				t.Errorf("%v: head of %d is %d", heads, i, s.nodes[i].head)
			}
		}
	}
}

func TestParseAllocatesNothing(t *testing.T) {
	m, err := Open(train(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	var a Analysis
	w, forms := m.NewWorkspace(), strings.Fields("the crowd held the square")
	w.Parse(forms, &a)
	if n := testing.AllocsPerRun(20, func() { w.Parse(forms, &a) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// TestAdvise asks the tagger for another one that has the tags in another order,
// and one more.
func TestAdvise(t *testing.T) {
	m, err := OpenTagger(train(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	upos, xpos := []string{"X"}, []string{"FW"}
	for i := len(m.tags.UPOS) - 1; i >= 0; i-- {
		upos, xpos = append(upos, m.tags.UPOS[i]), append(xpos, m.tags.XPOS[i])
	}
	a := m.Adviser(upos, xpos, 0.5)
	said, unknown := 0, 0
	for _, forms := range []string{"the crowd held the square", "the crowd seized the square", "the army left the camp"} {
		lesson := lessons()[0]
		lesson.Forms = strings.Fields(forms)
		history := [2]int{-1, -1}
		for i := range lesson.Forms {
			scores := make([]float32, len(upos))
			a.Advise(lesson.Forms, i == 0, i, history[0], history[1], scores)
			best := 0
			for k, s := range scores {
				if s > scores[best] {
					best = k
				}
			}
			if len(m.tags.Dictionary[a.w.words[i].Form]) != 1 {
				unknown++
			}
			if scores[best] != 0 {
				said++
				if upos[best] != lesson.UPOS[i] {
					t.Errorf("%s, word %d: %s, want %s", forms, i, upos[best], lesson.UPOS[i])
				}
			}
			for k := range upos {
				if upos[k] == lesson.UPOS[i] && xpos[k] == lesson.XPOS[i] {
					history[1], history[0] = history[0], k
				}
			}
		}
	}
	if said != unknown || unknown < 5 { // crowd, square; crowd, seized, square
		t.Errorf("it spoke on %d words, want the %d that it does not know", said, unknown)
	}
}
