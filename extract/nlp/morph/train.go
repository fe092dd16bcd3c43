package morph

import (
	"slices"
	"strings"
)

// Example is a sentence with its words' features.
type Example struct {
	Words    []Word
	Features []string
}

// least is how often a case with a form must be seen to be kept.
const least = 2

// Train makes the table. The same examples give the same bytes.
func Train(examples []Example) []byte {
	var counts [levels]map[string]map[string]int
	for l := range counts {
		counts[l] = map[string]map[string]int{}
	}
	var key Key
	for _, e := range examples {
		for i := range e.Words {
			key.set(e.Words, i)
			for l := range levels {
				k := string(key.at(l))
				if counts[l][k] == nil {
					counts[l][k] = map[string]int{}
				}
				counts[l][k][e.Features[i]]++
			}
		}
	}
	m := &Model{table: map[string]string{}}
	for l := levels - 1; l >= 0; l-- {
		for k, feats := range counts[l] {
			best, n := "", 0
			for f, c := range feats {
				if c > n || c == n && f < best {
					best, n = f, c
				}
			}
			if l < 2 && n < least || m.general(k, l) == best {
				continue
			}
			m.table[k] = best
		}
	}
	lines := make([]string, 0, len(m.table))
	for k, f := range m.table {
		lines = append(lines, k+"\t"+f)
	}
	slices.Sort(lines)
	return []byte(strings.Join(lines, "\n") + "\n")
}

// general gives what the levels above l say of a key, or a mark for nothing.
func (m *Model) general(k string, l int) string {
	f := strings.Split(k, "\t")
	tries := [levels]string{k, f[0] + "\t" + f[1] + "\t", f[0] + "\t\t" + f[2], f[0] + "\t\t"}
	for up := l + 1; up < levels; up++ {
		if l == 1 && up == 2 {
			continue // a form without context does not know its contexts
		}
		if g, ok := m.table[tries[up]]; ok {
			return g
		}
	}
	return "?"
}
