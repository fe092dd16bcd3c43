package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// document is an annotated text: its words laid out as text, with the byte
// spans of every mention's head stretch and the gold entity of each.
type document struct {
	name  string
	text  string
	spans []goldSpan
}

type goldSpan struct {
	start, end int
	entity     string
}

// line is a sentence of GUM's mentions as JSON lines.
type line struct {
	Doc      string   `json:"doc"`
	Tokens   []string `json:"tokens"`
	Mentions []struct {
		Span [2]int `json:"span"`
		ID   string `json:"id"`
	} `json:"mentions"`
}

// readGUM lays out the documents of a gzipped JSON-lines file. The file keeps
// no white space; words are joined as English prints them.
func readGUM(path string) ([]*document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading mentions: %w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	docs, err := layOut(z)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return docs, nil
}

func layOut(r io.Reader) ([]*document, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 16<<20)
	var docs []*document
	for lines.Scan() {
		var l line
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			return nil, err
		}
		if len(docs) == 0 || docs[len(docs)-1].name != l.Doc {
			docs = append(docs, &document{name: l.Doc})
		}
		docs[len(docs)-1].sentence(l)
	}
	return docs, lines.Err()
}

func (d *document) sentence(l line) {
	var b strings.Builder
	b.WriteString(d.text)
	if d.text != "" {
		b.WriteString(" ")
	}
	starts, ends := make([]int, len(l.Tokens)), make([]int, len(l.Tokens))
	open := false
	for i, w := range l.Tokens {
		if i > 0 && spaced(l.Tokens[i-1], w, open) {
			b.WriteByte(' ')
		}
		if w == `"` {
			open = !open
		}
		starts[i] = b.Len()
		b.WriteString(w)
		ends[i] = b.Len()
	}
	d.text = b.String()
	for _, m := range l.Mentions {
		if m.Span[0] < m.Span[1] && m.Span[1] <= len(l.Tokens) {
			d.spans = append(d.spans, goldSpan{starts[m.Span[0]], ends[m.Span[1]-1], m.ID})
		}
	}
}

// spaced reports whether a space stands between two words.
func spaced(before, w string, inQuote bool) bool {
	switch w {
	case ".", ",", ";", ":", "!", "?", ")", "]", "'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m", "-", "/", "%", "”", "’":
		return false
	case `"`:
		return !inQuote
	}
	switch before {
	case "(", "[", "-", "/", "$", "“", "‘":
		return false
	case `"`:
		return !inQuote
	}
	return true
}

// entityAt gives the entity of the smallest gold mention that has the same end
// or start as the stretch and overlaps it, empty for none.
func (d *document) entityAt(start, end int) string {
	best, size := "", 1<<30
	for _, g := range d.spans {
		if g.start < end && start < g.end && (g.start == start || g.end == end) && g.end-g.start < size {
			best, size = g.entity, g.end-g.start
		}
	}
	return best
}
