package cayley

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"github.com/hidal-go/hidalgo/kv/flat"
	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// quadBucket holds all that Cayley writes.
var quadBucket = []byte("quads")

// flatKV lets Cayley write into one bucket of a bbolt file. What is staged is
// written in the same transaction as Cayley's next commit, so that a step's
// quads and its records are there together or not at all.
type flatKV struct {
	db     *bolt.DB
	staged func(*bolt.Tx) error
	puts   int // of the last transaction: what the next may need room for
}

// Close leaves the file open: it belongs to the Store.
func (k *flatKV) Close() error { return nil }

func (k *flatKV) Tx(rw bool) (flat.Tx, error) {
	tx, err := k.db.Begin(rw)
	if err != nil {
		return nil, err
	}
	t := &flatTx{kv: k, tx: tx, bucket: tx.Bucket(quadBucket)}
	if rw {
		t.puts = make(map[string][]byte, k.puts)
	}
	return t, nil
}

// flatTx buffers puts and writes them in the order of their keys: bbolt takes
// sorted keys many times faster than Cayley's hashes as they come.
type flatTx struct {
	kv     *flatKV
	tx     *bolt.Tx
	bucket *bolt.Bucket
	puts   map[string][]byte // nil value: deleted
}

func (t *flatTx) Commit(context.Context) error {
	keys := make([]string, 0, len(t.puts))
	for k := range t.puts {
		keys = append(keys, k)
	}
	t.kv.puts = len(keys)
	slices.Sort(keys)
	for _, k := range keys {
		var err error
		if v := t.puts[k]; v == nil {
			err = t.bucket.Delete([]byte(k))
		} else {
			err = t.bucket.Put([]byte(k), v)
		}
		if err != nil {
			return err
		}
	}
	if staged := t.kv.staged; staged != nil {
		if err := staged(t.tx); err != nil {
			return err
		}
	}
	return t.tx.Commit()
}

func (t *flatTx) Close() error {
	if err := t.tx.Rollback(); err != nil && !errors.Is(err, bolterrors.ErrTxClosed) {
		return err
	}
	return nil
}

func (t *flatTx) Get(_ context.Context, k flat.Key) (flat.Value, error) {
	v := t.get(k)
	if v == nil {
		return nil, flat.ErrNotFound
	}
	return v, nil
}

func (t *flatTx) get(k flat.Key) []byte {
	if v, ok := t.puts[string(k)]; ok {
		return v
	}
	return t.bucket.Get(k)
}

func (t *flatTx) GetBatch(_ context.Context, keys []flat.Key) ([]flat.Value, error) {
	values := make([]flat.Value, len(keys))
	for i, k := range keys {
		values[i] = t.get(k)
	}
	return values, nil
}

func (t *flatTx) Put(k flat.Key, v flat.Value) error {
	if len(k) == 0 {
		return nil // Cayley's way of creating a bucket
	}
	if v == nil {
		v = []byte{}
	}
	t.puts[string(k)] = v
	return nil
}

func (t *flatTx) Del(k flat.Key) error {
	t.puts[string(k)] = nil
	return nil
}

// Scan reads what is committed; Cayley scans in read transactions only.
func (t *flatTx) Scan(prefix flat.Key) flat.Iterator {
	return &flatIterator{cursor: t.bucket.Cursor(), prefix: prefix}
}

type flatIterator struct {
	cursor     *bolt.Cursor
	prefix     []byte
	key, value []byte
	started    bool
}

func (i *flatIterator) Next(ctx context.Context) bool {
	if ctx.Err() != nil {
		i.key = nil
		return false
	}
	if !i.started {
		i.started = true
		i.key, i.value = i.cursor.Seek(i.prefix)
	} else if i.key != nil {
		i.key, i.value = i.cursor.Next()
	}
	if !bytes.HasPrefix(i.key, i.prefix) {
		i.key = nil
	}
	return i.key != nil
}

func (i *flatIterator) Key() flat.Key   { return i.key }
func (i *flatIterator) Val() flat.Value { return i.value }
func (i *flatIterator) Err() error      { return nil }
func (i *flatIterator) Close() error    { return nil }
