// Package article reads articles from files, folders, archives, the web and
// standard input, one format per file. What is text already is kept byte for
// byte; of web pages, feeds, mail and documents the text taken out is what is
// stored.
package article

import (
	"context"
	"fmt"
	"io"
	"iter"
	"time"

	"claimgraph/schema"
)

// Item is one article as it was found.
type Item struct {
	Article schema.Article
	Source  string // path, or path:line within a file of many; "-" for standard input
	// Modified is when the file it was read from was last changed; zero when
	// that is not known.
	Modified time.Time
}

// Failure says why one article could not be read. It never ends the reading of
// the others.
type Failure struct {
	Source string // path, or path:line
	Err    error
}

func (f *Failure) Error() string { return fmt.Sprintf("%s: %v", f.Source, f.Err) }

// Unwrap gives the cause.
func (f *Failure) Unwrap() error { return f.Err }

// Input is a file about to be read.
type Input struct {
	Name     string // path or address as given, "-" for standard input
	Size     int64  // bytes, -1 when unknown
	Modified time.Time
	Type     string // media type as a server states it; empty for files
	Reader   io.Reader

	fetched bool // Name is a web address
}

// Format reads one kind of file.
type Format interface {
	// Name is what --input-format calls it: "text".
	Name() string
	// Matches tells from the file's name and first bytes (up to 4,096) whether
	// this format reads it.
	Matches(name string, head []byte) bool
	// Read yields the articles in file order. An error is a *Failure; reading
	// goes on after it where the format allows.
	Read(ctx context.Context, in *Input, limit Limit) iter.Seq2[Item, error]
}

// Default lists the formats; the first that matches reads a file.
func Default() []Format { return Formats(nil) }

// Formats lists the formats, tables and JSONL read by the columns that fields
// names. An
// archive may have archives in it, which have none again; each of their files
// may be compressed.
func Formats(fields FieldMap) []Format {
	single := []Format{DOCX{}, PDF{}, WARC{}, Mbox{}, Mail{}, JSONL{fields}, Feed{}, HTML{}, CSV{fields}, Text{}}
	return packed(single, packed(single, compressed(single, single)))
}

// Reader tells people what is read.
type Reader struct{ Name, About string }

// Readers lists the formats for people, the most frequent first.
func Readers() []Reader {
	return []Reader{
		{"text", "plain text and Markdown, one article a file; front matter gives id, title, published, outlet, url"},
		{"html", "web pages: the main text, with title, author, date, outlet and language as the page states them"},
		{"feed", "RSS, Atom and JSON feeds, one article an entry"},
		{"jsonl", "one JSON object a line: id, text, title, published, url, outlet"},
		{"csv", "tables with a header, parted by commas, semicolons or tabs, one article a row"},
		{"mail", "messages (.eml): newsletters, wire reports"},
		{"mbox", "mailboxes, one article a message"},
		{"pdf", "PDF documents that have text; scans have none"},
		{"docx", "Word documents"},
		{"warc", "web archives such as the Common Crawl's news crawl, plain or compressed by record"},
		{"zip", "ZIP archives of all these, without unpacking them to disk"},
		{"tar", "tar archives of all these, also compressed"},
		{"gzip", "files compressed with gzip"},
		{"zstd", "files compressed with zstd"},
	}
}

// packed adds archives of inner to what is read.
func packed(single, inner []Format) []Format {
	streams := append([]Format{Tar{inner}}, single...)
	return append([]Format{DOCX{}, WARC{}, Zip{inner}, Tar{inner}}, compressed(streams, single)...)
}

// compressed adds streams of inner to what is read.
func compressed(inner, single []Format) []Format {
	return append([]Format{WARC{}, Gzip{inner}, Zstd{inner}}, single...)
}

// Limit bounds what is read into memory at once.
type Limit struct {
	// Article is the most bytes one article may have.
	Article int64
}

// DefaultLimit allows articles of 16 MiB: hundreds of times the longest report.
var DefaultLimit = Limit{Article: 16 << 20}

func (l Limit) exceeded(size int64) error {
	return fmt.Errorf("%s is more than the %s one article may have (raise it with --max-article-size)", bytesText(size), bytesText(l.Article))
}

// bytesText writes a size for people: "200 MB".
func bytesText(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%.0f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.0f kB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d bytes", n)
}
