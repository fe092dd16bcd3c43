package model

import (
	"slices"

	"claimgraph/graph"
	"claimgraph/graph/cypher/internal/value"
	"claimgraph/schema"
)

// fromClaim yields the links of a claim as a node.
func (w *stepper) fromClaim(n claimNode, out, in bool) error {
	if out {
		if err := w.claimOut(n); err != nil || w.done {
			return err
		}
	}
	if in {
		return w.claimIn(n, out)
	}
	return nil
}

// claimOut yields a claim's roles, its article and what it derives from.
func (w *stepper) claimOut(n claimNode) error {
	links, err := w.g.linksOf(n, w.wants)
	if err != nil {
		return err
	}
	for _, l := range links {
		if !w.step(l, l.to) {
			return nil
		}
	}
	return nil
}

// linksOf lists the links that lead from a claim, of the types wanted.
func (g *Graph) linksOf(n claimNode, wants func(string) bool) ([]*link, error) {
	full, err := n.load()
	if err != nil {
		return nil, err
	}
	var out []*link
	for _, role := range []struct {
		typ string
		arg *schema.Argument
	}{{Subject, full.Subject}, {Object, full.Object}, {About, full.About}, {Holder, full.Holder}, {Place, full.Place}} {
		if role.arg == nil || !wants(role.typ) {
			continue
		}
		to, err := g.argument(role.arg)
		if err != nil {
			return nil, err
		}
		if to != nil {
			out = append(out, &link{typ: role.typ, from: n, to: to})
		}
	}
	if full.Article != "" && wants(In) {
		a, err := g.article(full.Article)
		if err != nil {
			return nil, err
		}
		if a != nil {
			out = append(out, &link{typ: In, from: n, to: a})
		}
	}
	if wants(DerivedFrom) {
		for _, id := range full.DerivedFrom {
			c, err := g.claim(id)
			if err != nil {
				return nil, err
			}
			if c != nil {
				out = append(out, &link{typ: DerivedFrom, from: n, to: claimNode{c}})
			}
		}
	}
	return out, nil
}

// argument is the node that an argument means, nil for a literal.
func (g *Graph) argument(a *schema.Argument) (value.Node, error) {
	if a.Claim != "" {
		c, err := g.claim(a.Claim)
		if c == nil || err != nil {
			return nil, err
		}
		return claimNode{c}, nil
	}
	if a.Entity == "" {
		return nil, nil
	}
	return g.entity(g.reading.Entity(a.Entity)), nil
}

// claimIn yields the links from claims about this claim or derived from it. A
// claim refers only to claims of its own article.
func (w *stepper) claimIn(n claimNode, skipLoops bool) error {
	if !slices.ContainsFunc([]string{Subject, Object, About, Holder, DerivedFrom}, w.wants) || !w.otherMay().claim {
		return nil
	}
	if n.fact.Article == "" {
		return nil
	}
	f, possible := w.g.claimFilter(w.h.Other.Conditions)
	if !possible {
		return nil
	}
	f.Articles = articleOf(n)
	for fact, err := range graph.Facts(w.ctx, w.g.store, f) {
		if err != nil {
			return err
		}
		if skipLoops && fact.Claim == n.fact.Claim {
			continue
		}
		from := claimNode{&claim{g: w.g, fact: *fact}}
		links, err := w.g.linksOf(from, func(typ string) bool { return typ != In && typ != Place && w.wants(typ) })
		if err != nil {
			return err
		}
		for _, l := range links {
			if l.to.Identity() == n.Identity() && !w.step(l, from) {
				return nil
			}
		}
	}
	return nil
}

func (w *stepper) fromArticle(a *article, out, in bool) error {
	if out && w.wants(CopyOf) {
		if l, err := w.g.copyLink(a); err != nil || l != nil && !w.step(l, l.to) {
			return err
		}
	}
	if out && w.wants(PublishedBy) && a.article.Outlet != "" {
		o := outlet{a.article.Outlet}
		if !w.step(&link{typ: PublishedBy, from: a, to: o}, o) {
			return nil
		}
	}
	if in && w.wants(In) && w.otherMay().claim {
		if err := w.claimsOf(a); err != nil || w.done {
			return err
		}
	}
	if in && w.wants(CopyOf) {
		return w.copiesOf(a)
	}
	return nil
}

// copyLink is the link from a copy to what it copies, nil if there is none.
func (g *Graph) copyLink(a *article) (*link, error) {
	if a.article.Copy == nil {
		return nil, nil
	}
	of, err := g.article(a.article.Copy.Of)
	if err != nil || of == nil {
		return nil, err
	}
	return &link{typ: CopyOf, from: a, to: of, copied: a.article.Copy}, nil
}

func (w *stepper) claimsOf(a *article) error {
	f, possible := w.g.claimFilter(w.h.Other.Conditions)
	if !possible {
		return nil
	}
	f.Articles = []schema.ArticleID{a.article.ID}
	for fact, err := range graph.Facts(w.ctx, w.g.store, f) {
		if err != nil {
			return err
		}
		n := claimNode{&claim{g: w.g, fact: *fact}}
		if !w.step(&link{typ: In, from: n, to: a}, n) {
			return nil
		}
	}
	return nil
}

// copiesOf yields the links from an article's copies; all articles are read
// once to find them.
func (w *stepper) copiesOf(a *article) error {
	g := w.g
	if g.copies == nil {
		g.copies = map[schema.ArticleID][]schema.ArticleID{}
		for record, err := range g.store.Articles(w.ctx) {
			if err != nil {
				return err
			}
			if record.Copy != nil {
				g.copies[record.Copy.Of] = append(g.copies[record.Copy.Of], record.ID)
			}
		}
	}
	for _, id := range g.copies[a.article.ID] {
		from, err := g.article(id)
		if err != nil {
			return err
		}
		if from != nil && !w.step(&link{typ: CopyOf, from: from, to: a, copied: from.article.Copy}, from) {
			return nil
		}
	}
	return nil
}

func (w *stepper) toOutlet(o outlet) error {
	for record, err := range w.g.store.Articles(w.ctx) {
		if err != nil {
			return err
		}
		if record.Outlet != o.name {
			continue
		}
		a, err := w.g.articleOf(&record)
		if err != nil {
			return err
		}
		if a != nil && !w.step(&link{typ: PublishedBy, from: a, to: o}, a) {
			return nil
		}
	}
	return nil
}
