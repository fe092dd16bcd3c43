package graph

import (
	"slices"

	"claimgraph/schema"
)

// MergeEntity joins two descriptions of one entity so that the order in which
// they come does not matter: of two values the smaller stays, a name that
// loses becomes an alias, aliases are united and sorted.
func MergeEntity(a, b schema.Entity) schema.Entity {
	e := schema.Entity{
		ID:   a.ID,
		Name: smaller(a.Name, b.Name), Kind: smaller(a.Kind, b.Kind),
		Country: smaller(a.Country, b.Country), Sector: smaller(a.Sector, b.Sector),
		Wikidata: smaller(a.Wikidata, b.Wikidata),
	}
	aliases := slices.Concat(a.Aliases, b.Aliases, []string{a.Name, b.Name})
	slices.Sort(aliases)
	aliases = slices.DeleteFunc(slices.Compact(aliases), func(s string) bool { return s == "" || s == e.Name })
	if len(aliases) > 0 {
		e.Aliases = aliases
	}
	return e
}

// smaller is the smaller of two strings, where absent is larger than any.
func smaller[S ~string](a, b S) S {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// MergeArticle tells what an article becomes when it is put again: the text
// first stored stays; only what it copies may be learnt later.
func MergeArticle(old, again schema.Article) (merged schema.Article, changed bool) {
	if old.Copy == nil && again.Copy != nil {
		old.Copy = again.Copy
		return old, true
	}
	return old, false
}
