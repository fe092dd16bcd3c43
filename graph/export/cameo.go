package export

import (
	_ "embed"
	"strings"

	"claimgraph/schema"
)

// cameoTable holds the codes and names of CAMEO's events, from the CAMEO
// codebook (Schrodt, "CAMEO: Conflict and Mediation Event Observations", 1.1b3,
// 2012, chapter 2), one a line.
//
//go:embed cameo_names.txt
var cameoTable string

// cameoNames finds CAMEO codes by name.
type cameoNames struct {
	codes map[string]string // by normalised name
	words map[string][]string
	met   map[string]string // relations as data sets word them; "" when unknown
}

func newCAMEONames() *cameoNames {
	n := &cameoNames{codes: map[string]string{}, words: map[string][]string{}, met: map[string]string{}}
	for line := range strings.Lines(cameoTable) {
		code, name, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		normal := schema.NormalName(name)
		if _, ok := n.codes[normal]; !ok {
			n.codes[normal] = code
		}
		n.words[code] = telling(normal)
	}
	return n
}

// code gives the code of an event's name. Data sets word some names otherwise
// than the codebook; one that shares at least seven of ten telling words with the nearest name means that.
func (n *cameoNames) code(name string) (string, bool) {
	normal := schema.NormalName(name)
	if code, ok := n.codes[normal]; ok {
		return code, true
	}
	if code, ok := n.met[normal]; ok {
		return code, code != ""
	}
	best, bestScore := "", 0.0
	words := telling(normal)
	for code, known := range n.words {
		score := overlap(words, known)
		if score > bestScore || score == bestScore && score > 0 && (len(code) < len(best) || len(code) == len(best) && code < best) {
			best, bestScore = code, score
		}
	}
	if bestScore < 0.7 {
		best = ""
	}
	n.met[normal] = best
	return best, best != ""
}

// telling leaves out words that tell no event from another.
func telling(normal string) []string {
	var out []string
	for _, w := range strings.Fields(normal) {
		switch w {
		case "or", "and", "the", "a", "to", "for", "in", "of", "on", "with", "such", "as", "other", "others":
			continue
		}
		out = append(out, strings.TrimSuffix(w, "s"))
	}
	return out
}

// overlap is the Jaccard index of two lists of words.
func overlap(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	in := map[string]bool{}
	for _, w := range a {
		in[w] = true
	}
	shared, all := 0, len(in)
	seen := map[string]bool{}
	for _, w := range b {
		if seen[w] {
			continue
		}
		seen[w] = true
		if in[w] {
			shared++
		} else {
			all++
		}
	}
	return float64(shared) / float64(all)
}
