package modelfile

import (
	"bytes"
	"errors"
	"testing"
)

func sample(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	h := Header{Kind: "text", Version: 3, Licence: "CC-BY-SA-4.0", Scores: map[string]string{"LAS": "82.5"}}
	err := Write(&b, h, []string{"one", "two"}, map[string][]byte{"one": []byte("first"), "two": {}})
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
	if got := string(f.Section("one")); got != "first" {
		t.Errorf("section one is %q", got)
	}
	if f.Section("two") == nil || f.Section("three") != nil {
		t.Error("section two is missing or three is there")
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
