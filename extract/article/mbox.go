package article

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"regexp"
	"strings"
)

// Mbox reads mailboxes (RFC 4155): a message begins at a line "From …" at the
// head of the file or after an empty line; ">From" within stands for "From".
type Mbox struct{}

// Name implements Format.
func (Mbox) Name() string { return "mbox" }

var mboxHead = regexp.MustCompile(`^From \S+ .*\d{4}.*\r?\n[A-Za-z][A-Za-z0-9-]*:`)

// Matches implements Format by extension, or by how the file begins.
func (Mbox) Matches(name string, head []byte) bool {
	return strings.EqualFold(filepath.Ext(name), ".mbox") || mboxHead.Match(head)
}

// Read implements Format. A message's source is the file and the line where it
// begins.
func (Mbox) Read(ctx context.Context, in *Input, limit Limit) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		box := &mailbox{lines: bufio.NewReaderSize(in.Reader, 64<<10), limit: limit, blank: true}
		seen := false
		for ctx.Err() == nil {
			line, data, size, err := box.next()
			source := fmt.Sprintf("%s:%d", in.Name, line)
			goOn := true
			switch {
			case size > limit.Article:
				seen, goOn = true, yield(Item{}, &Failure{source, limit.exceeded(size)})
			case len(bytes.TrimSpace(data)) > 0:
				seen = true
				if a, failed := readMail(data, limit); failed != nil {
					goOn = yield(Item{}, &Failure{source, failed})
				} else {
					a.Identify()
					goOn = yield(Item{Article: a, Source: source}, nil)
				}
			}
			if err != nil && !errors.Is(err, io.EOF) {
				yield(Item{}, &Failure{source, cause(err)})
				return
			}
			if !goOn || err != nil {
				break
			}
		}
		if !seen && ctx.Err() == nil {
			yield(Item{}, &Failure{in.Name, errEmpty})
		}
	}
}

// mailbox cuts a file into messages.
type mailbox struct {
	lines *bufio.Reader
	limit Limit
	line  int  // number of the line read last
	blank bool // the line before was empty, or there was none
}

// next gives a message, the line it begins at and its size; data is nil when it
// is larger than the limit.
func (m *mailbox) next() (begins int, data []byte, size int64, err error) {
	begins = max(1, m.line)
	for {
		line, err := readLine(m.lines, m.limit)
		if errors.Is(err, errLineTooLong) {
			line, err, size = nil, nil, m.limit.Article+1
		}
		m.line++
		if m.blank && bytes.HasPrefix(line, []byte("From ")) {
			m.blank = false
			if size > 0 || err != nil {
				return begins, data, size, err
			}
			begins = m.line
			continue
		}
		m.blank = len(bytes.TrimRight(line, "\r\n")) == 0
		if size += int64(len(line)); size <= m.limit.Article {
			data = append(data, unquoted(line)...)
		} else {
			data = nil
		}
		if err != nil {
			return begins, data, size, err
		}
	}
}

// unquoted takes one ">" off a quoted "From ".
func unquoted(line []byte) []byte {
	if rest := bytes.TrimLeft(line, ">"); len(rest) < len(line) && bytes.HasPrefix(rest, []byte("From ")) {
		return line[1:]
	}
	return line
}
