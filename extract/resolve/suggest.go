package resolve

import (
	"cmp"
	"slices"
	"strings"

	"claimgraph/schema"
)

// Suggestion says that two entities may be one, and why. A is the one to keep:
// that of the gazetteer, or with the longer name.
type Suggestion struct {
	A, B   schema.EntityID
	Reason string  // for a reader: "differs by one letter"
	Score  float64 // 0..1
}

// Suggest lists likely duplicates among the entities of a graph, best first,
// each pair once. Two entities of the gazetteer are never suggested, nor two of
// different countries or of kinds that exclude one another.
func Suggest(entities []schema.Entity) []Suggestion {
	blocks := map[string][]int{}
	for i := range entities {
		for _, b := range blocksOf(&entities[i]) {
			blocks[b] = append(blocks[b], i)
		}
	}
	best := map[[2]int]Suggestion{}
	for _, members := range blocks {
		if len(members) > 200 {
			continue // a word shared by so many tells nothing
		}
		for n, i := range members {
			for _, j := range members[n+1:] {
				if i == j {
					continue
				}
				pair := [2]int{min(i, j), max(i, j)}
				if _, done := best[pair]; done {
					continue
				}
				if s, ok := compare(&entities[pair[0]], &entities[pair[1]]); ok {
					best[pair] = s
				}
			}
		}
	}
	list := make([]Suggestion, 0, len(best))
	for _, s := range best {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b Suggestion) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return list
}

// blocksOf are keys that duplicates share, so that not every pair is compared.
func blocksOf(e *schema.Entity) []string {
	list := words(nil, e.Name)
	if len(list) == 0 {
		return nil
	}
	last := list[len(list)-1]
	keys := []string{"r" + romanise(last), "f" + list[0][:min(3, len(list[0]))] + last[:min(3, len(last))]}
	if meaning, content := meaningOf(list); len(content) > 1 {
		keys = append(keys, "m"+meaning, "i"+letters(content))
	}
	if len(list) == 1 && len(last) < 8 {
		keys = append(keys, "i"+last)
	}
	for _, a := range e.Aliases {
		keys = append(keys, "r"+romanise(lastWord(key(a))))
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// letters are the initials of words.
func letters(list []string) string {
	var b strings.Builder
	for _, w := range list {
		b.WriteByte(w[0])
	}
	return b.String()
}

// compare tells whether and why two entities may be one.
func compare(a, b *schema.Entity) (Suggestion, bool) {
	known := func(e *schema.Entity) bool { return !strings.HasPrefix(string(e.ID), "nil/") }
	if a.ID == b.ID || known(a) && known(b) || !compatible(a, b) {
		return Suggestion{}, false
	}
	weight := func(e *schema.Entity) int {
		n := len(e.Name)
		if known(e) {
			n += 1 << 16
		}
		if e.Country != "" {
			n += 2
		}
		return n
	}
	if weight(b) > weight(a) || weight(b) == weight(a) && b.ID < a.ID {
		a, b = b, a
	}
	reason, score := why(a, b)
	if reason == "" {
		return Suggestion{}, false
	}
	if a.Country != "" && a.Country == b.Country {
		score += .05
	}
	return Suggestion{A: a.ID, B: b.ID, Reason: reason, Score: min(score, 1)}, true
}

// compatible reports whether countries and kinds allow the two to be one.
func compatible(a, b *schema.Entity) bool {
	if a.Country != "" && b.Country != "" && a.Country != b.Country {
		return false
	}
	return a.Kind == b.Kind || a.Kind == "" || b.Kind == "" || a.Kind == schema.Other || b.Kind == schema.Other ||
		bodily(a.Kind) && bodily(b.Kind)
}

func bodily(k schema.Kind) bool {
	switch k {
	case schema.Organisation, schema.IGO, schema.Government, schema.Military, schema.Media, schema.Group:
		return true
	}
	return false
}

// why gives the best reason to take b for a, and how good it is.
func why(a, b *schema.Entity) (string, float64) {
	x, y := words(nil, a.Name), words(nil, b.Name)
	kx, ky := strings.Join(x, " "), strings.Join(y, " ")
	switch {
	case kx == ky:
		return "the same name", .95
	case slices.ContainsFunc(a.Aliases, func(n string) bool { return key(n) == ky }):
		return "“" + b.Name + "” is a known name of " + a.Name, .9
	case romanise(kx) == romanise(ky):
		return "the same name transliterated otherwise", .9
	}
	if bodily(a.Kind) || bodily(b.Kind) {
		mx, cx := meaningOf(x)
		my, cy := meaningOf(y)
		if mx == my && len(cx) > 1 {
			return "names of the same meaning", .75
		}
		if len(y) == 1 && len(cx) > 2 && (letters(cx) == ky || letters(x) == ky) {
			return "“" + b.Name + "” is the initials of " + a.Name, .6
		}
		if len(x) == 1 && len(cy) > 2 && (letters(cy) == kx || letters(y) == kx) {
			return "“" + a.Name + "” is the initials of " + b.Name, .6
		}
	}
	if reason, score := personal(a, b, x, y); reason != "" {
		return reason, score
	}
	return typo(x, y)
}

// personal compares persons' names by their parts.
func personal(a, b *schema.Entity, x, y []string) (string, float64) {
	if a.Kind != schema.Person || b.Kind != schema.Person {
		return "", 0
	}
	lx, ly := x[len(x)-1], y[len(y)-1]
	switch {
	case romanise(lx) != romanise(ly):
		return "", 0
	case len(y) == 1 && len(x) > 1:
		return "the surname alone", .5
	case len(x) > 1 && len(y) > 1 && (x[0][:1] == y[0]) != (x[0] == y[0][:1]):
		return "the same surname and initial", .7
	case len(x) != len(y) && len(x) > 1 && len(y) > 1 && x[0] == y[0]:
		return "the same given name and surname", .85
	}
	return "", 0
}

// typo compares names of as many words that differ in one by one letter.
func typo(x, y []string) (string, float64) {
	if len(x) != len(y) {
		return "", 0
	}
	differ := 0
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		if differ++; differ > 1 || !near(x[i], y[i]) {
			return "", 0
		}
	}
	return "differs by one letter", .6 + .1*min(float64(len(x)-1), 2)
}
