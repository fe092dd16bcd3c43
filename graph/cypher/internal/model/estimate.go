package model

import (
	"slices"

	"claimgraph/graph/cypher/internal/engine"
)

// The shares that conditions leave, by rule of thumb: they only need to put the
// ways of answering in the right order.
const (
	shareOfType   = 0.05
	shareOfTime   = 0.1
	shareOfKind   = 0.2
	shareOfOutlet = 0.1
	perArticle    = 20.0
	countries     = 250.0
)

// NodeCount estimates how many nodes meet a need.
func (g *Graph) NodeCount(n *engine.Need) float64 {
	s := g.sortsFor(n)
	if asks(n.Conditions, "id") && (s.entity || s.claim || s.article || s.outlet) {
		return 1
	}
	count := 0.0
	if s.entity {
		count += g.entityCount(n)
	}
	if s.claim {
		count += g.claimCount(n.Conditions)
	}
	if s.article {
		count += float64(g.stats.Articles)
	}
	if s.outlet {
		count += float64(g.stats.Articles) * 0.1
	}
	return count
}

func (g *Graph) entityCount(n *engine.Need) float64 {
	count := float64(g.stats.Entities)
	switch {
	case asks(n.Conditions, "name"):
		return min(count, 2)
	case slices.Contains(n.Labels, "Country"):
		count = min(count, countries)
	case slices.ContainsFunc(n.Labels, func(l string) bool { return l != EntityLabel }):
		count *= shareOfKind
	}
	return count
}

func (g *Graph) claimCount(conditions []engine.Condition) float64 {
	count := float64(g.stats.Claims)
	if !g.filter.During.Open() {
		count *= shareOfTime
	} else if slices.ContainsFunc(conditions, func(c engine.Condition) bool {
		return c.Op == "OVERLAPS" || c.Key == "occurred" || c.Key == "published"
	}) {
		count *= shareOfTime
	}
	for _, key := range []string{"type", "act"} {
		if asks(conditions, key) {
			count *= shareOfType
		}
	}
	if asks(conditions, "outlet") || asks(conditions, "holder_id") {
		count *= shareOfOutlet
	}
	if asks(conditions, "article") {
		count = min(count, perArticle)
	}
	if asks(conditions, "id") {
		count = min(count, 1)
	}
	return count
}

// RelCount estimates how many relationships meet a hop.
func (g *Graph) RelCount(h *engine.Hop) float64 {
	claims := g.claimCount(h.Conditions)
	types, any := claimTypes(h.Types)
	count := 0.0
	switch {
	case any:
		count = claims
	default:
		count = min(claims, claims*shareOfType*float64(len(types)))
	}
	for _, typ := range StructureTypes() {
		if len(h.Types) > 0 && !slices.Contains(h.Types, typ) {
			continue
		}
		switch typ {
		case CopyOf, PublishedBy:
			count += float64(g.stats.Articles)
		case About, Place, DerivedFrom:
			count += float64(g.stats.Claims) * 0.2
		default:
			count += float64(g.stats.Claims)
		}
	}
	return count
}

// Ends gives the labels of what relationships join, see engine.Implier.
func (g *Graph) Ends(types []string) (start, end []string) {
	for i, typ := range types {
		a, b := endsOf(typ)
		if i == 0 {
			start, end = a, b
		}
		if !slices.Equal(start, a) {
			start = nil
		}
		if !slices.Equal(end, b) {
			end = nil
		}
	}
	return start, end
}

func endsOf(typ string) (start, end []string) {
	switch typ {
	case Subject, Object, About, Holder:
		return []string{ClaimLabel}, nil
	case Place:
		return []string{ClaimLabel}, []string{EntityLabel}
	case In:
		return []string{ClaimLabel}, []string{ArticleLabel}
	case DerivedFrom:
		return []string{ClaimLabel}, []string{ClaimLabel}
	case CopyOf:
		return []string{ArticleLabel}, []string{ArticleLabel}
	case PublishedBy:
		return []string{ArticleLabel}, []string{OutletLabel}
	}
	return []string{EntityLabel}, []string{EntityLabel}
}
