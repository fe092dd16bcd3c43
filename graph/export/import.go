// Package export carries graphs in and out of files: event data sets in, and
// JSONL both ways without loss. One file per format.
package export

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Format reads one kind of file, line by line.
type Format interface {
	// Name is what --from takes.
	Name() string
	// Line reads a line, without its end, into what it says. skip tells that the
	// line holds nothing by right, as a header does.
	Line(line []byte) (step graph.Step, skip bool, err error)
}

// Resolve gives the entity that a name means, where a gazetteer knows one; nil
// knows none.
type Resolve func(name string) (schema.Entity, bool)

// Imports lists the formats that can be read.
func Imports(resolve Resolve) []Format {
	return []Format{
		NewICEWS(resolve),
		NewGDELT(resolve),
		NewPOLECAT(resolve),
		JSONL{},
	}
}

// Result is what an import did.
type Result struct {
	Lines   int           `json:"lines"`
	Bad     int           `json:"bad"`
	Errors  []string      `json:"errors,omitempty"` // the first bad lines, one sentence each
	Written graph.Written `json:"written"`
}

const (
	maxLine   = 64 << 20 // an article on one line
	maxErrors = 20
	batchSize = 10_000 // records held before they are written
)

// Import reads lines of a format into a store. A line that cannot be read is
// counted and left out; reading goes on. progress, which may be nil, is told
// the bytes read so far. Memory is bounded by the batch. What was written
// before an error stays, and importing again adds nothing.
func Import(ctx context.Context, r io.Reader, f Format, s graph.Store, progress func(bytes int64)) (Result, error) {
	var result Result
	in := bufio.NewReaderSize(r, 1<<20)
	batch := batch{store: s, result: &result}
	var read int64
	for {
		line, err := readLine(in)
		read += int64(len(line))
		if err != nil && err != io.EOF && !errors.Is(err, errLong) {
			return result, errors.Join(fmt.Errorf("reading line %d: %w", result.Lines+1, err), batch.flush(ctx))
		}
		if len(line) > 0 || err != nil && err != io.EOF {
			result.Lines++
			result.take(f, line, err, &batch)
		}
		if batch.size >= batchSize || err == io.EOF {
			if err := batch.flush(ctx); err != nil {
				return result, err
			}
			if progress != nil {
				progress(read)
			}
		}
		if err == io.EOF {
			return result, nil
		}
	}
}

func (r *Result) take(f Format, line []byte, err error, b *batch) {
	line = bytes.TrimRight(line, "\r\n")
	if len(bytes.TrimSpace(line)) == 0 && err != errLong {
		return
	}
	var (
		step graph.Step
		skip bool
	)
	if err != errLong {
		step, skip, err = f.Line(line)
	}
	switch {
	case err != nil:
		r.Bad++
		if len(r.Errors) < maxErrors {
			r.Errors = append(r.Errors, fmt.Sprintf("line %d: %v", r.Lines, err))
		}
	case !skip:
		b.add(step)
	}
}

var errLong = fmt.Errorf("longer than %d bytes", maxLine)

// readLine reads a line with its end; one that is too long is read past.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if len(line) <= maxLine {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case len(line) > maxLine:
			return nil, errLong
		}
		return line, err
	}
}

// batch joins what lines say to few steps; an article makes a step of its own.
type batch struct {
	store  graph.Store
	result *Result
	steps  []graph.Step
	joined graph.Step
	size   int
}

func (b *batch) add(s graph.Step) {
	b.size += 1 + len(s.Claims)
	if s.Article != nil {
		b.size += len(s.Article.Text) / 1000
	}
	if s.Article != nil || s.Ledger != nil {
		b.steps = append(b.steps, s)
		return
	}
	b.joined.Claims = append(b.joined.Claims, s.Claims...)
	b.joined.Entities = append(b.joined.Entities, s.Entities...)
	b.joined.Records = append(b.joined.Records, s.Records...)
	b.joined.Cache = append(b.joined.Cache, s.Cache...)
}

func (b *batch) flush(ctx context.Context) error {
	if b.size == 0 {
		return ctx.Err()
	}
	w, err := b.store.Put(ctx, append(b.steps, b.joined)...)
	b.result.Written.Articles += w.Articles
	b.result.Written.Claims += w.Claims
	b.result.Written.Entities += w.Entities
	b.steps, b.joined, b.size = nil, graph.Step{}, 0
	return err
}
