package gold

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// Strangers lists the entities of entities.txt that the gazetteer knows under
// another id: those whose id it lacks while it has their name, with the same
// kind of id. Gold and extraction should call them alike.
func Strangers(dir string) ([]string, error) {
	table, err := entities(filepath.Join(dir, "entities.txt"))
	if err != nil {
		return nil, err
	}
	known, err := gazetteer.Embedded()
	if err != nil {
		return nil, err
	}
	return strangers(table, known.Entries), nil
}

func strangers(table map[string]schema.Argument, known []gazetteer.Entry) (list []string) {
	ids := map[schema.EntityID]bool{}
	named := map[string][]schema.EntityID{}
	for i := range known {
		e := &known[i]
		ids[e.ID] = true
		for _, n := range append([]string{e.Name}, e.Aliases...) {
			named[schema.NormalName(n)] = append(named[schema.NormalName(n)], e.ID)
		}
	}
	for key, ours := range table {
		if ids[ours.Entity] {
			continue
		}
		for _, theirs := range named[schema.NormalName(ours.Name)] {
			if prefix(theirs) == prefix(ours.Entity) {
				list = append(list, fmt.Sprintf("%s: the gazetteer calls %s %s", key, ours.Entity, theirs))
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// prefix is the kind in a readable id; groups count as organisations.
func prefix(id schema.EntityID) string {
	kind, _, _ := strings.Cut(string(id), "/")
	if kind == "group" {
		return "org"
	}
	return kind
}
