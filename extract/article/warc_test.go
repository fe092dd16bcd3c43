package article

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
)

// warc writes a record with its header fields and block.
func warc(kind, fields, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Date: 2022-03-24T05:06:07Z\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, fields, len(block), block)
}

// answer is a response record of a page.
func answer(address, header, body string) string {
	return warc("response", "WARC-Target-URI: "+address+"\r\nContent-Type: application/http; msgtype=response\r\n",
		"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"+header+"\r\n"+body)
}

func prose(n int) string {
	return fmt.Sprintf(`<html><head><title>Talks %d</title></head><body><article><p>The %d delegates met in Geneva on Tuesday and spoke for hours about the blockade of the port, the release of the prisoners and the delivery of grain.</p>
<p>Nobody expects an agreement before the end of the month, diplomats said, because the two governments have not even agreed on an agenda for it.</p></article></body></html>`, n, n)
}

func TestWARC(t *testing.T) {
	info := warc("warcinfo", "", "software: a test\r\n")
	bare := strings.Replace(strings.Replace(page, `<link rel="canonical" href="https://example.org/kyiv-accuses">`, "", 1), `<meta property="article:published_time" content="2022-03-23T10:00:00Z">`, "", 1)
	chunked := fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(prose(1)), prose(1))
	cases := []struct {
		name, file, data string
		want             []string // address, date and where it is from
		failed           []string
	}{
		{"a page among other records", "a.warc", info + warc("request", "", "GET / HTTP/1.1\r\n\r\n") + answer("https://www.example.org/1", "", page), []string{"https://example.org/kyiv-accuses 2022-03-23T10:00:00Z "}, nil},
		{"a page that does not tell its date", "a.warc", answer("https://www.example.org/1", "", bare), []string{"https://www.example.org/1 2022-03-24T05:06:07Z crawled"}, nil},
		{"a date in the address", "a.warc", answer("https://www.example.org/2022/03/22/1", "", bare), []string{"https://www.example.org/2022/03/22/1 2022-03-22 url"}, nil},
		{"compressed by record", "a.warc.gz", gzipped(info) + gzipped(answer("https://a.example/1", "", prose(1))) + gzipped(answer("https://a.example/2", "", prose(2))), []string{"https://a.example/1 2022-03-24T05:06:07Z crawled", "https://a.example/2 2022-03-24T05:06:07Z crawled"}, nil},
		{"compressed as a whole, of another name", "crawl", gzipped(info + answer("https://a.example/1", "", prose(1))), []string{"https://a.example/1 2022-03-24T05:06:07Z crawled"}, nil},
		{"in a zstd stream", "a.warc.zst", zstandard(answer("https://a.example/1", "", prose(1))), []string{"https://a.example/1 2022-03-24T05:06:07Z crawled"}, nil},
		{"chunked", "a.warc", answer("https://a.example/1", "Transfer-Encoding: chunked\r\n", chunked), []string{"https://a.example/1 2022-03-24T05:06:07Z crawled"}, nil},
		{"said to be chunked", "a.warc", answer("https://a.example/1", "Transfer-Encoding: chunked\r\n", prose(1)), []string{"https://a.example/1 2022-03-24T05:06:07Z crawled"}, nil},
		{"packed body", "a.warc", answer("https://a.example/1", "Content-Encoding: gzip\r\n", gzipped(prose(1))), []string{"https://a.example/1 2022-03-24T05:06:07Z crawled"}, nil},
		{"text of a crawl", "a.wet", warc("conversion", "WARC-Target-URI: https://a.example/1\r\nContent-Type: text/plain\r\n", "Russia vetoed the draft."), []string{"https://a.example/1 2022-03-24T05:06:07Z crawled"}, nil},
		{"redirects and pictures", "a.warc", warc("response", "Content-Type: application/http\r\n", "HTTP/1.1 301 Moved\r\nLocation: /2\r\n\r\n") +
			warc("response", "Content-Type: application/http\r\n", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"), nil, nil},
		{"a page without text", "a.warc", answer("https://a.example/1", "", "<html></html>"), nil, []string{"a.warc:1: the page has no article text"}},
		{"malformed records", "a.warc", info + "garbage\r\nmore\r\n" + answer("https://a.example/1", "", prose(1)) +
			"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n" + "WARC/1.0\r\nno field\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n" + answer("https://a.example/2", "", prose(2)),
			[]string{"https://a.example/1 2022-03-24T05:06:07Z crawled", "https://a.example/2 2022-03-24T05:06:07Z crawled"},
			[]string{"a.warc:2: malformed record: begins with \"garbage\"", "a.warc:4: malformed record: strconv", "a.warc:5: malformed record: malformed header"}},
		{"malformed answer", "a.warc", warc("response", "Content-Type: application/http\r\n", "HTTP/1.1 abc\r\n\r\n"), nil, []string{"a.warc:1: malformed answer"}},
		{"a damaged member among good ones", "a.warc.gz", gzipped(info) + gzipped(answer("https://a.example/1", "", prose(1)))[:200] + gzipped(answer("https://a.example/2", "", prose(2))),
			[]string{"https://a.example/2 2022-03-24T05:06:07Z crawled"}, []string{"a.warc.gz:2: damaged record"}},
		{"cut off", "a.warc", answer("https://a.example/1", "", prose(1))[:400], nil, []string{"a.warc:1: the record ends "}},
		{"cut off and compressed", "a.warc.gz", gzipped(info) + gzipped(answer("https://a.example/1", "", prose(1)))[:300], nil, []string{"a.warc.gz:2: damaged record: unexpected EOF"}},
		{"nothing in it", "a.warc.gz", gzipped(""), nil, []string{"a.warc.gz: empty"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, failed := from(c.file, c.data, Options{})
			if len(got) != len(c.want) || len(failed) != len(c.failed) {
				t.Fatalf("%d articles and failures %q, want %d and %q", len(got), failed, len(c.want), c.failed)
			}
			for i, a := range got {
				if is := a.URL + " " + a.Published + " " + a.PublishedFrom; is != c.want[i] {
					t.Errorf("article %d: %s, want %s", i, is, c.want[i])
				}
			}
			for i, f := range failed {
				if !strings.HasPrefix(f, c.failed[i]) {
					t.Errorf("failure %q, want %q", f, c.failed[i])
				}
			}
		})
	}
}

func TestTheSamePageCrawledTwiceIsOneArticle(t *testing.T) {
	first := answer("https://a.example/1", "", prose(1))
	var ids []string
	for item, err := range (WARC{}).Read(context.Background(), &Input{Name: "a.warc", Reader: strings.NewReader(first + strings.Replace(first, "2022-03-24", "2022-03-25", 1))}, DefaultLimit) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, string(item.Article.ID))
	}
	if len(ids) != 2 || ids[0] != ids[1] {
		t.Errorf("%v", ids)
	}
}

// endless is an archive that goes on for so many bytes.
type endless struct {
	record string
	left   int
	rest   string
}

func (e *endless) Read(p []byte) (int, error) {
	if e.rest == "" {
		if e.left <= 0 {
			return 0, io.EOF
		}
		e.rest = e.record
	}
	n := copy(p, e.rest)
	e.rest, e.left = e.rest[n:], e.left-n
	return n, nil
}

// TestLargeArchivesStream reads far more than it may hold. What counts is what
// the reader keeps: other tests' garbage and the archive's own text are not its.
func TestLargeArchivesStream(t *testing.T) {
	video := warc("response", "Content-Type: application/http\r\n", "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n"+strings.Repeat("x", 32<<20))
	in := &endless{record: video + answer("https://a.example/1", "", prose(1)), left: 1 << 30}
	before := held()
	pages := 0
	var most uint64
	for _, err := range (WARC{}).Read(context.Background(), &Input{Name: "a.warc", Reader: in}, DefaultLimit) {
		if err != nil {
			t.Fatal(err)
		}
		pages++
		most = max(most, held())
	}
	if pages != 32 || most > before+64<<20 {
		t.Errorf("%d pages, %d MB at most after %d; want 32 pages and less than 64 MB more", pages, most>>20, before>>20)
	}
}

// held is the memory in use, in bytes, once garbage is collected.
func held() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkWARC reads a compressed crawl: pages of a few hundred words.
func BenchmarkWARC(b *testing.B) {
	record := gzipped(answer("https://a.example/1", "", strings.Replace(page, "<footer>", strings.Repeat("<p>The ministry did not answer questions about it, and nobody at the port could be reached for comment on Tuesday.</p>", 20)+"<footer>", 1)))
	b.SetBytes(int64(len(record)))
	in := &endless{record: record, left: len(record) * b.N}
	for _, err := range (WARC{}).Read(context.Background(), &Input{Name: "a.warc.gz", Reader: in}, DefaultLimit) {
		if err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzWARC(f *testing.F) {
	f.Add(answer("https://a.example/1", "", prose(1)))
	f.Add(warc("conversion", "WARC-Target-URI: <https://a.example/1>\r\nContent-Type: text/plain\r\n", "Text.") + "WARC/1.0\r\n\r\n")
	f.Add(gzipped(warc("warcinfo", "", "x")) + gzipped(answer("u", "Content-Encoding: gzip\r\n", gzipped(prose(1))))[:90])
	f.Add("WARC/1.0\r\nContent-Length: -5\r\n\r\nWARC/0.1\r\nContent-Length: 99999999999999\r\n\r\n")
	f.Fuzz(func(t *testing.T, data string) {
		got, _ := from("a.warc.gz", data, Options{Format: "warc", Limit: Limit{Article: 1 << 20}})
		for _, a := range got {
			checkArticle(t, &a)
		}
	})
}
