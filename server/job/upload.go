package job

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime/multipart"
	"path"
	"slices"
	"strings"
	"time"
)

// Upload is files received, in memory: what a request names never becomes a
// path on disk. It is an fs.FS, for the readers of package article.
type Upload struct{ files []file }

type file struct {
	name string
	data []byte
}

// maxFiles bounds how many files one upload may have.
const maxFiles = 1000

// ErrTooManyFiles says that an upload has more files than are taken.
var ErrTooManyFiles = fmt.Errorf("an upload may have at most %d files; pack them into an archive", maxFiles)

// Add adds a file. Of its name only the last part counts, and that as a label
// and by its ending; equal names are told apart by a number.
func (u *Upload) Add(name string, data []byte) error {
	if len(u.files) == maxFiles {
		return ErrTooManyFiles
	}
	u.files = append(u.files, file{u.free(label(name)), data})
	return nil
}

// label makes a name harmless: its last part, without control characters.
func label(name string) string {
	name = path.Base("/" + strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7f || r == '/' {
			return '_'
		}
		return r
	}, strings.ToValidUTF8(name, "_"))
	if name = strings.TrimLeft(name, "."); name == "" || name == "_" {
		name = "upload"
	}
	return name[:min(len(name), 200)]
}

func (u *Upload) free(name string) string {
	name = strings.ToValidUTF8(name, "")
	taken := func(n string) bool { return slices.ContainsFunc(u.files, func(f file) bool { return f.name == n }) }
	for i := 2; ; i++ {
		if !taken(name) {
			return name
		}
		if candidate := fmt.Sprintf("%d-%s", i, name); !taken(candidate) {
			return candidate
		}
	}
}

// ReadMultipart reads a form's files, whatever its fields are called; fields
// without a file name are left out.
func (u *Upload) ReadMultipart(body io.Reader, boundary string) error {
	r := multipart.NewReader(body, boundary)
	for {
		part, err := r.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading the upload: %w", err)
		}
		if part.FileName() == "" {
			continue
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return fmt.Errorf("reading the upload of %s: %w", label(part.FileName()), err)
		}
		if err := u.Add(part.FileName(), data); err != nil {
			return err
		}
	}
}

// Len counts the files.
func (u *Upload) Len() int { return len(u.files) }

// Size adds up their bytes.
func (u *Upload) Size() (n int64) {
	for _, f := range u.files {
		n += int64(len(f.data))
	}
	return n
}

// Open implements fs.FS.
func (u *Upload) Open(name string) (fs.File, error) {
	if name == "." {
		return &folder{upload: u}, nil
	}
	for _, f := range u.files {
		if f.name == name {
			return &opened{Reader: bytes.NewReader(f.data), file: f}, nil
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// opened is one file being read.
type opened struct {
	*bytes.Reader
	file
}

func (o *opened) Stat() (fs.FileInfo, error) { return info{o.name, int64(len(o.data)), false}, nil }
func (o *opened) Close() error               { return nil }

// folder is the one folder of an upload.
type folder struct {
	upload *Upload
	at     int
}

func (f *folder) Stat() (fs.FileInfo, error) { return info{".", 0, true}, nil }
func (f *folder) Close() error               { return nil }
func (f *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: ".", Err: errors.New("is a folder")}
}

// ReadDir implements fs.ReadDirFile.
func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	rest := f.upload.files[f.at:]
	if n > 0 && len(rest) == 0 {
		return nil, io.EOF
	}
	if n > 0 {
		rest = rest[:min(n, len(rest))]
	}
	f.at += len(rest)
	var list []fs.DirEntry
	for _, x := range rest {
		list = append(list, fs.FileInfoToDirEntry(info{x.name, int64(len(x.data)), false}))
	}
	return list, nil
}

// info describes a file or the folder.
type info struct {
	name string
	size int64
	dir  bool
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.dir }
func (i info) Sys() any           { return nil }
func (i info) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o500
	}
	return 0o400
}
