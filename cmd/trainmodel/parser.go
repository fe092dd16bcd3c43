package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"claimgraph/extract/nlp/conllu"
	"claimgraph/extract/nlp/fast"
	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/perceptron"
)

// runParser trains the fast tagger and parser and writes their parts into a
// folder, from which "pack" makes the model file.
func runParser(args []string) error {
	fs := flag.NewFlagSet("parser", flag.ExitOnError)
	dir := fs.String("data", "", "data folder, with ud/ in it")
	classes := fs.String("classes", "", "word classes, from the command classes")
	out := fs.String("o", "parts", "folder to write")
	how := fast.Training{Log: logf}
	fs.IntVar(&how.TaggerEpochs, "tagger-epochs", 6, "rounds of the tagger")
	fs.IntVar(&how.ParserEpochs, "parser-epochs", 10, "rounds of the parser")
	fs.IntVar(&how.Models, "models", 4, "parsers to train and average")
	fs.IntVar(&how.Folds, "folds", 4, "parts to jackknife the tags in; 0 to learn from the right tags")
	fs.Float64Var(&how.Explore, "explore", 0.9, "how often the parser follows its own mistakes")
	fs.Float64Var(&how.Prune, "prune", 0.06, "smallest weight to keep")
	fs.Uint64Var(&how.Seed, "seed", 1, "seed")
	choose := fs.String("select", "", "folder of a parser trained before: use only the features it has")
	chooseBy := fs.Float64("select-prune", 1, "smallest weight for a feature to be selected")
	chooseTagger := fs.String("select-tagger", "", "the same for the tagger")
	chooseTaggerBy := fs.Float64("select-tagger-prune", 1, "smallest weight for a feature to be selected")
	limit := fs.Int("limit", 0, "use only so many sentences; 0 for all")
	fs.Parse(args)
	train, err := readTreebank(*dir, trainFiles...)
	if err != nil {
		return err
	}
	if *limit > 0 {
		train = train[:*limit]
	}
	wc, err := readClasses(*classes)
	if err != nil {
		return err
	}
	if how.Only, err = selected(*choose, "parser", *chooseBy); err != nil {
		return err
	}
	if how.OnlyTagger, err = selected(*chooseTagger, "tagger", *chooseTaggerBy); err != nil {
		return err
	}
	logf("%d sentences", len(train))
	start := time.Now()
	parts, err := fast.Train(examples(train), wc, how)
	if err != nil {
		return err
	}
	logf("trained in %.0f s: tagger %d bytes, parser %d bytes, lists %d bytes", time.Since(start).Seconds(), len(parts.Tagger), len(parts.Parser), len(parts.Lists))
	if err := writeParts(*out, map[string][]byte{"lists": parts.Lists, "tagger": parts.Tagger, "parser": parts.Parser}); err != nil {
		return err
	}
	return report(parts, wc, *dir)
}

// report logs the scores of a fast model on the development treebanks.
func report(parts fast.Parts, wc *lexicon.Classes, dir string) error {
	m, err := fast.Open(parts, wc)
	if err != nil {
		return err
	}
	for _, f := range devFiles {
		dev, err := readTreebank(dir, f)
		if err != nil {
			return err
		}
		logf("%s: %s", filepath.Base(f), score(m, dev))
	}
	return nil
}

// selected gives the features of a part trained before that have a weight of at
// least prune; nil for no folder.
func selected(dir, part string, prune float64) (*perceptron.Model, error) {
	if dir == "" {
		return nil, nil
	}
	data, err := os.ReadFile(filepath.Join(dir, part))
	if err != nil {
		return nil, fmt.Errorf("reading the features to select: %w", err)
	}
	if data, err = perceptron.Prune(data, prune); err != nil {
		return nil, err
	}
	m, err := perceptron.Open(data)
	if err == nil {
		logf("%d features of the %s selected", m.Features(), part)
	}
	return m, err
}

func readClasses(path string) (*lexicon.Classes, error) {
	if path == "" {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading word classes: %w", err)
	}
	return lexicon.OpenClasses(data)
}

func writeParts(dir string, parts map[string][]byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, data := range parts {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// parseScore counts what is right on the treebank's own tokens.
type parseScore struct{ words, upos, xpos, heads, labelled, subtyped int }

func (s parseScore) String() string {
	p := func(n int) float64 { return 100 * float64(n) / float64(max(1, s.words)) }
	return fmt.Sprintf("UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f (with subtypes %.2f)", p(s.upos), p(s.xpos), p(s.heads), p(s.labelled), p(s.subtyped))
}

func score(m *fast.Model, ss []*conllu.Sentence) parseScore {
	var sum parseScore
	var a fast.Analysis
	w := m.NewWorkspace()
	for _, e := range examples(ss) {
		w.Parse(e.Forms, &a)
		for i := range e.Forms {
			sum.words++
			sum.upos += one(a.UPOS[i] == e.UPOS[i])
			sum.xpos += one(a.XPOS[i] == e.XPOS[i])
			sum.heads += one(a.Heads[i] == e.Heads[i])
			sum.labelled += one(a.Heads[i] == e.Heads[i] && universal(a.Rels[i]) == universal(e.Rels[i]))
			sum.subtyped += one(a.Heads[i] == e.Heads[i] && a.Rels[i] == e.Rels[i])
		}
	}
	return sum
}

// universal gives a relation without its subtype.
func universal(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
