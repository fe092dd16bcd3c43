package article

import (
	"bufio"
	"bytes"
)

// tape is a stream that can go back to within what it has read since it was
// last sought in: as far as mostTaped bytes.
type tape struct {
	file    *bufio.Reader
	pending []byte  // to be read before file
	kept    []byte  // read since seek
	read    counter // how much since seek
}

const mostTaped = 8 << 20

// seek goes to where mark is next; false when it is nowhere.
func (t *tape) seek(mark string) bool {
	t.kept, t.read.n = t.kept[:0], 0
	for {
		if at := bytes.Index(t.pending, []byte(mark)); at >= 0 {
			t.pending = t.pending[at:]
			return true
		}
		if n := len(t.pending); n >= len(mark) {
			t.pending = t.pending[n-len(mark)+1:] // a mark may begin at its end
		}
		part, err := t.file.Peek(t.file.Size())
		if len(part) == 0 && err != nil {
			return false
		}
		t.pending = append(t.pending, part...)
		t.file.Discard(len(part))
	}
}

// back goes back to the first byte after the one that was sought.
func (t *tape) back() {
	if len(t.kept) > 0 && len(t.kept) < mostTaped {
		t.pending = append(append([]byte{}, t.kept[1:]...), t.pending...)
	}
	t.kept = t.kept[:0]
}

// Read implements io.Reader.
func (t *tape) Read(p []byte) (n int, err error) {
	if len(t.pending) > 0 {
		n = copy(p, t.pending)
		t.pending = t.pending[n:]
	} else {
		n, err = t.file.Read(p)
	}
	t.keep(p[:n]...)
	return n, err
}

// ReadByte implements io.ByteReader: what unpacks reads no byte too many.
func (t *tape) ReadByte() (b byte, err error) {
	if len(t.pending) > 0 {
		b, t.pending = t.pending[0], t.pending[1:]
	} else if b, err = t.file.ReadByte(); err != nil {
		return 0, err
	}
	t.keep(b)
	return b, nil
}

func (t *tape) keep(p ...byte) {
	t.read.n += int64(len(p))
	if len(t.kept) < mostTaped {
		t.kept = append(t.kept, p...)
	}
}
