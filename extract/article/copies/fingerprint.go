package copies

import (
	"encoding/binary"
	"hash/fnv"
	"slices"
)

// Key is one trait of a text. Texts that repeat each other share several.
type Key uint32

// Traits kept of each kind. The smallest hashes are kept, so that two texts
// keep the same ones where they have them (bottom-k sketch: Cohen, Kaplan 2007).
const (
	shingleKeys = 28
	anchorKeys  = 36
	shingleSize = 4
	anchorSize  = 3
)

// Fingerprint gives a text's keys: first that of its whole wording, then
// sketches of its word sequences and of its sequences of names and numbers.
// The former survive small edits, the latter also the exchange of words.
func (t *Text) Fingerprint() []Key {
	if len(t.words) == 0 {
		return nil
	}
	all, anchors := make([]uint32, len(t.words)), make([]uint32, 0, len(t.words)/3)
	for i := range t.words {
		all[i] = t.words[i].hash
		if t.words[i].anchor() {
			anchors = append(anchors, t.words[i].hash)
		}
	}
	keys := []Key{hashOf('=', all)}
	keys = append(keys, sketch('w', all, shingleSize, shingleKeys)...)
	return append(keys, sketch('a', anchors, anchorSize, anchorKeys)...)
}

// sketch hashes every run of size words and keeps the smallest hashes.
func sketch(kind byte, words []uint32, size, keep int) []Key {
	var keys []Key
	for i := 0; i+size <= len(words); i++ {
		keys = append(keys, hashOf(kind, words[i:i+size]))
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	return keys[:min(keep, len(keys))]
}

func hashOf(kind byte, words []uint32) Key {
	h := fnv.New64a()
	h.Write([]byte{kind})
	var b [4]byte
	for _, w := range words {
		binary.LittleEndian.PutUint32(b[:], w)
		h.Write(b[:])
	}
	sum := h.Sum64()
	return Key(sum>>32 ^ sum)
}
