package cayley

import (
	bolt "go.etcd.io/bbolt"
	"golang.org/x/sys/unix"
)

// release tells the system that the process does not need what it mapped of the
// file: it stays in the system's cache, but a load no longer takes as much memory
// as the database is large. Pages come back when they are read.
func release(db *bolt.DB) {
	// That the system declines costs nothing but memory.
	_ = db.View(func(tx *bolt.Tx) error {
		unix.Syscall(unix.SYS_MADVISE, db.Info().Data, uintptr(tx.Size()), unix.MADV_DONTNEED)
		return nil
	})
}
