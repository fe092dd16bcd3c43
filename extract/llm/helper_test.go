package llm_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// counts writes counts by name: "ambiguous 1, duplicate 2".
func counts(m map[string]int) string {
	var parts []string
	for _, k := range slices.Sorted(maps.Keys(m)) {
		parts = append(parts, fmt.Sprintf("%s %d", k, m[k]))
	}
	return strings.Join(parts, ", ")
}

// splitSentences cuts a text made by long.
func splitSentences(text string) []string {
	var list []string
	for s := range strings.SplitAfterSeq(text, ".") {
		if s = strings.TrimSpace(s); s != "" {
			list = append(list, s)
		}
	}
	return list
}
