package cayley

import (
	"crypto/rand"
	"os"
	"runtime/debug"

	bolt "go.etcd.io/bbolt"

	"claimgraph/graph/index"
	"claimgraph/schema"
)

// Beside a large database lies a snapshot of its index, PATH.index, so that
// opening need not read every claim. It is a cache: it may be deleted at any
// time, and one that is missing, torn, or of another database costs only time.
//
// Claims stay at their rows for ever, so a snapshot of the first n of them is
// true of every later state. Snapshot and database are tied by a random stamp,
// which the database gets last: a crash in between leaves two that do not fit,
// an older copy of the database has an older stamp.

func (s *Store) snapshotPath() string { return s.path + ".index" }

// restore fills the index from the snapshot, if there is one that fits.
func (s *Store) restore(tx *bolt.Tx) {
	stamp := tx.Bucket(metaBucket).Get(snapshotKey)
	if stamp == nil {
		return
	}
	f, err := os.Open(s.snapshotPath())
	if err != nil {
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return
	}
	x := index.New()
	if err := x.Restore(f, info.Size(), stamp); err != nil || !sampled(tx, x) {
		return
	}
	s.index, s.snapshotted = x, x.Len()
	s.clock.Saw(x.LastRecorded())
}

// sampled compares some of the claims with their rows in an index, the last
// among them.
func sampled(tx *bolt.Tx, x *index.Index) bool {
	const samples = 16
	n := x.Len()
	for i := range samples {
		row := uint32(n-1) - uint32(i*(n/samples))
		if n == 0 || !sameClaim(tx, row, x.View().ID(row)) {
			return false
		}
	}
	return true
}

func sameClaim(tx *bolt.Tx, row uint32, id schema.ClaimID) bool {
	out := decodeRows(row, [][]byte{tx.Bucket(claimBucket).Get(rowKey(row))})
	return out.err == nil && out.claims[0].ID == id
}

// snapshot writes one when there are many claims and it would have a quarter
// more of them than the last. Nothing is lost when that fails.
func (s *Store) snapshot() {
	n := s.index.Len()
	if s.snapshotFrom < 0 || n < s.snapshotFrom || n < s.snapshotted+s.snapshotted/4 || n == s.snapshotted {
		return
	}
	stamp := make([]byte, 16)
	rand.Read(stamp) // never fails
	if err := s.writeSnapshot(stamp); err != nil {
		os.Remove(s.snapshotPath() + ".new")
		return
	}
	if err := s.stamp(stamp); err != nil {
		os.Remove(s.snapshotPath())
	}
}

func (s *Store) stamp(stamp []byte) (err error) {
	defer guard(&err, debug.SetPanicOnFault(true))
	return s.db.Update(func(tx *bolt.Tx) error { return tx.Bucket(metaBucket).Put(snapshotKey, stamp) })
}

func (s *Store) writeSnapshot(stamp []byte) error {
	f, err := os.Create(s.snapshotPath() + ".new")
	if err != nil {
		return err
	}
	defer f.Close()
	if err := s.index.Save(f, stamp); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(s.snapshotPath()+".new", s.snapshotPath())
}
