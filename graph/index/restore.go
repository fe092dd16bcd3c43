package index

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"sync"
	"unsafe"
)

// Restore reads a snapshot into an empty index that nobody reads yet; size is
// how many bytes there are. A snapshot of another state than stamp, of another
// layout, or with a byte changed or missing, is ErrSnapshot, and the index is
// then of no use.
func (x *Index) Restore(from io.Reader, size int64, stamp []byte) error {
	x.writer.Lock()
	defer x.writer.Unlock()
	r := &reader{from: from, left: size}
	if head := read[byte](r, 1); r.err == nil && !bytes.Equal(head, headOf(stamp)) {
		return fmt.Errorf("%w: it is of another state or version", ErrSnapshot)
	}
	counts := read[uint64](r, 1)
	if r.err == nil && (len(counts) != 2 || counts[0] > uint64(size) || counts[1] > uint64(size)) {
		r.fail("no counts")
	}
	if r.err != nil {
		return r.err
	}
	x.n = int(counts[0])
	for at := 0; at < x.n && r.err == nil; at += blockSize {
		b := new(block)
		r.into(raw(b[:min(blockSize, x.n-at)]))
		x.blocks = append(x.blocks, b)
	}
	x.ids.bytes, x.ids.ends, x.ids.rows = read[byte](r, 1), read[uint32](r, 5./4), read[uint32](r, 5./4)
	for _, d := range x.dicts() {
		d.names = r.texts()
	}
	for range counts[1] {
		x.runs = append(x.runs, r.run())
	}
	if r.err == nil && r.left != 0 {
		r.fail("more than was written")
	}
	if r.err != nil {
		return r.err
	}
	x.recode()
	x.publish()
	return nil
}

// recode makes what finds the codes of ids and names.
func (x *Index) recode() {
	var all sync.WaitGroup
	all.Go(x.ids.rehash)
	for _, d := range x.dicts() {
		all.Go(func() {
			d.codes = make(map[string]uint32, len(d.names))
			for code, name := range d.names {
				d.codes[name] = uint32(code)
			}
		})
	}
	all.Wait()
}

// reader reads sections until one is not as it was written.
type reader struct {
	from io.Reader
	left int64
	err  error
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("%w: %s", ErrSnapshot, fmt.Sprintf(format, args...))
	}
}

func (r *reader) full(b []byte) {
	if r.err != nil {
		return
	}
	if _, err := io.ReadFull(r.from, b); err != nil {
		r.fail("%v", err)
	}
	r.left -= int64(len(b))
}

// into reads a section of known length.
func (r *reader) into(data []byte) {
	if n := r.length(); r.err == nil && n != int64(len(data)) {
		r.fail("a section has %d bytes, not %d", n, len(data))
	}
	r.rest(data)
}

func (r *reader) length() int64 {
	var frame [8]byte
	r.full(frame[:])
	n := int64(binary.NativeEndian.Uint64(frame[:]))
	if r.err == nil && (n < 0 || n > r.left) {
		r.fail("a section is longer than the rest")
	}
	return n
}

// rest reads the data of a section and tests its checksum.
func (r *reader) rest(data []byte) {
	r.full(data)
	var tail [4]byte
	r.full(tail[:])
	frame := binary.NativeEndian.AppendUint64(nil, uint64(len(data)))
	sum := crc32.Update(crc32.Checksum(frame, castagnoli), castagnoli, data)
	if r.err == nil && sum != binary.NativeEndian.Uint32(tail[:]) {
		r.fail("a checksum does not fit")
	}
}

// read reads a section as a list with room to grow by a factor.
func read[T plain](r *reader, room float64) []T {
	n, size := r.length(), int64(unsafe.Sizeof(*new(T)))
	if r.err == nil && n%size != 0 {
		r.fail("a section ends within an element")
	}
	if r.err != nil {
		return nil
	}
	list := make([]T, n/size, int64(float64(n/size)*room))
	r.rest(raw(list))
	return list
}

func (r *reader) texts() []string {
	lengths, all := read[uint32](r, 1), read[byte](r, 1)
	names := make([]string, len(lengths))
	for i, n := range lengths {
		if r.err != nil || int(n) > len(all) {
			r.fail("names are cut off")
			return nil
		}
		names[i] = unsafe.String(unsafe.SliceData(all), n) // nobody writes these bytes again
		all = all[n:]
	}
	return names
}

func (r *reader) run() *run {
	out := &run{}
	out.each(func(list *[]uint32) { *list = read[uint32](r, 1) })
	out.moments = read[int64](r, 1)
	if numbers := read[uint64](r, 1); r.err == nil && len(numbers) != 3 {
		r.fail("a run has no numbers")
	} else if r.err == nil {
		out.first, out.dated, out.open = int(numbers[0]), int(numbers[1]), numbers[2] == 1
	}
	return out
}
