package engine

import (
	"slices"

	"claimgraph/graph/cypher/internal/value"
)

// varExpand follows paths of a variable length, depth first; no relationship
// comes twice.
type varExpand struct {
	Node
	source    operator
	rel       *patternRel
	hop       *hopTemplate
	near, far int
	into      bool // the far node is bound
	reversed  bool // walked against the pattern's direction of reading
	given     bool // the list of relationships is bound: it must be this one
	unique    []int
}

// walk is one search from one node.
type walk struct {
	*varExpand
	x     *exec
	r     row
	hop   *Hop
	far   value.Identity
	list  value.List // that must be found, when given
	rels  value.List
	taken map[value.Identity]bool // the relationships in rels
	emit  emitFunc
}

func (v *varExpand) run(x *exec, r row, emit emitFunc) error {
	return v.source.run(x, r, func(r row) error {
		from, ok := r[v.near].(value.Node)
		if !ok {
			return notNode(r[v.near])
		}
		hop, err := v.hop.at(x, r)
		if err != nil {
			return err
		}
		hop.Other = Need{} // only the last node need be as wanted
		w := &walk{varExpand: v, x: x, r: r, hop: hop, emit: emit, taken: map[value.Identity]bool{}}
		if v.into {
			far, ok := r[v.far].(value.Node)
			if !ok {
				return notNode(r[v.far])
			}
			w.far = far.Identity()
		}
		if v.given {
			if w.list, ok = r[v.rel.slot].(value.List); !ok {
				return nil
			}
		}
		return w.visit(from)
	})
}

// visit reports a node reached and goes on from it.
func (w *walk) visit(at value.Node) error {
	depth := int64(len(w.rels))
	if depth >= w.rel.min {
		if err := w.report(at); err != nil {
			return err
		}
	}
	if w.rel.max >= 0 && depth >= w.rel.max {
		return nil
	}
	for step, err := range w.x.graph.Expand(w.x.ctx, at, w.hop) {
		if err != nil {
			return err
		}
		if err := w.x.step(w.ID); err != nil {
			return err
		}
		ok, err := w.follows(step.Rel)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		id := step.Rel.Identity()
		w.rels = append(w.rels, step.Rel)
		w.taken[id] = true
		if err := w.visit(step.Other); err != nil {
			return err
		}
		w.rels = w.rels[:len(w.rels)-1]
		delete(w.taken, id)
	}
	return nil
}

// follows tests a relationship's type, conditions and that it is new.
func (w *walk) follows(rel value.Rel) (bool, error) {
	if !hasType(rel, w.rel.types) || used(w.r, w.unique, rel) {
		return false, nil
	}
	if w.taken[rel.Identity()] {
		return false, nil
	}
	return w.rel.meets(w.x, w.r, rel)
}

// meets tests the conditions on each relationship of a variable length.
func (p *patternRel) meets(x *exec, r row, rel value.Rel) (bool, error) {
	if len(p.each) == 0 {
		return true, nil
	}
	r[p.eachSlot] = rel
	for _, cond := range p.each {
		v, err := cond.eval(x, r)
		if err != nil || v != true {
			return false, err
		}
	}
	return true, nil
}

func (w *walk) report(at value.Node) error {
	if w.into && at.Identity() != w.far {
		return nil
	}
	if err := w.x.work(len(w.rels)); err != nil { // long paths cost more
		return err
	}
	rels := slices.Clone(w.rels)
	if rels == nil {
		rels = value.List{}
	}
	if w.reversed {
		slices.Reverse(rels)
	}
	if w.given {
		if value.Equal(rels, w.list) != value.True {
			return nil
		}
		rels = w.list
	}
	if !w.into {
		w.r[w.varExpand.far] = at
	}
	w.r[w.rel.slot] = rels
	return w.emit(w.r)
}

// pathValue assembles a named path from its nodes and relationships.
func pathValue(p patternPath) expr {
	return expr{kind: pathKind, eval: func(_ *exec, r row) (value.Value, error) {
		first, ok := r[p.nodes[0].slot].(value.Node)
		if !ok {
			return nil, nil
		}
		path := &value.Path{Nodes: []value.Node{first}}
		at := first
		step := func(rel value.Rel) {
			next := rel.End()
			if next.Identity() == at.Identity() {
				next = rel.Start()
			}
			path.Rels, path.Nodes, at = append(path.Rels, rel), append(path.Nodes, next), next
		}
		for _, rel := range p.rels {
			switch v := r[rel.slot].(type) {
			case value.Rel:
				step(v)
			case value.List:
				for _, x := range v {
					step(x.(value.Rel))
				}
			default:
				return nil, nil
			}
		}
		return path, nil
	}}
}
