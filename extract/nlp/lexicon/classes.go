// Package lexicon gives the properties of word forms that the models see:
// hashed spellings, affixes, shapes, and classes of words of like distribution.
package lexicon

import (
	"encoding/binary"
	"errors"
	"slices"

	"claimgraph/extract/nlp/perceptron"
)

// Classes puts words into fine classes of like distribution, and those into
// broad ones. It is read in place and safe for concurrent use; the zero value
// knows no word.
//
// Layout, little endian: word count u32, fine class count u32; the broad class
// u16 of each fine one; the words' keys u32, ascending; their fine classes u16.
type Classes struct {
	broad, keys, fine []byte
}

// OpenClasses reads what WriteClasses wrote and keeps data.
func OpenClasses(data []byte) (*Classes, error) {
	if len(data) < 8 {
		return nil, errors.New("lexicon: word classes: no header")
	}
	n := uint64(binary.LittleEndian.Uint32(data))
	k := uint64(binary.LittleEndian.Uint32(data[4:]))
	if k > 1<<16 || uint64(len(data)) != 8+2*k+6*n {
		return nil, errors.New("lexicon: word classes: wrong length")
	}
	c := &Classes{broad: data[8 : 8+2*k], keys: data[8+2*k : 8+2*k+4*n], fine: data[8+2*k+4*n:]}
	for i := range int(n) {
		if uint64(binary.LittleEndian.Uint16(c.fine[2*i:])) >= k {
			return nil, errors.New("lexicon: word classes: class out of range")
		}
	}
	return c, nil
}

// WriteClasses lays out words (lower case) with their fine classes, and the
// broad class of each fine one.
func WriteClasses(words []string, fine []uint16, broad []uint16) []byte {
	type entry struct {
		key  uint32
		fine uint16
	}
	var es []entry
	seen := map[uint32]bool{}
	for i, w := range words { // the first, most frequent of two that collide wins
		if k := classKey(w); !seen[k] {
			seen[k] = true
			es = append(es, entry{k, fine[i]})
		}
	}
	slices.SortFunc(es, func(a, b entry) int { return int(int64(a.key) - int64(b.key)) })
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(es)))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(broad)))
	for _, b := range broad {
		out = binary.LittleEndian.AppendUint16(out, b)
	}
	for _, e := range es {
		out = binary.LittleEndian.AppendUint32(out, e.key)
	}
	for _, e := range es {
		out = binary.LittleEndian.AppendUint16(out, e.fine)
	}
	return out
}

// Lookup gives the classes of a lower-case word, counted from 0.
func (c *Classes) Lookup(lower string) (broad, fine int, ok bool) {
	key := classKey(lower)
	lo, hi := 0, len(c.keys)/4
	for lo < hi {
		mid := (lo + hi) / 2
		if binary.LittleEndian.Uint32(c.keys[4*mid:]) < key {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if 4*lo == len(c.keys) || binary.LittleEndian.Uint32(c.keys[4*lo:]) != key {
		return 0, 0, false
	}
	fine = int(binary.LittleEndian.Uint16(c.fine[2*lo:]))
	return int(binary.LittleEndian.Uint16(c.broad[2*fine:])), fine, true
}

// Has reports whether a lower-case word is classed.
func (c *Classes) Has(lower string) bool {
	_, _, ok := c.Lookup(lower)
	return ok
}

func classKey(w string) uint32 { return uint32(perceptron.Hash(w) >> 32) }
