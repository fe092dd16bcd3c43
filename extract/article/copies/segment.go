package copies

import (
	"encoding/binary"
	"errors"
	"fmt"
	"iter"

	"claimgraph/schema"
)

// Segment is a stretch of an index as it is stored: a version byte, then for
// every article the length of its id, the id, the number of its keys (both as
// unsigned varints) and the keys, four bytes each, little endian.
type Segment []byte

const segmentVersion = 1

var errSegment = errors.New("damaged fingerprints")

// Append adds an article.
func (s Segment) Append(id schema.ArticleID, keys []Key) Segment {
	if len(s) == 0 {
		s = Segment{segmentVersion}
	}
	b := binary.AppendUvarint(s, uint64(len(id)))
	b = append(b, id...)
	b = binary.AppendUvarint(b, uint64(len(keys)))
	for _, k := range keys {
		b = binary.LittleEndian.AppendUint32(b, uint32(k))
	}
	return b
}

// All yields the articles with their keys. A damaged segment is an error.
func (s Segment) All() iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		if len(s) > 0 && s[0] != segmentVersion {
			yield(Entry{}, fmt.Errorf("%w: version %d", errSegment, s[0]))
			return
		}
		for rest := s[min(1, len(s)):]; len(rest) > 0; {
			var e Entry
			var err error
			if e, rest, err = readEntry(rest); !yield(e, err) || err != nil {
				return
			}
		}
	}
}

// Entry is an article of a segment.
type Entry struct {
	Article schema.ArticleID
	Keys    []Key
}

func readEntry(b []byte) (e Entry, rest []byte, err error) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size) {
		return e, nil, errSegment
	}
	e.Article, b = schema.ArticleID(b[size:size+int(n)]), b[size+int(n):]
	n, size = binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size)/4 {
		return e, nil, errSegment
	}
	b = b[size:]
	e.Keys = make([]Key, n)
	for i := range e.Keys {
		e.Keys[i] = Key(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return e, b[4*n:], nil
}
