package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"claimgraph/schema"
)

// UnknownError says that no entity has a name, and which come near.
type UnknownError struct {
	Name        string
	Suggestions []schema.Entity // best first, at most five
}

// Error asks "did you mean".
func (e *UnknownError) Error() string {
	s := fmt.Sprintf("no entity %q", e.Name)
	if len(e.Suggestions) == 0 {
		return s
	}
	var names []string
	for _, x := range e.Suggestions {
		names = append(names, fmt.Sprintf("%s (%s)", x.Name, x.ID))
	}
	return s + "; did you mean " + strings.Join(names, ", ") + "?"
}

// Unwrap makes an UnknownError an ErrNotFound.
func (e *UnknownError) Unwrap() error { return ErrNotFound }

// NameFinder is a Store that finds entities by name without reading them all.
type NameFinder interface {
	// ByName yields the entities one of whose names or aliases, normalised,
	// equals the normalised name.
	ByName(ctx context.Context, name string) ([]schema.Entity, error)
}

// Find gives the entity with an id, a country's three-letter code in capitals, a
// name or an alias, in this order; names are compared as schema.NormalName does. Of several with the name, the one with the
// readable id wins, then the smallest id. When there is none the error is an
// *UnknownError with suggestions that allow for typing errors.
func Find(ctx context.Context, s Store, name string) (schema.Entity, error) {
	e, err := s.Entity(ctx, schema.EntityID(name))
	if err == nil || !errors.Is(err, ErrNotFound) {
		return e, err
	}
	if code := strings.ToUpper(name); len(name) == 3 && code == name { // ISO 3166-1 alpha-3
		e, err := s.Entity(ctx, CountryEntity(code))
		if err == nil || !errors.Is(err, ErrNotFound) {
			return e, err
		}
	}
	if finder, ok := s.(NameFinder); ok {
		found, err := finder.ByName(ctx, name)
		if err != nil {
			return e, err
		}
		if len(found) > 0 {
			return best(found, schema.NormalName(name)), nil
		}
	}
	if e, ok, err := renamed(ctx, s, name); ok || err != nil {
		return e, err
	}
	return search(ctx, s, name)
}

// renamed finds an entity by the name that a record gave it.
func renamed(ctx context.Context, s Store, name string) (schema.Entity, bool, error) {
	reading, err := ReadingOf(ctx, s, Filter{})
	if err != nil {
		return schema.Entity{}, false, err
	}
	wanted := schema.NormalName(name)
	for _, id := range slices.Sorted(maps.Keys(reading.names)) {
		if schema.NormalName(reading.names[id]) == wanted {
			e, err := s.Entity(ctx, id)
			return e, err == nil, err
		}
	}
	return schema.Entity{}, false, nil
}

// search reads every entity for equal and for near names.
func search(ctx context.Context, s Store, name string) (schema.Entity, error) {
	wanted := schema.NormalName(name)
	var equal []schema.Entity
	var near []candidate
	for e, err := range s.Entities(ctx) {
		if err != nil {
			return e, err
		}
		distance := nameDistance(e, wanted)
		if distance == 0 {
			equal = append(equal, e)
		} else if distance <= tolerance(wanted) {
			near = append(near, candidate{e, distance})
		}
	}
	if len(equal) > 0 {
		return best(equal, wanted), nil
	}
	slices.SortFunc(near, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), preferID(a.ID, b.ID))
	})
	unknown := &UnknownError{Name: name}
	for _, c := range near[:min(len(near), maxSuggestions)] {
		unknown.Suggestions = append(unknown.Suggestions, c.Entity)
	}
	return schema.Entity{}, unknown
}

const maxSuggestions = 5

type candidate struct {
	schema.Entity
	distance int
}

// best prefers an entity whose own name, not an alias, is wanted.
func best(found []schema.Entity, wanted string) schema.Entity {
	return slices.MinFunc(found, func(a, b schema.Entity) int {
		own := func(e schema.Entity) int {
			if schema.NormalName(e.Name) == wanted {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(own(a), own(b)), preferID(a.ID, b.ID))
	})
}

// preferID puts readable ids before hashed ones.
func preferID(a, b schema.EntityID) int {
	hashed := func(id schema.EntityID) int {
		if strings.HasPrefix(string(id), "nil/") {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(hashed(a), hashed(b)), cmp.Compare(a, b))
}

// tolerance is how many typing errors a name may hold: one in three letters,
// four at most.
func tolerance(name string) int { return min(1+len([]rune(name))/4, 4) }

// nameDistance is the least distance between wanted and the id or a name of e;
// a name that contains wanted as words, or begins with it, is one off.
func nameDistance(e schema.Entity, wanted string) int {
	least := 1 << 20
	if wanted == "" {
		return least
	}
	id := schema.NormalName(string(e.ID))
	if _, tail, ok := strings.Cut(string(e.ID), "/"); ok {
		id = schema.NormalName(tail)
	}
	for i, name := range append([]string{id, schema.NormalName(e.Name)}, e.Aliases...) {
		if i > 1 {
			name = schema.NormalName(name)
		}
		d := editDistance(name, wanted, tolerance(wanted))
		if i == 0 && d == 0 {
			d = 1 // an id's tail is a hint, not a name
		}
		if d > 1 && len(wanted) > 2 && (strings.Contains(" "+name+" ", " "+wanted+" ") || strings.HasPrefix(name, wanted)) {
			d = 1
		}
		least = min(least, d)
	}
	return least
}

// editDistance counts insertions, deletions, substitutions and swaps of
// neighbours (optimal string alignment) between a and b; above limit it may
// return any larger number.
func editDistance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > limit || len(y)-len(x) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}
