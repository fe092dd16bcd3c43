package article

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/ledongthuc/pdf"

	"claimgraph/schema"
)

// PDF reads the text of PDF documents (ISO 32000), paragraph by paragraph as
// the lines lie on the page; title, author and date from the document's
// information. Scans have pictures of text, no text: they are a Failure.
type PDF struct{}

// Name implements Format.
func (PDF) Name() string { return "pdf" }

// Matches implements Format by the file's first bytes.
func (PDF) Matches(_ string, head []byte) bool { return bytes.HasPrefix(head, []byte("%PDF-")) }

// Read implements Format.
func (PDF) Read(ctx context.Context, in *Input, limit Limit) iter.Seq2[Item, error] {
	return one(in, limit, func(data []byte, in *Input) (schema.Article, error) {
		a, err := readPDF(ctx, data, limit)
		if err == nil {
			dateFromName(&a, in.Name)
		}
		return a, err
	})
}

var (
	errNoPDFText = errors.New("the PDF has no text: it may be a scan, which needs text recognition first")
	errLockedPDF = errors.New("the PDF is locked with a password")
)

const mostPages = 5000

func readPDF(ctx context.Context, data []byte, limit Limit) (a schema.Article, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("damaged PDF: %v", r)
		}
	}()
	doc, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case errors.Is(err, pdf.ErrInvalidPassword):
		return a, errLockedPDF
	case err != nil:
		return a, fmt.Errorf("damaged PDF: %w", err)
	}
	var text pageText
	for number := 1; number <= min(doc.NumPage(), mostPages) && ctx.Err() == nil; number++ {
		page := doc.Page(number)
		if page.V.IsNull() {
			continue
		}
		if err := checkContent(page, limit); err != nil {
			return a, fmt.Errorf("page %d: %w", number, err)
		}
		text.add(withoutEnds(page))
		if int64(text.size) > limit.Article {
			return a, limit.exceeded(int64(text.size))
		}
	}
	if a.Text = text.String(); strings.TrimSpace(a.Text) == "" {
		return a, errNoPDFText
	}
	info := doc.Trailer().Key("Info")
	a.Title, a.Author = infoText(info, "Title"), infoText(info, "Author")
	if date, ok := pdfDate(infoText(info, "CreationDate")); ok {
		a.Published, a.PublishedFrom = date, fromDocument
	}
	return a, nil
}

func infoText(info pdf.Value, key string) string {
	return strings.ToValidUTF8(strings.TrimSpace(strings.Trim(info.Key(key).Text(), "\x00")), "\ufffd")
}

// pdfDate reads a date such as D:20220323100000+01'00' (ISO 32000-1, 7.9.4) to
// the day.
func pdfDate(s string) (string, bool) {
	s = strings.TrimPrefix(s, "D:")
	if len(s) < 8 {
		return "", false
	}
	t, err := time.Parse("20060102", s[:8])
	return t.Format(time.DateOnly), err == nil && t.Year() > 1980
}

// checkContent refuses a page whose drawing instructions unpack to far more
// than a page of text has.
func checkContent(page pdf.Page, limit Limit) error {
	var total int64
	content := page.V.Key("Contents")
	streams := []pdf.Value{content}
	if content.Kind() == pdf.Array {
		streams = nil
		for i := range content.Len() {
			streams = append(streams, content.Index(i))
		}
	}
	for _, s := range streams {
		if s.Kind() != pdf.Stream {
			continue
		}
		r := s.Reader()
		n, err := io.Copy(io.Discard, io.LimitReader(r, 4*limit.Article+1))
		r.Close()
		if total += n; total > 4*limit.Article {
			return errBomb
		}
		if err != nil {
			return fmt.Errorf("damaged PDF: %w", err)
		}
	}
	return nil
}

// withoutEnds gives a page's pieces of text without what the library sets after
// each array of them: a line end, drawn as whatever the font has in its place.
func withoutEnds(page pdf.Page) []pdf.Text {
	ends := map[string]string{}
	for _, name := range page.Fonts() {
		font := page.Font(name)
		base := font.BaseFont()
		if _, after, subset := strings.Cut(base, "+"); subset {
			base = after
		}
		if encoder := font.Encoder(); encoder != nil {
			ends[base] = encoder.Decode("\n")
		}
	}
	return slices.DeleteFunc(page.Content().Text, func(t pdf.Text) bool { return t.S != " " && t.S == ends[t.Font] })
}
