package cayley

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
)

// meta is what one of the two head pages of a bbolt file says; layout as in
// bbolt's internal/common/meta.go: a page header of 16 bytes, then magic,
// version, page size, flags (4 bytes each), root page, its sequence, free list,
// pages in use, transaction, and an FNV-1a checksum of all before (8 each).
type meta struct {
	pageSize    int64
	pages       int64
	transaction uint64
}

const (
	pageHeader = 16
	metaSize   = 64
	boltMagic  = 0xED0CDAED
)

// checkFile refuses a file that is shorter than its pages in use: reading what
// is missing of a mapped file would kill the program.
func checkFile(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.IsDir() {
		return fmt.Errorf("%s is a folder, not a database file", path)
	}
	if !info.Mode().IsRegular() || info.Size() == 0 {
		return nil
	}
	newest, ok := newestMeta(f)
	if !ok {
		return fmt.Errorf("%s is no database of this program, or %w: neither head page is whole", path, ErrDamaged)
	}
	if want := newest.pages * newest.pageSize; info.Size() < want {
		return fmt.Errorf("%s: %w: it is torn, %d of at least %d bytes are left", path, ErrDamaged, info.Size(), want)
	}
	return nil
}

func newestMeta(f io.ReaderAt) (newest meta, ok bool) {
	offsets := []int64{0, 4096, 8192, 16384, 32768, 65536} // page sizes in use
	for _, at := range offsets {
		m, whole := readMeta(f, at)
		if whole && (at == 0 || at == m.pageSize) && (!ok || m.transaction > newest.transaction) {
			newest, ok = m, true
		}
	}
	return newest, ok
}

func readMeta(f io.ReaderAt, at int64) (meta, bool) {
	b := make([]byte, metaSize)
	if _, err := f.ReadAt(b, at+pageHeader); err != nil {
		return meta{}, false
	}
	sum := fnv.New64a()
	sum.Write(b[:metaSize-8])
	order := binary.NativeEndian
	if order.Uint32(b) != boltMagic || order.Uint64(b[metaSize-8:]) != sum.Sum64() {
		return meta{}, false
	}
	return meta{
		pageSize: int64(order.Uint32(b[8:])), pages: int64(order.Uint64(b[40:])),
		transaction: order.Uint64(b[48:]),
	}, true
}

// guard turns what bbolt does on a page that makes no sense, a panic or a
// fault in mapped memory, into ErrDamaged:
//
//	defer guard(&err, debug.SetPanicOnFault(true))
func guard(err *error, panicOnFault bool) {
	debug.SetPanicOnFault(panicOnFault)
	if r := recover(); r != nil {
		*err = fmt.Errorf("%w: %v", ErrDamaged, r)
	}
}
