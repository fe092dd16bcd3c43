package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// truecase gives the words of a headline that is written in capitals, or with a
// capital for every word, as prose would have them; nil for any other. Words of
// the vocabulary are put in small letters unless they are part of a known name.
func (r *room) truecase(forms []string) []string {
	shouted, titled := styleOf(forms)
	if !shouted && !titled {
		return nil
	}
	cased := make([]string, len(forms))
	for i, f := range forms {
		cased[i] = f
		if shouted && len(f) > 4 {
			cased[i] = capitalised(f)
		}
	}
	keep := make([]bool, len(forms))
	if known := r.engine.options.Gazetteer; known != nil {
		for i := range cased {
			if _, n := known(cased[i:]); n > 1 || n == 1 && !r.engine.text.segments.Common(strings.ToLower(cased[i])) {
				for k := i; k < min(i+n, len(keep)); k++ {
					keep[k] = true
				}
			}
		}
	}
	for i := range cased {
		lower := strings.ToLower(forms[i])
		switch {
		case keep[i], lower == "us", lower == "un", lower == "eu", lower == "who" && i+1 < len(forms) && shouted:
		case i > 0 && (r.engine.text.segments.Common(lower) || r.thirdPerson(lower) != ""):
			cased[i] = lower
		case shouted && len(lower) > 2 && r.thirdPerson(lower) != "":
			cased[i] = lower
		}
	}
	return cased
}

// styleOf tells how a headline's words are written: nearly all in capitals, or
// nearly all with a capital.
func styleOf(forms []string) (shouted, titled bool) {
	words, upper, capital := 0, 0, 0
	for _, f := range forms[1:] {
		if utf8.RuneCountInString(f) < 4 || !unicode.IsLetter(rune(f[0])) {
			continue
		}
		words++
		if f == strings.ToUpper(f) {
			upper++
		} else if unicode.IsUpper(rune(f[0])) {
			capital++
		}
	}
	return words > 1 && upper*5 >= words*4, words > 3 && (upper+capital)*10 >= words*9
}

// capitalised writes a word with a capital and small letters.
func capitalised(word string) string {
	first, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + strings.ToLower(word[n:])
}
