package graph

import (
	"slices"
	"strings"

	"claimgraph/schema"
)

// words are the telling words of a topic.
type words []string

// topicWords takes the words of a topic that can tell it from others: function
// words and the names of the actors are left out.
func topicWords(topic string, names ...string) words {
	var drop []string
	for _, name := range names {
		drop = append(drop, strings.Fields(schema.NormalName(name))...)
	}
	var out words
	for _, w := range strings.Fields(topic) {
		if !slices.Contains(functionWords, w) && !slices.Contains(drop, w) && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// functionWords are the commonest English words that name nothing.
var functionWords = strings.Fields("the a an of in on at to for from by with and or that this its their his her it is are was were be been has have had not no as into over about against during some any all")

// agrees reports whether half of the shorter topic is in the other; topics
// that say nothing agree with none. Words count as equal when one is the
// beginning of the other and they differ by at most three letters, as in crime
// and crimes, accuse and accused.
func (w words) agrees(o words) bool {
	if len(w) == 0 || len(o) == 0 {
		return false
	}
	if len(o) < len(w) {
		w, o = o, w
	}
	shared := 0
	for _, a := range w {
		if slices.ContainsFunc(o, func(b string) bool { return sameStem(a, b) }) {
			shared++
		}
	}
	return 2*shared >= len(w)
}

func sameStem(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || len(a) >= 4 && len(b)-len(a) <= 3 && strings.HasPrefix(b, a)
}

// unspecific reports whether the words only point back at what was said before:
// "the accusation", or nothing at all.
func (w words) unspecific() bool {
	for _, x := range w {
		if !slices.ContainsFunc(pointingWords, func(p string) bool { return sameStem(p, x) }) {
			return false
		}
	}
	return true
}

// pointingWords name an earlier statement without saying what it was about.
var pointingWords = strings.Fields("accusation allegation claim charge report statement assertion involvement responsibility wrongdoing")
