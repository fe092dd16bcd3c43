package article

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"
)

// Options say how paths are read. Zero values are the defaults.
type Options struct {
	Formats []Format // nil: Default()
	Format  string   // read everything as this format; empty: decide per file
	Limit   Limit    // zero: DefaultLimit
	Stdin   io.Reader
	// Web opens web addresses; without it they cannot be read.
	Web Opener
	// Follow reads the page that a feed's entry leads to instead of the entry,
	// unless Known has its address.
	Follow bool
	Known  func(source string) bool
	// Bytes, when set, counts what was read of the files, as they lie on disk.
	Bytes *atomic.Int64
	// Today, when set, dates articles that state no date, or one that is yet to
	// come, by when their file was changed; see Article.PublishedFrom. It is for
	// storing: what is only printed does not depend on a file's age.
	Today time.Time
}

// Opener opens web addresses; see package fetch. Readers that are closers are
// closed when they were read.
type Opener interface {
	Open(ctx context.Context, address string) (*Input, error)
}

// ErrUnchanged is what an Opener returns when there is nothing new at an address.
var ErrUnchanged = errors.New("unchanged")

// Read yields the articles under the paths: files, folders (read recursively in
// name order, hidden files left out), web addresses, and "-" for standard input.
// What cannot be read is a *Failure; the rest is read all the same. It stops
// when ctx is done.
func Read(ctx context.Context, paths []string, o Options) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		for _, path := range paths {
			if !o.readPath(ctx, path, yield) {
				return
			}
		}
	}
}

// ReadFS yields the articles of a file system, such as one embedded in the
// program, in name order.
func ReadFS(ctx context.Context, files fs.FS, o Options) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		o.walk(ctx, files, "", yield)
	}
}

// readPath reports whether reading should go on.
func (o *Options) readPath(ctx context.Context, path string, yield func(Item, error) bool) bool {
	switch {
	case path == "-":
		return o.readFrom(ctx, &Input{Name: "-", Size: -1, Reader: o.Stdin}, yield)
	case IsAddress(path):
		return o.readWeb(ctx, path, yield)
	}
	info, err := os.Stat(path)
	if err != nil {
		return yield(Item{}, &Failure{path, cause(err)})
	}
	if info.IsDir() {
		return o.walk(ctx, os.DirFS(path), path, yield)
	}
	return o.readFile(ctx, os.DirFS(filepath.Dir(path)), filepath.Base(path), path, yield)
}

// walk reads every regular file of files, called by its path below folder.
func (o *Options) walk(ctx context.Context, files fs.FS, folder string, yield func(Item, error) bool) bool {
	goOn := true
	fail := func(name string, err error) bool { return yield(Item{}, &Failure{name, cause(err)}) }
	err := fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
		name := filepath.Join(folder, filepath.FromSlash(p))
		switch {
		case ctx.Err() != nil:
			goOn = false
		case err != nil:
			goOn = fail(name, err)
			if goOn && d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case p != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case regular(files, p, d):
			goOn = o.readFile(ctx, files, p, name, yield)
		}
		if !goOn {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil && goOn {
		return fail(folder, err)
	}
	return goOn
}

// regular reports whether an entry is a file, or a link to one. Links to
// folders are not followed, so no loop is entered.
func regular(files fs.FS, path string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink == 0 {
		return d.Type().IsRegular()
	}
	target, err := fs.Stat(files, path)
	return err == nil && target.Mode().IsRegular()
}

func (o *Options) readFile(ctx context.Context, files fs.FS, path, name string, yield func(Item, error) bool) bool {
	f, err := files.Open(path)
	if err != nil {
		return yield(Item{}, &Failure{name, cause(err)})
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return yield(Item{}, &Failure{name, cause(err)})
	}
	in := &Input{Name: name, Size: info.Size(), Modified: info.ModTime(), Reader: f}
	if o.Bytes != nil {
		in.Reader = &tally{f, o.Bytes}
	}
	return o.readFrom(ctx, in, yield)
}

func (o *Options) readFrom(ctx context.Context, in *Input, yield func(Item, error) bool) bool {
	format, err := o.choose(in)
	if err != nil {
		return yield(Item{}, &Failure{in.Name, err})
	}
	limit := o.Limit
	if limit == (Limit{}) {
		limit = DefaultLimit
	}
	for item, err := range format.Read(ctx, in, limit) {
		if item.Modified.IsZero() {
			item.Modified = in.Modified
		}
		if err == nil {
			addressed(&item, in)
		}
		if err == nil && !o.Today.IsZero() {
			settleDate(&item.Article, item.Modified, o.Today)
		}
		if ctx.Err() != nil || !yield(item, err) {
			return false
		}
	}
	return ctx.Err() == nil
}

// tally adds up what is read.
type tally struct {
	io.Reader
	sum *atomic.Int64
}

func (t *tally) Read(p []byte) (int, error) {
	n, err := t.Reader.Read(p)
	t.sum.Add(int64(n))
	return n, err
}

// choose finds the format of an input from its name and first bytes.
func (o *Options) choose(in *Input) (Format, error) {
	formats := o.Formats
	if formats == nil {
		formats = Default()
	}
	buffered := bufio.NewReaderSize(in.Reader, 64<<10)
	head, err := buffered.Peek(4096)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, cause(err)
	}
	in.Reader = buffered
	var known []string
	name := in.matchName()
	for _, f := range formats {
		if o.Format == f.Name() || o.Format == "" && f.Matches(name, head) {
			return f, nil
		}
		known = append(known, f.Name())
	}
	return nil, fmt.Errorf("there is no input format %q (known: %s)", o.Format, strings.Join(known, ", "))
}

// cause drops operation and path from a file system error: the Failure names
// the file already.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
