package engine

import (
	"slices"

	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/value"
)

// shortest finds the shortest path, or all of the least length, between two
// bound nodes, breadth first.
type shortest struct {
	Node
	source   operator
	rel      *patternRel
	hop      *hopTemplate
	from, to int
	all      bool
	notEmpty bool // a path of length 0 does not count
}

// arrival is how a node was reached first: from where, over what.
type arrival struct {
	depth int
	from  value.Identity
	rel   value.Rel
	more  []arrival // others of the same depth, when all are asked for
}

func (s *shortest) run(x *exec, r row, emit emitFunc) error {
	return s.source.run(x, r, func(r row) error {
		from, ok := r[s.from].(value.Node)
		to, ok2 := r[s.to].(value.Node)
		if !ok || !ok2 {
			return nil
		}
		paths, err := s.search(x, r, from, to)
		if err != nil {
			return err
		}
		for _, p := range paths {
			r[s.rel.slot] = p
			if err := emit(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// search gives the relationships of each path found, in order.
func (s *shortest) search(x *exec, r row, from, to value.Node) ([]value.List, error) {
	goal := to.Identity()
	if from.Identity() == goal {
		if s.notEmpty {
			return nil, nil
		}
		return []value.List{{}}, nil
	}
	hop, err := s.hop.at(x, r)
	if err != nil {
		return nil, err
	}
	hop.Other = Need{}
	reached := map[value.Identity]*arrival{from.Identity(): {}}
	frontier := []value.Node{from}
	for depth := 1; len(frontier) > 0 && (s.rel.max < 0 || int64(depth) <= s.rel.max); depth++ {
		var next []value.Node
		for _, at := range frontier {
			err := s.spread(x, r, at, hop, depth, reached, &next)
			if err != nil {
				return nil, err
			}
			if reached[goal] != nil && !s.all {
				return s.trace(reached, goal), nil
			}
		}
		if reached[goal] != nil {
			return s.trace(reached, goal), nil
		}
		frontier = next
	}
	return nil, nil
}

func (s *shortest) spread(x *exec, r row, at value.Node, hop *Hop, depth int, reached map[value.Identity]*arrival, next *[]value.Node) error {
	id := at.Identity()
	for step, err := range x.graph.Expand(x.ctx, at, hop) {
		if err != nil {
			return err
		}
		if err := x.step(s.ID); err != nil {
			return err
		}
		if !hasType(step.Rel, s.rel.types) {
			continue
		}
		other := step.Other.Identity()
		old := reached[other]
		if old != nil && (!s.all || old.depth != depth) {
			continue
		}
		if ok, err := s.rel.meets(x, r, step.Rel); err != nil || !ok {
			if err != nil {
				return err
			}
			continue
		}
		a := arrival{depth: depth, from: id, rel: step.Rel}
		if old != nil {
			old.more = append(old.more, a)
			continue
		}
		if err := x.hold(1); err != nil {
			return err
		}
		reached[other] = &a
		*next = append(*next, step.Other)
	}
	return nil
}

// trace walks back from the goal.
func (s *shortest) trace(reached map[value.Identity]*arrival, at value.Identity) []value.List {
	a := reached[at]
	if a == nil || a.depth == 0 {
		return []value.List{{}}
	}
	var out []value.List
	for _, way := range append([]arrival{*a}, a.more...) {
		for _, before := range s.trace(reached, way.from) {
			out = append(out, append(slices.Clip(before), way.rel))
		}
		if !s.all {
			break
		}
	}
	return out
}

// shortestExpr compiles shortestPath(…) used as a value: the path or null, or
// the list of paths.
func (c *compiler) shortestExpr(e *ast.PatternPredicate) expr {
	path := *e.Path
	path.Var = &ast.Variable{Pos: e.Pos, Name: " path"}
	for _, n := range path.Nodes {
		if n.Var == nil {
			syntax(n.Pos, "UnexpectedSyntax", "%s as a value needs both its nodes bound", path.Shortest)
		}
		c.lookup(n.Var)
	}
	op, slot := c.inner([]*ast.Path{&path}, nil, func() expr { return c.variable(path.Var) })
	all := path.Shortest == ast.AllShortest
	return expr{eval: func(x *exec, r row) (value.Value, error) {
		out := value.List{}
		err := op.run(x, r, func(r row) error {
			v, err := slot.eval(x, r)
			out = append(out, v)
			return err
		})
		switch {
		case err != nil:
			return nil, err
		case all:
			return out, nil
		case len(out) == 0:
			return nil, nil
		}
		return out[0], nil
	}}
}
