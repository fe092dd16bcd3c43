package perceptron

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
)

// Prune lays a frozen perceptron out again without the weights smaller than
// prune, in units of one update.
func Prune(data []byte, prune float64) ([]byte, error) {
	m, err := Open(data)
	if err != nil {
		return nil, err
	}
	least := math.Sqrt(prune/float64(m.top)) * 127
	var feats []frozenFeature
	for k := range len(m.offsets)/4 - 1 {
		at := binary.LittleEndian.Uint32(m.offsets[4*k:])
		next := binary.LittleEndian.Uint32(m.offsets[4*k+4:])
		for b := m.buckets[at:next]; len(b) >= 3; b = b[3+2*int(b[2]):] {
			var kept []byte
			for e := b[3 : 3+2*int(b[2])]; len(e) >= 2; e = e[2:] {
				if math.Abs(float64(int8(e[1]))) >= least {
					kept = append(kept, e[0], e[1])
				}
			}
			if len(kept) > 0 {
				key := uint64(binary.LittleEndian.Uint16(b))
				if m.shift < 64 {
					key |= uint64(k) << m.shift
				}
				feats = append(feats, frozenFeature{key, kept})
			}
		}
	}
	return layOut(feats, m.classes, m.top), nil
}

// Merge gives the mean of two frozen perceptrons, weighted by the number of
// trainers that each is the mean of. Their features must have been laid out with
// the same number of bucket bits, as those trained on one selection are.
func Merge(a []byte, na int, b []byte, nb int) ([]byte, error) {
	x, err := Open(a)
	if err != nil {
		return nil, err
	}
	y, err := Open(b)
	if err != nil {
		return nil, err
	}
	if x.shift != y.shift || x.classes != y.classes {
		return nil, fmt.Errorf("perceptron: merging %d classes in %d bucket bits with %d in %d", x.classes, 64-x.shift, y.classes, 64-y.shift)
	}
	sums := map[uint64][]classWeight{}
	for _, m := range []struct {
		*Model
		share float64
	}{{x, float64(na) / float64(na+nb)}, {y, float64(nb) / float64(na+nb)}} {
		m.each(func(key uint64, class byte, w float64) {
			sums[key] = addWeight(sums[key], uint16(class), w*m.share)
		})
	}
	if bits.Len(uint(len(sums)))-1 > 64-x.shift {
		return nil, errors.New("perceptron: merged, there are too many features for their bucket bits")
	}
	return freeze(sums, 0, x.classes), nil
}

// each gives every weight, in units of one update. A key has only the bits that
// the layout keeps.
func (m *Model) each(f func(key uint64, class byte, w float64)) {
	for k := range len(m.offsets)/4 - 1 {
		at := binary.LittleEndian.Uint32(m.offsets[4*k:])
		next := binary.LittleEndian.Uint32(m.offsets[4*k+4:])
		for b := m.buckets[at:next]; len(b) >= 3; b = b[3+2*int(b[2]):] {
			key := uint64(binary.LittleEndian.Uint16(b))
			if m.shift < 64 {
				key |= uint64(k) << m.shift
			}
			for e := b[3 : 3+2*int(b[2])]; len(e) >= 2; e = e[2:] {
				q := float64(int8(e[1])) / 127
				f(key, e[0], math.Copysign(q*q, q)*float64(m.top))
			}
		}
	}
}
