package main

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"unicode"
)

// passages are texts written for training, a line each, in which persons are
// easily mistaken for one another. A number after an underscore says whom the
// name, noun or pronoun before it means: "Anna_1 met Eva_2 before she_1 left."
//
//go:embed passages*.txt
var passages embed.FS

// readPassages lays out the written passages.
func readPassages() ([]*document, error) {
	files, err := fs.Glob(passages, "*.txt")
	if err != nil {
		return nil, err
	}
	var docs []*document
	for _, file := range files {
		data, err := passages.ReadFile(file)
		if err != nil {
			return nil, err
		}
		n := 0
		for line := range strings.Lines(string(data)) {
			n++
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			d, err := marked(line)
			if err != nil {
				return nil, fmt.Errorf("reading %s: line %d: %w", file, n, err)
			}
			d.name = fmt.Sprintf("%s:%d", file, n)
			docs = append(docs, d)
		}
	}
	return docs, nil
}

// marked takes the marks out of a passage. A name is the run of capitalised
// words that ends at its mark.
func marked(line string) (*document, error) {
	d := &document{}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(line, "_")
		b.WriteString(before)
		if !found {
			break
		}
		n := strings.IndexFunc(after, func(r rune) bool { return !unicode.IsDigit(r) })
		if n < 0 {
			n = len(after)
		}
		if n == 0 {
			return nil, fmt.Errorf("no number after _ in %q", line)
		}
		text := b.String()
		d.spans = append(d.spans, goldSpan{nameStart(text), len(text), after[:n]})
		line = after[n:]
	}
	d.text = b.String()
	return d, nil
}

// nameStart gives where the name or word at the end of text begins.
func nameStart(text string) int {
	start := strings.LastIndexByte(text, ' ') + 1
	if !unicode.IsUpper(rune(text[start])) {
		return start
	}
	for start > 1 {
		word := text[strings.LastIndexByte(text[:start-1], ' ')+1 : start-1]
		if word == "" || !unicode.IsUpper(rune(word[0])) || strings.ContainsAny(word[len(word)-1:], ".,;:!?\"") && len(word) > 3 {
			break
		}
		start -= len(word) + 1
	}
	return start
}
