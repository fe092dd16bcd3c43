package lexicon

import (
	"fmt"
	"testing"
)

func TestClassesComeBackAsWritten(t *testing.T) {
	var words []string
	var fine []uint16
	for i := range 1000 {
		words, fine = append(words, fmt.Sprint("word", i)), append(fine, uint16(i*7%300))
	}
	broad := make([]uint16, 300)
	for i := range broad {
		broad[i] = uint16(i / 30)
	}
	c, err := OpenClasses(WriteClasses(words, fine, broad))
	if err != nil {
		t.Fatal(err)
	}
	for i, w := range words {
		if b, f, ok := c.Lookup(w); !ok || f != int(fine[i]) || b != f/30 {
			t.Errorf("%s: classes %d, %d, %t, want %d, %d", w, b, f, ok, fine[i]/30, fine[i])
		}
	}
	if c.Has("another") {
		t.Error("an unknown word has a class")
	}
}

func TestClassesOfAnotherLengthAreRefused(t *testing.T) {
	data := WriteClasses([]string{"a", "b"}, []uint16{0, 1}, []uint16{0, 0})
	for n := range data {
		if _, err := OpenClasses(data[:n]); err == nil {
			t.Errorf("%d of %d bytes were taken", n, len(data))
		}
	}
}
