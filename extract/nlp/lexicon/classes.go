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
// broad ones. It is safe for concurrent use; the zero value knows no word.
//
// Layout, little endian: word count u32, fine class count u32; the broad class
// u16 of each fine one; by how much each word's key, u32, ascending, is more than
// the one before; their fine classes u16. Of the last two the lowest bytes of all
// come first, then all the next ones, and so on, which packs well.
type Classes struct {
	broad, keys, fine []byte // keys and fine as they are, word by word
}

// OpenClasses reads what WriteClasses wrote.
func OpenClasses(data []byte) (*Classes, error) {
	if len(data) < 8 {
		return nil, errors.New("lexicon: word classes: no header")
	}
	n := uint64(binary.LittleEndian.Uint32(data))
	k := uint64(binary.LittleEndian.Uint32(data[4:]))
	if k > 1<<16 || uint64(len(data)) != 8+2*k+6*n {
		return nil, errors.New("lexicon: word classes: wrong length")
	}
	c := &Classes{broad: data[8 : 8+2*k], keys: gather(data[8+2*k:8+2*k+4*n], 4), fine: gather(data[8+2*k+4*n:], 2)}
	key := uint32(0)
	for i := range int(n) {
		key += binary.LittleEndian.Uint32(c.keys[4*i:])
		binary.LittleEndian.PutUint32(c.keys[4*i:], key)
	}
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
	var keys, classes []byte
	before := uint32(0)
	for _, e := range es {
		keys = binary.LittleEndian.AppendUint32(keys, e.key-before)
		classes = binary.LittleEndian.AppendUint16(classes, e.fine)
		before = e.key
	}
	return append(append(out, scatter(keys, 4)...), scatter(classes, 2)...)
}

// scatter puts the first bytes of all numbers of so many bytes before their second
// ones, and so on.
func scatter(numbers []byte, size int) []byte {
	out := make([]byte, 0, len(numbers))
	for b := range size {
		for i := b; i < len(numbers); i += size {
			out = append(out, numbers[i])
		}
	}
	return out
}

// gather undoes scatter.
func gather(scattered []byte, size int) []byte {
	out, n := make([]byte, len(scattered)), len(scattered)/size
	for i, v := range scattered {
		out[i%n*size+i/n] = v
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
