package ask

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"claimgraph/graph"
	"claimgraph/schema"
)

// EntityRow is an entity with the number of claims in which it is subject,
// object or holder.
type EntityRow struct {
	schema.Entity
	Claims int `json:"claims"`
}

// listing is the entities of the store at one moment, ready to be searched.
type listing struct {
	rows []EntityRow // by claims, most first
	byID map[schema.EntityID]int
	// keys are the beginnings of words in names, sorted, each with its row.
	keys []nameKey
	// words are the distinct first words of keys, for finding typing errors.
	words []string
}

type nameKey struct {
	text string // normalised name from the beginning of a word
	row  int32
	// start is 0 for the whole name, 1 for one that begins later.
	start uint8
}

// listing gives the entities.
func (s *Service) listing(ctx context.Context) (*listing, error) {
	return s.catalogue.get(ctx, s.Store, func(ctx context.Context) (*listing, error) { return newListing(ctx, s.Store) })
}

func newListing(ctx context.Context, store graph.Store) (*listing, error) {
	l := &listing{}
	counts, err := claimCounts(ctx, store)
	if err != nil {
		return nil, err
	}
	reading, err := graph.ReadingOf(ctx, store, graph.Filter{})
	if err != nil {
		return nil, err
	}
	for e, err := range store.Entities(ctx) {
		if err != nil {
			return nil, err
		}
		if name := reading.Name(e.ID); name != "" && name != e.Name {
			e.Aliases = append(slices.Clone(e.Aliases), e.Name)
			e.Name = name
		}
		l.rows = append(l.rows, EntityRow{e, counts[e.ID]})
	}
	slices.SortStableFunc(l.rows, func(a, b EntityRow) int {
		return cmp.Or(cmp.Compare(b.Claims, a.Claims), cmp.Compare(a.ID, b.ID))
	})
	l.index()
	return l, nil
}

// claimCounts counts, by entity, the claims it has a part in.
func claimCounts(ctx context.Context, store graph.Store) (map[schema.EntityID]int, error) {
	counts := map[schema.EntityID]int{}
	for f, err := range graph.Facts(ctx, store, graph.Filter{}) {
		if err != nil {
			return nil, err
		}
		if f.Subject != "" {
			counts[f.Subject]++
		}
		if f.Object != "" && f.Object != f.Subject {
			counts[f.Object]++
		}
		if f.Holder != "" && f.Holder != f.Subject && f.Holder != f.Object {
			counts[f.Holder]++
		}
	}
	return counts, nil
}

// index files every name under each of its words.
func (l *listing) index() {
	l.byID = make(map[schema.EntityID]int, len(l.rows))
	for i := range l.rows {
		e := &l.rows[i]
		l.byID[e.ID] = i
		seen := map[string]bool{}
		for _, name := range append([]string{e.Name, tail(e.ID)}, e.Aliases...) {
			text := schema.NormalName(name)
			for at := uint8(0); text != ""; at = 1 {
				if !seen[text] {
					seen[text] = true
					l.keys = append(l.keys, nameKey{text, int32(i), at})
				}
				_, text, _ = strings.Cut(text, " ")
			}
		}
	}
	slices.SortFunc(l.keys, func(a, b nameKey) int {
		return cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(a.row, b.row))
	})
	for _, k := range l.keys {
		word, _, _ := strings.Cut(k.text, " ")
		if n := len(l.words); n == 0 || l.words[n-1] != word {
			l.words = append(l.words, word)
		}
	}
	slices.Sort(l.words)
	l.words = slices.Compact(l.words)
}

// tail is what a readable id says after its kind; hashes say nothing.
func tail(id schema.EntityID) string {
	kind, name, ok := strings.Cut(string(id), "/")
	if !ok || kind == "nil" {
		return ""
	}
	return name
}
