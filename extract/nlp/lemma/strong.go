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
