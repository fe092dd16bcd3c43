package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// words folds text into the words that names are compared by: lower case, no
// diacritics, full stops dropped ("U.S." is "us"), split at everything else
// that is neither letter nor digit; "&" is "and", a comma is a word so that
// "Washington, D.C." differs from a list. The result is appended to to.
func words(to []string, text string) []string {
	if plain(text) {
		return append(to, text)
	}
	if list, ok := simple(to, text); ok {
		return list
	}
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			to = append(to, b.String())
			b.Reset()
		}
	}
	for _, r := range decompose(text) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteString(letter(unicode.ToLower(r)))
		case unicode.Is(unicode.Mn, r), r == '.':
		case r == '&':
			flush()
			to = append(to, "and")
		case r == ',':
			flush()
			to = append(to, ",")
		default:
			flush()
		}
	}
	flush()
	return to
}

// simple folds ASCII text of letters, digits, spaces, hyphens and apostrophes,
// which most names are, with one allocation.
func simple(to []string, text string) ([]string, bool) {
	for i := range len(text) {
		if c := text[i]; c >= utf8.RuneSelf || c == '.' || c == '&' || c == ',' {
			return to, false
		}
	}
	lower := strings.ToLower(text)
	start := -1
	for i := 0; i <= len(lower); i++ {
		if i < len(lower) && (lower[i] >= 'a' && lower[i] <= 'z' || lower[i] >= '0' && lower[i] <= '9') {
			if start < 0 {
				start = i
			}
		} else if start >= 0 {
			to = append(to, lower[start:i])
			start = -1
		}
	}
	return to, true
}

// phrase folds a name into the form it is looked up by, with its number of
// words and the first of them. A leading "the" does not count.
func phrase(name string) (folded string, n int, first string) {
	var room [12]string
	list := words(room[:0], name)
	if len(list) > 1 && list[0] == "the" {
		list = list[1:]
	}
	if len(list) == 0 {
		return "", 0, ""
	}
	return strings.Join(list, " "), len(list), list[0]
}

// plain reports whether text is one lower-case ASCII word already.
func plain(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return text != ""
}

func decompose(text string) string {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return norm.NFD.String(text)
		}
	}
	return text
}

// letter gives the usual ASCII spelling of letters that do not decompose.
func letter(r rune) string {
	switch r {
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ı':
		return "i"
	case 'þ':
		return "th"
	}
	return string(r)
}

// key joins the words of a name: the form under which names are looked up.
func key(name string) string { return strings.Join(words(nil, name), " ") }

// capital reports whether s begins with an upper-case letter.
func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// shouted reports whether every letter of s is upper case.
func shouted(s string) bool {
	letters := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		letters = letters || unicode.IsUpper(r)
	}
	return letters
}

// romanised lists spellings that transliterations into Latin letters vary in,
// each with the one we compare by; longer ones first.
var romanised = strings.NewReplacer(
	"skyy", "ski", "skyi", "ski", "skiy", "ski", "skii", "ski", "skij", "ski", "sky", "ski",
	"tsch", "c", "sch", "s", "tch", "c", "kh", "h", "zh", "z", "ch", "c", "sh", "s", "ts", "c", "tz", "c", "dzh", "j", "dj", "j",
	"iya", "ia", "ya", "ia", "ja", "ia", "iyu", "iu", "yu", "iu", "ju", "iu", "yo", "e", "ye", "e", "ie", "e",
	"ou", "u", "oo", "u", "ee", "i", "ei", "ai", "ey", "ai", "ay", "ai", "ph", "f", "gh", "g", "dh", "d", "th", "t",
	"q", "k", "w", "v", "x", "ks", "y", "i", "j", "i",
)

// romanise folds spellings of one name that differ only by transliteration:
// Zelensky, Zelenskyy and Zelenskiy give one form.
func romanise(key string) string {
	folded := romanised.Replace(key)
	var b strings.Builder
	var last rune
	for _, r := range folded {
		if r != last || r == ' ' {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// near reports whether two words of at least five letters differ by one
// letter changed, added, dropped or swapped with its neighbour. The first
// letter must agree.
func near(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 5 || len(b)-len(a) > 1 || a[0] != b[0] || a == b {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if a[i+1:] == b[i+1:] {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
