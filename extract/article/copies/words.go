// Package copies tells which articles repeat earlier ones: word for word, with
// small edits, brought up to date, or spun (rewritten with synonyms).
//
// An article is reduced to a few dozen keys (Fingerprint) by which an Index
// finds the articles it may repeat; Compare then decides by laying the two
// texts' sentences side by side. Independent articles on one event share names
// and numbers but hardly a sentence; a copy, even a spun one, keeps the
// sentences' skeletons: function words, names and numbers in the same order.
package copies

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"claimgraph/schema"
)

// Text is an article's body in words and sentences.
type Text struct {
	Article   *schema.Article
	words     []word
	sentences []sentence
}

// Len counts the words that are compared.
func (t *Text) Len() int { return len(t.words) }

// word is one word in its plain form: lower case, no possessive ending.
type word struct {
	hash   uint32
	form   string // as written, a part of the article's text
	number bool   // has a digit
	name   bool   // capitalised within a sentence, or elsewhere in the text
	quoted bool   // stands within quotation marks
	broken bool   // punctuation stands before it
}

// anchor reports whether the word is one that rewriting keeps.
func (w *word) anchor() bool { return w.number || w.name }

// sentence is a stretch of words.
type sentence struct{ from, to int }

// mostWords bounds how much of a text is compared, so that a book costs no more
// than a long report.
const mostWords = 6000

// longestSentence is where a text without full stops is cut.
const longestSentence = 150

// Read splits an article's body into words and sentences.
func Read(a *schema.Article) *Text {
	start, end := a.BodyRange()
	r := reader{text: a.Text[start:end], out: &Text{Article: a}}
	r.read()
	r.out.markNames()
	return r.out
}

type reader struct {
	text   string
	out    *Text
	begun  int  // first word of the sentence being read
	quoted bool // within quotation marks
	broken bool // punctuation since the last word
	ended  bool // a full stop since the last word
}

func (r *reader) read() {
	for at := 0; at < len(r.text) && len(r.out.words) < mostWords; {
		c, size := utf8.DecodeRuneInString(r.text[at:])
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			size = wordLength(r.text[at:])
			r.word(r.text[at : at+size])
		} else {
			r.mark(c, at)
		}
		at += size
	}
	r.endSentence()
}

func (r *reader) word(form string) {
	c, _ := utf8.DecodeRuneInString(form)
	if r.ended && !unicode.IsLower(c) || len(r.out.words)-r.begun >= longestSentence {
		r.endSentence()
	}
	r.out.words = append(r.out.words, word{
		hash: hashWord(plainForm(form)), form: form, quoted: r.quoted, broken: r.broken,
		number: strings.ContainsFunc(form, unicode.IsDigit), name: unicode.IsUpper(c),
	})
	r.broken, r.ended = false, false
}

// mark takes note of one character between words.
func (r *reader) mark(c rune, at int) {
	switch c {
	case '"':
		r.quoted = !r.quoted
	case '“', '«', '„':
		r.quoted = true
	case '”', '»':
		r.quoted = false
	case '.':
		r.ended = !r.abbreviated()
	case '!', '?', '…', '。', '！', '？', '।', '؟':
		r.ended = true
	case '\n':
		if strings.HasPrefix(strings.TrimLeft(r.text[at+1:], " \t\r"), "\n") {
			r.endSentence()
			r.quoted = false
		}
	}
	if !unicode.IsSpace(c) {
		r.broken = true
	}
}

// abbreviated reports whether the last word's full stop belongs to it: "U.S.",
// "Gen.", "J.".
func (r *reader) abbreviated() bool {
	if len(r.out.words) == 0 {
		return false
	}
	last := r.out.words[len(r.out.words)-1]
	return strings.Contains(last.form, ".") || last.name && utf8.RuneCountInString(last.form) <= 3
}

func (r *reader) endSentence() {
	if n := len(r.out.words); n > r.begun {
		r.out.sentences = append(r.out.sentences, sentence{r.begun, n})
		r.begun = n
	}
	r.broken, r.ended = true, false
}

// wordLength gives the bytes of the word at the head of s: letters, marks and
// digits, joined by apostrophes, hyphens, and full stops or commas within
// ("U.S", "16,000", "Lvova-Belova"). Writing without spaces counts by character.
func wordLength(s string) int {
	first, n := utf8.DecodeRuneInString(s)
	if spaceless(first) {
		return n
	}
	for n < len(s) {
		c, size := utf8.DecodeRuneInString(s[n:])
		switch {
		case spaceless(c):
			return n
		case unicode.IsLetter(c), unicode.IsDigit(c), unicode.IsMark(c):
		case strings.ContainsRune("'’-.,", c):
			next, _ := utf8.DecodeRuneInString(s[n+size:])
			if !joins(c, next, s[:n]) {
				return n
			}
		default:
			return n
		}
		n += size
	}
	return n
}

// joins reports whether c binds next to the word before it.
func joins(c, next rune, before string) bool {
	last, size := utf8.DecodeLastRuneInString(before)
	switch c {
	case ',':
		return unicode.IsDigit(last) && unicode.IsDigit(next)
	case '.':
		initial := size == len(before) || before[len(before)-size-1] == '.'
		return unicode.IsDigit(last) && unicode.IsDigit(next) || initial && unicode.IsUpper(last) && unicode.IsUpper(next)
	}
	return unicode.IsLetter(next) || unicode.IsDigit(next)
}

// hashWord is FNV-1a.
func hashWord(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func spaceless(c rune) bool {
	return c >= 0x0e00 && unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// plainForm is what two spellings of a word have in common.
func plainForm(form string) string {
	plain := strings.ToLower(strings.ReplaceAll(form, "’", "'"))
	if s := strings.TrimSuffix(plain, "'s"); s != "" {
		return s
	}
	return plain
}

// markNames leaves the first word of a sentence a name only where it is
// capitalised within a sentence too.
func (t *Text) markNames() {
	within := map[uint32]bool{}
	for _, s := range t.sentences {
		for i := s.from + 1; i < s.to; i++ {
			if t.words[i].name {
				within[t.words[i].hash] = true
			}
		}
	}
	for _, s := range t.sentences {
		first := &t.words[s.from]
		first.name = first.name && within[first.hash]
	}
}
