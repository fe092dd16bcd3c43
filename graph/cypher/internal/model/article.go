package model

import (
	"claimgraph/graph/cypher/internal/value"
	"claimgraph/schema"
)

// article is an article as a node.
type article struct {
	g       *Graph
	article schema.Article
}

func (a *article) Identity() value.Identity {
	return value.Identity{Kind: "article", Name: string(a.article.ID)}
}
func (a *article) Labels() ([]string, error)       { return []string{ArticleLabel}, nil }
func (a *article) HasLabel(l string) (bool, error) { return l == ArticleLabel, nil }

func (a *article) Property(key string) (value.Value, error) {
	switch key {
	case "id":
		return string(a.article.ID), nil
	case "title":
		return text(a.article.Title), nil
	case "published":
		r, err := schema.ParseRange(a.article.Published)
		if err != nil {
			return nil, nil // no date that can be read
		}
		return date(r.From), nil
	case "url":
		return text(a.article.URL), nil
	case "outlet":
		return text(a.article.Outlet), nil
	case "author":
		return text(a.article.Author), nil
	case "language":
		return text(a.article.Language), nil
	case "text":
		return a.article.Text, nil
	}
	return nil, nil
}

// Keys leaves the text out: it is there to be asked for by name.
func (a *article) Keys() ([]string, error) {
	return present(a, articleKeys()...)
}

func articleKeys() []string {
	return []string{"id", "title", "published", "url", "outlet", "author", "language"}
}

// outlet is who publishes articles, as a node.
type outlet struct{ name string }

func (o outlet) Identity() value.Identity        { return value.Identity{Kind: "outlet", Name: o.name} }
func (o outlet) Labels() ([]string, error)       { return []string{OutletLabel}, nil }
func (o outlet) HasLabel(l string) (bool, error) { return l == OutletLabel, nil }

func (o outlet) Property(key string) (value.Value, error) {
	if key == "name" || key == "id" {
		return o.name, nil
	}
	return nil, nil
}

func (o outlet) Keys() ([]string, error) { return outletKeys(), nil }

func outletKeys() []string { return []string{"id", "name"} }

// link is a relationship that is no claim.
type link struct {
	typ      string
	from, to value.Node
	copied   *schema.Copy // of COPY_OF
}

func (l *link) Identity() value.Identity {
	a, b := l.from.Identity(), l.to.Identity()
	return value.Identity{Kind: l.typ, Name: a.Name + "\x00" + b.Kind + "\x00" + b.Name}
}
func (l *link) Type() string      { return l.typ }
func (l *link) Start() value.Node { return l.from }
func (l *link) End() value.Node   { return l.to }

func (l *link) Property(key string) (value.Value, error) {
	if l.copied == nil {
		return nil, nil
	}
	switch key {
	case "kind":
		return text(string(l.copied.Kind)), nil
	case "similarity":
		return l.copied.Similarity, nil
	}
	return nil, nil
}

func (l *link) Keys() ([]string, error) { return present(l, "kind", "similarity") }
