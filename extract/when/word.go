package when

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"claimgraph/extract/nlp"
)

// word is the unit the grammar reads. Tokens are cut further at hyphens and
// between digits and letters ("27-year", "3pm"), so that the grammar does not
// depend on how a tokeniser treats them.
type word struct {
	text       string // lower case, without a final full stop
	raw        string // as written
	token      int    // index in the sentence
	start, end int    // bytes of the document's text
	hyphen     bool   // joined to the word before it by a hyphen or dash
}

// capital reports whether the word is written with an initial capital.
func (w *word) capital() bool {
	r, _ := utf8.DecodeRuneInString(w.raw)
	return unicode.IsUpper(r)
}

// readWords cuts the sentence's tokens into words. Hyphens vanish into the
// hyphen mark of the word that follows; all other punctuation stays.
func readWords(text string, s *nlp.Sentence) []word {
	words := make([]word, 0, len(s.Tokens)+4)
	joined := false
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Start < 0 || t.End > len(text) || t.Start > t.End {
			continue
		}
		raw := text[t.Start:t.End]
		if raw == "" || (i > 0 && t.Start == s.Tokens[i-1].Start && t.End == s.Tokens[i-1].End) {
			continue // part of a multiword token that shares the whole word's bytes
		}
		for _, p := range pieces(raw) {
			if isDash(raw[p[0]:p[1]]) {
				joined = true
				continue
			}
			words = append(words, newWord(raw[p[0]:p[1]], i, t.Start+p[0], joined))
			joined = false
		}
	}
	return words
}

func newWord(raw string, token, start int, joined bool) word {
	text := strings.ToLower(raw)
	text = strings.ReplaceAll(text, "’", "'")
	if len(text) > 1 && !dotted[text] {
		text = strings.TrimSuffix(text, ".")
	}
	return word{text: text, raw: raw, token: token, start: start, end: start + len(raw), hyphen: joined}
}

// dotted are the abbreviations that keep their final full stop.
var dotted = map[string]bool{"p.m.": true, "a.m.": true, "u.s.": true}

func isDash(s string) bool {
	switch s {
	case "-", "–", "—", "‐", "‑", "−", "--":
		return true
	}
	return false
}

// pieces gives the byte ranges a token is cut into: at dashes and possessive
// endings, and between a number and the letters after it. Dates and clock
// times in figures stay whole.
func pieces(raw string) [][2]int {
	if isDash(raw) || numericDate(raw) {
		return [][2]int{{0, len(raw)}}
	}
	var out [][2]int
	from := 0
	cut := func(to int) {
		if to > from {
			out = append(out, [2]int{from, to})
		}
		from = to
	}
	var before rune
	for i, r := range raw {
		switch {
		case isDash(string(r)):
			cut(i)
			cut(i + utf8.RuneLen(r))
		case unicode.IsLetter(r) && unicode.IsDigit(before) && unitSuffix(raw[i:]):
			cut(i)
		case (r == '\'' || r == '’') && i > 0 && possessive(raw[i:]):
			cut(i)
		}
		before = r
	}
	cut(len(raw))
	return out
}

// unitSuffix reports whether s, found right after digits, is a word of its own
// ("pm", "hrs") and not part of the number ("24th", "1990s").
func unitSuffix(s string) bool {
	s = strings.ToLower(s)
	for _, p := range []string{"a.m", "p.m", "am", "pm", "hours", "hrs", "utc", "gmt", "est", "cet"} {
		if rest, ok := strings.CutPrefix(s, p); ok && (rest == "" || rest == ".") {
			return true
		}
	}
	return false
}

func possessive(s string) bool {
	s = strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	return s == "'s" || s == "'"
}

// numericDate reports whether the token is a date or time in figures that must
// not be cut: 2022-03-23, 2022-03-23T14:00Z, 7/8/07, 18:00.
func numericDate(raw string) bool {
	if raw == "" || raw[0] < '0' || raw[0] > '9' {
		return false
	}
	_, ok := readISO(raw)
	return ok || strings.Count(raw, "/") == 2
}
