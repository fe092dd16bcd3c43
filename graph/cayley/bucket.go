package cayley

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"

	bolt "go.etcd.io/bbolt"

	"claimgraph/graph"
)

// Beside Cayley's bucket the file holds the records themselves, whole:
//
//	claims    row (8 bytes, big endian) → claim, see codec.go
//	articles  id → JSON          entities  id → JSON
//	sources   article id → outlet, 0, id of what it copies
//	names     normalised name, 0, entity id → nothing
//	records   id → JSON          ledger    article id → JSON
//	caches    name → bucket of key → value
//	meta      "format", "counts", "snapshot" (see snapshot.go)
//
// Values that a torn page could falsify begin with their checksum.
var (
	claimBucket   = []byte("claims")
	articleBucket = []byte("articles")
	sourceBucket  = []byte("sources")
	entityBucket  = []byte("entities")
	nameBucket    = []byte("names")
	recordBucket  = []byte("records")
	ledgerBucket  = []byte("ledger")
	cacheBucket   = []byte("caches")
	metaBucket    = []byte("meta")

	formatKey   = []byte("format")
	countsKey   = []byte("counts")
	snapshotKey = []byte("snapshot")
)

// format is the version of this layout. A file of a later one is refused.
const format = 1

func buckets() [][]byte {
	return [][]byte{quadBucket, claimBucket, articleBucket, sourceBucket, entityBucket, nameBucket, recordBucket, ledgerBucket, cacheBucket, metaBucket}
}

// counts is what the file says it holds.
type counts struct {
	graph.Stats
	Quads int `json:"-"`
}

var (
	castagnoli = crc32.MakeTable(crc32.Castagnoli)

	// ErrDamaged is returned when what the file holds is not what was written.
	ErrDamaged = errors.New("database is damaged")
)

// seal puts the checksum of a value, and of the key it stands under, before it.
func seal(key, value []byte) []byte {
	out := make([]byte, 4, 4+len(value))
	binary.LittleEndian.PutUint32(out, checksum(key, value))
	return append(out, value...)
}

func checksum(key, value []byte) uint32 {
	return crc32.Update(crc32.Checksum(key, castagnoli), castagnoli, value)
}

// unseal checks a value and gives it without its checksum.
func unseal(what string, key, sealed []byte) ([]byte, error) {
	if len(sealed) < 4 || binary.LittleEndian.Uint32(sealed) != checksum(key, sealed[4:]) {
		return nil, fmt.Errorf("%s %q: %w: checksum does not fit", what, key, ErrDamaged)
	}
	return sealed[4:], nil
}

func rowKey(row uint32) []byte {
	return binary.BigEndian.AppendUint64(nil, uint64(row))
}

// putJSON writes a value as sealed JSON.
func putJSON(b *bolt.Bucket, key string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("writing %q: %w", key, err)
	}
	return b.Put([]byte(key), seal([]byte(key), data))
}

// getJSON reads a sealed JSON value; absent is graph.ErrNotFound.
func getJSON[T any](tx *bolt.Tx, bucket []byte, what, key string) (T, error) {
	var value T
	sealed := []byte(nil)
	if key != "" {
		sealed = tx.Bucket(bucket).Get([]byte(key))
	}
	if sealed == nil {
		return value, fmt.Errorf("%s %q: %w", what, key, graph.ErrNotFound)
	}
	return parse[T](what, []byte(key), sealed)
}

func parse[T any](what string, key, sealed []byte) (T, error) {
	var value T
	data, err := unseal(what, key, sealed)
	if err != nil {
		return value, err
	}
	if err := json.Unmarshal(data, &value); err != nil {
		return value, fmt.Errorf("%s %q: %w: %w", what, key, ErrDamaged, err)
	}
	return value, nil
}
