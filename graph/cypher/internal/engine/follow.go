package engine

import (
	"fmt"

	"claimgraph/graph/cypher/internal/ast"
)

// follow plans one relationship, one end of which is bound.
func (pl *planning) follow(r *patternRel) {
	fromStart := pl.bound[r.from.slot]
	if fromStart && pl.bound[r.to.slot] && !r.given && r.shortest == ast.AnyPath {
		fromStart = pl.fan(r, true) <= pl.fan(r, false)
	}
	near, far := r.from, r.to
	if !fromStart {
		near, far = far, near
	}
	cost, _ := pl.cost(r)
	rows := pl.rows * cost
	detail := r.from.text + r.text + r.to.text
	if !fromStart {
		detail = "from the right: " + detail
	}
	into := pl.bound[far.slot]
	t := pl.hop(r, fromStart)
	switch {
	case r.given && !r.varLength:
		pl.op = pl.c.add(&givenRel{
			Node: describe("KnownRelationship", detail, rows, pl.op), source: pl.op, rel: r.slot, types: r.types, direction: r.direction,
			from: r.from.slot, to: r.to.slot, fromBound: pl.bound[r.from.slot], toBound: pl.bound[r.to.slot] || r.from == r.to, unique: pl.uniqueSlots(r),
		})
		pl.bound[r.from.slot] = true
		far = r.to
	case r.shortest != ast.AnyPath:
		pl.op = pl.c.add(&shortest{
			Node: describe(string(r.shortest), detail, pl.rows, pl.op), source: pl.op, rel: r, hop: t, from: r.from.slot, to: r.to.slot,
			all: r.shortest == ast.AllShortest, notEmpty: r.min > 0,
		})
	case r.varLength:
		if r.max < 0 {
			pl.c.notices = append(pl.c.notices, fmt.Sprintf("%s has no upper bound: paths of every length are followed; give it one, as in *1..4", r.text))
		}
		pl.op = pl.c.add(&varExpand{
			Node: describe("VariableExpand", detail, rows, pl.op), source: pl.op, rel: r, hop: t, near: near.slot, far: far.slot,
			into: into, reversed: !fromStart, given: r.given, unique: pl.uniqueSlots(r),
		})
	default:
		name := "Expand"
		if into {
			name = "ExpandInto"
		}
		pl.op = pl.c.add(&expand{
			Node: describe(name, detail, rows, pl.op), source: pl.op, hop: t, near: near.slot, rel: r.slot, far: far.slot,
			into: into, unique: pl.uniqueSlots(r),
		})
	}
	pl.bound[far.slot], pl.bound[r.slot] = true, true
	r.done = true
	pl.unique = append(pl.unique, r)
	pl.rows = max(rows, 1)
}

// assemblePaths makes the values of named paths.
func (pl *planning) assemblePaths() {
	for _, path := range pl.p.paths {
		a := &assign{Node: describe("Path", path.name, pl.rows, pl.op), source: pl.op, exprs: []expr{pathValue(path)}, slots: []int{path.slot}}
		pl.op = pl.c.add(a)
		pl.bound[path.slot] = true
	}
}
