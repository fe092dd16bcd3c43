package neural

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"strings"
	"testing"
)

func TestLoadRefusesWhatIsNotAWholeModel(t *testing.T) {
	good := Embedded()
	altered := func(change func([]byte) []byte) []byte { return change(bytes.Clone(good)) }
	for _, test := range []struct {
		name string
		data []byte
		want error
		text string
	}{
		{"empty", nil, ErrNotAModel, "not a neural model file"},
		{"text", []byte("The quick brown fox jumped over the lazy dog."), ErrNotAModel, "not a neural model file"},
		{"magic only", good[:8], ErrNotAModel, "not a neural model file"},
		{"no room for a checksum", good[:20], ErrDamaged, "ends before its header"},
		{"cut in the header", good[:1000], ErrDamaged, "ends before its header"},
		{"cut in the payload", good[:len(good)/2], ErrDamaged, "wrong checksum"},
		{"last byte missing", good[:len(good)-1], ErrDamaged, "wrong checksum"},
		{"one bit changed", altered(func(b []byte) []byte { b[len(b)/3] ^= 4; return b }), ErrDamaged, "wrong checksum"},
		{"appended to", altered(func(b []byte) []byte { return append(b, 0) }), ErrDamaged, "wrong checksum"},
		{"a later format", altered(func(b []byte) []byte { b[8] = 200; return b }), nil, "model format 200"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Load(test.data)
			if err == nil || (test.want != nil && !errors.Is(err, test.want)) || !strings.Contains(err.Error(), test.text) {
				t.Errorf("got %v, want %q", err, test.text)
			}
		})
	}
}

// sealed makes a file of a header and a payload, with the right checksum.
func sealed(header string, body []byte) []byte {
	b := []byte(magic)
	b = binary.LittleEndian.AppendUint32(b, formatVersion)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(header)))
	b = append(append(b, header...), body...)
	sum := sha256.Sum256(b)
	return append(b, sum[:]...)
}

func TestLoadRefusesInconsistentContent(t *testing.T) {
	for _, test := range []struct{ name, header, text string }{
		{"no JSON", "{", "reading the model's header"},
		{"nothing in it", "{}", "vocabulary tags is missing"},
		{"outside the payload", `{"vocabularies":[{"kind":"tags","count":1,"offset":5,"length":90}]}`, "lies outside"},
		{"negative offset", `{"vocabularies":[{"kind":"tags","count":1,"offset":-5,"length":9}]}`, "lies outside"},
		{"wrong count", `{"vocabularies":[{"kind":"tags","count":7,"offset":0,"length":3}]}`, "its header says 7"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Load(sealed(test.header, []byte("ab\n")))
			if err == nil || !strings.Contains(err.Error(), test.text) {
				t.Errorf("got %v, want %q", err, test.text)
			}
		})
	}
}

func TestHeaderSaysWhereTheModelComesFrom(t *testing.T) {
	h := loaded(t).Header()
	if h.Licence != "CC BY-SA 4.0" || len(h.Attribution) == 0 || h.Training.Command == "" || len(h.Checksum) != 64 {
		t.Errorf("incomplete header: %+v", h)
	}
	for _, part := range []string{"en_ewt-ud-dev", "en_gum-permissive-dev"} {
		if h.Scores[part]["LAS"] < 80 {
			t.Errorf("no score for %s: %v", part, h.Scores)
		}
	}
}
