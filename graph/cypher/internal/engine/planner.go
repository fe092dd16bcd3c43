package engine

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"claimgraph/graph/cypher/internal/ast"
)

// planning orders the steps of one pattern: greedily, the cheapest first.
type planning struct {
	c      *compiler
	p      *pattern
	bound  map[int]bool // slots that have values
	rows   float64      // estimated so far
	op     operator
	starts int
	unique []*patternRel // relationships that must differ
}

// planPattern adds to source what finds the pattern.
func (c *compiler) planPattern(source operator, p *pattern) operator {
	pl := &planning{c: c, p: p, bound: map[int]bool{}, rows: 1, op: source}
	if n := source.base(); n.Rows > 0 {
		pl.rows = n.Rows
	}
	inPattern := map[int]bool{}
	for _, n := range p.nodes {
		inPattern[n.slot] = !n.bound
	}
	for _, r := range p.rels {
		inPattern[r.slot] = !r.given
	}
	for _, path := range p.paths {
		inPattern[path.slot] = true
	}
	for _, b := range c.scope {
		if !inPattern[b.slot] {
			pl.bound[b.slot] = true
		}
	}
	for _, n := range p.nodes {
		if n.bound {
			pl.bound[n.slot] = true
		}
	}
	pl.checkBound()
	pl.filters()
	for pl.step() {
		pl.filters()
	}
	pl.assemblePaths()
	pl.filters()
	return pl.op
}

// checkBound drops rows in which a node bound before is null.
func (pl *planning) checkBound() {
	var slots []int
	for _, n := range pl.p.nodes {
		if n.bound {
			slots = append(slots, n.slot)
		}
	}
	if len(slots) == 0 {
		return
	}
	test := expr{kind: boolKind, eval: func(_ *exec, r row) (any, error) {
		for _, s := range slots {
			if r[s] == nil {
				return false, nil
			}
		}
		return true, nil
	}}
	pl.op = pl.c.add(&filter{Node: describe("Bound", "", pl.rows, pl.op), source: pl.op, conditions: []expr{test}, at: make([]ast.Pos, 1)})
}

// filters tests what can be tested now.
func (pl *planning) filters() {
	f := &filter{source: pl.op}
	var texts []string
	for _, p := range pl.p.predicates {
		if p.done || slices.ContainsFunc(p.needs, func(s int) bool { return !pl.has(s) }) {
			continue
		}
		p.done = true
		f.conditions, f.at, texts = append(f.conditions, p.cond), append(f.at, p.at), append(texts, p.text)
	}
	if len(f.conditions) == 0 {
		return
	}
	f.Node = describe("Filter", strings.Join(texts, " AND "), pl.rows, pl.op)
	pl.op = pl.c.add(f)
}

// has reports whether a slot has its value; slots that are no part of the
// pattern, as those of comprehensions, always have.
func (pl *planning) has(slot int) bool {
	if pl.bound[slot] {
		return true
	}
	for _, n := range pl.p.nodes {
		if n.slot == slot {
			return false
		}
	}
	for _, r := range pl.p.rels {
		if r.slot == slot {
			return false
		}
	}
	for _, path := range pl.p.paths {
		if path.slot == slot {
			return false
		}
	}
	return true
}

// step plans the cheapest relationship that hangs on what is bound, or where
// to start anew; false when everything is planned.
func (pl *planning) step() bool {
	var best *patternRel
	least := math.Inf(1)
	for _, r := range pl.p.rels {
		if r.done {
			continue
		}
		if cost, ok := pl.cost(r); ok && cost < least {
			best, least = r, cost
		}
	}
	if best != nil {
		pl.follow(best)
		return true
	}
	return pl.start()
}

// cost estimates how many rows a relationship makes of one.
func (pl *planning) cost(r *patternRel) (float64, bool) {
	from, to := pl.bound[r.from.slot], pl.bound[r.to.slot]
	if r.given && !r.varLength {
		return 0, true
	}
	if !from && !to || r.shortest != ast.AnyPath && !(from && to) {
		return 0, false
	}
	fan := pl.fan(r, from)
	if from && to {
		fan = min(fan, 1) * 0.1
	}
	if r.varLength {
		hops := 3.0
		if r.max >= 0 {
			hops = min(hops, float64(r.max))
		}
		fan = math.Pow(max(fan, 1.5), max(hops, 1)) + 1
	}
	return fan, true
}

// fan estimates the relationships per node, counted from one end, that lead to
// nodes as wanted at the other.
func (pl *planning) fan(r *patternRel, fromStart bool) float64 {
	near, far := r.from, r.to
	if !fromStart {
		near, far = far, near
	}
	g := pl.c.graph
	t := pl.hop(r, fromStart)
	rels := g.RelCount(t.static())
	nodes := max(g.NodeCount(&Need{Labels: near.labels}), 1)
	all := max(g.NodeCount(&Need{Labels: labelOnly(far.labels)}), 1)
	fan := rels / nodes
	if r.direction == ast.Both {
		fan *= 2
	}
	return fan * min(1, g.NodeCount(far.need(pl.bound).static())/all)
}

func labelOnly(labels []string) []string { return labels[:min(len(labels), 1)] }

func (pl *planning) hop(r *patternRel, fromStart bool) *hopTemplate {
	t := &hopTemplate{types: r.types, direction: r.direction, known: usable(r.known, pl.bound, r.slot), other: r.to.need(pl.bound)}
	if !fromStart {
		t.direction, t.other = r.direction.Reverse(), r.from.need(pl.bound)
	}
	return t
}

// start plans the first step into a part that hangs on nothing bound: a lookup
// or scan of nodes, or of relationships.
func (pl *planning) start() bool {
	var bestNode *patternNode
	var bestRel *patternRel
	least := math.Inf(1)
	for _, n := range pl.p.nodes {
		if pl.bound[n.slot] {
			continue
		}
		cost := pl.c.graph.NodeCount(n.need(pl.bound).static())
		if cost > 20 {
			cost *= 1 + pl.cheapestFan(n)
		}
		if cost < least {
			bestNode, least = n, cost
		}
	}
	for _, r := range pl.p.rels {
		if r.done || r.varLength || r.given || pl.bound[r.from.slot] || pl.bound[r.to.slot] {
			continue
		}
		if cost := pl.c.graph.RelCount(pl.hop(r, true).static()); cost < least {
			bestRel, least = r, cost
		}
	}
	if bestNode == nil && bestRel == nil {
		return false
	}
	if pl.starts++; pl.starts > 1 {
		pl.c.notices = append(pl.c.notices, fmt.Sprintf("the pattern has parts that no relationship joins: every %s is combined with every row before it; join them by a relationship or by properties", nodeOrRel(bestNode, bestRel)))
	}
	if bestRel != nil {
		pl.scanRels(bestRel, least)
		return true
	}
	pl.scanNodes(bestNode, least)
	return true
}

func nodeOrRel(n *patternNode, r *patternRel) string {
	if r != nil {
		return r.from.text + r.text + r.to.text
	}
	return n.text
}

func (pl *planning) cheapestFan(n *patternNode) float64 {
	least := math.Inf(1)
	for _, r := range pl.p.rels {
		switch n {
		case r.from:
			least = min(least, pl.fan(r, true))
		case r.to:
			least = min(least, pl.fan(r, false))
		}
	}
	if math.IsInf(least, 1) {
		return 0
	}
	return least
}

func (pl *planning) scanNodes(n *patternNode, count float64) {
	pl.rows *= max(count, 1)
	t := n.need(pl.bound)
	detail := n.text
	if len(t.known) > 0 {
		detail += " by " + keysText(t.known)
	}
	pl.op = pl.c.add(&nodeScan{Node: describe("NodeScan", detail, pl.rows, pl.op), source: pl.op, slot: n.slot, need: t})
	pl.bound[n.slot] = true
}

func keysText(all []known) string {
	var keys []string
	for _, k := range all {
		key := k.key
		if key == "" {
			key = "time"
		}
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return strings.Join(keys, ", ")
}

func (pl *planning) scanRels(r *patternRel, count float64) {
	pl.rows *= max(count, 1)
	t := pl.hop(r, true)
	detail := r.from.text + r.text + r.to.text
	if len(t.known) > 0 {
		detail += " by " + keysText(t.known)
	}
	pl.op = pl.c.add(&relScan{
		Node: describe("RelationshipScan", detail, pl.rows, pl.op), source: pl.op,
		hop: t, from: r.from.slot, rel: r.slot, to: r.to.slot, same: r.from == r.to, unique: pl.uniqueSlots(r),
	})
	pl.bound[r.from.slot], pl.bound[r.to.slot], pl.bound[r.slot] = true, true, true
	r.done = true
	pl.unique = append(pl.unique, r)
}

// uniqueSlots lists the relationships of the pattern that r must differ from.
func (pl *planning) uniqueSlots(*patternRel) []int {
	var slots []int
	for _, other := range pl.unique {
		slots = append(slots, other.slot)
	}
	return slots
}
