// Package given tells the gender that a given name usually has in English
// texts. common.txt lists names that hardly ever mislead; female.txt and
// male.txt are the stdlib project's data sets of first names (CC0 1.0), names
// of both genders left out, many of which are also surnames.
package given

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed common.txt
var common string

//go:embed female.txt
var female string

//go:embed male.txt
var male string

type entry struct {
	gender string
	sure   bool
}

var names = sync.OnceValue(func() map[string]entry {
	m := make(map[string]entry, 12000)
	for line := range strings.Lines(female) {
		m[strings.TrimSpace(line)] = entry{gender: "female"}
	}
	for line := range strings.Lines(male) {
		m[strings.TrimSpace(line)] = entry{gender: "male"}
	}
	for line := range strings.Lines(common) {
		name, gender, _ := strings.Cut(strings.TrimSpace(line), " ")
		m[name] = entry{map[string]string{"f": "female", "m": "male"}[gender], true}
	}
	return m
})

// Gender is "male" or "female" for a given name in lower case without
// diacritics, and whether that is sure; empty when it is unknown or both.
func Gender(name string) (gender string, sure bool) {
	e := names()[name]
	return e.gender, e.sure
}
