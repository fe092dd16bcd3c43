package article

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"

	"claimgraph/schema"
)

// DOCX reads Office Open XML text documents (ECMA-376): the paragraphs of the
// main part, an empty line between; title and author from the core properties.
type DOCX struct{}

// Name implements Format.
func (DOCX) Name() string { return "docx" }

// Matches implements Format.
func (DOCX) Matches(name string, head []byte) bool {
	return strings.EqualFold(filepath.Ext(name), ".docx") && bytes.HasPrefix(head, []byte("PK\x03\x04"))
}

// Read implements Format.
func (DOCX) Read(_ context.Context, in *Input, limit Limit) iter.Seq2[Item, error] {
	return one(in, limit, func(data []byte, in *Input) (schema.Article, error) { return readDOCX(data, in.Name, limit) })
}

func readDOCX(data []byte, name string, limit Limit) (a schema.Article, err error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return a, fmt.Errorf("damaged document: %w", err)
	}
	var blocks []string
	var b strings.Builder
	err = eachElement(archive, "word/document.xml", limit, func(element, text string, end bool) {
		switch {
		case element == "t" && !end:
			b.WriteString(text)
		case (element == "tab" || element == "br") && end:
			b.WriteByte(' ')
		case element == "p" && end:
			if p := strings.TrimSpace(b.String()); p != "" {
				blocks = append(blocks, p)
			}
			b.Reset()
		}
	})
	if err != nil {
		return a, err
	}
	if a.Text = strings.Join(blocks, "\n\n"); a.Text == "" {
		return a, errEmpty
	}
	// A document without properties is none the worse.
	_ = eachElement(archive, "docProps/core.xml", limit, func(element, text string, end bool) {
		switch text = strings.TrimSpace(text); {
		case element == "title" && !end:
			a.Title += text
		case element == "creator" && !end:
			a.Author += text
		}
	})
	dateFromName(&a, name)
	return a, nil
}

// eachElement tells the text directly within elements, and their ends, by their
// local names.
func eachElement(archive *zip.Reader, part string, limit Limit, tell func(element, text string, end bool)) error {
	f, err := archive.Open(part)
	if err != nil {
		return fmt.Errorf("damaged document: no %s", part)
	}
	defer f.Close()
	d := xml.NewDecoder(io.LimitReader(f, 8*limit.Article))
	var open []string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("damaged document: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			open = append(open, t.Name.Local)
		case xml.EndElement:
			open = open[:len(open)-1]
			tell(t.Name.Local, "", true)
		case xml.CharData:
			if len(open) > 0 {
				tell(open[len(open)-1], string(t), false)
			}
		}
	}
}
