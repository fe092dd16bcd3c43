package index

import (
	"hash/maphash"
	"sync"
	"unsafe"
)

// ids codes claim ids by numbers from 1, in less memory than a dict: their
// bytes stand one after the other, found by open addressing.
type ids struct {
	mu    sync.RWMutex
	seed  maphash.Seed
	bytes []byte
	ends  []uint32 // of id i in bytes; ends[0] is 0
	rows  []uint32 // row of id i plus one; 0 when only referred to
	table []uint32 // power of two, at most 5/8 full
}

func newIDs() *ids {
	return &ids{seed: maphash.MakeSeed(), ends: []uint32{0}, rows: []uint32{0}, table: make([]uint32, 64)}
}

// code gives the number of id, a new one if need be. Only the writer calls it.
func (d *ids) code(id string) uint32 {
	if id == "" {
		return 0
	}
	slot, code := d.find(id)
	if code != 0 {
		return code
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	code = uint32(len(d.ends))
	d.bytes = append(d.bytes, id...)
	d.ends = append(d.ends, uint32(len(d.bytes)))
	d.rows = append(d.rows, 0)
	d.table[slot] = code
	if len(d.ends)*8 > len(d.table)*5 {
		d.grow()
	}
	return code
}

// setRow says at which row the claim with this code is.
func (d *ids) setRow(code, row uint32) {
	d.mu.Lock()
	d.rows[code] = row + 1
	d.mu.Unlock()
}

// row gives the row of a claim; the writer may see rows of the batch it adds.
func (d *ids) row(id string) (uint32, bool) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	_, code := d.find(id)
	if d.rows[code] == 0 {
		return 0, false
	}
	return d.rows[code] - 1, true
}

// lookup gives the code of an id if it has one.
func (d *ids) lookup(id string) (uint32, bool) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	_, code := d.find(id)
	return code, code != 0
}

func (d *ids) find(id string) (slot int, code uint32) {
	mask := len(d.table) - 1
	slot = int(maphash.String(d.seed, id)) & mask
	for {
		code = d.table[slot]
		if code == 0 || string(d.bytes[d.ends[code-1]:d.ends[code]]) == id {
			return slot, code
		}
		slot = (slot + 1) & mask
	}
}

func (d *ids) grow() { d.fill(make([]uint32, 2*len(d.table))) }

// rehash makes the table anew, for as many ids as there are.
func (d *ids) rehash() {
	size := 64
	for len(d.ends)*8 > size*5 {
		size *= 2
	}
	d.fill(make([]uint32, size))
}

func (d *ids) fill(table []uint32) {
	mask := len(table) - 1
	for code := uint32(1); int(code) < len(d.ends); code++ {
		slot := int(maphash.Bytes(d.seed, d.bytes[d.ends[code-1]:d.ends[code]])) & mask
		for table[slot] != 0 {
			slot = (slot + 1) & mask
		}
		table[slot] = code
	}
	d.table = table
}

// idNames is the ids so far, by code; it never changes.
type idNames struct {
	bytes []byte
	ends  []uint32
}

func (d *ids) snapshot() idNames { return idNames{d.bytes, d.ends} }

// text is the id as a string. It shares the bytes: those below the snapshot's
// end are never written again.
func (n idNames) text(code uint32) string {
	b := n.of(code)
	return unsafe.String(unsafe.SliceData(b), len(b))
}

func (n idNames) of(code uint32) []byte {
	if code == 0 {
		return nil
	}
	return n.bytes[n.ends[code-1]:n.ends[code]]
}
