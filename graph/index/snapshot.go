package index

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"unsafe"
)

// A snapshot is an index as it lies in memory: a head, then sections, each with
// its length before and its checksum behind. It is a cache, made for the machine
// that wrote it and read back only in the state it was made for; whatever is
// wrong with one, the index is built from the claims instead.
//
// The head is the magic, the layout's version, the bytes of a row, a number that
// tells the order of bytes, and the stamp of the state.
const (
	snapshotMagic   = "claimgraph index"
	snapshotVersion = 1
	byteOrder       = 0x01020304
)

// ErrSnapshot is returned for a snapshot that cannot be used.
var ErrSnapshot = errors.New("snapshot of the index cannot be used")

// Save writes a snapshot of the claims. What else an index holds, articles and
// records, is given anew when it is restored. stamp names the state.
func (x *Index) Save(to io.Writer, stamp []byte) error {
	x.writer.Lock()
	defer x.writer.Unlock()
	w := &sections{to: bufio.NewWriterSize(to, 1<<20)}
	w.head(stamp)
	write(w, []uint64{uint64(x.n), uint64(len(x.runs))})
	for i, b := range x.blocks {
		write(w, b[:min(blockSize, x.n-i*blockSize)])
	}
	write(w, x.ids.bytes)
	write(w, x.ids.ends)
	write(w, x.ids.rows)
	for _, d := range x.dicts() {
		w.texts(d.names)
	}
	for _, r := range x.runs {
		r.each(func(list *[]uint32) { write(w, *list) })
		write(w, r.moments)
		write(w, []uint64{uint64(r.first), uint64(r.dated), bit(r.open)})
	}
	if w.err != nil {
		return w.err
	}
	return w.to.Flush()
}

// dicts lists the dictionaries, in the order of a snapshot.
func (x *Index) dicts() []*dict {
	return []*dict{x.entities, x.articles, x.names, x.words, x.topics, x.small}
}

// each visits the lists of a run, in the order of a snapshot.
func (r *run) each(visit func(list *[]uint32)) {
	for _, list := range []*[]uint32{&r.order, &r.begins, &r.long, &r.subjects.others, &r.objects.others} {
		visit(list)
	}
	for _, p := range []*postings{
		&r.subjects.postings, &r.objects.postings, &r.holders, &r.roles, &r.articles,
		&r.subjectsIn, &r.objectsIn, &r.holdersIn, &r.rolesIn,
	} {
		visit(&p.keys)
		visit(&p.ends)
		visit(&p.ranks)
	}
}

func bit(is bool) uint64 {
	if is {
		return 1
	}
	return 0
}

// sections writes sections until one cannot be written.
type sections struct {
	to  *bufio.Writer
	err error
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func headOf(stamp []byte) []byte {
	head := []byte(snapshotMagic)
	for _, n := range []uint32{snapshotVersion, uint32(unsafe.Sizeof(row{})), byteOrder} {
		head = binary.NativeEndian.AppendUint32(head, n)
	}
	return append(head, stamp...)
}

func (w *sections) head(stamp []byte) { write(w, headOf(stamp)) }

func (w *sections) texts(names []string) {
	lengths, size := make([]uint32, len(names)), 0
	for i, s := range names {
		lengths[i] = uint32(len(s))
		size += len(s)
	}
	write(w, lengths)
	all := make([]byte, 0, size)
	for _, s := range names {
		all = append(all, s...)
	}
	write(w, all)
}

// plain are types without pointers.
type plain interface {
	~uint8 | ~uint32 | ~uint64 | ~int64 | row
}

// raw is a list as its bytes in memory.
func raw[T plain](list []T) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(list))), len(list)*int(unsafe.Sizeof(*new(T))))
}

func write[T plain](w *sections, list []T) {
	if w.err != nil {
		return
	}
	data := raw(list)
	frame := binary.NativeEndian.AppendUint64(nil, uint64(len(data)))
	sum := crc32.Update(crc32.Checksum(frame, castagnoli), castagnoli, data)
	for _, part := range [][]byte{frame, data, binary.NativeEndian.AppendUint32(nil, sum)} {
		if _, err := w.to.Write(part); err != nil {
			w.err = fmt.Errorf("writing a snapshot of the index: %w", err)
			return
		}
	}
}
