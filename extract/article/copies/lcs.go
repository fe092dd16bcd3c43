package copies

import "math/bits"

// common gives the length of the longest common subsequence of two word
// sequences, by bit vectors (Hyyrö 2004): a's length × b's length / 64 steps.
func common(a, b []word) int {
	words := (len(a) + 63) / 64
	where := make(map[uint32][]uint64, len(a))
	for i := range a {
		m := where[a[i].hash]
		if m == nil {
			m = make([]uint64, words)
			where[a[i].hash] = m
		}
		m[i/64] |= 1 << (i % 64)
	}
	v := make([]uint64, words)
	for i := range v {
		v[i] = ^uint64(0)
	}
	for i := range b {
		m := where[b[i].hash]
		if m == nil {
			continue
		}
		var carry uint64
		for k := range v {
			u := v[k] & m[k]
			sum, c := bits.Add64(v[k], u, carry)
			v[k], carry = sum|v[k]&^m[k], c
		}
	}
	n := 0
	for i := range a {
		if v[i/64]>>(i%64)&1 == 0 {
			n++
		}
	}
	return n
}
