package main

import (
	"fmt"
	"strconv"
	"strings"

	"claimgraph/extract/nlp/conllu"
	"claimgraph/extract/nlp/name"
)

// annotationFile holds our own annotation of names; see annotations/README.md.
const annotationFile = "cmd/trainmodel/annotations/ewt-train-names.tsv.gz"

// ewt reads EWT's training part with the names annotated in it.
func (n *namer) ewt(annotations string) ([]name.Document, error) {
	ss, err := readTreebank(n.dir, trainFiles[0])
	if err != nil {
		return nil, err
	}
	tags, err := readAnnotations(annotations, ss)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", annotations, err)
	}
	return n.paired(ss, tags), nil
}

// readAnnotations gives IOB2 tags, by sentence id, for every sentence of ss.
func readAnnotations(path string, ss []*conllu.Sentence) (map[string][]string, error) {
	tags := map[string][]string{}
	for _, s := range ss {
		id, _ := s.Meta("sent_id")
		tags[id] = strings.Split(strings.Repeat("O ", len(s.Words)-1)+"O", " ")
	}
	return tags, eachLine(path, func(line string) error {
		if strings.HasPrefix(line, "#") {
			return nil
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			return fmt.Errorf("four columns wanted in %q", line)
		}
		first, err1 := strconv.Atoi(f[1])
		last, err2 := strconv.Atoi(f[2])
		t := tags[f[0]]
		if err := firstError(err1, err2); err != nil || first < 1 || last < first || last > len(t) {
			return fmt.Errorf("no such words: %q", line)
		}
		t[first-1] = "B-" + f[3]
		for i := first; i < last; i++ {
			t[i] = "I-" + f[3]
		}
		return nil
	})
}

// iob pairs a treebank with a file of IOB2 tags, by sentence id.
func (n *namer) iob(treebank, path string) ([]name.Document, error) {
	ss, err := readTreebank(n.dir, treebank)
	if err != nil {
		return nil, err
	}
	tags, err := readIOB(path)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	byID := map[string][]string{}
	for _, t := range tags {
		byID[t.id] = t.tags
	}
	return n.paired(ss, byID), nil
}

// paired gives the documents of the sentences that tags has, tagged by the engine.
func (n *namer) paired(ss []*conllu.Sentence, tags map[string][]string) []name.Document {
	var docs []name.Document
	for _, s := range ss {
		if s.Begins("newdoc") || len(docs) == 0 {
			docs = append(docs, name.Document{})
		}
		id, _ := s.Meta("sent_id")
		if t := tags[id]; len(t) == len(s.Words) {
			d := &docs[len(docs)-1]
			d.Sentences = append(d.Sentences, n.sentence(s))
			d.Tags = append(d.Tags, t)
		}
	}
	return docs
}

// single reads an IOB2 file whose sentences are documents by themselves.
func (n *namer) single(path string) ([]name.Document, error) {
	ss, err := readIOB(path)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	var out []name.Document
	for _, s := range ss {
		doc := n.annotated(s.forms)
		out = append(out, name.Document{Sentences: []name.Sentence{plainSentence(&doc.Sentences[0])}, Tags: [][]string{s.tags}})
	}
	return out, nil
}

// tagged is a sentence of an IOB2 file.
type tagged struct {
	id          string
	forms, tags []string
}

func readIOB(path string) ([]tagged, error) {
	var out []tagged
	err := eachLine(path, func(line string) error {
		if id, ok := strings.CutPrefix(line, "# sent_id = "); ok {
			out = append(out, tagged{id: id})
		} else if col := strings.Split(line, "\t"); line != "" && line[0] != '#' && len(col) > 2 && len(out) > 0 {
			s := &out[len(out)-1]
			s.forms, s.tags = append(s.forms, col[1]), append(s.tags, col[2])
		}
		return nil
	})
	return out, err
}
