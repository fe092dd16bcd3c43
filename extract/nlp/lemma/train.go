package lemma

import (
	"fmt"
	"slices"
	"strings"
)

// Example is one word with its tags and lemma.
type Example struct{ Form, UPOS, XPOS, Lemma string }

// Train learns rules that hold for most word types, then exceptions for what
// they get wrong. The same examples give the same bytes.
func Train(examples []Example) []byte {
	m := &Model{exceptions: map[key]string{}, rules: map[key]edit{}}
	seen := map[key]map[string]int{} // lemmas of each word with tags
	votes := map[key]map[edit]int{}  // edits of each suffix, one vote a type
	for _, e := range examples {
		if e.Lemma == "_" && e.Form != "_" {
			continue
		}
		k := key{e.Form, e.XPOS, e.UPOS}
		if seen[k] == nil {
			seen[k] = map[string]int{}
		}
		if seen[k][e.Lemma]++; seen[k][e.Lemma] == 1 {
			vote(votes, e)
		}
	}
	m.learnRules(votes)
	for k, lemmas := range seen {
		best := most(lemmas, func(a, b string) bool { return a < b })
		if m.Lemma(k.Form, k.UPOS, k.XPOS) != best {
			m.exceptions[k] = best
		}
	}
	return m.format()
}

func vote(votes map[key]map[edit]int, e Example) {
	lower := strings.ToLower(e.Form)
	ed, ok := editOf(e.Form, lower, e.Lemma)
	if !ok {
		return
	}
	for n := 0; n <= maxSuffix && n < len(lower); n++ {
		k := key{Form: lower[len(lower)-n:], XPOS: e.XPOS}
		if votes[k] == nil {
			votes[k] = map[edit]int{}
		}
		votes[k][ed]++
	}
}

// editOf gives the edit that makes lemma of form, if they begin alike.
func editOf(form, lower, lemma string) (edit, bool) {
	keep := lemma != strings.ToLower(lemma)
	from := lower
	if keep {
		from = form
	}
	i := 0
	for i < len(from) && i < len(lemma) && from[i] == lemma[i] {
		i++
	}
	return edit{len(from) - i, lemma[i:], keep}, i > 0 && !strings.ContainsAny(lemma, "\t\n")
}

// learnRules keeps, from short suffixes to long, each majority edit that the
// shorter suffixes do not already give.
func (m *Model) learnRules(votes map[key]map[edit]int) {
	keys := make([]key, 0, len(votes))
	for k := range votes {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b key) int {
		if d := len(a.Form) - len(b.Form); d != 0 {
			return d
		}
		return strings.Compare(a.Form+"\t"+a.XPOS, b.Form+"\t"+b.XPOS)
	})
	for _, k := range keys {
		best := most(votes[k], func(a, b edit) bool { return fmt.Sprint(a) < fmt.Sprint(b) })
		n, all := votes[k][best], 0
		for _, v := range votes[k] {
			all += v
		}
		if k.Form != "" && (n < 2 || 2*n < all) {
			continue
		}
		if now, ok := m.rule(k.Form, k.XPOS, len(k.Form)-1); !ok || now != best {
			m.rules[k] = best
		}
	}
}

// most gives the key with the highest count, the least of equals.
func most[K comparable](counts map[K]int, less func(a, b K) bool) K {
	var best K
	n := -1
	for k, c := range counts {
		if c > n || c == n && less(k, best) {
			best, n = k, c
		}
	}
	return best
}

func (m *Model) format() []byte {
	var lines []string
	for k, l := range m.exceptions {
		lines = append(lines, strings.Join([]string{"x", k.Form, k.XPOS, k.UPOS, l}, "\t"))
	}
	for k, e := range m.rules {
		keep := "0"
		if e.keep {
			keep = "1"
		}
		lines = append(lines, fmt.Sprintf("r\t%s\t%s\t%d\t%s\t%s", k.Form, k.XPOS, e.cut, e.add, keep))
	}
	slices.Sort(lines)
	return []byte(strings.Join(lines, "\n") + "\n")
}
