// Package language tells in which language an article is written.
package language

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"

	"claimgraph/schema"
)

const (
	// sample is how many bytes of a text are looked at: some 300 words.
	sample = 2000
	// fewestWords is the least from which alphabets of several languages can be
	// told apart by their words.
	fewestWords = 12
	// englishShare is the share of words of English grammar from which a text
	// is English whatever names it has; running English has about a quarter.
	englishShare = 0.12
	// manyWords with no more than strayShare of English grammar are not English.
	manyWords  = 20
	strayShare = 0.04
	// fewestLetters is the least from which trigrams count for something.
	fewestLetters = 60
)

// Settle sets a.Language: to what the text is written in where that can be
// told, else to what the article states, in its shortest form ("en" for
// "en-GB"), else to nothing. Settling again changes nothing.
func Settle(a *schema.Article) {
	start, end := a.BodyRange()
	if tag, sure := Detect(a.Text[start:end]); sure {
		if base(a.Language) != tag {
			a.Language = tag
		}
		return
	}
	if base(a.Language) == "" {
		a.Language = ""
	}
}

// Other reports whether a is settled to be in another language than all of
// wanted. An article of unsure language is in none of them.
func Other(a *schema.Article, wanted ...string) bool {
	tag := base(a.Language)
	for _, w := range wanted {
		if base(w) == tag {
			return false
		}
	}
	return tag != ""
}

// base is a tag's language without script and region; "und" and what is no tag
// are empty.
func base(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(strings.ReplaceAll(tag, "_", "-"))), "-")
	if len(tag) < 2 || len(tag) > 3 || tag == "und" || strings.ContainsFunc(tag, func(c rune) bool { return c < 'a' || c > 'z' }) {
		return ""
	}
	if short, ok := shorter[tag]; ok {
		return short
	}
	return tag
}

// shorter gives two letters for three, where feeds and pages are known to write
// the latter.
var shorter = map[string]string{"eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "rus": "ru", "ukr": "uk", "zho": "zh", "chi": "zh", "ara": "ar"}

// Detect gives the language that a text is written in as a BCP 47 tag, and
// whether that is sure. Texts of a few words never are, unless their alphabet
// tells; the tag is then a guess or empty.
func Detect(text string) (tag string, sure bool) {
	if len(text) > sample {
		text = strings.ToValidUTF8(text[:sample], "")
	}
	words := strings.FieldsFunc(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) })
	english := 0
	for _, w := range words {
		if grammar[strings.ToLower(w)] {
			english++
		}
	}
	if len(words) >= fewestWords && float64(english) >= englishShare*float64(len(words)) {
		return "en", true
	}
	info := whatlanggo.Detect(text)
	if info.Script == nil {
		return "", false
	}
	tag = info.Lang.Iso6391()
	switch {
	case tag == "":
		tag = info.Lang.Iso6393()
	case tag == "en":
		return tag, false // hardly a word of English grammar: a list, a table
	}
	if info.Script != unicode.Latin {
		return tag, letters(words) >= fewestLetters/3
	}
	foreign := len(words) >= manyWords && float64(english) <= strayShare*float64(len(words)) // whichever of two neighbours it is
	return tag, (info.IsReliable() || foreign) && len(words) >= fewestWords && letters(words) >= fewestLetters
}

func letters(words []string) (n int) {
	for _, w := range words {
		for range w {
			n++
		}
	}
	return n
}

// grammar has words that running English cannot do without and other languages
// do not have, or seldom.
var grammar = map[string]bool{
	"the": true, "and": true, "of": true, "to": true, "that": true, "for": true, "with": true, "by": true, "from": true,
	"has": true, "have": true, "had": true, "his": true, "her": true, "their": true, "its": true, "were": true, "been": true,
	"are": true, "would": true, "which": true, "who": true, "this": true, "they": true, "said": true, "not": true, "after": true,
}
