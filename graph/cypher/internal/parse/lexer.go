package parse

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"claimgraph/graph/cypher/internal/ast"
)

type kind int8

const (
	end kind = iota
	name
	quoted  // `name`
	number  // text holds it as written
	text    // string literal
	symbol  // operator or bracket
	invalid // a number with letters after it
)

type token struct {
	kind  kind
	text  string
	upper string // of a name, in capitals
	at    ast.Pos
	end   ast.Pos
}

// symbols are tried in this order, so longer ones come first.
var symbols = []string{"<>", "<=", ">=", "=~", "..", "+=", "||"}

type lexer struct {
	src string
	at  int
}

func (l *lexer) next() (token, error) {
	if err := l.skip(); err != nil {
		return token{}, err
	}
	start := l.at
	if l.at >= len(l.src) {
		return token{kind: end, at: ast.Pos(start), end: ast.Pos(start)}, nil
	}
	t := token{at: ast.Pos(start)}
	var err error
	r, size := utf8.DecodeRuneInString(l.src[l.at:])
	switch {
	case r == '\'' || r == '"':
		t.kind = text
		t.text, err = l.str(byte(r))
	case r == '`':
		t.kind = quoted
		t.text, err = l.backquoted()
	case r >= '0' && r <= '9' || r == '.' && l.at+1 < len(l.src) && digit(l.src[l.at+1]) && !l.afterDot():
		t.kind = number
		if t.text = l.number(); t.text == "" {
			t.kind, t.text = invalid, l.src[start:l.at]
		}
	case nameStart(r):
		t.kind = name
		for l.at += size; l.at < len(l.src); l.at += size {
			if r, size = utf8.DecodeRuneInString(l.src[l.at:]); !namePart(r) {
				break
			}
		}
		t.text = l.src[start:l.at]
		t.upper = strings.ToUpper(t.text)
	default:
		t.kind = symbol
		t.text, err = l.symbol(r, size)
	}
	t.end = ast.Pos(l.at)
	return t, err
}

// afterDot reports whether the character before is a dot, as in 1..2 and [..2].
func (l *lexer) afterDot() bool { return l.at > 0 && l.src[l.at-1] == '.' }

func (l *lexer) symbol(r rune, size int) (string, error) {
	for _, s := range symbols {
		if strings.HasPrefix(l.src[l.at:], s) {
			l.at += len(s)
			return s, nil
		}
	}
	switch {
	case strings.ContainsRune("()[]{}<>=+-*/%^,.:;|$&!", r):
		l.at += size
		return string(r), nil
	case strings.ContainsRune("⟨〈﹤＜", r):
		l.at += size
		return "<", nil
	case strings.ContainsRune("⟩〉﹥＞", r):
		l.at += size
		return ">", nil
	case r == '\u00ad' || unicode.Is(unicode.Pd, r):
		return "", l.fail(l.at, "InvalidUnicodeCharacter", "the character %q is no minus; write -", r)
	}
	return "", l.fail(l.at, "UnexpectedSyntax", "unexpected character %q", r)
}

func (l *lexer) fail(at int, detail, format string, args ...any) error {
	return &Error{ast.Pos(at), detail, fmt.Sprintf(format, args...)}
}

// skip passes over white space and comments.
func (l *lexer) skip() error {
	for l.at < len(l.src) {
		r, size := utf8.DecodeRuneInString(l.src[l.at:])
		switch {
		case unicode.IsSpace(r) || r == 0x180e || r >= 0x1c && r <= 0x1f || r == 0xfeff:
			l.at += size
		case strings.HasPrefix(l.src[l.at:], "//"):
			n := strings.IndexByte(l.src[l.at:], '\n')
			if n < 0 {
				n = len(l.src) - l.at
			}
			l.at += n
		case strings.HasPrefix(l.src[l.at:], "/*"):
			n := strings.Index(l.src[l.at+2:], "*/")
			if n < 0 {
				return l.fail(l.at, "UnexpectedSyntax", "the comment that begins here does not end")
			}
			l.at += n + 4
		default:
			return nil
		}
	}
	return nil
}

func (l *lexer) backquoted() (string, error) {
	start := l.at
	var b strings.Builder
	for l.at++; l.at < len(l.src); l.at++ {
		if l.src[l.at] != '`' {
			b.WriteByte(l.src[l.at])
			continue
		}
		l.at++
		if l.at < len(l.src) && l.src[l.at] == '`' {
			b.WriteByte('`')
			continue
		}
		return b.String(), nil
	}
	return "", l.fail(start, "UnexpectedSyntax", "the name that begins here lacks its closing `")
}

func (l *lexer) str(quote byte) (string, error) {
	start := l.at
	var b strings.Builder
	for l.at++; l.at < len(l.src); {
		c := l.src[l.at]
		switch {
		case c == quote:
			l.at++
			return b.String(), nil
		case c == '\\':
			if err := l.escape(&b); err != nil {
				return "", err
			}
		default:
			b.WriteByte(c)
			l.at++
		}
	}
	return "", l.fail(start, "UnexpectedSyntax", "the string that begins here lacks its closing %c", quote)
}

func (l *lexer) escape(b *strings.Builder) error {
	at := l.at
	l.at++
	if l.at >= len(l.src) {
		return nil // the missing quote is told next
	}
	c := l.src[l.at]
	l.at++
	if i := strings.IndexByte(`\'"bfnrt`, c); i >= 0 {
		b.WriteByte("\\'\"\b\f\n\r\t"[i])
		return nil
	}
	digits := map[byte]int{'u': 4, 'U': 8}[c]
	if digits == 0 {
		return l.fail(at, "UnexpectedSyntax", `unknown escape \%c; known are \\ \' \" \b \f \n \r \t \uXXXX`, c)
	}
	if l.at+digits > len(l.src) {
		return l.fail(at, "InvalidUnicodeLiteral", `\%c needs %d hexadecimal digits`, c, digits)
	}
	n, err := strconv.ParseUint(l.src[l.at:l.at+digits], 16, 32)
	if err != nil || n > unicode.MaxRune {
		return l.fail(at, "InvalidUnicodeLiteral", `\%c needs %d hexadecimal digits`, c, digits)
	}
	l.at += digits
	b.WriteRune(rune(n))
	return nil
}

// number reads a number; "" when letters follow it at once.
func (l *lexer) number() string {
	start := l.at
	digits := func(is func(byte) bool) {
		for l.at < len(l.src) && is(l.src[l.at]) {
			l.at++
		}
	}
	rest := l.src[start:]
	switch {
	case strings.HasPrefix(rest, "0x"), strings.HasPrefix(rest, "0X"), strings.HasPrefix(rest, "0o"), strings.HasPrefix(rest, "0O"):
		l.at += 2
		digits(func(c byte) bool { return digit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' })
		return l.src[start:l.at]
	}
	digits(digit)
	if l.at+1 < len(l.src) && l.src[l.at] == '.' && digit(l.src[l.at+1]) {
		l.at++
		digits(digit)
	}
	if l.at < len(l.src) && l.src[l.at]|0x20 == 'e' {
		mark := l.at
		l.at++
		if l.at < len(l.src) && (l.src[l.at] == '-' || l.src[l.at] == '+') {
			l.at++
		}
		if l.at < len(l.src) && digit(l.src[l.at]) {
			digits(digit)
		} else {
			l.at = mark
		}
	}
	if r, size := utf8.DecodeRuneInString(l.src[l.at:]); l.at < len(l.src) && nameStart(r) {
		l.at += size
		return ""
	}
	return l.src[start:l.at]
}

func digit(c byte) bool     { return c >= '0' && c <= '9' }
func nameStart(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r) }
func namePart(r rune) bool {
	return nameStart(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r) || unicode.Is(unicode.Pc, r)
}
