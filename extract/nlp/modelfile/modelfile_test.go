package modelfile

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

var long = strings.Repeat("again and again ", 100)

func sample(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	h := Header{Kind: "text", Version: 3, Licence: "CC-BY-SA-4.0", Scores: map[string]string{"LAS": "82.5"}}
	err := Write(&b, h, []string{"one", "two", "long"}, map[string][]byte{"one": []byte("first"), "two": {}, "long": []byte(long)})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRoundTrip(t *testing.T) {
	f, err := Open(sample(t), "text", 3)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"one": "first", "two": "", "three": "", "long": long} {
		if got, err := f.Section(name); err != nil || string(got) != want {
			t.Errorf("section %s is %q (%v)", name, got, err)
		}
	}
	if s := f.Header.Sections[2]; s.Size >= s.Unpacked || s.Unpacked != len(long) {
		t.Errorf("the long section was not packed: %+v", s)
	}
	if f.Header.Licence != "CC-BY-SA-4.0" || f.Header.Scores["LAS"] != "82.5" {
		t.Errorf("header %+v", f.Header)
	}
}

func TestRefusals(t *testing.T) {
	good := sample(t)
	damaged := bytes.Clone(good)
	damaged[len(damaged)-40] ^= 1
	for _, c := range []struct {
		name    string
		data    []byte
		kind    string
		version int
		want    error
	}{
		{"empty", nil, "text", 3, ErrNotModel},
		{"something else", []byte("PK\x03\x04 an archive"), "text", 3, ErrNotModel},
		{"truncated in the header", good[:20], "text", 3, ErrTruncated},
		{"truncated at the end", good[:len(good)-1], "text", 3, ErrTruncated},
		{"longer", append(bytes.Clone(good), 0), "text", 3, ErrChecksum},
		{"one bit changed", damaged, "text", 3, ErrChecksum},
		{"another version", good, "text", 4, ErrVersion},
		{"another kind", good, "neural", 3, ErrVersion},
	} {
		if _, err := Open(c.data, c.kind, c.version); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

func TestEveryTruncationIsRefused(t *testing.T) {
	good := sample(t)
	for n := range good {
		if _, err := Open(good[:n], "text", 3); err == nil {
			t.Errorf("%d bytes of %d were taken", n, len(good))
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte(Magic + "\x02\x00\x00\x00{}"))
	f.Fuzz(func(t *testing.T, data []byte) { Open(data, "text", 1) })
}
