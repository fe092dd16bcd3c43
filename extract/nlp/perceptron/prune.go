package perceptron

import (
	"encoding/binary"
	"math"
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
