package main

import (
	"flag"
	"slices"
	"strings"

	"claimgraph/extract/nlp/conllu"
	"claimgraph/extract/nlp/morph"
)

// runMorph makes the table of morphological features.
func runMorph(args []string) error {
	fs := flag.NewFlagSet("morph", flag.ExitOnError)
	dir := fs.String("data", "", "data folder")
	out := fs.String("o", "parts", "folder to write")
	fs.Parse(args)
	train, err := readTreebank(*dir, trainFiles...)
	if err != nil {
		return err
	}
	data := morph.Train(morphology(train))
	logf("%d bytes", len(data))
	if err := writeParts(*out, map[string][]byte{"morph": data}); err != nil {
		return err
	}
	m, err := morph.Open(data)
	if err != nil {
		return err
	}
	for _, f := range devFiles {
		dev, err := readTreebank(*dir, f)
		if err != nil {
			return err
		}
		right, all := 0, 0
		var key morph.Key
		for _, e := range morphology(dev) {
			for i := range e.Words {
				all++
				right += one(m.Features(e.Words, i, &key) == e.Features[i])
			}
		}
		logf("%s: %.2f%% of words with all features right, on the treebank's trees", f, 100*float64(right)/float64(all))
	}
	return nil
}

func morphology(ss []*conllu.Sentence) []morph.Example {
	out := make([]morph.Example, len(ss))
	for k, s := range ss {
		for _, w := range s.Words {
			out[k].Words = append(out[k].Words, morph.Word{Form: w.Form, UPOS: w.UPOS, XPOS: w.XPOS, Rel: w.Rel, Head: w.Head})
			out[k].Features = append(out[k].Features, worthHaving(w.Feats))
		}
	}
	return out
}

// worthHaving drops the features that say something of the spelling, or of a
// phrase.
func worthHaving(feats string) string {
	var keep []string
	for f := range strings.SplitSeq(feats, "|") {
		name, _, _ := strings.Cut(f, "=")
		if name != "" && !slices.Contains([]string{"Typo", "ExtPos", "Style"}, name) {
			keep = append(keep, f)
		}
	}
	return strings.Join(keep, "|")
}
