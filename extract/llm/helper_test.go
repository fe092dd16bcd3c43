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
