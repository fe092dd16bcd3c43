package main

import (
	"flag"
	"strings"

	"claimgraph/extract/nlp/conllu"
	"claimgraph/extract/nlp/segment"
)

// runSegment trains the tokeniser and sentence splitter.
func runSegment(args []string) error {
	fs := flag.NewFlagSet("segment", flag.ExitOnError)
	dir := fs.String("data", "", "data folder")
	classes := fs.String("classes", "", "word classes")
	out := fs.String("o", "parts", "folder to write")
	how := segment.Training{Log: logf}
	fs.IntVar(&how.Epochs, "epochs", 8, "rounds")
	fs.IntVar(&how.Models, "models", 3, "segmenters to train and average")
	fs.Float64Var(&how.Prune, "prune", 0.05, "smallest weight to keep")
	fs.Uint64Var(&how.Seed, "seed", 1, "seed")
	fs.Parse(args)
	train, err := readTreebank(*dir, trainFiles...)
	if err != nil {
		return err
	}
	wc, err := readClasses(*classes)
	if err != nil {
		return err
	}
	p := segment.Train(passages(train), wc, how)
	logf("words %d bytes, sentences %d, letters %d, common %d", len(p.Words), len(p.Sentences), len(p.Letters), len(p.Common))
	if err := writeParts(*out, map[string][]byte{"words": p.Words, "sentences": p.Sentences, "letters": p.Letters, "common": p.Common}); err != nil {
		return err
	}
	m, err := segment.Open(p, wc)
	if err != nil {
		return err
	}
	for _, f := range devFiles {
		dev, err := readTreebank(*dir, f)
		if err != nil {
			return err
		}
		logf("%s: %s", f, scoreSegments(m, dev))
	}
	return nil
}

// passages gives the raw paragraphs of a treebank with where to cut them.
func passages(ss []*conllu.Sentence) []segment.Example {
	var out []segment.Example
	var b strings.Builder
	cur := segment.Example{}
	flush := func() {
		if len(cur.Words) > 0 {
			cur.Text = b.String()
			out = append(out, cur)
		}
		cur = segment.Example{}
		b.Reset()
	}
	for _, s := range ss {
		if s.Begins("newdoc") || s.Begins("newpar") {
			flush()
		}
		for _, t := range s.Tokens() {
			appendToken(&b, &cur, s, t)
		}
		cur.Ends = append(cur.Ends, len(cur.Words))
	}
	flush()
	return out
}

// appendToken writes a token's text and notes its words. Where the words of a
// multiword token do not make up its text, the token stays whole.
func appendToken(b *strings.Builder, e *segment.Example, s *conllu.Sentence, t conllu.Token) {
	add := func(form string, multi int) {
		at := b.Len()
		b.WriteString(strings.Join(strings.Fields(form), ""))
		e.Words = append(e.Words, segment.Word{Start: at, End: b.Len(), Glued: true, Multiword: multi})
	}
	whole := ""
	for i := t.First; i <= t.Last; i++ {
		whole += s.Words[i].Form
	}
	if t.First == t.Last || whole != t.Form {
		add(t.Form, 0)
	} else {
		for i := t.First; i <= t.Last; i++ {
			multi := 0
			if i == t.First {
				multi = t.Last - t.First + 1
			}
			add(s.Words[i].Form, multi)
		}
	}
	if t.SpaceAfter {
		e.Words[len(e.Words)-1].Glued = false
		b.WriteByte(' ')
	}
}

// segmentScore counts found and right words and sentences.
type segmentScore struct{ words, sentences tally }

// tally counts items of the gold standard, of the system, and common to both.
type tally struct{ gold, system, both int }

func (t tally) precision() float64 { return 100 * float64(t.both) / float64(max(1, t.system)) }
func (t tally) recall() float64    { return 100 * float64(t.both) / float64(max(1, t.gold)) }
func (t tally) f1() float64        { return 200 * float64(t.both) / float64(max(1, t.gold+t.system)) }

func (s segmentScore) String() string {
	return fmtf("words F1 %.2f, sentences F1 %.2f (P %.2f R %.2f)", s.words.f1(), s.sentences.f1(), s.sentences.precision(), s.sentences.recall())
}

func scoreSegments(m *segment.Model, ss []*conllu.Sentence) segmentScore {
	var sum segmentScore
	w := m.NewWorkspace()
	var r segment.Result
	for _, e := range passages(ss) {
		w.Segment(e.Text, &r)
		sum.words.add(wordSpans(e.Words), wordSpans(r.Words))
		var gold, system [][2]int
		from := 0
		for _, to := range e.Ends {
			gold = append(gold, [2]int{e.Words[from].Start, e.Words[to-1].End})
			from = to
		}
		for _, s := range r.Sentences {
			system = append(system, [2]int{r.Words[s.First].Start, r.Words[s.Last-1].End})
		}
		sum.sentences.add(gold, system)
	}
	return sum
}

func wordSpans(ws []segment.Word) [][2]int {
	out := make([][2]int, len(ws))
	for i, w := range ws {
		out[i] = [2]int{w.Start, w.End}
	}
	return out
}

func (t *tally) add(gold, system [][2]int) {
	in := map[[2]int]bool{}
	for _, g := range gold {
		in[g] = true
	}
	for _, s := range system {
		t.both += one(in[s])
	}
	t.gold += len(gold)
	t.system += len(system)
}
