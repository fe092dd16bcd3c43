package article

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"claimgraph/schema"
)

// FieldMap says which column of a table, or field of an object, has which field
// of an article: "title" → "headline". The fields are those of an article on the
// wire.
type FieldMap map[string]string

// Fields lists the fields of an article that can be mapped.
func Fields() []string {
	return []string{"id", "text", "title", "published", "url", "outlet", "author", "language"}
}

// CSV reads tables with a header, parted by commas (.csv), semicolons or tabs
// (.tsv): one article a row. Columns are those of an article on the wire (id,
// text, title, published, url, outlet, author, language) or as Map says.
type CSV struct{ Map FieldMap }

// Name implements Format.
func (CSV) Name() string { return "csv" }

// Matches implements Format.
func (CSV) Matches(name string, _ []byte) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv":
		return true
	}
	return false
}

// Read implements Format.
func (f CSV) Read(ctx context.Context, in *Input, limit Limit) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		allowed := &allowance{Reader: in.Reader, row: 2*limit.Article + 128<<10}
		in.Reader = allowed
		allowed.refill()
		rows, columns, err := f.open(in)
		if err != nil {
			yield(Item{}, &Failure{in.Name, err})
			return
		}
		for ctx.Err() == nil {
			allowed.refill()
			row, err := rows.Read()
			var malformed *csv.ParseError
			switch {
			case errors.Is(err, io.EOF):
				return
			case errors.As(err, &malformed):
				if !yield(Item{}, &Failure{fmt.Sprintf("%s:%d", in.Name, malformed.Line), malformed.Err}) {
					return
				}
				continue
			case err != nil:
				yield(Item{}, &Failure{in.Name, cause(err)})
				return
			}
			line, _ := rows.FieldPos(0)
			source := fmt.Sprintf("%s:%d", in.Name, line)
			a, err := articleOfRow(row, columns, limit)
			if err != nil && !yield(Item{}, &Failure{source, err}) || err == nil && !yield(Item{Article: a, Source: source}, nil) {
				return
			}
		}
	}
}

// allowance bounds what one row may take: a quotation mark that is never closed
// would have all the rest read into memory.
type allowance struct {
	io.Reader
	row, left int64
}

func (a *allowance) refill() { a.left = a.row }

func (a *allowance) Read(p []byte) (int, error) {
	if a.left <= 0 {
		return 0, fmt.Errorf("a row of more than %s: a quotation mark may not be closed", bytesText(a.row))
	}
	n, err := a.Reader.Read(p[:min(int64(len(p)), a.left)])
	a.left -= int64(n)
	return n, err
}

// open reads the header and gives the column of every field.
func (f CSV) open(in *Input) (*csv.Reader, map[string]int, error) {
	buffered := bufio.NewReaderSize(in.Reader, 64<<10)
	head, _ := buffered.Peek(4096)
	if strings.HasPrefix(string(head), "\ufeff") {
		buffered.Discard(3)
	}
	rows := csv.NewReader(buffered)
	rows.Comma, rows.FieldsPerRecord, rows.ReuseRecord = separator(string(head)), -1, true
	header, err := rows.Read()
	if err != nil {
		if errors.Is(err, io.EOF) {
			return nil, nil, errEmpty
		}
		return nil, nil, cause(err)
	}
	wanted := map[string]string{}
	for _, field := range Fields() {
		wanted[field] = firstOf(f.Map[field], field)
	}
	columns := map[string]int{}
	for i, name := range header {
		for field, column := range wanted {
			if _, taken := columns[field]; !taken && strings.EqualFold(strings.TrimSpace(name), column) {
				columns[field] = i
			}
		}
	}
	if _, ok := columns["text"]; !ok {
		return nil, nil, fmt.Errorf("no column %q among %s; say which has the text: --map text=COLUMN", wanted["text"], strings.Join(header, ", "))
	}
	return rows, columns, nil
}

// separator is what the first line has most of.
func separator(head string) rune {
	line, _, _ := strings.Cut(head, "\n")
	best, most := ',', strings.Count(line, ",")
	for _, c := range ";\t" {
		if n := strings.Count(line, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}

func articleOfRow(row []string, columns map[string]int, limit Limit) (schema.Article, error) {
	field := func(name string) string {
		if i, ok := columns[name]; ok && i < len(row) {
			return strings.Clone(row[i])
		}
		return ""
	}
	a := schema.Article{
		ID: schema.ArticleID(field("id")), Text: field("text"), Title: field("title"), URL: field("url"),
		Outlet: field("outlet"), Author: field("author"), Language: field("language"),
	}
	switch {
	case strings.TrimSpace(a.Text) == "":
		return a, errEmpty
	case !utf8.ValidString(strings.Join(row, "")):
		return a, errors.New("invalid UTF-8")
	case int64(len(a.Text)) > limit.Article:
		return a, limit.exceeded(int64(len(a.Text)))
	}
	setPublished(&a, field("published"))
	dateFromURL(&a)
	a.Identify()
	return a, nil
}
