package model

import (
	"context"
	"iter"
	"slices"

	"claimgraph/graph"
	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/engine"
	"claimgraph/graph/cypher/internal/value"
	"claimgraph/schema"
)

// Expand yields a node's relationships, see engine.Graph.
func (g *Graph) Expand(ctx context.Context, from value.Node, h *engine.Hop) iter.Seq2[engine.Step, error] {
	return func(yield func(engine.Step, error) bool) {
		w := &stepper{g: g, ctx: ctx, h: h, yield: yield}
		out, in := h.Direction != ast.In, h.Direction != ast.Out
		switch n := from.(type) {
		case *entity:
			w.fail(w.fromEntity(n, out, in))
		case claimNode:
			w.fail(w.fromClaim(n, out, in))
		case *article:
			w.fail(w.fromArticle(n, out, in))
		case outlet:
			if in && w.wants(PublishedBy) {
				w.fail(w.toOutlet(n))
			}
		}
	}
}

// stepper hands steps on until the reader has enough.
type stepper struct {
	g     *Graph
	ctx   context.Context
	h     *engine.Hop
	yield func(engine.Step, error) bool
	done  bool
}

func (w *stepper) fail(err error) {
	if err != nil && !w.done {
		w.done = true
		w.yield(engine.Step{}, err)
	}
}

func (w *stepper) step(r value.Rel, other value.Node) bool {
	w.done = w.done || !w.yield(engine.Step{Rel: r, Other: other}, nil)
	return !w.done
}

// wants reports whether relationships of a structure type are asked for.
func (w *stepper) wants(typ string) bool {
	return !w.done && (len(w.h.Types) == 0 || slices.Contains(w.h.Types, typ))
}

// claimTypes lists the types of claims asked for: any is true for all.
func claimTypes(types []string) (list []string, any bool) {
	for _, t := range types {
		if t == untyped {
			return nil, true // the engine tests the type again
		}
		if !isStructure(t) {
			list = append(list, t)
		}
	}
	return list, len(types) == 0
}

// otherMay reports whether the node at the other end may have a sort's labels.
func (w *stepper) otherMay() sorts { return w.g.sortsOf(w.h.Other.Labels) }

func (w *stepper) fromEntity(e *entity, out, in bool) error {
	may := w.otherMay()
	types, any := claimTypes(w.h.Types)
	if may.entity && (any || len(types) > 0) {
		if out {
			if err := w.claims(e, types, true, false); err != nil || w.done {
				return err
			}
		}
		if in {
			if err := w.claims(e, types, false, out); err != nil || w.done {
				return err
			}
		}
	}
	if in && may.claim {
		return w.roles(e)
	}
	return nil
}

// claims yields the claims that an entity is subject or object of, those of an
// entity about itself only once.
func (w *stepper) claims(e *entity, types []string, subject, skipLoops bool) error {
	f, possible := w.g.claimFilter(w.h.Conditions)
	if !possible {
		return nil
	}
	if len(types) > 0 {
		if len(f.Types) > 0 {
			types = slices.DeleteFunc(slices.Clone(types), func(t string) bool { return !slices.Contains(f.Types, t) })
			if len(types) == 0 {
				return nil
			}
		}
		f.Types = types
	}
	self, other := &f.Subjects, &f.Objects
	if !subject {
		self, other = other, self
	}
	*self = []schema.EntityID{e.id}
	if n, ok := w.h.OtherNode.(*entity); ok {
		*other = []schema.EntityID{n.id}
	} else if w.h.OtherNode != nil {
		return nil
	} else if ids, ok := equal(w.h.Other.Conditions, "id"); ok {
		if len(ids) == 0 {
			return nil
		}
		for _, id := range ids {
			*other = append(*other, schema.EntityID(id))
		}
	}
	key := expansionKey{node: e, subject: subject}
	if steps, ok := w.g.steps.get(key, &f); ok {
		return w.replay(steps, e, skipLoops)
	}
	var kept []engine.Step
	keep := true
	for fact, err := range graph.Facts(w.ctx, w.g.store, f) {
		if err != nil {
			return err
		}
		if fact.Subject == "" || fact.Object == "" {
			continue
		}
		far := fact.Object
		if !subject {
			far = fact.Subject
		}
		s := engine.Step{Rel: claimRel{&claim{g: w.g, fact: *fact}}, Other: w.g.entity(far)}
		if keep {
			kept = append(kept, s)
			keep = len(kept) < maxExpansion
		}
		if skipLoops && far == e.id {
			continue
		}
		if !w.step(s.Rel, s.Other) {
			return nil
		}
	}
	if keep {
		w.g.steps.put(key, &f, kept)
	}
	return nil
}

func (w *stepper) replay(steps []engine.Step, e *entity, skipLoops bool) error {
	for _, s := range steps {
		if skipLoops && s.Other == value.Node(e) {
			continue
		}
		if !w.step(s.Rel, s.Other) {
			return nil
		}
	}
	return nil
}

// roles yields the links from claims that an entity plays a part in.
func (w *stepper) roles(e *entity) error {
	for _, role := range []struct {
		typ string
		set func(*graph.Filter)
	}{
		{Subject, func(f *graph.Filter) { f.Subjects = []schema.EntityID{e.id} }},
		{Object, func(f *graph.Filter) { f.Objects = []schema.EntityID{e.id} }},
		{Holder, func(f *graph.Filter) { f.Holders = []schema.EntityID{e.id} }},
		{About, func(f *graph.Filter) { f.Entities = []schema.EntityID{e.id} }},
		{Place, func(f *graph.Filter) { f.Entities = []schema.EntityID{e.id} }},
	} {
		if !w.wants(role.typ) {
			continue
		}
		f, possible := w.g.claimFilter(w.h.Other.Conditions)
		if !possible {
			return nil
		}
		role.set(&f)
		if err := w.role(role.typ, f, e); err != nil || w.done {
			return err
		}
	}
	return nil
}

func (w *stepper) role(typ string, f graph.Filter, e *entity) error {
	if n, ok := w.h.OtherNode.(claimNode); ok {
		f.Articles = articleOf(n)
	}
	for fact, err := range graph.Facts(w.ctx, w.g.store, f) {
		if err != nil {
			return err
		}
		c := &claim{g: w.g, fact: *fact}
		if typ == About && fact.About != e.id {
			continue
		}
		if typ == Place {
			full, err := c.load()
			if err != nil {
				return err
			}
			if w.g.reading.Actor(full.Place, graph.ActorLevel) != e.id {
				continue
			}
		}
		n := claimNode{c}
		if !w.step(&link{typ: typ, from: n, to: e}, n) {
			return nil
		}
	}
	return nil
}

// articleOf narrows a search to a claim's article, if it has one.
func articleOf(n claimNode) []schema.ArticleID {
	if n.fact.Article == "" {
		return nil
	}
	return []schema.ArticleID{n.fact.Article}
}
