package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"claimgraph/extract/nlp"
)

// goldName is a line of testdata/gold/mentions; offsets count from the first
// byte of the article's file.
type goldName struct {
	Start, End int
	Type, Text string
}

// evaluateArticles scores names on our own annotated articles: those to develop
// with and those held out, whose errors are never shown.
func evaluateArticles(e *nlp.Engine, dir string, verbose bool) error {
	files, err := filepath.Glob(filepath.Join(dir, "gold", "mentions", "*.jsonl"))
	if err != nil {
		return err
	}
	type part struct {
		by  map[string]tally
		all tally
	}
	parts := map[bool]*part{false: {by: map[string]tally{}}, true: {by: map[string]tally{}}}
	for _, f := range files {
		base := filepath.Base(f)
		_, held := os.Stat(filepath.Join(dir, "gold", "heldout", base))
		p := parts[held == nil]
		gold, err := readGold(f)
		if err != nil {
			return fmt.Errorf("reading %s: %w", base, err)
		}
		text, err := os.ReadFile(filepath.Join(dir, "articles", strings.TrimSuffix(base, "jsonl")+"md"))
		if err != nil {
			return err
		}
		found := namesIn(e, string(text))
		if verbose && held != nil {
			differences(base, string(text), gold, found)
		}
		for _, k := range []string{"PER", "ORG", "LOC", "NORP"} {
			g, s := ofType(gold, k), ofType(found, k)
			t := p.by[k]
			t.add(g, s)
			p.by[k] = t
			p.all.add(g, s)
		}
	}
	fmt.Printf("names, our articles: %s NORP %.1f\n", nameLine(parts[false].by, parts[false].all), parts[false].by["NORP"].f1())
	fmt.Printf("names, held out:     %s NORP %.1f\n", nameLine(parts[true].by, parts[true].all), parts[true].by["NORP"].f1())
	return nil
}

func readGold(path string) ([]goldName, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []goldName
	for line := range bytes.Lines(data) {
		var g goldName
		if err := json.Unmarshal(line, &g); err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}

// namesIn analyses the body of an article after its front matter.
func namesIn(e *nlp.Engine, text string) []goldName {
	at := 0
	if strings.HasPrefix(text, "---\n") {
		if i := strings.Index(text[4:], "\n---\n"); i >= 0 {
			at = i + 9
		}
	}
	var out []goldName
	for _, s := range e.Analyse(text[at:]).Sentences {
		for _, n := range s.Names {
			out = append(out, goldName{n.Start + at, n.End + at, coarse(string(n.Type)), text[n.Start+at : n.End+at]})
		}
	}
	return out
}

func ofType(names []goldName, kind string) [][2]int {
	var out [][2]int
	for _, n := range names {
		if n.Type == kind {
			out = append(out, [2]int{n.Start, n.End})
		}
	}
	return out
}

// differences prints what is missed and what is wrongly found.
func differences(label, text string, gold, found []goldName) {
	show := func(mark string, a, b []goldName) {
		in := map[goldName]bool{}
		for _, x := range b {
			in[x] = true
		}
		for _, x := range a {
			if !in[x] && x.Type != "LAW" && x.Type != "EVENT" {
				fmt.Printf("  %s %s %s %q in %q\n", label[:3], mark, x.Type, x.Text, text[max(0, x.Start-30):min(len(text), x.End+20)])
			}
		}
	}
	show("missed", gold, found)
	show("wrong ", found, gold)
}
