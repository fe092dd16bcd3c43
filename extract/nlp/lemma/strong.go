package lemma

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed strong.txt
var strongList string

// inflected is a verb's form in lower case and its tag, VBD or VBN.
type inflected struct{ Form, XPOS string }

// strong gives the lemmas of strong and irregular verbs, a closed class of which
// a treebank shows only part: suffix rules make "shet" of "shot" and "ris" of
// "risen". Where two verbs share a form ("found", "lay"), the one that has it in
// the tag's column is meant; if both have, the first listed.
var strong = sync.OnceValue(func() map[inflected]string {
	lemmas := map[inflected]string{}
	put := func(form, tag, lemma string) {
		if _, taken := lemmas[inflected{form, tag}]; !taken {
			lemmas[inflected{form, tag}] = lemma
		}
	}
	var rows [][]string
	for line := range strings.Lines(strongList) {
		if f := strings.Fields(line); len(f) == 3 { // the heading has more
			rows = append(rows, f)
			put(f[1], "VBD", f[0])
			put(f[2], "VBN", f[0])
		}
	}
	for _, f := range rows { // the tagger takes one for the other
		put(f[1], "VBN", f[0])
		put(f[2], "VBD", f[0])
	}
	return lemmas
})

// participles gives the past participle of strong verbs.
var participles = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for line := range strings.Lines(strongList) {
		if f := strings.Fields(line); len(f) == 3 {
			all[f[0]] = f[2]
		}
	}
	return all
})

// Participle is the past participle of a verb: "sign" gives signed, "shake"
// shaken.
func Participle(verb string) string {
	if p, ok := participles()[verb]; ok {
		return p
	}
	n := len(verb)
	switch {
	case n < 2:
		return verb + "ed"
	case verb[n-1] == 'e':
		return verb + "d"
	case verb[n-1] == 'y' && !vowel(verb[n-2]):
		return verb[:n-1] + "ied"
	case n < 5 && !strings.ContainsRune("aeiouwxy", rune(verb[n-1])) && vowel(verb[n-2]) && (n < 3 || !vowel(verb[n-3])):
		return verb + verb[n-1:] + "ed" // "ban", "stop"
	}
	return verb + "ed"
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// Verb reports whether lemma is a listed verb.
func Verb(lemma string) bool { return verbs()[lemma] || participles()[lemma] != "" }
