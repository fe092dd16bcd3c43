package eval

import (
	"fmt"
	"strings"

	"claimgraph/extract/resolve"
	"claimgraph/schema"
)

// ActorScore is how well the gold's argument spans were linked: to the right
// entity, and to the right country.
type ActorScore struct{ Entity, Country Count }

// Add sums two scores.
func (s *ActorScore) Add(other ActorScore) {
	s.Entity.add(other.Entity)
	s.Country.add(other.Country)
}

// actorSpan is where an argument stands.
type actorSpan struct {
	in         string
	start, end int
}

// ScoreActors links every argument span of the gold claims that has an entity
// and compares. Each span counts once; for an entity that the gazetteer lacks,
// a NIL node under the gold's name is right. The misses are lines to read.
func ScoreActors(linker resolve.Resolver, linked *resolve.Linked, gold []schema.Claim) (score ActorScore, misses []string) {
	seen := map[actorSpan]bool{}
	for i := range gold {
		for _, role := range gold[i].Roles() {
			want := role.Argument
			if want.Span == nil || want.Entity == "" {
				continue
			}
			at := actorSpan{want.In, want.Start, want.End}
			if seen[at] {
				continue
			}
			seen[at] = true
			got := schema.Argument{Span: want.Span}
			linker.Resolve(linked, &got)
			_, known := linker.Entity(want.Entity)
			right := want.Entity == got.Entity || !known && sameName(want, &got)
			score.Entity.add(Count{Right: count(right), Given: count(got.Entity != ""), Gold: 1})
			if want.Country != "" {
				score.Country.add(Count{Right: count(want.Country == got.Country), Given: count(got.Country != ""), Gold: 1})
			}
			if !right || want.Country != "" && want.Country != got.Country {
				misses = append(misses, fmt.Sprintf("%q at %s%d\tgold %s %s\tgot %s %s", want.Text, want.In, want.Start, want.Entity, want.Country, got.Entity, got.Country))
			}
		}
	}
	return score, misses
}

// sameName reports whether an entity that the gazetteer lacks was given a node
// of its own under its name.
func sameName(want, got *schema.Argument) bool {
	return strings.HasPrefix(string(got.Entity), "nil/") && schema.NormalName(want.Name) == schema.NormalName(got.Name)
}
