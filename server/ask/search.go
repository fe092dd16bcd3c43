package ask

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"claimgraph/schema"
)

// EntityQuery asks for entities.
type EntityQuery struct {
	Q       string `query:"q" maxLength:"200" doc:"Beginning of a name, of any word in it, or of an alias; typing errors are forgiven" example:"blinkn"`
	Kind    string `query:"kind" doc:"Only this kind: person, country, organisation, …"`
	Country string `query:"country" doc:"Only of this country, ISO 3166-1 alpha-3"`
}

// Entities gives a page of the entities, by claims; with a query those whose
// name is it first, then those that begin with it, then near ones.
func (s *Service) Entities(ctx context.Context, q EntityQuery, p Page) (*List[EntityRow], error) {
	if q.Kind != "" && !slices.Contains(schema.Kinds(), schema.Kind(q.Kind)) {
		return nil, inputf("kind", "unknown kind %q (known: %v)", q.Kind, schema.Kinds())
	}
	l, err := s.listing(ctx)
	if err != nil {
		return nil, err
	}
	picked := func(e *EntityRow) bool {
		return (q.Kind == "" || e.Kind == schema.Kind(q.Kind)) && (q.Country == "" || strings.EqualFold(e.Country, q.Country))
	}
	wanted := schema.NormalName(q.Q)
	if wanted == "" && strings.TrimSpace(q.Q) != "" {
		return &List[EntityRow]{Items: []EntityRow{}, Total: new(int)}, nil
	}
	rows := make([]int, 0, 64)
	keep := func(row int) {
		if picked(&l.rows[row]) {
			rows = append(rows, row)
		}
	}
	if wanted == "" {
		for row := range l.rows {
			keep(row)
		}
	} else {
		for _, h := range l.search(wanted, q.Q) {
			keep(int(h.row))
		}
	}
	page, err := paged(rows, p, hash("entities", q))
	if err != nil {
		return nil, err
	}
	list := &List[EntityRow]{Items: make([]EntityRow, 0, len(page.Items)), Next: page.Next, Total: page.Total}
	for _, row := range page.Items {
		list.Items = append(list.Items, l.rows[row])
	}
	return list, nil
}

// hit is a row found, the better the smaller its rank.
type hit struct {
	row  int32
	rank int
}

// The ranks: exact name, beginning of the name, beginning of a later word, and
// beyond these the number of typing errors.
const (
	exact = iota
	begins
	later
	near
)

// enough is how many rows make looking for typing errors needless.
const enough = 5

func (l *listing) search(wanted, asked string) []hit {
	ranks := make(map[int32]int, len(l.beginning(wanted)))
	better := func(row int32, rank int) {
		if old, ok := ranks[row]; !ok || rank < old {
			ranks[row] = rank
		}
	}
	if row, ok := l.byID[schema.EntityID(strings.TrimSpace(asked))]; ok {
		better(int32(row), exact)
	}
	for _, k := range l.beginning(wanted) {
		switch {
		case k.start == 0 && k.text == wanted:
			better(k.row, exact)
		case k.start == 0:
			better(k.row, begins)
		default:
			better(k.row, later)
		}
	}
	if len(ranks) < enough {
		l.forgive(wanted, better)
	}
	hits := make([]hit, 0, len(ranks))
	for row, rank := range ranks {
		hits = append(hits, hit{row, rank})
	}
	slices.SortFunc(hits, func(a, b hit) int { // rows are by claims
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.row, b.row))
	})
	return hits
}

// beginning lists the keys that begin with a text.
func (l *listing) beginning(text string) []nameKey {
	start, _ := slices.BinarySearchFunc(l.keys, text, func(k nameKey, w string) int { return strings.Compare(k.text, w) })
	n, _ := slices.BinarySearchFunc(l.keys[start:], text, func(k nameKey, w string) int {
		if strings.HasPrefix(k.text, w) {
			return -1
		}
		return 1
	})
	return l.keys[start : start+n]
}

// forgive finds names whose words begin with those wanted but for typing
// errors: the first word is compared with every word there is, the rest with
// what follows it.
func (l *listing) forgive(wanted string, better func(int32, int)) {
	first, _, _ := strings.Cut(wanted, " ")
	limit := errorsIn(wanted)
	for _, word := range l.words {
		if errorsTo(first, word, limit) > limit {
			continue
		}
		for _, k := range l.beginning(word) {
			if d := errorsTo(wanted, k.text, limit); d <= limit {
				better(k.row, near+d)
			}
		}
	}
}

// errorsIn is how many typing errors a beginning of so many letters may have.
func errorsIn(s string) int {
	switch n := len(s); {
	case n < 4:
		return 0
	case n < 8:
		return 1
	}
	return 2
}

// errorsTo counts the errors (letters added, left out, changed, or two
// neighbours swapped) that make some beginning of name out of typed; more than
// limit is told as limit+1.
func errorsTo(typed, name string, limit int) int {
	if len(typed) > len(name)+limit {
		return limit + 1
	}
	name = name[:min(len(name), len(typed)+limit)]
	var rows [3][64]int
	if len(name) >= len(rows[0]) {
		name = name[:len(rows[0])-1]
	}
	if len(typed) >= len(rows[0]) {
		typed = typed[:len(rows[0])-1]
	}
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(name) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(typed); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(name); j++ {
			cost := 1
			if typed[i-1] == name[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && typed[i-1] == name[j-2] && typed[i-2] == name[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return slices.Min(last[:len(name)+1])
}
