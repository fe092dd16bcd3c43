package neural

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
)

// The file: the magic bytes, the format number and the header's length (little-endian uint32 each), the header as
// JSON, the payload, and the SHA-256 of all that.
const (
	magic         = "CGNEURAL"
	formatVersion = 1
	preamble      = len(magic) + 8
)

// ErrNotAModel is returned for data that is no model file at all.
var ErrNotAModel = errors.New("not a neural model file")

// ErrDamaged is returned for a model file that is truncated or altered.
var ErrDamaged = errors.New("the model file is damaged")

// Header says what a model is, where it comes from and how well it reads.
type Header struct {
	Name        string   `json:"name"`
	Version     string   `json:"version"`
	Licence     string   `json:"licence"`
	Attribution []string `json:"attribution"`
	Training    Training `json:"training"`
	// Scores are percentages on gold tokens by treebank part and measure, as measured in training.
	Scores map[string]map[string]float64 `json:"scores"`
	// Checksum is the SHA-256 of the file's content, in hexadecimal.
	Checksum string `json:"-"`

	Vocabularies []listEntry   `json:"vocabularies"`
	Tensors      []tensorEntry `json:"tensors"`
}

// Training records how a model was made.
type Training struct {
	Command string   `json:"command"`
	Seed    int      `json:"seed"`
	Data    []string `json:"data"`
	Notes   string   `json:"notes,omitempty"`
}

// listEntry places a vocabulary, words ending in a line feed, in the payload.
type listEntry struct {
	Kind   string `json:"kind"`
	Count  int    `json:"count"`
	Offset int    `json:"offset"`
	Length int    `json:"length"`
}

// tensorEntry places a tensor in the payload: "float32" is little-endian values; "int8" is, for all rows of the last
// dimension, a float32 scale each, then the rows' bytes.
type tensorEntry struct {
	Name     string `json:"name"`
	Encoding string `json:"encoding"`
	Shape    []int  `json:"shape"`
	Offset   int    `json:"offset"`
}

// readHeader checks the file and splits it into header and payload.
func readHeader(data []byte) (Header, []byte, error) {
	var h Header
	if len(data) < preamble || !bytes.HasPrefix(data, []byte(magic)) {
		return h, nil, ErrNotAModel
	}
	version := binary.LittleEndian.Uint32(data[len(magic):])
	if version != formatVersion {
		return h, nil, fmt.Errorf("model format %d, this program reads format %d", version, formatVersion)
	}
	length := uint64(binary.LittleEndian.Uint32(data[len(magic)+4:]))
	end := len(data) - sha256.Size
	if end < preamble || length > uint64(end-preamble) {
		return h, nil, fmt.Errorf("%w: it ends before its header does", ErrDamaged)
	}
	sum := sha256.Sum256(data[:end])
	if !bytes.Equal(sum[:], data[end:]) {
		return h, nil, fmt.Errorf("%w: wrong checksum", ErrDamaged)
	}
	if err := json.Unmarshal(data[preamble:preamble+int(length)], &h); err != nil {
		return h, nil, fmt.Errorf("reading the model's header: %w", err)
	}
	h.Checksum = hex.EncodeToString(sum[:])
	return h, data[preamble+int(length) : end], nil
}
