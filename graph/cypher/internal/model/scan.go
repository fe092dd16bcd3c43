package model

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"claimgraph/graph"
	"claimgraph/graph/cypher/internal/engine"
	"claimgraph/graph/cypher/internal/value"
	"claimgraph/schema"
)

// which sorts of node a need may be met by.
type sorts struct{ entity, claim, article, outlet bool }

func (g *Graph) sortsOf(labels []string) sorts {
	s := sorts{true, true, true, true}
	for _, l := range labels {
		switch l {
		case ClaimLabel:
			s = sorts{claim: s.claim}
		case ArticleLabel:
			s = sorts{article: s.article}
		case OutletLabel:
			s = sorts{outlet: s.outlet}
		default:
			_, known := kindOfLabel(l)
			s = sorts{entity: s.entity && (known || l == EntityLabel)}
		}
	}
	return s
}

// sortsFor also looks at the properties asked for: a node that lacks one meets no
// condition on it.
func (g *Graph) sortsFor(n *engine.Need) sorts {
	s := g.sortsOf(n.Labels)
	for _, c := range n.Conditions {
		if c.Key == "" {
			continue
		}
		s.entity = s.entity && slices.Contains(entityKeys(), c.Key)
		s.claim = s.claim && (c.Key == "sources" || slices.Contains(claimKeys(), c.Key))
		s.article = s.article && (c.Key == "text" || slices.Contains(articleKeys(), c.Key))
		s.outlet = s.outlet && slices.Contains(outletKeys(), c.Key)
	}
	return s
}

// emitter hands nodes or an error on until the reader has enough.
type emitter struct {
	yield func(value.Node, error) bool
	done  bool
}

func (e *emitter) node(n value.Node) bool {
	e.done = e.done || !e.yield(n, nil)
	return !e.done
}

func (e *emitter) fail(err error) {
	if err != nil && !e.done {
		e.done = true
		e.yield(nil, err)
	}
}

// Nodes yields the nodes that may meet a need, see engine.Graph.
func (g *Graph) Nodes(ctx context.Context, n *engine.Need) iter.Seq2[value.Node, error] {
	return func(yield func(value.Node, error) bool) {
		e := &emitter{yield: yield}
		s := g.sortsFor(n)
		if s.entity && !e.done {
			e.fail(g.scanEntities(ctx, n, e))
		}
		if s.claim && !e.done {
			e.fail(g.scanClaims(ctx, n, e))
		}
		if s.article && !e.done {
			e.fail(g.scanArticles(ctx, n, e))
		}
		if s.outlet && !e.done {
			e.fail(g.scanOutlets(ctx, e))
		}
	}
}

func (g *Graph) scanEntities(ctx context.Context, n *engine.Need, e *emitter) error {
	if ids, ok := equal(n.Conditions, "id"); ok {
		for _, id := range ids {
			if err := g.entityByID(schema.EntityID(id), e); err != nil || e.done {
				return err
			}
		}
		return nil
	}
	if names, ok := equal(n.Conditions, "name"); ok {
		return g.entitiesByName(ctx, names, e)
	}
	kinds := map[schema.Kind]bool{}
	for _, l := range n.Labels {
		if k, ok := kindOfLabel(l); ok {
			kinds[k] = true
		}
	}
	for record, err := range g.store.Entities(ctx) {
		if err != nil {
			return err
		}
		if len(kinds) > 0 && !kinds[record.Kind] || g.reading.Entity(record.ID) != record.ID {
			continue
		}
		node := g.entity(record.ID)
		node.set(record)
		if !e.node(node) {
			return nil
		}
	}
	return nil
}

func (g *Graph) entityByID(id schema.EntityID, e *emitter) error {
	if g.reading.Entity(id) != id {
		return nil
	}
	record, err := g.store.Entity(g.ctx, id)
	if errors.Is(err, graph.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	node := g.entity(id)
	node.set(record)
	e.node(node)
	return nil
}

// entitiesByName yields the entities that a store's name index gives; what the
// engine then refuses had another name proper, or an alias.
func (g *Graph) entitiesByName(ctx context.Context, names []string, e *emitter) error {
	seen := map[schema.EntityID]bool{}
	put := func(id schema.EntityID) bool {
		id = g.reading.Entity(id)
		if seen[id] {
			return true
		}
		seen[id] = true
		return e.node(g.entity(id))
	}
	for _, name := range names {
		found, err := g.byName(ctx, name)
		if err != nil {
			return err
		}
		for _, record := range found {
			if !put(record.ID) {
				return nil
			}
		}
	}
	return nil
}

// byName finds entities by name, also by one that a record gave them.
func (g *Graph) byName(ctx context.Context, name string) ([]schema.Entity, error) {
	var found []schema.Entity
	if finder, ok := g.store.(graph.NameFinder); ok {
		var err error
		if found, err = finder.ByName(ctx, name); err != nil {
			return nil, err
		}
	}
	one, err := g.find(ctx, name, len(found) > 0)
	if err != nil || one == nil {
		return found, err
	}
	if !slices.ContainsFunc(found, func(x schema.Entity) bool { return x.ID == one.ID }) {
		found = append(found, *one)
	}
	return found, nil
}

// find asks for an entity as the other commands do; what it might have meant
// instead is kept as a hint.
func (g *Graph) find(ctx context.Context, name string, known bool) (*schema.Entity, error) {
	if known {
		return nil, nil
	}
	one, err := graph.Find(ctx, g.store, name)
	var unknown *graph.UnknownError
	switch {
	case errors.As(err, &unknown):
		if len(g.Hints) < 5 && !slices.Contains(g.Hints, err.Error()) {
			g.Hints = append(g.Hints, err.Error())
		}
		return nil, nil
	case errors.Is(err, graph.ErrNotFound):
		return nil, nil
	case err != nil:
		return nil, err
	}
	if shown := g.reading.Name(one.ID); one.Name != name && shown != name {
		if shown == "" {
			shown = one.Name
		}
		g.Hints = append(g.Hints, fmt.Sprintf("no entity is named exactly %q; the name of %s is %q", name, one.ID, shown))
	}
	return &one, nil
}

func (g *Graph) scanClaims(ctx context.Context, n *engine.Need, e *emitter) error {
	if ids, ok := equal(n.Conditions, "id"); ok {
		for _, id := range ids {
			c, err := g.claim(schema.ClaimID(id))
			if err != nil || c != nil && !e.node(claimNode{c}) {
				return err
			}
		}
		return nil
	}
	f, possible := g.claimFilter(n.Conditions)
	if !possible {
		return nil
	}
	for fact, err := range graph.Facts(ctx, g.store, f) {
		if err != nil {
			return err
		}
		if !e.node(claimNode{&claim{g: g, fact: *fact}}) {
			return nil
		}
	}
	return nil
}

func (g *Graph) scanArticles(ctx context.Context, n *engine.Need, e *emitter) error {
	if ids, ok := equal(n.Conditions, "id"); ok {
		for _, id := range ids {
			a, err := g.article(schema.ArticleID(id))
			if err != nil || a != nil && !e.node(a) {
				return err
			}
		}
		return nil
	}
	for record, err := range g.store.Articles(ctx) {
		if err != nil {
			return err
		}
		a, err := g.articleOf(&record)
		if err != nil || a != nil && !e.node(a) {
			return err
		}
	}
	return nil
}

func (g *Graph) scanOutlets(ctx context.Context, e *emitter) error {
	seen := map[string]bool{}
	for record, err := range g.store.Articles(ctx) {
		if err != nil {
			return err
		}
		if record.Outlet == "" || seen[record.Outlet] {
			continue
		}
		seen[record.Outlet] = true
		if a, err := g.articleOf(&record); err != nil || a != nil && !e.node(outlet{record.Outlet}) {
			return err
		}
	}
	return nil
}
