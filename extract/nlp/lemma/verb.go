package lemma

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed verbs.txt
var verbList string

// verbs are English verbs that the suffix rules must not miss, most of them the
// vocabulary of news: rules learnt from treebanks double or drop letters of
// verbs they have not seen ("shel", "boycot", "plung").
var verbs = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	for v := range strings.FieldsSeq(verbList) {
		known[v] = true
	}
	return known
})

// known repairs the lemma that a rule made of an inflected verb: where it is no
// listed verb and one other way of taking the ending off gives one, that one is
// meant. The form is in lower case.
func known(lemma, lower, xpos string) string {
	if verbs()[lemma] {
		return lemma
	}
	for _, stem := range stems(lower, xpos) {
		if verbs()[stem] {
			return stem
		}
	}
	return lemma
}

// stems are the ways of taking an inflectional ending off a verb: "plunged" is
// plunge, "boycotted" boycott, "denied" deny, "shelled" shell, "planned" plan.
func stems(lower, xpos string) []string {
	var all []string
	for _, ending := range endings[xpos] {
		stem, ok := strings.CutSuffix(lower, ending)
		if !ok || len(stem) < 2 {
			continue
		}
		all = append(all, stem, stem+"e")
		if n := len(stem); stem[n-1] == stem[n-2] {
			all = append(all, stem[:n-1])
		}
		if body, ok := strings.CutSuffix(stem, "i"); ok {
			all = append(all, body+"y")
		}
	}
	return all
}

var endings = map[string][]string{
	"VBD": {"ed", "d"}, "VBN": {"ed", "d"}, "VBG": {"ing"}, "VBZ": {"s", "es"},
}

// compound reads a strong verb behind a prefix by the verb itself: "overthrew" is
// overthrow since "threw" is throw.
func (m *Model) compound(lower, xpos string) (string, bool) {
	for _, prefix := range []string{"over", "under", "out", "fore", "with", "mis", "re", "up", "un"} {
		rest, ok := strings.CutPrefix(lower, prefix)
		if !ok || len(rest) < 3 {
			continue
		}
		l, ok := m.exceptions[key{rest, xpos, "VERB"}]
		if !ok {
			l, ok = strong()[inflected{rest, xpos}]
		}
		if ok && verbs()[prefix+l] {
			return prefix + l, true
		}
	}
	return "", false
}
