// Package model shows the claims of a graph.Store as a property graph: entities,
// claims, articles and outlets as nodes, claims as relationships too.
package model

import (
	"context"
	"errors"
	"fmt"

	"claimgraph/graph"
	"claimgraph/schema"
)

// The labels of nodes that are no entities. An entity has the label Entity and
// one for its kind, see KindLabel.
const (
	EntityLabel  = "Entity"
	ClaimLabel   = "Claim"
	ArticleLabel = "Article"
	OutletLabel  = "Outlet"
)

// The types of relationships that are no claims.
const (
	Subject     = "SUBJECT"      // (:Claim) to (:Entity) or (:Claim)
	Object      = "OBJECT"       // likewise
	About       = "ABOUT"        // likewise
	Holder      = "HOLDER"       // likewise
	Place       = "PLACE"        // likewise
	In          = "IN"           // (:Claim) to (:Article)
	DerivedFrom = "DERIVED_FROM" // (:Claim) to (:Claim)
	CopyOf      = "COPY_OF"      // (:Article) to (:Article)
	PublishedBy = "PUBLISHED_BY" // (:Article) to (:Outlet)
)

// StructureTypes lists the types of relationships that are no claims.
func StructureTypes() []string {
	return []string{Subject, Object, About, Holder, Place, In, DerivedFrom, CopyOf, PublishedBy}
}

func isStructure(typ string) bool {
	switch typ {
	case Subject, Object, About, Holder, Place, In, DerivedFrom, CopyOf, PublishedBy:
		return true
	}
	return false
}

// Graph is one reading of a store: within its filter's times, with merges,
// renames and retractions as they then stood. It is for one query, in one
// goroutine.
type Graph struct {
	ctx      context.Context
	store    graph.Store
	filter   graph.Filter // AsOf, AsOfRecorded, During
	reading  *graph.Reading
	matcher  *graph.Matcher
	sources  *graph.Sources
	stats    graph.Stats
	entities map[schema.EntityID]*entity
	articles map[schema.ArticleID]*article
	copies   map[schema.ArticleID][]schema.ArticleID // by what they copy
	steps    *expansions
	// Hints are what a lookup that found nothing might have meant.
	Hints []string
}

// New reads a store within the times of f; its other fields are left alone.
func New(ctx context.Context, store graph.Store, f graph.Filter) (*Graph, error) {
	f = graph.Filter{AsOf: f.AsOf, AsOfRecorded: f.AsOfRecorded, During: f.During}
	reading, err := graph.ReadingOf(ctx, store, f)
	if err != nil {
		return nil, err
	}
	stats, err := store.Stats(ctx)
	if err != nil {
		return nil, err
	}
	g := &Graph{
		ctx: ctx, store: store, filter: f, reading: reading, matcher: graph.NewMatcher(f, reading), stats: stats,
		entities: map[schema.EntityID]*entity{}, articles: map[schema.ArticleID]*article{}, steps: newExpansions(),
	}
	g.sources = graph.NewSources(func(id schema.ArticleID) (schema.Article, error) { return store.Article(ctx, id) })
	return g, nil
}

// entity gives the node of an entity, the same each time.
func (g *Graph) entity(id schema.EntityID) *entity {
	e := g.entities[id]
	if e == nil {
		e = &entity{g: g, id: id}
		g.entities[id] = e
	}
	return e
}

// claim reads a claim that lies within the graph's times; nil if none does.
func (g *Graph) claim(id schema.ClaimID) (*claim, error) {
	c, err := g.store.Claim(g.ctx, id)
	if errors.Is(err, graph.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !g.matcher.Match(&c) {
		return nil, nil
	}
	return g.claimOf(&c)
}

func (g *Graph) claimOf(c *schema.Claim) (*claim, error) {
	fact := graph.NewFact(c, g.reading, graph.ActorLevel)
	var err error
	if fact.Source, err = g.sources.Of(c.Article, c.Outlet); err != nil {
		return nil, err
	}
	return &claim{g: g, fact: fact, full: c}, nil
}

// article gives the node of an article; nil when it was not there yet at the
// graph's times.
func (g *Graph) article(id schema.ArticleID) (*article, error) {
	if a, ok := g.articles[id]; ok {
		return a, nil
	}
	a, err := g.store.Article(g.ctx, id)
	if errors.Is(err, graph.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading article %s: %w", id, err)
	}
	node, err := g.articleOf(&a)
	g.articles[id] = node
	return node, err
}

// articleOf makes the node, nil when the article was not known yet.
func (g *Graph) articleOf(a *schema.Article) (*article, error) {
	if !g.filter.AsOf.IsZero() {
		if r, err := schema.ParseRange(a.Published); err == nil && r.From.After(g.filter.AsOf) {
			return nil, nil
		}
	}
	if !g.filter.AsOfRecorded.IsZero() {
		entry, err := g.store.Ledger(g.ctx, a.ID)
		if err != nil && !errors.Is(err, graph.ErrNotFound) {
			return nil, err
		}
		if err == nil && entry.Recorded.After(g.filter.AsOfRecorded) {
			return nil, nil
		}
	}
	return &article{g: g, article: *a}, nil
}
