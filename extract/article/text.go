package article

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"claimgraph/schema"
)

// Text reads plain text and Markdown: one file is one article. A YAML front
// matter between two lines of "---" gives id, title, published, url, outlet,
// author and language; it stays in the stored text, outside what is analysed.
type Text struct{}

// Name implements Format.
func (Text) Name() string { return "text" }

// Matches implements Format: every file that no other format claims.
func (Text) Matches(string, []byte) bool { return true }

// Read implements Format.
func (Text) Read(_ context.Context, in *Input, limit Limit) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		article, err := readText(in, limit)
		if err != nil {
			yield(Item{}, &Failure{Source: in.Name, Err: err})
			return
		}
		yield(Item{Article: article, Source: in.Name}, nil)
	}
}

func readText(in *Input, limit Limit) (schema.Article, error) {
	var a schema.Article
	if in.Size > limit.Article {
		return a, limit.exceeded(in.Size)
	}
	data, err := io.ReadAll(io.LimitReader(in.Reader, limit.Article+1))
	if err != nil {
		return a, cause(err)
	}
	if int64(len(data)) > limit.Article {
		return a, limit.exceeded(int64(len(data)))
	}
	if err := checkText(data); err != nil {
		return a, err
	}
	a.Text = string(data)
	if err := readFrontMatter(&a); err != nil {
		return a, err
	}
	start, end := a.BodyRange()
	if strings.TrimSpace(a.Text[start:end]) == "" {
		return a, errEmpty
	}
	dateFromName(&a, in.Name)
	a.Identify()
	return a, nil
}

var errEmpty = errors.New("empty: there is no text to read")

// signatures are the first bytes of files that people mistake for text.
var signatures = []struct{ kind, magic string }{
	{"a PDF", "%PDF-"}, {"a ZIP archive or office document", "PK\x03\x04"}, {"a gzip archive", "\x1f\x8b"},
	{"a PNG picture", "\x89PNG"}, {"a JPEG picture", "\xff\xd8\xff"}, {"a program", "\x7fELF"},
	{"an SQLite database", "SQLite format 3"},
}

// checkText refuses what is not UTF-8 text, saying what it seems to be and
// where it goes wrong.
func checkText(data []byte) error {
	if len(bytes.TrimSpace(data)) == 0 {
		return errEmpty
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.magic)) {
			return fmt.Errorf("binary: this is %s, not text", s.kind)
		}
	}
	head := data[:min(len(data), 8192)]
	if zeros := bytes.Count(head, []byte{0}); zeros > 8 {
		return fmt.Errorf("binary: %d zero bytes, the first at byte %d", zeros, bytes.IndexByte(head, 0))
	}
	if utf8.Valid(data) {
		return nil
	}
	at := 0
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		at += size
	}
	line := 1 + bytes.Count(data[:at], []byte{'\n'})
	return fmt.Errorf("invalid UTF-8 at byte %d (line %d); convert it first, for example: iconv -f windows-1252 -t utf-8", at, line)
}
