package segment

import (
	"unicode"
	"unicode/utf8"
)

// isSpace reports what separates words: white space, control characters (NUL
// among them) and the invisible marks that no word needs.
func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7f
	}
	switch r {
	case 0x200b, 0x2060, 0xfeff, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e:
		return true
	}
	return r < 0xa0 || unicode.IsSpace(r)
}

// isBreak reports what ends a line.
func isBreak(r rune) bool {
	return r == '\n' || r == '\r' || r == '\f' || r == '\v' || r == 0x85 || r == 0x2028 || r == 0x2029
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// lettersOnly reports whether s is letters and nothing else.
func lettersOnly(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return false
		}
	}
	return true
}

// class folds a rune into the kinds the splitter generalises over.
func class(r rune) byte {
	switch {
	case r == 0:
		return '_'
	case 'a' <= r && r <= 'z':
		return 'a'
	case 'A' <= r && r <= 'Z':
		return 'A'
	case '0' <= r && r <= '9':
		return '0'
	case unicode.IsLower(r):
		return 'a'
	case unicode.IsUpper(r):
		return 'A'
	case unicode.IsDigit(r):
		return '0'
	case unicode.IsLetter(r):
		return 'b'
	}
	switch r {
	case '.', ',', '\'', '-', '/', ':', '$', '%', '&', '@', '"', '(', ')':
		return byte(r)
	case '’', '‘', '`', '´':
		return '\''
	case '“', '”', '«', '»', '„':
		return '"'
	case '–', '—', '−':
		return '~'
	case '€', '£', '¥':
		return '$'
	}
	return '#'
}

// appendChunks cuts p at white space, and chunks longer than MaxWord between
// runes.
func appendChunks(out []span, text string, p span) []span {
	start := -1
	for i := p.start; i < p.end; {
		r, size := utf8.DecodeRuneInString(text[i:p.end])
		switch {
		case isSpace(r):
			if start >= 0 {
				out, start = append(out, span{start, i}), -1
			}
		case start < 0:
			start = i
		case i+size-start > MaxWord:
			out, start = append(out, span{start, i}), i
		}
		i += size
	}
	if start >= 0 {
		out = append(out, span{start, p.end})
	}
	return out
}
