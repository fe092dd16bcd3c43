// Package article reads articles from files, folders, archives and standard
// input, one format per file. What is text already is kept byte for byte; of web
// pages, feeds and documents the text taken out is what is stored.
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
	Name     string // path as given, "-" for standard input
	Size     int64  // bytes, -1 when unknown
	Modified time.Time
	Reader   io.Reader
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

// Formats lists the formats, tables read by the columns that fields names. What
// is in an archive may be compressed itself, but is no archive again.
func Formats(fields FieldMap) []Format {
	plain := []Format{JSONL{}, Feed{}, HTML{}, CSV{fields}, Text{}}
	packed := append([]Format{DOCX{}, Gzip{plain}, Zstd{plain}}, plain...)
	archives := append([]Format{DOCX{}, Zip{packed}, Tar{packed}}, plain...)
	return append([]Format{DOCX{}, Gzip{archives}, Zstd{archives}, Zip{packed}, Tar{packed}}, plain...)
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
