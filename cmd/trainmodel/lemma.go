package main

import (
	"flag"

	"claimgraph/extract/nlp/conllu"
	"claimgraph/extract/nlp/lemma"
)

// runLemma trains the lemmatiser.
func runLemma(args []string) error {
	fs := flag.NewFlagSet("lemma", flag.ExitOnError)
	dir := fs.String("data", "", "data folder")
	classes := fs.String("classes", "", "word classes, to measure with")
	out := fs.String("o", "parts", "folder to write")
	fs.Parse(args)
	wc, err := readClasses(*classes)
	if err != nil {
		return err
	}
	train, err := readTreebank(*dir, trainFiles...)
	if err != nil {
		return err
	}
	data := lemma.Train(lemmas(train))
	logf("%d bytes", len(data))
	if err := writeParts(*out, map[string][]byte{"lemma": data}); err != nil {
		return err
	}
	known := func(string) bool { return true }
	if wc != nil {
		known = wc.Has
	}
	m, err := lemma.Open(data, known)
	if err != nil {
		return err
	}
	for _, f := range devFiles {
		dev, err := readTreebank(*dir, f)
		if err != nil {
			return err
		}
		right, all := 0, 0
		for _, e := range lemmas(dev) {
			all++
			right += one(m.Lemma(e.Form, e.UPOS, e.XPOS) == e.Lemma)
		}
		logf("%s: %.2f%% of lemmas with the treebank's tags", f, 100*float64(right)/float64(all))
	}
	return nil
}

func lemmas(ss []*conllu.Sentence) []lemma.Example {
	var out []lemma.Example
	for _, s := range ss {
		for _, w := range s.Words {
			if w.UPOS != "" {
				out = append(out, lemma.Example{Form: w.Form, UPOS: w.UPOS, XPOS: w.XPOS, Lemma: w.Lemma})
			}
		}
	}
	return out
}
