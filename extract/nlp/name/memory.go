package name

import (
	"errors"
	"unicode"
	"unicode/utf8"
)

var errLabels = errors.New("name: weights do not fit the labels")

// memory is what a document shows of each word, by its lower-case form.
type memory map[string]evidence

// evidence counts how a word is written away from the beginning of a sentence.
type evidence struct{ capital, small uint8 }

// maxMemory bounds what a hostile document can fill.
const maxMemory = 50_000

func (m memory) read(doc []Sentence) {
	clear(m)
	for i := range doc {
		s := &doc[i]
		if shouting(s) {
			continue
		}
		for k, f := range s.Forms {
			if k == 0 || s.Forms[k-1] == "\"" || len(f) > 40 || !startsLetter(f) {
				continue
			}
			key, up := s.small[k], upper(f)
			e, ok := m[key]
			if !ok && len(m) >= maxMemory {
				continue
			}
			if up {
				e.capital = min(e.capital+1, 9)
			} else {
				e.small = min(e.small+1, 9)
			}
			m[key] = e
		}
	}
}

// bits folds the evidence on a word into 0..8.
func (m memory) bits(lower string) uint64 {
	e := m[lower]
	return uint64(min(e.capital, 2))*3 + uint64(min(e.small, 2))
}

// shouting reports whether a sentence capitalises all its longer words, as
// headlines do, or most of many, so that capitals tell nothing.
func shouting(s *Sentence) bool {
	n, up := 0, 0
	for _, f := range s.Forms {
		if startsLetter(f) && len(f) > 3 {
			n++
			if upper(f) {
				up++
			}
		}
	}
	return n >= 4 && up == n || n >= 8 && 4*up >= 3*n
}

func upper(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r)
}

func startsLetter(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsLetter(r)
}

func allUpper(form string) bool {
	n := 0
	for _, r := range form {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}
