package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"claimgraph/extract/nlp/conllu"
	"claimgraph/extract/nlp/fast"
)

// The treebanks, relative to the data folder.
var (
	trainFiles = []string{
		"ud/ewt/en_ewt-ud-train.conllu.gz",
		"ud/gum_permissive/en_gum-permissive-train.conllu.gz",
	}
	devFiles = []string{
		"ud/ewt/en_ewt-ud-dev.conllu.gz",
		"ud/gum_permissive/en_gum-permissive-dev.conllu.gz",
	}
)

// readTreebank reads CoNLL-U files below dir, gzipped or not.
func readTreebank(dir string, names ...string) ([]*conllu.Sentence, error) {
	var out []*conllu.Sentence
	for _, name := range names {
		ss, err := readConllu(filepath.Join(dir, name))
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
		out = append(out, ss...)
	}
	return out, nil
}

func readConllu(path string) ([]*conllu.Sentence, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return conllu.ReadAll(f)
}

// open opens a file, unpacking one that ends in .gz.
func open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil || !strings.HasSuffix(path, ".gz") {
		return f, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}

// examples turns sentences into what the parser learns from.
func examples(ss []*conllu.Sentence) []fast.Example {
	out := make([]fast.Example, len(ss))
	for k, s := range ss {
		e := &out[k]
		for _, w := range s.Words {
			e.Forms = append(e.Forms, w.Form)
			e.UPOS = append(e.UPOS, w.UPOS)
			e.XPOS = append(e.XPOS, w.XPOS)
			e.Rels = append(e.Rels, w.Rel)
			e.Heads = append(e.Heads, w.Head)
		}
	}
	return out
}
