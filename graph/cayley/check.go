package cayley

import (
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/cayleygraph/quad"
	bolt "go.etcd.io/bbolt"

	"claimgraph/graph"
)

// CheckFile verifies what only this store knows: the pages of the file, the
// checksum of every record, the counts, that every claim has its quad and that
// the index says of it what the file does. Each
// fault found is given to report; an error means that checking itself failed.
func (s *Store) CheckFile(ctx context.Context, report func(fault string)) error {
	if err := s.checkPages(report); err != nil {
		return err
	}
	if err := s.checkSealed(ctx, report); err != nil {
		return err
	}
	return s.checkQuads(ctx, report)
}

// checkPages walks the tree of pages.
func (s *Store) checkPages(report func(string)) (err error) {
	defer guard(&err, debug.SetPanicOnFault(true))
	return s.db.View(func(tx *bolt.Tx) error {
		for fault := range tx.Check() {
			report("page: " + fault.Error())
		}
		return nil
	})
}

// checkSealed reads every record and compares their numbers with the counts.
func (s *Store) checkSealed(ctx context.Context, report func(string)) error {
	stats, err := s.Stats(ctx)
	if err != nil {
		return err
	}
	for _, b := range []struct {
		name    []byte
		what    string
		counted int
	}{
		{claimBucket, "claims", stats.Claims}, {articleBucket, "articles", stats.Articles},
		{entityBucket, "entities", stats.Entities}, {recordBucket, "records", stats.Records},
		{ledgerBucket, "ledger entries", -1},
	} {
		n, err := s.eachSealed(ctx, b.name, func(key, sealed []byte) {
			value, err := unseal(b.what, key, sealed)
			if err != nil {
				report(err.Error())
			} else if b.what == "claims" {
				s.checkRow(key, value, report)
			}
		})
		if err != nil {
			report(fmt.Sprintf("%s: %v", b.what, err))
		}
		if b.counted >= 0 && n != b.counted {
			report(fmt.Sprintf("%d %s counted, %d found", b.counted, b.what, n))
		}
	}
	return ctx.Err()
}

// checkRow compares a claim with its row in the index.
func (s *Store) checkRow(key, value []byte, report func(string)) {
	c, err := decodeClaim(value)
	if err != nil || len(key) != 8 {
		report(fmt.Sprintf("claim at row %x: %v", key, err))
		return
	}
	if !s.index.View().Holds(uint32(binary.BigEndian.Uint64(key)), &c) {
		report(fmt.Sprintf("the index does not say what claim %s does", c.ID))
	}
}

func (s *Store) eachSealed(ctx context.Context, bucket []byte, see func(key, sealed []byte)) (n int, err error) {
	defer guard(&err, debug.SetPanicOnFault(true))
	err = s.db.View(func(tx *bolt.Tx) error {
		return tx.Bucket(bucket).ForEach(func(k, v []byte) error {
			n++
			see(k, v)
			return ctx.Err()
		})
	})
	return n, err
}

// checkQuads looks up the node of every claim in Cayley.
func (s *Store) checkQuads(ctx context.Context, report func(string)) (err error) {
	defer guard(&err, debug.SetPanicOnFault(true))
	qs := *s.quads.Load()
	open := true
	for _, f := range []graph.Filter{{Retracted: true}, {Retracted: true, Open: &open}} {
		for c, err := range s.Claims(ctx, f) {
			if err != nil {
				return err
			}
			if qs.ValueOf(quad.IRI(c.ID)) == nil {
				report(fmt.Sprintf("claim %s has no quad", c.ID))
			}
		}
	}
	return nil
}

// Compact writes the database anew, without the room that earlier
// transactions left, to another path, which must not exist.
func (s *Store) Compact(ctx context.Context, path string) error {
	to, err := openNew(path)
	if err != nil {
		return err
	}
	defer to.Close()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := bolt.Compact(to, s.db, compactBytes); err != nil {
		return fmt.Errorf("compacting %s: %w", s.path, err)
	}
	if err := to.Close(); err != nil {
		return fmt.Errorf("compacting to %s: %w", path, err)
	}
	return trim(path)
}

// trim cuts off the room a file has beyond its pages in use.
func trim(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	m, ok := newestMeta(f)
	if !ok {
		return fmt.Errorf("%s: %w", path, ErrDamaged)
	}
	if err := f.Truncate(m.pages * m.pageSize); err != nil {
		return err
	}
	return f.Sync()
}

// compactBytes is how much one transaction of compacting writes.
const compactBytes = 64 << 20
