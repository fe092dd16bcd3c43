package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"os"

	"claimgraph/extract/nlp"
	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/name"
)

// reading is a sentence to train the reader of names on, as a line of JSON.
type reading struct {
	Set      string   `json:"set"` // "ewt", "gum", "more" or "varied"
	Document int      `json:"document"`
	Forms    []string `json:"forms"`
	XPOS     []string `json:"xpos,omitempty"`
	Evidence []uint32 `json:"evidence"`
	Tags     []string `json:"tags"`
}

// runReadings writes everything names are learnt from for the training of the
// reader of names in neural: sentences with tags, evidence and names.
func runReadings(args []string) error {
	fs := flag.NewFlagSet("readings", flag.ExitOnError)
	dir := fs.String("data", "", "data folder")
	classes := fs.String("classes", "", "word classes")
	lists := fs.String("gazetteer", "", "given names and cities, as the command gazetteer writes them")
	annotations := fs.String("annotations", annotationFile, "names of UD EWT train")
	agreed := fs.String("agreed", "", "IOB2 file of news on whose names two models agree, as neural/agree.py makes it")
	out := fs.String("o", "readings.jsonl", "file to write")
	fs.Usage = func() {
		logf("usage: trainmodel readings [flags] [VARIED.iob2…]")
		fs.PrintDefaults()
	}
	fs.Parse(args)
	wc, err := readClasses(*classes)
	if err != nil {
		return err
	}
	g, err := readGazetteer(*lists)
	if err != nil {
		return err
	}
	e, err := nlp.New(nlp.Options{})
	if err != nil {
		return err
	}
	n, err := newNamer(e, *dir)
	if err != nil {
		return err
	}
	sets, err := n.readings(*annotations, wc, fs.Args())
	if err != nil {
		return err
	}
	if *agreed != "" {
		news, err := n.single(*agreed)
		if err != nil {
			return err
		}
		sets = append(sets, readingSet{"more", news})
	}
	f, err := os.Create(*out)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for _, s := range sets {
		writeReadings(w, s.name, s.docs, g)
	}
	return firstError(w.Flush(), f.Close())
}

type readingSet struct {
	name string
	docs []name.Document
}

// readings gives the sets by name; those of the varied files have no tags.
func (n *namer) readings(annotations string, wc *lexicon.Classes, varied []string) ([]readingSet, error) {
	if err := n.jackknife(wc); err != nil {
		return nil, err
	}
	ewt, err1 := n.ewt(annotations)
	gum, err2 := n.gum(trainFiles[1], gumMentions)
	meantime, err3 := n.meantime()
	re3d, err4 := n.re3d()
	if err := firstError(err1, err2, err3, err4); err != nil {
		return nil, err
	}
	sets := []readingSet{{"ewt", ewt}, {"gum", gum}, {"more", append(meantime, re3d...)}}
	for _, path := range varied {
		ss, err := readIOB(path)
		if err != nil {
			return nil, err
		}
		var docs []name.Document
		for _, s := range ss {
			docs = append(docs, name.Document{Sentences: []name.Sentence{{Forms: s.forms}}, Tags: [][]string{s.tags}})
		}
		sets = append(sets, readingSet{"varied", docs})
	}
	return sets, nil
}

// writeReadings writes a line for each sentence.
func writeReadings(w *bufio.Writer, set string, docs []name.Document, g *name.Gazetteer) {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for d := range docs {
		evidence := name.Evidence(docs[d].Sentences, g)
		for i, s := range docs[d].Sentences {
			r := reading{set, d, s.Forms, s.XPOS, evidence[:len(s.Forms)], docs[d].Tags[i]}
			evidence = evidence[len(s.Forms):]
			out.Encode(r) // a failure stays in w
		}
	}
}
