package model

import (
	"context"
	"errors"
	"iter"
	"maps"
	"slices"

	"claimgraph/graph"
	"claimgraph/graph/cypher/internal/engine"
	"claimgraph/graph/cypher/internal/function"
	"claimgraph/graph/cypher/internal/value"
	"claimgraph/schema"
)

// Function gives the functions about claims, see engine.Functions.
func (g *Graph) Function(name string) *engine.Function {
	switch name {
	case "occurred":
		return &engine.Function{Name: "occurred", Min: 1, Max: 1, Call: g.intervalOf("occurred", func(c *schema.Claim) *schema.Interval { return c.Occurred })}
	case "said":
		return &engine.Function{Name: "said", Min: 1, Max: 1, Call: g.intervalOf("said", func(c *schema.Claim) *schema.Interval { return c.Said })}
	case "overlaps":
		return &engine.Function{Name: "overlaps", Min: 3, Max: 3, Call: overlaps}
	case "entity":
		return &engine.Function{Name: "entity", Min: 1, Max: 1, Call: g.findEntity}
	}
	return nil
}

// OwnFunctions lists the functions that are no part of openCypher.
func OwnFunctions() []string { return []string{"occurred", "said", "overlaps", "entity"} }

// claimIn gives the claim that a node or relationship is; nil for one that is
// none. ok is false for any other value.
func claimIn(v value.Value) (c *claim, ok bool) {
	switch v := v.(type) {
	case claimNode:
		return v.claim, true
	case claimRel:
		return v.claim, true
	case value.Node, value.Rel:
		return nil, true
	}
	return nil, false
}

func notClaim(name string, v value.Value) error {
	return &function.ArgumentError{Kind: "TypeError", Detail: "InvalidArgumentType", Message: name + "() takes a claim, as a node or a relationship, not a " + value.TypeName(v)}
}

// intervalOf makes a function that gives an interval of a claim as a map with
// from, to (the last day), precision and the text it was read from.
func (g *Graph) intervalOf(name string, pick func(*schema.Claim) *schema.Interval) func(context.Context, []value.Value) (value.Value, error) {
	return func(_ context.Context, args []value.Value) (value.Value, error) {
		if args[0] == nil {
			return nil, nil
		}
		c, ok := claimIn(args[0])
		if !ok {
			return nil, notClaim(name, args[0])
		}
		if c == nil {
			return nil, nil
		}
		full, err := c.load()
		if err != nil {
			return nil, err
		}
		interval := pick(full)
		r, err := interval.Bounds()
		if err != nil || r.Open() {
			return nil, nil // nothing that can be read as a time
		}
		out := value.Map{"from": date(r.From), "to": lastDate(r), "precision": text(string(interval.Precision))}
		if interval.Span != nil {
			out["text"] = text(interval.Text)
		}
		return out, nil
	}
}

// overlaps tells whether a claim happened within two times, both included, as
// DURING counts it: by when it occurred, else was said, else was published.
func overlaps(_ context.Context, args []value.Value) (value.Value, error) {
	if args[0] == nil {
		return nil, nil
	}
	c, ok := claimIn(args[0])
	if !ok {
		return nil, notClaim("overlaps", args[0])
	}
	if c == nil {
		return nil, nil
	}
	window := schema.Range{From: earliest(args[1]), To: afterLatest(args[2])}
	for i, a := range args[1:] {
		if a != nil && window.From.IsZero() && i == 0 || a != nil && window.To.IsZero() && i == 1 {
			return nil, &function.ArgumentError{Kind: "TypeError", Detail: "InvalidArgumentType", Message: "overlaps() takes two dates or datetimes, null for an open end, not a " + value.TypeName(a)}
		}
	}
	return !c.fact.When.Open() && c.fact.When.Overlaps(window), nil
}

// findEntity gives the entity that a name means, as on the command line: by id,
// country code, name or alias, with merges applied; null when none has it.
func (g *Graph) findEntity(ctx context.Context, args []value.Value) (value.Value, error) {
	if args[0] == nil {
		return nil, nil
	}
	name, ok := args[0].(string)
	if !ok {
		return nil, &function.ArgumentError{Kind: "TypeError", Detail: "InvalidArgumentType", Message: "entity() takes a name or id, not a " + value.TypeName(args[0])}
	}
	found, err := graph.Find(ctx, g.store, name)
	if errors.Is(err, graph.ErrNotFound) {
		if len(g.Hints) < 5 && !slices.Contains(g.Hints, err.Error()) {
			g.Hints = append(g.Hints, err.Error())
		}
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return g.entity(g.reading.Entity(found.ID)), nil
}

// Procedure gives the procedures that tell what is in the graph, see
// engine.Procedures.
func (g *Graph) Procedure(name string) *engine.Procedure {
	list := func(column string, values func() ([]string, error)) *engine.Procedure {
		return &engine.Procedure{Name: name, Results: []engine.Param{{Name: column, Type: "STRING"}}, Run: func(context.Context, []value.Value) iter.Seq2[[]value.Value, error] {
			return func(yield func([]value.Value, error) bool) {
				all, err := values()
				if err != nil {
					yield(nil, err)
					return
				}
				for _, v := range all {
					if !yield([]value.Value{v}, nil) {
						return
					}
				}
			}
		}}
	}
	switch name {
	case "db.labels":
		return list("label", func() ([]string, error) { return Labels(), nil })
	case "db.relationshipTypes":
		return list("relationshipType", g.Types)
	case "db.propertyKeys":
		return list("propertyKey", func() ([]string, error) { return PropertyKeys(), nil })
	}
	return nil
}

// Labels lists the labels of the model.
func Labels() []string {
	labels := []string{EntityLabel, ClaimLabel, ArticleLabel, OutletLabel}
	for _, k := range schema.Kinds() {
		labels = append(labels, KindLabel(k))
	}
	return labels
}

// Types lists the types of relationships there are: those of the claims in the
// graph, and the structure.
func (g *Graph) Types() ([]string, error) {
	seen := map[string]bool{}
	for fact, err := range graph.Facts(g.ctx, g.store, g.filter) {
		if err != nil {
			return nil, err
		}
		if fact.Subject != "" && fact.Object != "" && fact.Type != "" {
			seen[fact.Type] = true
		}
	}
	return append(slices.Sorted(maps.Keys(seen)), StructureTypes()...), nil
}

// PropertyKeys lists the properties of the model.
func PropertyKeys() []string {
	keys := append(claimKeys(), "sources", "name", "kind", "country", "sector", "wikidata", "aliases", "title", "url", "author", "language", "text", "similarity")
	slices.Sort(keys)
	return slices.Compact(keys)
}
