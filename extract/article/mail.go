package article

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"
	"time"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // the encodings mail comes in
	"github.com/emersion/go-message/mail"

	"claimgraph/schema"
)

// Mail reads one message (RFC 5322, MIME): a newsletter, a wire report sent by
// mail. The text is that of its plain part, else of its HTML part; attachments
// are left alone. Title is the subject; outlet is the list, else the sender.
type Mail struct{}

// Name implements Format.
func (Mail) Name() string { return "mail" }

// Matches implements Format by extension.
func (Mail) Matches(name string, _ []byte) bool { return strings.EqualFold(filepath.Ext(name), ".eml") }

// Read implements Format.
func (Mail) Read(_ context.Context, in *Input, limit Limit) iter.Seq2[Item, error] {
	return one(in, limit, func(data []byte, in *Input) (schema.Article, error) { return readMail(data, limit) })
}

func readMail(data []byte, limit Limit) (a schema.Article, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("malformed message: %v", r)
		}
	}()
	m, err := message.Read(bytes.NewReader(data))
	if m == nil || err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
		return a, fmt.Errorf("malformed message: %w", err)
	}
	plain, markup := mailTexts(m, limit)
	if a.Text = plain; strings.TrimSpace(plain) == "" {
		a.Text = plainText(markup)
	}
	if strings.TrimSpace(a.Text) == "" {
		return a, errEmpty
	}
	describeMail(&a, mail.Header{Header: m.Header})
	return a, nil
}

// mailTexts gives the first plain and the first HTML part. What a damaged
// message has before the damage is taken.
func mailTexts(m *message.Entity, limit Limit) (plain, markup string) {
	// A part that cannot be read ends the walk; what was found by then counts.
	_ = m.Walk(func(_ []int, part *message.Entity, err error) error {
		if err != nil {
			return err
		}
		disposition, _, _ := part.Header.ContentDisposition()
		kind, _, _ := part.Header.ContentType()
		if part.MultipartReader() != nil || disposition == "attachment" {
			return nil
		}
		var into *string
		switch {
		case kind == "text/plain" && plain == "", kind == "" && plain == "":
			into = &plain
		case kind == "text/html" && markup == "":
			into = &markup
		default:
			return nil
		}
		text, err := io.ReadAll(io.LimitReader(part.Body, limit.Article))
		*into = strings.ReplaceAll(string(decode(text, "")), "\r\n", "\n")
		if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
			return err
		}
		return nil
	})
	return plain, markup
}

func describeMail(a *schema.Article, h mail.Header) {
	a.Title, _ = h.Subject()
	if from, err := h.AddressList("From"); err == nil && len(from) > 0 {
		a.Author = firstOf(from[0].Name, from[0].Address)
		a.Outlet = a.Author
	}
	if list, err := h.Text("List-Id"); err == nil {
		name, _, _ := strings.Cut(list, "<")
		a.Outlet = firstOf(strings.Trim(name, ` "`), a.Outlet)
	}
	if at := strings.Trim(h.Get("Archived-At"), "<> "); IsAddress(at) {
		a.URL = at
	}
	if date, err := h.Date(); err == nil && !date.IsZero() {
		a.Published = date.UTC().Format(time.RFC3339)
	} else {
		setPublished(a, h.Get("Date"))
	}
	for _, field := range []*string{&a.Title, &a.Author, &a.Outlet} {
		*field = strings.ToValidUTF8(strings.Join(strings.Fields(*field), " "), "\ufffd")
	}
}
