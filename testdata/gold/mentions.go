package gold

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"claimgraph/schema"
)

// Mention is one name in an article's body. Type is PER, ORG, LOC or NORP
// (nationalities, religious and political groups as adjectives or peoples).
type Mention struct {
	Start  int             `json:"start"`
	End    int             `json:"end"`
	Type   string          `json:"type"`
	Text   string          `json:"text"`
	Entity schema.EntityID `json:"entity,omitempty"`
}

// name is a name as listed in source/names.txt.
type name struct {
	text, typ string
	entity    schema.EntityID
}

// MakeMentions marks the names of source/names.txt in every gold article and
// gives the JSONL of each by its path relative to dir ("mentions/011-….jsonl");
// nothing for a set without that file.
func MakeMentions(dir string) (map[string][]byte, error) {
	if _, err := os.Stat(filepath.Join(dir, "source", "names.txt")); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	table, err := entities(filepath.Join(dir, "entities.txt"))
	if err != nil {
		return nil, err
	}
	list, err := names(filepath.Join(dir, "source", "names.txt"), table)
	if err != nil {
		return nil, err
	}
	paths, err := sources(dir)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, path := range paths {
		base := strings.TrimSuffix(filepath.Base(path), ".txt")
		art, err := readArticle(filepath.Join(dir, "..", "articles", base+".md"))
		if err != nil {
			return nil, err
		}
		var out bytes.Buffer
		enc := json.NewEncoder(&out)
		enc.SetEscapeHTML(false)
		for _, m := range mentions(art, list) {
			if err := enc.Encode(m); err != nil {
				return nil, fmt.Errorf("%s: %w", base, err)
			}
		}
		files[filepath.Join("mentions", base+".jsonl")] = out.Bytes()
	}
	return files, nil
}

// names reads names.txt, longest name first.
func names(path string, table map[string]schema.Argument) (list []name, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	scan := bufio.NewScanner(f)
	for scan.Scan() {
		line := strings.TrimSpace(scan.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		col := strings.Split(line, " | ")
		if len(col) != 3 {
			return nil, fmt.Errorf("%s: %q: want three columns", path, line)
		}
		known, ok := table[col[2]]
		if !ok && col[2] != "-" {
			err = errors.Join(err, fmt.Errorf("%s: no entity %q", path, col[2]))
		}
		for _, text := range strings.Split(col[1], "; ") {
			list = append(list, name{text, col[0], known.Entity})
		}
	}
	slices.SortStableFunc(list, func(a, b name) int { return len(b.text) - len(a.text) })
	return list, errors.Join(err, scan.Err())
}

// mentions finds the names in the body, in text order and without overlap.
func mentions(art *article, list []name) (found []Mention) {
	body := art.Text[art.Body[0]:]
	taken := make([]bool, len(body))
	for _, n := range list {
		for _, at := range occurrences(body, n.text) {
			if slices.Contains(taken[at:at+len(n.text)], true) {
				continue
			}
			for i := at; i < at+len(n.text); i++ {
				taken[i] = true
			}
			start := art.Body[0] + at
			found = append(found, Mention{start, start + len(n.text), n.typ, n.text, n.entity})
		}
	}
	slices.SortFunc(found, func(a, b Mention) int { return a.Start - b.Start })
	return found
}
