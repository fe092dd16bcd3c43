package article

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"claimgraph/schema"
)

// JSONL reads one article a line: {"id","text","title","published","url",
// "outlet"}, only text required, or the fields that Map names, within objects by
// a path: "content.body". A bad line is a Failure that names it; the lines after
// it are read.
type JSONL struct{ Map FieldMap }

// Name implements Format.
func (JSONL) Name() string { return "jsonl" }

// Matches implements Format by extension, and by content for standard input.
func (JSONL) Matches(name string, head []byte) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jsonl", ".ndjson":
		return true
	}
	line, _, _ := bytes.Cut(bytes.TrimSpace(head), []byte("\n"))
	return name == "-" && bytes.HasPrefix(line, []byte("{")) && bytes.Contains(line, []byte(`"text"`))
}

// Read implements Format.
func (f JSONL) Read(ctx context.Context, in *Input, limit Limit) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		lines := bufio.NewReaderSize(in.Reader, 64<<10)
		seen := false
		for number := 1; ctx.Err() == nil; number++ {
			line, err := readLine(lines, limit)
			source := fmt.Sprintf("%s:%d", in.Name, number)
			goOn := true
			switch {
			case errors.Is(err, errLineTooLong):
				seen, goOn = true, yield(Item{}, &Failure{source, err})
			case err != nil && !errors.Is(err, io.EOF):
				yield(Item{}, &Failure{source, cause(err)})
				return
			case len(bytes.TrimSpace(line)) > 0:
				seen, goOn = true, f.yieldLine(line, source, yield)
			}
			if !goOn {
				return
			}
			if errors.Is(err, io.EOF) {
				break
			}
		}
		if !seen && ctx.Err() == nil {
			yield(Item{}, &Failure{in.Name, errEmpty})
		}
	}
}

func (f JSONL) yieldLine(line []byte, source string, yield func(Item, error) bool) bool {
	a, err := f.parseLine(line)
	if err != nil {
		return yield(Item{}, &Failure{source, err})
	}
	return yield(Item{Article: a, Source: source}, nil)
}

var errLineTooLong = errors.New("line too long")

// readLine reads one line with its end. A line longer than the limit is read
// past and reported.
func readLine(r *bufio.Reader, limit Limit) ([]byte, error) {
	var line []byte
	var size int64
	for {
		part, err := r.ReadSlice('\n')
		size += int64(len(part))
		if size <= limit.Article {
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if size > limit.Article && (err == nil || errors.Is(err, io.EOF)) {
			return nil, fmt.Errorf("%w: %w", errLineTooLong, limit.exceeded(size))
		}
		return line, err
	}
}

// parseLine reads one line's article. The id may be a number.
func (f JSONL) parseLine(line []byte) (schema.Article, error) {
	if !utf8.Valid(line) {
		return schema.Article{}, errors.New("invalid UTF-8")
	}
	line, err := f.mapped(line)
	if err != nil {
		return schema.Article{}, fmt.Errorf("malformed JSON: %w", err)
	}
	var wire struct {
		schema.Article
		ID   any             `json:"id"`
		Text *string         `json:"text"`
		Body json.RawMessage `json:"body"` // ours to find out
		Copy json.RawMessage `json:"copy"`
	}
	if err := json.Unmarshal(line, &wire); err != nil {
		return schema.Article{}, fmt.Errorf("malformed JSON: %w", err)
	}
	a := wire.Article
	switch id := wire.ID.(type) {
	case nil:
	case string:
		a.ID = schema.ArticleID(id)
	case float64:
		a.ID = schema.ArticleID(fmt.Sprintf("%.0f", id))
	default:
		return a, errors.New("the id is neither text nor a number")
	}
	if wire.Text == nil {
		return a, errors.New(`there is no "text"`)
	}
	a.Text = *wire.Text
	if strings.TrimSpace(a.Text) == "" {
		return a, errEmpty
	}
	setPublished(&a, a.Published)
	a.Body, a.Copy = nil, nil
	if err := mergeFrontMatter(&a); err != nil {
		return a, err
	}
	dateFromURL(&a)
	a.Identify()
	return a, nil
}

// mapped gives a line with the fields that Map names under the names they have
// on the wire.
func (f JSONL) mapped(line []byte) ([]byte, error) {
	if len(f.Map) == 0 {
		return line, nil
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(line, &fields); err != nil {
		return nil, err
	}
	named := map[string]json.RawMessage{}
	for field, path := range f.Map {
		if value := fieldAt(fields, path); value != nil {
			named[field] = value
		}
	}
	for field, value := range fields {
		if _, ok := f.Map[field]; !ok && named[field] == nil {
			named[field] = value
		}
	}
	return json.Marshal(named)
}

// fieldAt gives the value of a field, or of one within objects, nil when there
// is none.
func fieldAt(fields map[string]json.RawMessage, path string) json.RawMessage {
	if value, ok := fields[path]; ok {
		return value
	}
	name, rest, nested := strings.Cut(path, ".")
	var inner map[string]json.RawMessage
	if !nested || json.Unmarshal(fields[name], &inner) != nil {
		return nil
	}
	return fieldAt(inner, rest)
}

// mergeFrontMatter marks a front matter within a line's text as outside the
// body; what the line itself says wins over it.
func mergeFrontMatter(a *schema.Article) error {
	stated := *a
	if err := readFrontMatter(a); err != nil {
		return err
	}
	a.ID = schema.ArticleID(firstOf(string(stated.ID), string(a.ID)))
	a.Title = firstOf(stated.Title, a.Title)
	if stated.Published != "" || stated.PublishedFrom != "" {
		a.Published, a.PublishedFrom = stated.Published, stated.PublishedFrom
	}
	a.URL = firstOf(stated.URL, a.URL)
	a.Outlet = firstOf(stated.Outlet, a.Outlet)
	a.Author = firstOf(stated.Author, a.Author)
	a.Language = firstOf(stated.Language, a.Language)
	return nil
}
