package copies

import "slices"

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

// hashOf is FNV-1a over words instead of bytes, folded to 32 bits.
func hashOf(kind byte, words []uint32) Key {
	h := (uint64(14695981039346656037) ^ uint64(kind)) * 1099511628211
	for _, w := range words {
		h = (h ^ uint64(w)) * 1099511628211
	}
	h ^= h >> 29
	h *= 0xbf58476d1ce4e5b9 // mixes the high bits down: SplitMix64 (Steele 2014)
	return Key(h>>32 ^ h)
}
