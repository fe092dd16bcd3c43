package engine

import (
	"slices"

	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/value"
)

// nodeScan emits a row per node that may meet a need.
type nodeScan struct {
	Node
	source operator
	slot   int
	need   needTemplate
}

func (n *nodeScan) run(x *exec, r row, emit emitFunc) error {
	return n.source.run(x, r, func(r row) error {
		conditions, err := conditionsAt(x, r, n.need.known)
		if err != nil {
			return err
		}
		for node, err := range x.graph.Nodes(x.ctx, &Need{n.need.labels, conditions}) {
			if err != nil {
				return err
			}
			if err := x.step(n.ID); err != nil {
				return err
			}
			r[n.slot] = node
			if err := emit(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// relScan emits a row per relationship, two when its direction is open.
type relScan struct {
	Node
	source        operator
	hop           *hopTemplate
	from, rel, to int
	same          bool // both ends are one node of the pattern
	unique        []int
}

func (s *relScan) run(x *exec, r row, emit emitFunc) error {
	return s.source.run(x, r, func(r row) error {
		hop, err := s.hop.at(x, r)
		if err != nil {
			return err
		}
		for rel, err := range x.graph.Rels(x.ctx, hop) {
			if err != nil {
				return err
			}
			if err := x.step(s.ID); err != nil {
				return err
			}
			if err := s.emit(r, rel, emit); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *relScan) emit(r row, rel value.Rel, emit emitFunc) error {
	if !hasType(rel, s.hop.types) || used(r, s.unique, rel) {
		return nil
	}
	a, b := rel.Start(), rel.End()
	loop := a.Identity() == b.Identity()
	if s.same && !loop {
		return nil
	}
	put := func(a, b value.Node) error {
		r[s.from], r[s.to], r[s.rel] = a, b, rel
		return emit(r)
	}
	if s.hop.direction != ast.In {
		if err := put(a, b); err != nil {
			return err
		}
	}
	if s.hop.direction == ast.In || s.hop.direction == ast.Both && !loop {
		return put(b, a)
	}
	return nil
}

func hasType(rel value.Rel, types []string) bool {
	return len(types) == 0 || slices.Contains(types, rel.Type())
}

// used reports whether a relationship is in one of the slots already.
func used(r row, slots []int, rel value.Rel) bool {
	if len(slots) == 0 {
		return false
	}
	id := rel.Identity()
	for _, s := range slots {
		switch v := r[s].(type) {
		case value.Rel:
			if v.Identity() == id {
				return true
			}
		case value.List:
			for _, x := range v {
				if other, ok := x.(value.Rel); ok && other.Identity() == id {
					return true
				}
			}
		}
	}
	return false
}

// expand follows relationships from a node.
type expand struct {
	Node
	source         operator
	hop            *hopTemplate
	near, rel, far int
	into           bool // the far node is bound
	unique         []int
}

func (e *expand) run(x *exec, r row, emit emitFunc) error {
	return e.source.run(x, r, func(r row) error {
		from, ok := r[e.near].(value.Node)
		if !ok {
			return notNode(r[e.near])
		}
		hop, err := e.hop.at(x, r)
		if err != nil {
			return err
		}
		var far value.Identity
		if e.into {
			other, ok := r[e.far].(value.Node)
			if !ok {
				return notNode(r[e.far])
			}
			hop.OtherNode, far = other, other.Identity()
		}
		for step, err := range x.graph.Expand(x.ctx, from, hop) {
			if err != nil {
				return err
			}
			if err := x.step(e.ID); err != nil {
				return err
			}
			if !hasType(step.Rel, e.hop.types) || used(r, e.unique, step.Rel) {
				continue
			}
			if e.into {
				if step.Other.Identity() != far {
					continue
				}
			} else {
				r[e.far] = step.Other
			}
			r[e.rel] = step.Rel
			if err := emit(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// notNode is nil for null, from which nothing leads on.
func notNode(v value.Value) error {
	if v == nil {
		return nil
	}
	return runtimeError(-1, "TypeError", "InvalidArgumentType", "a pattern begins at a node, not at a %s", value.TypeName(v))
}

// givenRel takes the ends of a relationship bound before.
type givenRel struct {
	Node
	source             operator
	rel, from, to      int
	types              []string
	direction          ast.Direction
	fromBound, toBound bool
	unique             []int
}

func (g *givenRel) run(x *exec, r row, emit emitFunc) error {
	return g.source.run(x, r, func(r row) error {
		rel, ok := r[g.rel].(value.Rel)
		if !ok || !hasType(rel, g.types) || used(r, g.unique, rel) {
			return nil
		}
		a, b := rel.Start(), rel.End()
		if g.direction != ast.In {
			if err := g.put(r, a, b, emit); err != nil {
				return err
			}
		}
		if g.direction == ast.In || g.direction == ast.Both && a.Identity() != b.Identity() {
			return g.put(r, b, a, emit)
		}
		return nil
	})
}

func (g *givenRel) put(r row, from, to value.Node, emit emitFunc) error {
	if g.fromBound && !same(r[g.from], from) {
		return nil
	}
	if g.toBound && g.from != g.to && !same(r[g.to], to) || g.from == g.to && from.Identity() != to.Identity() {
		return nil
	}
	oldFrom, oldTo := r[g.from], r[g.to]
	r[g.from], r[g.to] = from, to
	err := emit(r)
	r[g.from], r[g.to] = oldFrom, oldTo
	return err
}

func same(v value.Value, n value.Node) bool {
	other, ok := v.(value.Node)
	return ok && other.Identity() == n.Identity()
}
