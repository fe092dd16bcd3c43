package article

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// Gzip reads what is compressed with gzip as its inner format.
type Gzip struct{ Inner []Format }

// Zstd reads what is compressed with zstd as its inner format.
type Zstd struct{ Inner []Format }

// Tar reads the files of a tar archive, each as its inner format.
type Tar struct{ Inner []Format }

// Zip reads the files of a ZIP archive, each as its inner format.
type Zip struct{ Inner []Format }

// Name implements Format.
func (Gzip) Name() string { return "gzip" }

// Name implements Format.
func (Zstd) Name() string { return "zstd" }

// Name implements Format.
func (Tar) Name() string { return "tar" }

// Name implements Format.
func (Zip) Name() string { return "zip" }

// Matches implements Format by the file's first bytes.
func (Gzip) Matches(_ string, head []byte) bool { return bytes.HasPrefix(head, []byte("\x1f\x8b")) }

// Matches implements Format by the file's first bytes.
func (Zstd) Matches(_ string, head []byte) bool {
	return bytes.HasPrefix(head, []byte("\x28\xb5\x2f\xfd"))
}

// Matches implements Format by the file's first bytes.
func (Tar) Matches(_ string, head []byte) bool {
	return len(head) >= 262 && bytes.Equal(head[257:262], []byte("ustar"))
}

// Matches implements Format by the file's first bytes.
func (Zip) Matches(_ string, head []byte) bool { return bytes.HasPrefix(head, []byte("PK\x03\x04")) }

// Read implements Format. Members that follow one another are read as one.
func (f Gzip) Read(ctx context.Context, in *Input, limit Limit) iter.Seq2[Item, error] {
	return unpack(ctx, f.Inner, in, limit, func(r io.Reader) (io.Reader, func(), error) {
		z, err := gzip.NewReader(r)
		return z, func() {}, err
	})
}

// Read implements Format.
func (f Zstd) Read(ctx context.Context, in *Input, limit Limit) iter.Seq2[Item, error] {
	return unpack(ctx, f.Inner, in, limit, func(r io.Reader) (io.Reader, func(), error) {
		z, err := zstd.NewReader(r, zstd.WithDecoderMaxMemory(256<<20), zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil, nil, err
		}
		return z, z.Close, nil
	})
}

// unpack reads one compressed stream. Its name loses the compression's ending.
func unpack(ctx context.Context, inner []Format, in *Input, limit Limit, open func(io.Reader) (io.Reader, func(), error)) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		packed := &counter{Reader: in.Reader}
		r, end, err := open(packed)
		if err != nil {
			yield(Item{}, &Failure{in.Name, fmt.Errorf("damaged archive: %w", err)})
			return
		}
		defer end()
		name := in.Name
		for _, ending := range []string{".gz", ".zst", ".zstd"} {
			name = strings.TrimSuffix(name, ending)
		}
		if strings.HasSuffix(name, ".tgz") {
			name = strings.TrimSuffix(name, ".tgz") + ".tar"
		}
		o := Options{Formats: inner, Limit: limit}
		o.readFrom(ctx, &Input{Name: name, Size: -1, Modified: in.Modified, Reader: &guard{Reader: r, packed: packed}}, yield)
	}
}

// Read implements Format. Entries stream; nothing is written to disk.
func (f Tar) Read(ctx context.Context, in *Input, limit Limit) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		files := tar.NewReader(in.Reader)
		o := Options{Formats: f.Inner, Limit: limit}
		for any := false; ctx.Err() == nil; {
			h, err := files.Next()
			if errors.Is(err, io.EOF) {
				if !any {
					yield(Item{}, &Failure{in.Name, errNoFiles})
				}
				return
			}
			if err != nil {
				yield(Item{}, &Failure{in.Name, fmt.Errorf("damaged archive: %w", err)})
				return
			}
			if h.Typeflag != tar.TypeReg || hidden(h.Name) {
				continue
			}
			any = true
			if !o.readFrom(ctx, &Input{Name: within(in.Name, h.Name), Size: h.Size, Modified: h.ModTime, Reader: files}, yield) {
				return
			}
		}
	}
}

var errNoFiles = errors.New("empty: the archive has no files to read")

// mostZipped is the largest ZIP archive read from where it cannot be sought.
const mostZipped = 1 << 30

// Read implements Format. ZIP archives have their contents at the end: one that
// comes as a stream is put into a temporary file first.
func (f Zip) Read(ctx context.Context, in *Input, limit Limit) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		file, size, err := spool(in.Reader)
		if err != nil {
			yield(Item{}, &Failure{in.Name, cause(err)})
			return
		}
		defer func() { file.Close(); os.Remove(file.Name()) }()
		archive, err := zip.NewReader(file, size)
		if err != nil {
			yield(Item{}, &Failure{in.Name, fmt.Errorf("damaged archive: %w", err)})
			return
		}
		o := Options{Formats: f.Inner, Limit: limit}
		any := false
		for _, entry := range archive.File {
			if ctx.Err() != nil {
				return
			}
			if !entry.Mode().IsRegular() || hidden(entry.Name) {
				continue
			}
			if any = true; !o.readZipped(ctx, in, entry, yield) {
				return
			}
		}
		if !any {
			yield(Item{}, &Failure{in.Name, errNoFiles})
		}
	}
}

func (o *Options) readZipped(ctx context.Context, in *Input, entry *zip.File, yield func(Item, error) bool) bool {
	name := within(in.Name, entry.Name)
	r, err := entry.Open()
	if err != nil {
		return yield(Item{}, &Failure{name, err})
	}
	defer r.Close()
	packed := &counter{n: int64(entry.CompressedSize64)}
	return o.readFrom(ctx, &Input{Name: name, Size: -1, Modified: entry.Modified, Reader: &guard{Reader: r, packed: packed}}, yield)
}

func spool(r io.Reader) (*os.File, int64, error) {
	file, err := os.CreateTemp("", "claimgraph-*.zip")
	if err != nil {
		return nil, 0, err
	}
	n, err := io.Copy(file, io.LimitReader(r, mostZipped+1))
	if err == nil && n > mostZipped {
		err = fmt.Errorf("archive of more than %s", bytesText(mostZipped))
	}
	if err != nil {
		file.Close()
		os.Remove(file.Name())
		return nil, 0, err
	}
	return file, n, nil
}

// within names a file of an archive: "news.zip/march/one.txt". Steps upwards in
// an entry's name lead nowhere.
func within(archive, entry string) string {
	return archive + path.Clean("/"+strings.ReplaceAll(entry, `\`, "/"))
}

// hidden reports whether an entry or a folder above it begins with a dot.
func hidden(name string) bool {
	for _, part := range strings.Split(name, "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// counter counts the bytes read through it.
type counter struct {
	io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}

// guard ends what unpacks to far more than text can: a bomb.
type guard struct {
	io.Reader
	packed *counter
	n      int64
}

const (
	bombRatio = 200      // text seldom shrinks to less than a twentieth
	bombFrom  = 64 << 20 // smaller outputs harm nobody
)

var errBomb = fmt.Errorf("unpacks to more than %d times its size: not read", bombRatio)

func (g *guard) Read(p []byte) (int, error) {
	if g.n > bombFrom && g.n/bombRatio > g.packed.n {
		return 0, errBomb
	}
	n, err := g.Reader.Read(p)
	g.n += int64(n)
	return n, err
}
