package cayley

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	bolt "go.etcd.io/bbolt"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Salvaged counts what could be read of a damaged database.
type Salvaged struct {
	graph.Written
	Records, Ledger int
	Pages           int // leaf pages looked at
}

// Salvage reads every whole record it can find on the pages of a damaged
// database, whatever the tree over them looks like, and writes them to a new
// one. Every record's checksum tells whether it is whole; a record of which an
// older version is found too may come back in that version. Caches are left.
func Salvage(ctx context.Context, from, to string) (Salvaged, error) {
	var found Salvaged
	f, err := os.Open(from)
	if err != nil {
		return found, err
	}
	defer f.Close()
	if err := mustNotExist(to); err != nil {
		return found, err
	}
	store, err := Open(ctx, to, Options{})
	if err != nil {
		return found, err
	}
	pageSize := int64(os.Getpagesize())
	if m, ok := newestMeta(f); ok {
		pageSize = m.pageSize
	}
	s := salvage{file: f, pageSize: pageSize, store: store, found: &found}
	err = s.pages(ctx)
	return found, errors.Join(err, store.Close())
}

type salvage struct {
	file     io.ReaderAt
	pageSize int64
	store    *Store
	found    *Salvaged
	step     graph.Step
	steps    []graph.Step
}

// A page begins with its number (8 bytes), flags (2), count of elements (2) and
// number of pages that follow it (4); a leaf's elements are flags, position
// from the element, key and value size (4 each). From bbolt's page.go.
const (
	leafFlag    = 0x02
	elementSize = 16
	maxOverflow = 1 << 18
)

func (s *salvage) pages(ctx context.Context) error {
	head := make([]byte, pageHeader)
	for page := int64(2); ; page++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, err := s.file.ReadAt(head, page*s.pageSize); err != nil {
			return s.flush(ctx)
		}
		order := binary.NativeEndian
		if order.Uint64(head) != uint64(page) || order.Uint16(head[8:]) != leafFlag {
			continue
		}
		overflow := int64(order.Uint32(head[12:]))
		if overflow > maxOverflow {
			continue
		}
		body := make([]byte, (1+overflow)*s.pageSize)
		n, err := s.file.ReadAt(body, page*s.pageSize)
		if err != nil && err != io.EOF {
			return err
		}
		s.found.Pages++
		s.leaf(body[:n], int(order.Uint16(head[10:])))
		if len(s.step.Claims) >= 1000 || len(s.steps) > 100 {
			if err := s.flush(ctx); err != nil {
				return err
			}
		}
	}
}

func (s *salvage) leaf(body []byte, count int) {
	order := binary.NativeEndian
	for i := range count {
		at := pageHeader + i*elementSize
		if at+elementSize > len(body) {
			return
		}
		start := at + int(order.Uint32(body[at+4:]))
		keySize, valueSize := int(order.Uint32(body[at+8:])), int(order.Uint32(body[at+12:]))
		if start < 0 || keySize < 0 || valueSize < 4 || start+keySize+valueSize > len(body) {
			continue
		}
		key := body[start : start+keySize]
		if value, err := unseal("", key, body[start+keySize:start+keySize+valueSize]); err == nil {
			s.take(key, value)
		}
	}
}

// take tells a record by its key and shape.
func (s *salvage) take(key, value []byte) {
	if len(key) == 8 && len(value) > 0 && value[0] == codecVersion {
		if c, err := decodeClaim(value); err == nil {
			s.step.Claims = append(s.step.Claims, c)
			return
		}
	}
	id := string(key)
	if a := (schema.Article{}); strictly(value, &a) && string(a.ID) == id {
		s.steps = append(s.steps, graph.Step{Article: &a})
	} else if e := (graph.Entry{}); strictly(value, &e) && string(e.Article) == id {
		s.found.Ledger++
		s.steps = append(s.steps, graph.Step{Ledger: &e})
	} else if r := (graph.Record{}); strictly(value, &r) && r.ID == id && r.Op != "" {
		s.found.Records++
		s.step.Records = append(s.step.Records, r)
	} else if x := (schema.Entity{}); strictly(value, &x) && string(x.ID) == id {
		s.step.Entities = append(s.step.Entities, x)
	}
}

// strictly reads JSON that has no other fields than v.
func strictly(data []byte, v any) bool {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return d.Decode(v) == nil
}

func (s *salvage) flush(ctx context.Context) error {
	w, err := s.store.Put(ctx, append(s.steps, s.step)...)
	s.found.Articles += w.Articles
	s.found.Claims += w.Claims
	s.found.Entities += w.Entities
	s.steps, s.step = nil, graph.Step{}
	return err
}

func mustNotExist(path string) error {
	switch _, err := os.Stat(path); {
	case err == nil:
		return fmt.Errorf("%s is there already", path)
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	return nil
}

// openNew makes an empty bbolt file.
func openNew(path string) (*bolt.DB, error) {
	if err := mustNotExist(path); err != nil {
		return nil, err
	}
	return bolt.Open(path, 0o666, &bolt.Options{FreelistType: bolt.FreelistMapType})
}
