package lemma

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed plural.txt
var pluralList string

// plurals gives the singular of nouns that the suffix rules misread: "viruse",
// "sery", "aircraf", "tranch". Of "bases" the commoner is meant, not basis.
var plurals = sync.OnceValue(func() map[string]string {
	singular := map[string]string{}
	for line := range strings.Lines(pluralList) {
		if f := strings.Fields(line); len(f) == 2 { // the heading has more
			singular[f[1]] = f[0]
		}
	}
	return singular
})
