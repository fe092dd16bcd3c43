package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text copied from web pages loses the space where a link or a caption ended:
// "Blinkenformally", "UkraineThe", "2017.Getty". A chunk is taken apart only
// where both parts are known and the whole is not.

// glossary knows the capitalised words of the text being read. It is filled when
// first asked.
type glossary struct {
	text string
	seen map[string]bool
}

func (g *glossary) reset(text string) {
	g.text = text
	clear(g.seen)
}

// maxGlossary bounds the memory a hostile text can take.
const maxGlossary = 20_000

func (g *glossary) has(word string) bool {
	if g.text != "" {
		g.fill()
	}
	return g.seen[word]
}

func (g *glossary) fill() {
	if g.seen == nil {
		g.seen = map[string]bool{}
	}
	for f := range strings.FieldsSeq(g.text) {
		f = strings.Trim(f, ".,;:!?\"“”‘’'()[]")
		f = strings.TrimSuffix(strings.TrimSuffix(f, "'s"), "’s")
		if r, _ := utf8.DecodeRuneInString(f); unicode.IsUpper(r) && len(f) > 2 && len(f) <= 40 && len(g.seen) < maxGlossary {
			g.seen[f] = true
		}
	}
	g.text = ""
}

// openers are words that begin a sentence or caption, and so show where a
// capital in the middle of a chunk begins a new one.
var openers = map[string]bool{
	"The": true, "This": true, "That": true, "These": true, "Those": true, "In": true, "On": true, "At": true,
	"But": true, "And": true, "He": true, "She": true, "It": true, "They": true, "We": true, "For": true,
	"From": true, "With": true, "After": true, "Before": true, "When": true, "While": true, "However": true,
	"Meanwhile": true, "Photo": true, "Image": true, "Advertisement": true, "Read": true, "Also": true, "There": true,
	"As": true, "If": true, "Its": true, "His": true, "Her": true, "Their": true, "Our": true, "Although": true,
}

// unglue looks for the seam in a chunk of letters.
func (w *Workspace) unglue(chunk string, out []cut) []cut {
	r, first := utf8.DecodeRuneInString(chunk)
	if len(chunk) < 6 || len(chunk) > 60 || w.known(chunk) {
		return out
	}
	for i, c := range chunk {
		if i > first && unicode.IsUpper(c) {
			if before, _ := utf8.DecodeLastRuneInString(chunk[:i]); unicode.IsLower(before) && openers[chunk[i:]] && w.known(chunk[:i]) {
				return append(out, cut{i, tokenCut})
			}
		}
	}
	if !unicode.IsUpper(r) {
		return out
	}
	for i := len(chunk) - 3; i >= first+2; i-- {
		if utf8.RuneStart(chunk[i]) && w.seam(chunk[:i], chunk[i:]) {
			return append(out, cut{i, tokenCut})
		}
	}
	return out
}

// seam reports whether a name that the text uses, or a known one, is followed
// by a common word.
func (w *Workspace) seam(name, rest string) bool {
	if len(rest) < 4 || !w.known(rest) || endings[rest] {
		return false
	}
	if w.gloss.has(name) {
		return len(rest) >= 5 || w.model.common[rest]
	}
	return len(rest) >= 6 && len(name) >= 5 && strings.HasSuffix(rest, "ly") && w.known(name)
}

// endings are words that also end names and derived words.
var endings = map[string]bool{
	"ville": true, "land": true, "town": true, "burg": true, "ness": true, "like": true, "wide": true, "gate": true,
	"based": true, "born": true, "mania": true, "field": true, "stein": true, "berg": true, "wood": true, "house": true,
	"ford": true, "shire": true, "stan": true, "phobia": true, "bank": true, "port": true, "water": true, "stone": true,
	"worth": true, "well": true, "bridge": true, "brook": true, "hall": true, "side": true, "ship": true, "hood": true,
	"less": true, "land's": true, "lands": true, "man": true, "sons": true,
}

// known reports whether a word is in the vocabulary.
func (w *Workspace) known(word string) bool {
	lower := w.small(word)
	if w.model.common[lower] {
		return true
	}
	_, _, ok := w.model.classes.Lookup(lower)
	return ok
}

// small gives a word in lower case.
func (w *Workspace) small(word string) string {
	if len(word) > maxSmall {
		return strings.ToLower(word)
	}
	return w.cache.Word(word).Small
}

// maxSmall is the longest word worth remembering in lower case.
const maxSmall = 24

// gluedStops gives the full stops inside a chunk after which a new sentence
// begins at once: "2017.Getty", "Ukraine.The".
func gluedStops(chunk string) []int {
	if strings.Count(chunk, ".") == 0 || looksURL(chunk) || strings.ContainsAny(chunk, "/_\\") {
		return nil
	}
	var out []int
	for i := 2; i+3 < len(chunk); i++ {
		if chunk[i] == '.' && endsWord(chunk[:i]) && beginsSentence(chunk[i+1:]) {
			out = append(out, i)
		}
	}
	return out
}

// endsWord reports whether s ends in a word too long to be an abbreviation.
func endsWord(s string) bool {
	n := 0
	for i := len(s); i > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if !unicode.IsLower(r) && !unicode.IsDigit(r) {
			break
		}
		i -= size
	}
	return n >= 3
}

// beginsSentence reports whether s begins with a capital and two small letters.
func beginsSentence(s string) bool {
	for n := 0; n < 3; n++ {
		r, size := utf8.DecodeRuneInString(s)
		if n == 0 && !unicode.IsUpper(r) || n > 0 && !unicode.IsLower(r) {
			return false
		}
		s = s[size:]
	}
	return true
}

// foldRune makes a letter small, a digit 0, and quotation marks plain.
func foldRune(r rune) rune {
	switch c := class(r); {
	case c == '0':
		return '0'
	case c == '\'' || c == '"' || c == '~':
		return rune(c)
	}
	return unicode.ToLower(r)
}
