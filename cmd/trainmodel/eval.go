package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"claimgraph/extract/nlp"
	"claimgraph/extract/nlp/conllu"
)

// runEval measures the embedded models on the development sets.
func runEval(args []string) error {
	fs := flag.NewFlagSet("eval", flag.ExitOnError)
	dir := fs.String("data", "", "data folder")
	fast := fs.Bool("fast", false, "measure the fast parser")
	articles := fs.String("articles", "", "our own articles, testdata, if they too are to be measured")
	verbose := fs.Bool("v", false, "show what is wrong in our own articles, those held out excepted")
	out := fs.String("o", "", "folder to write the system's CoNLL-U to, if any")
	fs.Parse(args)
	e, err := nlp.New(nlp.Options{Fast: *fast, Accurate: !*fast})
	if err != nil {
		return err
	}
	fmt.Println(e.Version())
	if *articles != "" {
		if err := evaluateArticles(e, *articles, *verbose); err != nil {
			return err
		}
	}
	if *dir == "" {
		return nil
	}
	for _, f := range devFiles {
		gold, err := readTreebank(*dir, f)
		if err != nil {
			return err
		}
		label := strings.TrimSuffix(filepath.Base(f), ".conllu.gz")
		onGold, took := annotate(e, gold)
		onRaw := conllu.FromDocument(e.Analyse(rawText(gold)), label)
		fmt.Printf("%s, its own tokens: %s (%.0f sentences/s)\n", label, compare(gold, onGold), float64(len(gold))/took.Seconds())
		fmt.Printf("%s, raw text:       %s\n", label, compare(gold, onRaw))
		if *out != "" {
			if err := firstError(writeConllu(*out, label+".gold-tokens.conllu", onGold), writeConllu(*out, label+".raw.conllu", onRaw)); err != nil {
				return err
			}
		}
	}
	n, err := newNamer(e, *dir)
	if err != nil {
		return err
	}
	return n.evaluate()
}

// annotate runs an engine over a treebank's own tokens.
func annotate(e *nlp.Engine, gold []*conllu.Sentence) ([]*conllu.Sentence, time.Duration) {
	doc := conllu.ToDocument(gold)
	start := time.Now()
	e.Annotate(doc)
	return conllu.Annotated(gold, doc), time.Since(start)
}

// rawText gives a treebank's paragraphs as plain text.
func rawText(ss []*conllu.Sentence) string {
	var b strings.Builder
	for _, p := range passages(ss) {
		b.WriteString(strings.TrimRight(p.Text, " "))
		b.WriteString("\n\n")
	}
	return b.String()
}

func writeConllu(dir, name string, ss []*conllu.Sentence) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(dir, name))
	if err != nil {
		return err
	}
	w := conllu.NewWriter(f)
	for _, s := range ss {
		if err := w.Write(s); err != nil {
			return err
		}
	}
	return firstError(w.Flush(), f.Close())
}

// unit is a word of a treebank by its place among all characters that are no
// white space.
type unit struct {
	start, end, part int // part counts the words of a multiword token
	word             *conllu.Word
	head             *unit
}

// place lists a treebank's words and sentences by their characters.
func place(ss []*conllu.Sentence) (units []*unit, sentences [][2]int) {
	at := 0
	for _, s := range ss {
		first, from := at, len(units)
		for _, t := range s.Tokens() {
			size := len([]rune(strings.Join(strings.Fields(t.Form), "")))
			for i := t.First; i <= t.Last; i++ {
				units = append(units, &unit{start: at, end: at + size, part: i - t.First, word: &s.Words[i]})
			}
			at += size
		}
		for i := range s.Words {
			if h := s.Words[i].Head; h >= 0 {
				units[from+i].head = units[from+h]
			}
		}
		sentences = append(sentences, [2]int{first, at})
	}
	return units, sentences
}

// comparison holds F1 tallies in the manner of the CoNLL 2018 shared task.
type comparison struct{ words, sentences, upos, xpos, feats, lemmas, heads, labelled tally }

func (c comparison) String() string {
	return fmtf("words %.2f sentences %.2f UPOS %.2f XPOS %.2f feats %.2f lemmas %.2f UAS %.2f LAS %.2f",
		c.words.f1(), c.sentences.f1(), c.upos.f1(), c.xpos.f1(), c.feats.f1(), c.lemmas.f1(), c.heads.f1(), c.labelled.f1())
}

func compare(gold, system []*conllu.Sentence) comparison {
	var c comparison
	gu, gs := place(gold)
	su, ss := place(system)
	c.sentences.add(gs, ss)
	mate := map[*unit]*unit{} // of the system's words
	type key struct{ start, end, part int }
	at := map[key]*unit{}
	for _, g := range gu {
		at[key{g.start, g.end, g.part}] = g
	}
	for _, s := range su {
		if g := at[key{s.start, s.end, s.part}]; g != nil && strings.EqualFold(g.word.Form, s.word.Form) {
			mate[s] = g
		}
	}
	for _, t := range []*tally{&c.words, &c.upos, &c.xpos, &c.feats, &c.lemmas, &c.heads, &c.labelled} {
		t.gold, t.system = len(gu), len(su)
	}
	for _, s := range su {
		g := mate[s]
		if g == nil {
			continue
		}
		same := g.head == nil && s.head == nil || s.head != nil && g.head != nil && mate[s.head] == g.head
		c.words.both++
		c.upos.both += one(g.word.UPOS == s.word.UPOS)
		c.xpos.both += one(g.word.XPOS == s.word.XPOS)
		c.feats.both += one(worthHaving(g.word.Feats) == s.word.Feats)
		c.lemmas.both += one(g.word.Lemma == "_" || g.word.Lemma == s.word.Lemma)
		c.heads.both += one(same)
		c.labelled.both += one(same && universal(g.word.Rel) == universal(s.word.Rel))
	}
	return c
}
