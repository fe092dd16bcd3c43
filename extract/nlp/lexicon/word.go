package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"claimgraph/extract/nlp/perceptron"
)

// Word holds the hashed properties of a form.
type Word struct {
	Form   uint64 // digits made alike
	Lower  uint64 // the same in lower case
	Suffix [5]uint64
	Prefix [4]uint64 // of 1 to 4 and 1 to 3 characters; place 0 is unused
	Shape  uint64    // "Xxdd"
	Broad  uint64    // classes, 0 for none
	Fine   uint64
	Small  string // the form in lower case, as it is otherwise
}

// Edge is the property of every place outside a sentence.
func Edge(id uint64) Word {
	w := Word{Form: id, Lower: id, Shape: id}
	for i := range w.Suffix {
		w.Suffix[i] = id
	}
	for i := range w.Prefix {
		w.Prefix[i] = id
	}
	return w
}

// NewWord computes the properties of form.
func NewWord(form string, classes *Classes) Word {
	small := strings.ToLower(form)
	form = Plain(form)
	lower := Plain(small)
	flat := flatDigits(lower)
	w := Word{
		Form:  perceptron.Hash(flatDigits(form)),
		Lower: perceptron.Hash(flat),
		Shape: HashShape(form),
		Small: small,
	}
	for i := 1; i < len(w.Suffix); i++ {
		w.Suffix[i] = perceptron.Hash(lastRunes(flat, i))
	}
	for i := 1; i < len(w.Prefix); i++ {
		w.Prefix[i] = perceptron.Hash(firstRunes(flat, i))
	}
	if classes != nil {
		if b, f, ok := classes.find(lower, flat); ok {
			w.Broad, w.Fine = uint64(b)+1, uint64(f)+1
		}
	}
	return w
}

func (c *Classes) find(lower, flat string) (broad, fine int, ok bool) {
	if broad, fine, ok = c.Lookup(lower); !ok && flat != lower {
		broad, fine, ok = c.Lookup(flat)
	}
	return broad, fine, ok
}

// HashShape hashes a form's shape: capitals as X, small letters as x, other
// letters as a, digits as d, and the rest as it is; runs longer than two are cut
// to two, the whole to eight.
func HashShape(form string) uint64 {
	var b [8]byte
	n := 0
	for _, r := range form {
		k := kind(r)
		if n >= 2 && b[n-1] == k && b[n-2] == k {
			continue
		}
		if n == len(b) {
			break
		}
		b[n] = k
		n++
	}
	return perceptron.HashBytes(b[:n])
}

func kind(r rune) byte {
	switch {
	case unicode.IsDigit(r):
		return 'd'
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLower(r):
		return 'x'
	case unicode.IsLetter(r):
		return 'a'
	case r < utf8.RuneSelf:
		return byte(r)
	}
	return '#'
}

func flatDigits(s string) string {
	if !strings.ContainsAny(s, "123456789") {
		return s
	}
	b := []byte(s)
	for i, c := range b {
		if '0' <= c && c <= '9' {
			b[i] = '0'
		}
	}
	return string(b)
}

func lastRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

func firstRunes(s string, n int) string {
	i := 0
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s[:i]
}

// Cache remembers the properties of forms. It is not safe for concurrent use.
type Cache struct {
	classes *Classes
	words   map[string]*Word
}

// maxCached bounds a cache to about 10 MB.
const maxCached = 40_000

// maxCachedForm is the longest form, in bytes, worth remembering.
const maxCachedForm = 64

// NewCache remembers words with their classes; classes may be nil.
func NewCache(classes *Classes) *Cache {
	return &Cache{classes: classes, words: map[string]*Word{}}
}

// Word gives the properties of form.
func (c *Cache) Word(form string) *Word {
	if w, ok := c.words[form]; ok {
		return w
	}
	form = strings.Clone(form) // not to hold on to a whole text
	w := NewWord(form, c.classes)
	if len(form) > maxCachedForm {
		return &w
	}
	if len(c.words) >= maxCached {
		clear(c.words)
	}
	c.words[form] = &w
	return &w
}
