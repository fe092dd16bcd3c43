// Package modelfile is the container of trained models: a header that says
// what the model is and where it comes from, named sections, and a checksum.
//
// Layout: the eight bytes of Magic; the header's length u32, little endian; the
// header as JSON; the sections, one after the other; the SHA-256 of all before.
package modelfile

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Magic opens every model file.
const Magic = "cgmodel\n"

// Format is the version of the layout.
const Format = 1

// Reasons to refuse a file. Open wraps them with what it found.
var (
	ErrNotModel  = errors.New("not a claimgraph model")
	ErrTruncated = errors.New("model is truncated")
	ErrChecksum  = errors.New("model is damaged: its checksum does not match")
	ErrVersion   = errors.New("model is of another version")
)

// Header tells what a model is.
type Header struct {
	Format     int               `json:"format"`
	Kind       string            `json:"kind"`    // "text"
	Version    int               `json:"version"` // of the kind's sections
	Released   string            `json:"released"`
	Licence    string            `json:"licence"`    // SPDX
	Provenance []string          `json:"provenance"` // the data it was trained on
	Training   string            `json:"training"`   // how
	Scores     map[string]string `json:"scores"`
	Sections   []Section         `json:"sections"`
}

// Section is a named stretch of the file.
type Section struct {
	Name string `json:"name"`
	Size int    `json:"size"`
}

// File is an open model. Its sections are slices of the data given to Open.
type File struct {
	Header   Header
	sections map[string][]byte
}

// Open checks data and reads its header. The model must be of the kind and
// version given.
func Open(data []byte, kind string, version int) (*File, error) {
	if !bytes.HasPrefix(data, []byte(Magic)) {
		return nil, ErrNotModel
	}
	at := len(Magic) + 4
	if len(data) < at+sha256.Size {
		return nil, ErrTruncated
	}
	size := uint64(binary.LittleEndian.Uint32(data[len(Magic):]))
	if uint64(at)+size+sha256.Size > uint64(len(data)) {
		return nil, ErrTruncated
	}
	f := &File{sections: map[string][]byte{}}
	if err := json.Unmarshal(data[at:at+int(size)], &f.Header); err != nil {
		return nil, fmt.Errorf("%w: header: %w", ErrChecksum, err)
	}
	if err := f.cut(data, at+int(size)); err != nil {
		return nil, err
	}
	body := len(data) - sha256.Size
	if sum := sha256.Sum256(data[:body]); !bytes.Equal(sum[:], data[body:]) {
		return nil, ErrChecksum
	}
	h := &f.Header
	if h.Format != Format || h.Kind != kind || h.Version != version {
		return nil, fmt.Errorf("%w: format %d, %q version %d where format %d, %q version %d was due",
			ErrVersion, h.Format, h.Kind, h.Version, Format, kind, version)
	}
	return f, nil
}

// cut finds the sections, which begin at byte at.
func (f *File) cut(data []byte, at int) error {
	end := len(data) - sha256.Size
	for _, s := range f.Header.Sections {
		if s.Size < 0 || s.Size > end-at {
			return fmt.Errorf("%w: section %q of %d bytes", ErrTruncated, s.Name, s.Size)
		}
		f.sections[s.Name] = data[at : at+s.Size]
		at += s.Size
	}
	if at != end {
		return fmt.Errorf("%w: %d bytes too many", ErrChecksum, end-at)
	}
	return nil
}

// Section gives the bytes of a section, nil if there is none of that name.
func (f *File) Section(name string) []byte { return f.sections[name] }

// Write writes a model; names and data are its sections, in order. It fills in
// the header's Format and Sections.
func Write(w io.Writer, h Header, names []string, data map[string][]byte) error {
	h.Format, h.Sections = Format, nil
	for _, n := range names {
		h.Sections = append(h.Sections, Section{n, len(data[n])})
	}
	js, err := json.Marshal(h)
	if err != nil {
		return err
	}
	sum := sha256.New()
	out := io.MultiWriter(w, sum)
	head := binary.LittleEndian.AppendUint32([]byte(Magic), uint32(len(js)))
	parts := [][]byte{head, js}
	for _, n := range names {
		parts = append(parts, data[n])
	}
	for _, p := range parts {
		if _, err := out.Write(p); err != nil {
			return fmt.Errorf("writing model: %w", err)
		}
	}
	if _, err := w.Write(sum.Sum(nil)); err != nil {
		return fmt.Errorf("writing model: %w", err)
	}
	return nil
}
