package perceptron

import (
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
)

// frozenFeature is a feature on its way into the frozen form.
type frozenFeature struct {
	key     uint64
	entries []byte // class, companded weight, class, …
}

// Freeze averages the weights, drops those smaller than prune (in units of one
// update), compands the rest to eight bits by their square root, and gives the
// frozen form that Open reads. Linear eight bits would cost the parser four
// points: most weights are small, and it is those that generalise.
func (t *Trainer) Freeze(prune float64) []byte { return FreezeMean(prune, t) }

// FreezeMean freezes the mean of several trainers' weights. As scores are
// linear, it decides as the trainers would by vote of their scores, at the cost
// of one.
func FreezeMean(prune float64, trainers ...*Trainer) []byte {
	sums := map[uint64][]classWeight{}
	for _, t := range trainers {
		t.each(func(key uint64, ws []weight) {
			for i := range ws {
				if a := t.average(&ws[i]); a != 0 {
					sums[key] = addWeight(sums[key], ws[i].class, a/float64(len(trainers)))
				}
			}
		})
	}
	return freeze(sums, prune, trainers[0].classes)
}

// freeze lays out averaged weights; see Freeze.
func freeze(sums map[uint64][]classWeight, prune float64, classes int) []byte {
	top := 1e-9
	for _, ws := range sums {
		for _, w := range ws {
			top = max(top, math.Abs(w.w))
		}
	}
	feats := make([]frozenFeature, 0, len(sums))
	for key, ws := range sums {
		var e []byte
		for _, w := range ws {
			if q := compand(w.w / top); math.Abs(w.w) >= prune && q != 0 && len(e) < 2*255 {
				e = append(e, byte(w.class), byte(q))
			}
		}
		if len(e) > 0 {
			feats = append(feats, frozenFeature{key, e})
		}
	}
	return layOut(feats, classes, float32(top))
}

// classWeight is one averaged weight.
type classWeight struct {
	class uint16
	w     float64
}

func addWeight(ws []classWeight, class uint16, w float64) []classWeight {
	for i := range ws {
		if ws[i].class == class {
			ws[i].w += w
			return ws
		}
	}
	return append(ws, classWeight{class, w})
}

// compand maps [-1, 1] to [-127, 127] by the square root.
func compand(x float64) int8 {
	return int8(math.Copysign(math.Round(127*math.Sqrt(math.Min(1, math.Abs(x)))), x))
}

func (t *Trainer) each(f func(key uint64, ws []weight)) {
	for i := range t.slots {
		if s := &t.slots[i]; s.key != 0 {
			f(s.key, t.weights[s.off:s.off+uint32(s.n)])
		}
	}
}

// layOut writes header, bucket offsets and buckets; see Model.
func layOut(feats []frozenFeature, classes int, top float32) []byte {
	b := max(0, bits.Len(uint(len(feats)))-1)
	shift := 64 - b
	slices.SortFunc(feats, func(x, y frozenFeature) int {
		switch {
		case x.key < y.key:
			return -1
		case x.key > y.key:
			return 1
		}
		return 0
	})
	out := make([]byte, headerSize+4*(1<<b+1))
	binary.LittleEndian.PutUint16(out, uint16(classes))
	out[2] = byte(b)
	binary.LittleEndian.PutUint32(out[4:], math.Float32bits(top))
	binary.LittleEndian.PutUint32(out[8:], uint32(len(feats)))
	base, i := len(out), 0
	for k := range 1 << b {
		binary.LittleEndian.PutUint32(out[headerSize+4*k:], uint32(len(out)-base))
		for ; i < len(feats) && bucketOf(feats[i].key, shift) == k; i++ {
			f := &feats[i]
			out = binary.LittleEndian.AppendUint16(out, fingerprint(f.key))
			out = append(out, byte(len(f.entries)/2))
			out = append(out, f.entries...)
		}
	}
	binary.LittleEndian.PutUint32(out[headerSize+4*(1<<b):], uint32(len(out)-base))
	return out
}

func bucketOf(key uint64, shift int) int {
	if shift == 64 {
		return 0
	}
	return int(key >> shift)
}

// fingerprint takes low bits: the high ones chose the bucket.
func fingerprint(key uint64) uint16 { return uint16(key) }
