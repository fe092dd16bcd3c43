package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWrap is the widest line, in characters, that text is wrapped to by hand.
const maxWrap = 120

// paragraphs cuts text into paragraphs: at blank lines, and at a single line
// break unless the line was merely wrapped there.
func (w *Workspace) paragraphs(text string, out []span) []span {
	w.lines = appendLines(w.lines[:0], text)
	for from := 0; from < len(w.lines); {
		if w.lines[from].start == w.lines[from].end {
			from++
			continue
		}
		to := from + 1
		for to < len(w.lines) && w.lines[to].start < w.lines[to].end {
			to++
		}
		out = appendBlock(out, text, w.lines[from:to])
		from = to
	}
	return out
}

// appendLines gives the lines of text without the white space around them.
func appendLines(out []span, text string) []span {
	start := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if isBreak(r) {
			out = append(out, trim(text, span{start, i}))
			if r == '\r' && i+1 < len(text) && text[i+1] == '\n' {
				size = 2
			}
			start = i + size
		}
		i += size
	}
	return append(out, trim(text, span{start, len(text)}))
}

func trim(text string, l span) span {
	for l.start < l.end {
		r, size := utf8.DecodeRuneInString(text[l.start:l.end])
		if !isSpace(r) {
			break
		}
		l.start += size
	}
	for l.start < l.end {
		r, size := utf8.DecodeLastRuneInString(text[l.start:l.end])
		if !isSpace(r) {
			break
		}
		l.end -= size
	}
	return l
}

// appendBlock joins the wrapped lines of a block without blank lines.
func appendBlock(out []span, text string, lines []span) []span {
	width, wrapped := wrapping(text, lines)
	cur := lines[0]
	for i := 1; i < len(lines); i++ {
		a, b := text[lines[i-1].start:lines[i-1].end], text[lines[i].start:lines[i].end]
		if breaks(a, b, width, wrapped) {
			out = append(out, cur)
			cur = lines[i]
		}
		cur.end = lines[i].end
	}
	return append(out, cur)
}

// wrapping tells whether a block looks wrapped to a width: no line is wider
// than a page, and after most lines the next line's first word would not have
// fitted.
func wrapping(text string, lines []span) (width int, wrapped bool) {
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(text[l.start:l.end]))
	}
	if width > maxWrap || width < 30 || len(lines) < 2 {
		return width, false
	}
	full := 0
	for i := range lines[1:] {
		if !fits(text[lines[i].start:lines[i].end], text[lines[i+1].start:lines[i+1].end], width) {
			full++
		}
	}
	return width, 2*full >= len(lines)-1
}

// fits reports whether b's first word would have fitted at the end of a.
func fits(a, b string, width int) bool {
	word, _, _ := strings.Cut(b, " ")
	return utf8.RuneCountInString(a)+1+utf8.RuneCountInString(word) <= width
}

// breaks decides whether a line break between a and b ends a paragraph.
func breaks(a, b string, width int, wrapped bool) bool {
	next, _ := utf8.DecodeRuneInString(b)
	switch {
	case bullet(b):
		return true
	case unicode.IsLower(next):
		return false
	case wrapped && !fits(a, b, width):
		return utf8.RuneCountInString(a) < width/2 || (complete(a) && width < 60)
	case wrapped:
		return complete(a) || utf8.RuneCountInString(a) < 2*width/3
	}
	return true
}

// complete reports whether a line ends as a sentence does.
func complete(line string) bool {
	line = strings.TrimRight(line, "\"'”’)]»")
	r, _ := utf8.DecodeLastRuneInString(line)
	return r == '.' || r == '!' || r == '?' || r == '…' || r == ':'
}

// bullet reports whether a line begins an item of a list: "• …", "- …", "1. …",
// "(a) …".
func bullet(line string) bool {
	mark, rest, ok := strings.Cut(line, " ")
	if !ok || rest == "" {
		return false
	}
	switch mark {
	case "•", "-", "*", "–", "—", "·", "▪", "◦", "‣", "●", "o", ">":
		return true
	}
	number := strings.Trim(mark, "().")
	if len(number) == len(mark) || len(number) > 3 || strings.HasPrefix(mark, ".") {
		return false
	}
	if strings.Trim(number, "0123456789") == "" && number != "" {
		return true
	}
	return len(number) == 1 && strings.HasSuffix(mark, ")")
}
