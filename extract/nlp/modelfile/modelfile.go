// Package modelfile is the container of trained models: a header that says
// what the model is and where it comes from, named sections, and a checksum.
//
// Layout: the eight bytes of Magic; the header's length u32, little endian; the
// header as JSON; the sections, one after the other, packed with zstd where that
// helps; the SHA-256 of all before.
package modelfile

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
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
	Name     string `json:"name"`
	Size     int    `json:"size"`               // in the file
	Unpacked int    `json:"unpacked,omitempty"` // size once unpacked; 0 for a section not packed
}

// maxSection bounds what a section may unpack to.
const maxSection = 256 << 20

// File is an open model. It keeps the data given to Open.
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

// Section gives the bytes of a section, unpacked; none are given for a name the
// file does not have.
func (f *File) Section(name string) ([]byte, error) {
	for _, s := range f.Header.Sections {
		if s.Name == name && s.Unpacked > 0 {
			data, err := unpack(f.sections[name], s.Unpacked)
			if err != nil {
				return nil, fmt.Errorf("%w: section %q: %w", ErrChecksum, name, err)
			}
			return data, nil
		}
	}
	return f.sections[name], nil
}

func unpack(packed []byte, size int) ([]byte, error) {
	if size > maxSection {
		return nil, fmt.Errorf("unpacks to %d bytes", size)
	}
	in, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxSection))
	if err != nil {
		return nil, err
	}
	defer in.Close()
	out, err := in.DecodeAll(packed, make([]byte, 0, size))
	if err == nil && len(out) != size {
		err = fmt.Errorf("%d bytes where %d were due", len(out), size)
	}
	return out, err
}

// pack gives data packed, if that makes it at least a tenth smaller.
func pack(data []byte) ([]byte, bool, error) {
	out, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, false, err
	}
	defer out.Close()
	packed := out.EncodeAll(data, nil)
	return packed, len(packed)*10 < len(data)*9, nil
}

// Write writes a model; names and data are its sections, in order. It fills in
// the header's Format and Sections.
func Write(w io.Writer, h Header, names []string, data map[string][]byte) error {
	h.Format, h.Sections = Format, nil
	parts := make([][]byte, 2, len(names)+2)
	for _, n := range names {
		s := Section{Name: n, Size: len(data[n])}
		part := data[n]
		if packed, smaller, err := pack(part); err != nil {
			return fmt.Errorf("packing section %q: %w", n, err)
		} else if smaller {
			s.Size, s.Unpacked, part = len(packed), len(part), packed
		}
		h.Sections = append(h.Sections, s)
		parts = append(parts, part)
	}
	js, err := json.Marshal(h)
	if err != nil {
		return err
	}
	parts[0] = binary.LittleEndian.AppendUint32([]byte(Magic), uint32(len(js)))
	parts[1] = js
	sum := sha256.New()
	out := io.MultiWriter(w, sum)
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
