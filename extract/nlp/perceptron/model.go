package perceptron

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

const headerSize = 12

// Model is a frozen perceptron, read in place. It is safe for concurrent use.
//
// Layout, little endian: classes u16, bucket bits b u8, zero u8, largest weight
// f32, feature count u32; 2^b+1 offsets u32 into what follows; the buckets. A
// feature lies in the bucket its high b bits name, as fingerprint u16 (its low
// bits), count u8, count × (class u8, weight i8). A weight w stands for
// sign(w)·(w/127)²·largest.
type Model struct {
	classes int
	shift   int
	top     float32
	count   int
	offsets []byte
	buckets []byte
}

// Open reads what Freeze wrote; it keeps data and checks its shape.
func Open(data []byte) (*Model, error) {
	if len(data) < headerSize {
		return nil, errors.New("perceptron: too short for a header")
	}
	b := int(data[2])
	m := &Model{
		classes: int(binary.LittleEndian.Uint16(data)),
		shift:   64 - b,
		top:     math.Float32frombits(binary.LittleEndian.Uint32(data[4:])),
		count:   int(binary.LittleEndian.Uint32(data[8:])),
	}
	table := 4 * (1<<b + 1)
	if m.classes == 0 || m.classes > 256 || b > 28 || len(data) < headerSize+table {
		return nil, fmt.Errorf("perceptron: header of %d classes, %d bucket bits in %d bytes", m.classes, b, len(data))
	}
	m.offsets = data[headerSize : headerSize+table]
	m.buckets = data[headerSize+table:]
	return m, m.check(1 << b)
}

// check walks every bucket once, so that Score can trust the layout.
func (m *Model) check(buckets int) error {
	end := 0
	for k := range buckets {
		at := int(binary.LittleEndian.Uint32(m.offsets[4*k:]))
		next := int(binary.LittleEndian.Uint32(m.offsets[4*k+4:]))
		if at != end || next < at || next > len(m.buckets) {
			return fmt.Errorf("perceptron: bucket %d runs from %d to %d", k, at, next)
		}
		for at+3 <= next {
			at += 3 + 2*int(m.buckets[at+2])
		}
		if at != next {
			return fmt.Errorf("perceptron: bucket %d is cut", k)
		}
		end = next
	}
	if end != len(m.buckets) {
		return fmt.Errorf("perceptron: %d bytes after the last bucket", len(m.buckets)-end)
	}
	return nil
}

// Classes gives the number of classes.
func (m *Model) Classes() int { return m.classes }

// Features gives the number of features kept.
func (m *Model) Features() int { return m.count }

// Margin scales a difference of scores to units of one training update.
func (m *Model) Margin(d int32) float32 { return float32(d) * m.top / (127 * 127) }

// Score sets scores, which must hold 256, to the classes' sums in units of the
// squared companded weight.
func (m *Model) Score(features []uint64, scores *[256]int32) {
	clear(scores[:m.classes])
	for _, f := range features {
		k := 4 * bucketOf(f, m.shift)
		at := binary.LittleEndian.Uint32(m.offsets[k:])
		next := binary.LittleEndian.Uint32(m.offsets[k+4:])
		fp := fingerprint(f)
		for b := m.buckets[at:next]; len(b) >= 3; {
			n := 3 + 2*int(b[2])
			if binary.LittleEndian.Uint16(b) == fp {
				for e := b[3:n]; len(e) >= 2; e = e[2:] {
					scores[e[0]] += expanded[e[1]]
				}
				break
			}
			b = b[n:]
		}
	}
}

// has reports whether a feature was kept.
func (m *Model) has(feature uint64) bool {
	k := 4 * bucketOf(feature, m.shift)
	at := binary.LittleEndian.Uint32(m.offsets[k:])
	next := binary.LittleEndian.Uint32(m.offsets[k+4:])
	for b := m.buckets[at:next]; len(b) >= 3; b = b[3+2*int(b[2]):] {
		if binary.LittleEndian.Uint16(b) == fingerprint(feature) {
			return true
		}
	}
	return false
}

// expanded[b] is the square of the companded weight b, with its sign.
var expanded = func() (t [256]int32) {
	for i := range t {
		q := int32(int8(i))
		t[i] = q * max(q, -q)
	}
	return t
}()
