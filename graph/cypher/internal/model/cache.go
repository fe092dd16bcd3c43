package model

import (
	"reflect"

	"claimgraph/graph"
	"claimgraph/graph/cypher/internal/engine"
)

// Bounds of the expansions kept during one query.
const (
	maxExpansion  = 4096
	maxExpansions = 200_000 // steps in all
)

// expansions keeps where the claims of an entity lead, since a pattern of
// several steps comes by the same entities again and again.
type expansions struct {
	known map[expansionKey]expansion
	size  int
}

type expansionKey struct {
	node    *entity
	subject bool
}

type expansion struct {
	filter graph.Filter
	steps  []engine.Step
}

func newExpansions() *expansions { return &expansions{known: map[expansionKey]expansion{}} }

func (x *expansions) get(key expansionKey, f *graph.Filter) ([]engine.Step, bool) {
	e, ok := x.known[key]
	if !ok || !reflect.DeepEqual(&e.filter, f) {
		return nil, false
	}
	return e.steps, true
}

func (x *expansions) put(key expansionKey, f *graph.Filter, steps []engine.Step) {
	if x.size += len(steps) + 1; x.size > maxExpansions {
		return
	}
	x.known[key] = expansion{*f, steps}
}
