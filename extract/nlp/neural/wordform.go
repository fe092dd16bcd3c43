package neural

import (
	"unicode"
	"unicode/utf8"
)

// Features of a word form; cmd/trainmodel/neural/wordform.py computes the same.
const (
	ngramBuckets = 1 << 15
	ngramLimit   = 24
	shapeLimit   = 8
	rootForm     = "<root>"
	unknown      = 0 // in every vocabulary
	rootWord     = 1 // in the vocabularies of words, suffixes, prefixes and shapes
)

// features are a form's places in the vocabularies and among the hashed character n-grams.
type features struct {
	pretrained, word, suffix, prefix, shape int32
	ngrams                                  [ngramLimit]int32
	ngramCount                              int
}

// vocabularies are the lists a form is looked up in.
type vocabularies struct {
	pretrained, words, suffixes, prefixes, shapes *index
}

// spelling holds a form's letters while its features are computed; its buffers are used again.
type spelling struct {
	padded     []byte // <lower case>
	starts     []int  // where the characters of padded begin, and its end
	normalised []byte // lower case, ASCII digits as 0
	shape      []byte
}

// read spells the form.
func (s *spelling) read(form string) {
	s.padded = append(s.padded[:0], '<')
	s.starts = append(s.starts[:0], 0)
	for _, r := range form {
		s.starts = append(s.starts, len(s.padded))
		s.padded = utf8.AppendRune(s.padded, unicode.ToLower(r))
	}
	s.starts = append(s.starts, len(s.padded))
	s.padded = append(s.padded, '>')
	s.starts = append(s.starts, len(s.padded))
	s.normalised = append(s.normalised[:0], s.padded[1:len(s.padded)-1]...)
	for i, b := range s.normalised {
		if '0' <= b && b <= '9' {
			s.normalised[i] = '0'
		}
	}
	s.readShape(form)
}

// characters is the number of the form's characters.
func (s *spelling) characters() int { return len(s.starts) - 3 }

// part returns the normalised characters from up to to.
func (s *spelling) part(from, to int) []byte {
	return s.normalised[s.starts[from+1]-1 : s.starts[to+1]-1]
}

// readShape maps characters to classes, cuts runs at two and the whole at shapeLimit.
func (s *spelling) readShape(form string) {
	s.shape = s.shape[:0]
	for _, r := range form {
		k := class(r)
		n := len(s.shape)
		if n >= 2 && s.shape[n-1] == k && s.shape[n-2] == k {
			continue
		}
		if n == shapeLimit {
			return
		}
		s.shape = append(s.shape, k)
	}
}

func class(r rune) byte {
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

// find fills f with the spelled form's features.
func (v *vocabularies) find(s *spelling, f *features) {
	n := s.characters()
	lower := s.padded[1 : len(s.padded)-1]
	f.pretrained = v.pretrained.find(lower)
	if f.pretrained < 0 {
		f.pretrained = v.pretrained.find(s.normalised)
	}
	f.pretrained++ // row 0 stands for words without a vector
	f.word = max(unknown, v.words.find(s.normalised))
	f.suffix = max(unknown, v.suffixes.find(s.part(max(0, n-3), n)))
	f.prefix = max(unknown, v.prefixes.find(s.part(0, min(2, n))))
	f.shape = max(unknown, v.shapes.find(s.shape))
	s.ngrams(f)
}

// ngrams hashes the character trigrams, then the 4-grams, up to ngramLimit.
func (s *spelling) ngrams(f *features) {
	f.ngramCount = 0
	for size := 3; size <= 4; size++ {
		for i := 0; i+size < len(s.starts) && f.ngramCount < ngramLimit; i++ {
			f.addNgram(s.padded[s.starts[i]:s.starts[i+size]])
		}
	}
	if f.ngramCount == 0 {
		f.addNgram(s.padded)
	}
}

func (f *features) addNgram(gram []byte) {
	f.ngrams[f.ngramCount] = int32(fnv1a(gram) % ngramBuckets)
	f.ngramCount++
}

// rootFeatures are those of the artificial root before each sentence.
func rootFeatures() features {
	f := features{word: rootWord, suffix: rootWord, prefix: rootWord, shape: rootWord}
	f.addNgram([]byte(rootForm))
	return f
}

// fnv1a is the 32-bit FNV-1a hash.
func fnv1a[T string | []byte](text T) uint32 {
	h := uint32(2166136261)
	for i := range len(text) {
		h = (h ^ uint32(text[i])) * 16777619
	}
	return h
}
