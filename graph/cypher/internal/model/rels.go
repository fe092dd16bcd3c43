package model

import (
	"context"
	"iter"
	"slices"

	"claimgraph/graph"
	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/engine"
	"claimgraph/graph/cypher/internal/value"
)

// Rels yields the relationships that may meet a hop, see engine.Graph. Claims
// come in order of time.
func (g *Graph) Rels(ctx context.Context, h *engine.Hop) iter.Seq2[value.Rel, error] {
	return func(yield func(value.Rel, error) bool) {
		done := false
		emit := func(r value.Rel, err error) bool {
			done = done || !yield(r, err)
			return !done
		}
		if types, any := claimTypes(h.Types); any || len(types) > 0 {
			g.scanClaimRels(ctx, h, types, emit)
		}
		if !done {
			g.scanLinks(ctx, h, emit)
		}
	}
}

func (g *Graph) scanClaimRels(ctx context.Context, h *engine.Hop, types []string, emit func(value.Rel, error) bool) {
	f, possible := g.claimFilter(h.Conditions)
	if !possible {
		return
	}
	if len(types) > 0 {
		f.Types = types
	}
	if ids, ok := equal(h.Conditions, "id"); ok {
		g.claimRelsByID(ids, emit)
		return
	}
	for fact, err := range graph.Facts(ctx, g.store, f) {
		if err != nil {
			emit(nil, err)
			return
		}
		if fact.Subject == "" || fact.Object == "" {
			continue
		}
		if !emit(claimRel{&claim{g: g, fact: *fact}}, nil) {
			return
		}
	}
}

func (g *Graph) claimRelsByID(ids []string, emit func(value.Rel, error) bool) {
	for _, id := range ids {
		for n, err := range g.Nodes(g.ctx, &engine.Need{Labels: []string{ClaimLabel}, Conditions: []engine.Condition{{Key: "id", Op: "=", Value: id, Known: true}}}) {
			if err != nil {
				emit(nil, err)
				return
			}
			c := n.(claimNode).claim
			if c.fact.Subject != "" && c.fact.Object != "" && !emit(claimRel{c}, nil) {
				return
			}
		}
	}
}

// scanLinks yields the relationships that are no claims, from the nodes they
// lead from.
func (g *Graph) scanLinks(ctx context.Context, h *engine.Hop, emit func(value.Rel, error) bool) {
	wants := func(types ...string) bool {
		return len(h.Types) == 0 || slices.ContainsFunc(types, func(t string) bool { return slices.Contains(h.Types, t) })
	}
	var labels []string
	if wants(Subject, Object, About, Holder, Place, In, DerivedFrom) {
		labels = append(labels, ClaimLabel)
	}
	if wants(CopyOf, PublishedBy) {
		labels = append(labels, ArticleLabel)
	}
	hop := &engine.Hop{Types: h.Types, Direction: ast.Out}
	for _, label := range labels {
		for n, err := range g.Nodes(ctx, &engine.Need{Labels: []string{label}}) {
			if err != nil {
				emit(nil, err)
				return
			}
			for s, err := range g.Expand(ctx, n, hop) {
				if err != nil {
					emit(nil, err)
					return
				}
				if !emit(s.Rel, nil) {
					return
				}
			}
		}
	}
}
