// Package perceptron is an averaged perceptron over hashed sparse features
// (Freund and Schapire 1999; Collins 2002), with a compact frozen form that is
// read in place: no table is built when it loads.
package perceptron

// Hash gives a feature value for a string (FNV-1a, finished by Mix).
func Hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return Mix(h, uint64(len(s)))
}

// HashBytes is Hash of the string that b holds.
func HashBytes(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return Mix(h, uint64(len(b)))
}

// Mix combines two feature values; the order matters.
func Mix(a, b uint64) uint64 {
	h := a ^ (b+0xD6E8FEB86659FD93)*0x9E3779B97F4A7C15
	h ^= h >> 32
	h *= 0xD6E8FEB86659FD93
	return h ^ h>>29
}

// Bag collects the features of one decision. Each place in the sequence is a
// template: two decisions compare only if they add the same templates in the
// same order.
type Bag struct {
	Features []uint64
	template uint64
}

// Reset empties the bag.
func (b *Bag) Reset() { b.Features, b.template = b.Features[:0], 0 }

// Add adds the value of the next template.
func (b *Bag) Add(v uint64) {
	b.template++
	b.Features = append(b.Features, Mix(v, b.template))
}

// Pair adds a conjunction of two values.
func (b *Bag) Pair(v, w uint64) { b.Add(Mix(v, w)) }

// Triple adds a conjunction of three values.
func (b *Bag) Triple(v, w, x uint64) { b.Add(Mix(Mix(v, w), x)) }

// Skip passes over n templates that have no value here.
func (b *Bag) Skip(n int) { b.template += uint64(n) }
