package gold

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"claimgraph/schema"
)

// Make reads every source file under dir/source and gives the JSONL of each,
// by its path relative to dir ("011-….jsonl", "heldout/014-….jsonl"). The
// articles are those of dir/../articles.
func Make(dir string) (map[string][]byte, error) {
	table, err := entities(filepath.Join(dir, "entities.txt"))
	if err != nil {
		return nil, err
	}
	paths, err := sources(dir)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	var faults []error
	for _, path := range paths {
		content, err := makeFile(dir, path, table)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", path, err))
			continue
		}
		rel, err := filepath.Rel(filepath.Join(dir, "source"), path)
		if err != nil {
			return nil, err
		}
		files[strings.TrimSuffix(rel, ".txt")+".jsonl"] = content
	}
	return files, errors.Join(faults...)
}

// sources lists the annotated articles' source files, held-out ones last.
func sources(dir string) ([]string, error) {
	var all []string
	for _, pattern := range []string{"[0-9]*.txt", "heldout/[0-9]*.txt"} {
		list, err := filepath.Glob(filepath.Join(dir, "source", pattern))
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
	}
	return all, nil
}

// makeFile turns one source file into JSONL.
func makeFile(dir, path string, table map[string]schema.Argument) ([]byte, error) {
	name := strings.TrimSuffix(filepath.Base(path), ".txt")
	art, err := readArticle(filepath.Join(dir, "..", "articles", name+".md"))
	if err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := parse(f, art)
	if err != nil {
		return nil, err
	}
	list, err := claims(art, rows, table)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	for i := range list {
		if err := enc.Encode(&list[i]); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}
