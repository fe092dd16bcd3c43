package engine

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/value"
)

// row is the frame of a query: every variable of it has a slot of its own, so
// that operators fill in theirs and hand the same frame on. What must stay is
// cloned.
type row []value.Value

type evalFunc func(x *exec, r row) (value.Value, error)

type emitFunc func(row) error

// exec is one run of a plan.
type exec struct {
	ctx    context.Context
	graph  Graph
	create Creator
	params value.Map
	now    time.Time
	limits Limits
	steps  int64
	next   int64 // when to look next whether to go on
	kept   int64
	stats  []Stat // by operator id, when profiling
}

// Limits stop queries that would not end.
type Limits struct {
	Steps int64 // nodes and relationships looked at; 0: no limit
	Kept  int64 // values kept for sorting and grouping; 0: no limit
}

// Stat is what PROFILE tells of an operator.
type Stat struct {
	Rows int64
	Hits int64 // nodes and relationships looked at
	Time time.Duration
}

// ErrLimit is the cause of an error that a limit made.
var ErrLimit = errors.New("limit exceeded")

// step counts one node or relationship looked at, and now and then looks
// whether to go on.
func (x *exec) step(id int) error {
	x.steps++
	if x.stats != nil {
		x.stats[id].Hits++
	}
	if x.steps < x.next {
		return nil
	}
	return x.check()
}

// work counts what looks at no node: elements of lists gone through.
func (x *exec) work(n int) error {
	x.steps += int64(n)
	if x.steps < x.next || x.ctx == nil {
		return nil
	}
	return x.check()
}

// stride is how many steps lie between two looks at whether to go on.
const stride = 256

func (x *exec) check() error {
	x.next = x.steps + stride
	if err := x.ctx.Err(); err != nil {
		return err
	}
	if x.limits.Steps > 0 && x.steps > x.limits.Steps {
		return &Error{Kind: "LimitError", Detail: "Steps", Runtime: true, Pos: -1, Cause: ErrLimit,
			Message: fmt.Sprintf("stopped after looking at %d nodes and relationships", x.limits.Steps)}
	}
	return nil
}

// keep clones a row that must stay.
func (x *exec) keep(r row) (row, error) {
	if err := x.hold(int64(len(r))); err != nil {
		return nil, err
	}
	return slices.Clone(r), nil
}

// hold counts values kept in memory.
func (x *exec) hold(n int64) error {
	x.kept += n
	if x.limits.Kept > 0 && x.kept > x.limits.Kept {
		return &Error{Kind: "LimitError", Detail: "Memory", Runtime: true, Pos: -1, Cause: ErrLimit,
			Message: fmt.Sprintf("stopped after keeping %d values in memory for sorting, grouping or collecting", x.limits.Kept)}
	}
	return nil
}

// operator is one step of a plan. Run pulls rows from its source and pushes its
// own; an error from emit ends it at once.
type operator interface {
	run(x *exec, r row, emit emitFunc) error
	base() *Node
}

// Node describes an operator of a plan for people.
type Node struct {
	ID       int
	Operator string
	Detail   string
	Rows     float64 // estimated
	Sources  []operator
}

func (n *Node) base() *Node { return n }

// stop ends a run from inside; each run has its own.
type stop struct{ _ int }

func (*stop) Error() string { return "stop" }

// profiled counts rows and time of an operator.
type profiled struct {
	operator
}

func (p profiled) run(x *exec, r row, emit emitFunc) error {
	stat := &x.stats[p.base().ID]
	start := time.Now()
	var outside time.Duration
	err := p.operator.run(x, r, func(r row) error {
		stat.Rows++
		left := time.Now()
		err := emit(r)
		outside += time.Since(left)
		return err
	})
	stat.Time += time.Since(start) - outside
	return err
}

// truthOf reads a condition; what is no boolean or null is an error.
func truthOf(v value.Value, at ast.Pos) (value.Truth, error) {
	switch v := v.(type) {
	case bool:
		if v {
			return value.True, nil
		}
		return value.False, nil
	case nil:
		return value.Unknown, nil
	}
	return value.Unknown, runtimeError(at, "TypeError", "InvalidArgumentType", "a condition is true, false or null, not a %s", value.TypeName(v))
}
