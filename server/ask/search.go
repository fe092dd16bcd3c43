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
	var found []EntityRow
	if wanted == "" {
		for i := range l.rows {
			if picked(&l.rows[i]) {
				found = append(found, l.rows[i])
			}
		}
	} else {
		for _, row := range l.search(wanted, q.Q) {
			if picked(&l.rows[row]) {
				found = append(found, l.rows[row])
			}
		}
	}
	return paged(found, p, hash("entities", q))
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

func (l *listing) search(wanted, asked string) []int {
	ranks := map[int32]int{}
	better := func(row int32, rank int) {
		if old, ok := ranks[row]; !ok || rank < old {
			ranks[row] = rank
		}
	}
	if row, ok := l.byID[schema.EntityID(strings.TrimSpace(asked))]; ok {
		better(int32(row), exact)
	}
	start, _ := slices.BinarySearchFunc(l.keys, wanted, func(k nameKey, w string) int { return cmp.Compare(k.text, w) })
	for _, k := range l.keys[start:] {
		if !strings.HasPrefix(k.text, wanted) {
			break
		}
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
	rows := make([]int, len(hits))
	for i, h := range hits {
		rows[i] = int(h.row)
	}
	return rows
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
		start, _ := slices.BinarySearchFunc(l.keys, word, func(k nameKey, w string) int { return cmp.Compare(k.text, w) })
		for _, k := range l.keys[start:] {
			if !strings.HasPrefix(k.text, word) {
				break
			}
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
