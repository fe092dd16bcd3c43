package article

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"time"

	"claimgraph/schema"
)

// WARC reads web archives (ISO 28500), as the Common Crawl's news crawl makes
// them, plain or each record compressed by itself: every page that a server
// answered with is an article. It streams; of a damaged record a Failure tells,
// and reading goes on at the next one that can be found. Records of other kinds
// (requests, redirects, pictures) are passed over.
type WARC struct{}

// Name implements Format.
func (WARC) Name() string { return "warc" }

// Matches implements Format by how the file begins; what is compressed, by its
// name.
func (WARC) Matches(name string, head []byte) bool {
	name = strings.ToLower(name)
	zipped := bytes.HasPrefix(head, []byte(gzipMagic)) && (strings.HasSuffix(name, ".warc.gz") || strings.HasSuffix(name, ".wet.gz"))
	return zipped || bytes.HasPrefix(head, []byte("WARC/"))
}

const gzipMagic = "\x1f\x8b\x08"

// Read implements Format. A page's source is the archive and the number of its
// record, from 1.
func (WARC) Read(ctx context.Context, in *Input, limit Limit) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		w := &warcReader{ctx: ctx, in: in, limit: limit, yield: yield}
		file := bufio.NewReaderSize(in.Reader, 256<<10)
		if head, _ := file.Peek(len(gzipMagic)); string(head) == gzipMagic {
			w.members(&tape{file: file})
		} else if err := w.records(file); err != nil {
			w.fail(err)
		}
		if w.number == 0 && !w.stopped && ctx.Err() == nil {
			yield(Item{}, &Failure{in.Name, errEmpty})
		}
	}
}

// warcReader is one archive being read.
type warcReader struct {
	ctx     context.Context
	in      *Input
	limit   Limit
	yield   func(Item, error) bool
	number  int // of the record being read
	stopped bool
}

func (w *warcReader) done() bool { return w.stopped || w.ctx.Err() != nil }

func (w *warcReader) source() string { return fmt.Sprintf("%s:%d", w.in.Name, w.number) }

func (w *warcReader) fail(err error) {
	if !w.done() {
		w.stopped = !w.yield(Item{}, &Failure{w.source(), cause(err)})
	}
}

// members reads one gzip member after another. After a damaged one the next is
// looked for, from within it on: what was cut off has the next behind it.
func (w *warcReader) members(file *tape) {
	z, searching := new(gzip.Reader), false
	for !w.done() && file.seek(gzipMagic) {
		before := w.number
		err := z.Reset(file)
		if err == nil {
			z.Multistream(false)
			err = w.records(bufio.NewReaderSize(&guard{Reader: z, packed: &file.read}, 64<<10))
		}
		if err == nil {
			searching = false
			continue
		}
		if !searching || w.number > before {
			w.number = max(w.number, before+1)
			w.fail(fmt.Errorf("damaged record: %w", err))
		}
		searching = true
		file.back()
	}
}

// records reads the records of a stream. An error is one of the stream itself.
func (w *warcReader) records(r *bufio.Reader) error {
	for !w.done() {
		version, err := firstLine(r)
		if version == "" {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		w.number++
		if !strings.HasPrefix(version, "WARC/") {
			w.fail(fmt.Errorf("malformed record: begins with %.20q instead of WARC/", version))
			if !w.nextRecord(r) {
				return nil
			}
			continue
		}
		header, err := readHeader(r)
		size, sizeErr := strconv.ParseInt(header["content-length"], 10, 64)
		switch {
		case err != nil && !errors.Is(err, errHeader):
			return err
		case err != nil || sizeErr != nil || size < 0:
			w.fail(fmt.Errorf("malformed record: %w", errors.Join(err, sizeErr)))
			if !w.nextRecord(r) {
				return nil
			}
			continue
		}
		block := &io.LimitedReader{R: r, N: size}
		w.record(header, block)
		if _, err := io.Copy(io.Discard, block); err != nil {
			return err
		}
		if block.N > 0 {
			return fmt.Errorf("the record ends %d bytes early", block.N)
		}
	}
	return nil
}

// nextRecord goes on to the next line that begins a record.
func (w *warcReader) nextRecord(r *bufio.Reader) bool {
	atLine := true
	for !w.done() {
		if head, _ := r.Peek(5); atLine && string(head) == "WARC/" {
			return true
		}
		_, err := r.ReadSlice('\n')
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return false
		}
		atLine = err == nil
	}
	return false
}

// record yields the article of one record, when it has one.
// Damage of the archive itself is left to be found behind it.
func (w *warcReader) record(header map[string]string, rest *io.LimitedReader) {
	block := bufio.NewReader(rest)
	kind := header["content-type"]
	status := 200
	var http map[string]string
	switch header["warc-type"] {
	case "response":
		if !strings.HasPrefix(kind, "application/http") {
			return
		}
		var err error
		if status, http, err = readAnswer(block); err != nil {
			if rest.N == 0 {
				w.fail(fmt.Errorf("malformed answer: %w", err))
			}
			return
		}
		kind = http["content-type"]
	case "resource", "conversion":
	default:
		return
	}
	if status != 200 || !isPage(kind) {
		return
	}
	data, err := limited(block, w.limit)
	if rest.N > 0 && int64(len(data)) <= w.limit.Article {
		return
	}
	if err == nil {
		data, err = unpackBody(data, http, w.limit)
	}
	if err == nil && len(bytes.TrimSpace(data)) == 0 {
		err = errEmpty
	}
	var a schema.Article
	if err == nil {
		a, err = articleOfRecord(data, header, kind)
	}
	if err != nil {
		w.fail(err)
		return
	}
	if !w.done() {
		w.stopped = !w.yield(Item{Article: a, Source: w.source()}, nil)
	}
}

func articleOfRecord(data []byte, header map[string]string, kind string) (a schema.Article, err error) {
	address := strings.Trim(header["warc-target-uri"], "<>")
	if strings.HasPrefix(kind, "text/plain") {
		a.Text = string(decode(data, kind))
	} else if a, err = readHTML(data, &Input{Name: "", Type: kind}); err != nil {
		return a, err
	}
	if a.URL == "" {
		a.URL = address
	}
	if a.Outlet == "" {
		a.Outlet = hostOf(a.URL)
	}
	dateFromURL(&a)
	if t, err := time.Parse(time.RFC3339, header["warc-date"]); err == nil && a.Published == "" && a.PublishedFrom == "" {
		a.Published, a.PublishedFrom = t.UTC().Format(time.RFC3339), fromCrawl
	}
	a.ID = identified(&a)
	return a, nil
}
