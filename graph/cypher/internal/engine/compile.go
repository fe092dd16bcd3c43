package engine

import (
	"context"
	"errors"
	"slices"
	"time"

	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/value"
)

// Plan is a compiled query. It can be run once.
type Plan struct {
	Columns []string
	Notices []string // advice: what may take long, and why
	branch  []branch
	all     []bool // UNION ALL before branch i+1
	nodes   []*Node
	slots   int
	graph   Graph
	create  Creator
	profile bool
	Stats   []Stat // by operator, after a run with profile
}

type branch struct {
	op    operator
	slots []int // of the columns
}

// Config is what a query is compiled for.
type Config struct {
	Graph      Graph
	Functions  Functions  // may be nil
	Procedures Procedures // may be nil
	Create     Creator    // nil: CREATE is an error
	Params     value.Map  // nil: not known yet
	Profile    bool
}

// Compile checks and plans a query; the error is an *Error.
func Compile(q *ast.Query, config Config) (plan *Plan, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *Error:
			plan, err = nil, r
		default:
			panic(r)
		}
	}()
	c := &compiler{graph: config.Graph, functions: config.Functions, procedures: config.Procedures, creating: config.Create != nil, profile: config.Profile}
	if config.Params != nil {
		c.params = map[string]bool{}
		for name := range config.Params {
			c.params[name] = true
		}
	}
	plan = &Plan{graph: config.Graph, create: config.Create, all: q.UnionAll, profile: config.Profile}
	for i, part := range q.Parts {
		c.scope = scope{}
		b, columns := c.single(part)
		plan.branch = append(plan.branch, b)
		if i == 0 {
			plan.Columns = columns
			continue
		}
		if !slices.Equal(columns, plan.Columns) {
			sorted := slices.Sorted(slices.Values(columns))
			if !slices.Equal(sorted, slices.Sorted(slices.Values(plan.Columns))) {
				syntax(q.UnionPos[i-1], "DifferentColumnsInUnion", "both sides of UNION need the same columns: %v is not %v", columns, plan.Columns)
			}
			for j, name := range plan.Columns {
				b.slots[j] = c.scope[name].slot
			}
		}
		if i > 1 && q.UnionAll[i-1] != q.UnionAll[i-2] {
			syntax(q.UnionPos[i-1], "InvalidClauseComposition", "UNION and UNION ALL cannot be mixed")
		}
	}
	plan.nodes, plan.slots = c.nodes, c.slots
	for _, n := range c.notices {
		if !slices.Contains(plan.Notices, n) {
			plan.Notices = append(plan.Notices, n)
		}
	}
	return plan, nil
}

// single compiles a query without UNION.
func (c *compiler) single(s *ast.Single) (branch, []string) {
	op := c.add(&start{describe("Start", "", 1)})
	for i, clause := range s.Clauses {
		op = c.clause(op, clause, i == len(s.Clauses)-1)
	}
	switch last := s.Clauses[len(s.Clauses)-1].(type) {
	case *ast.Projection:
		if !last.Return {
			syntax(last.Pos, "InvalidClauseComposition", "the query ends with WITH; it needs RETURN")
		}
		return c.results(op, last)
	case *ast.Call:
		if len(s.Clauses) > 1 {
			if p := c.procedures.Procedure(last.Name); len(p.Results) > 0 {
				syntax(last.Pos, "InvalidClauseComposition", "the query ends with CALL; it needs RETURN")
			}
			return branch{op: &none{Node: describe("None", "", 0, op), source: op}}, nil
		}
		return c.callResults(op, last)
	case *ast.Create, *ast.Delete:
		return branch{op: &none{Node: describe("None", "", 0, op), source: op}}, nil
	}
	syntax(s.Clauses[len(s.Clauses)-1].At(), "InvalidClauseComposition", "the query reads but returns nothing; it needs RETURN")
	return branch{}, nil
}

func (c *compiler) results(op operator, p *ast.Projection) (branch, []string) {
	b := branch{op: op}
	var names []string
	if p.Star {
		starred := map[string]bool{}
		for _, item := range p.Items {
			starred[columnName(item)] = true
		}
		for _, name := range c.scope.names() {
			if !starred[name] {
				names = append(names, name)
			}
		}
	}
	for _, item := range p.Items {
		names = append(names, columnName(item))
	}
	for _, name := range names {
		b.slots = append(b.slots, c.scope[name].slot)
	}
	return b, names
}

func columnName(item *ast.Item) string {
	if item.As != nil {
		return item.As.Name
	}
	if v, ok := item.Expr.(*ast.Variable); ok {
		return v.Name
	}
	return item.Text
}

// callResults are the columns of a CALL that stands alone.
func (c *compiler) callResults(op operator, call *ast.Call) (branch, []string) {
	b := branch{op: op}
	var names []string
	if len(call.Yield) > 0 {
		for _, y := range call.Yield {
			names = append(names, y.As.Name)
		}
	} else if p := c.procedures.Procedure(call.Name); len(p.Results) > 0 {
		for _, r := range p.Results {
			names = append(names, r.Name)
		}
	} else {
		return branch{op: &none{Node: describe("None", "", 0, op), source: op}}, nil
	}
	for _, name := range names {
		b.slots = append(b.slots, c.scope[name].slot)
	}
	return b, names
}

// none runs its source and emits nothing.
type none struct {
	Node
	source operator
}

func (n *none) run(x *exec, r row, _ emitFunc) error {
	return n.source.run(x, r, func(row) error { return nil })
}

// Settings are what one run needs.
type Settings struct {
	Params value.Map
	Now    time.Time
	Limits Limits
}

// errDone ends a run whose caller wants no more rows.
var errDone = errors.New("done")

// Run calls yield with each row, whose slice is used again for the next, until
// it returns false. The error is an *Error or the context's.
func (p *Plan) Run(ctx context.Context, s Settings, yield func([]value.Value) bool) error {
	x := &exec{ctx: ctx, graph: p.graph, create: p.create, params: s.Params, now: s.Now, limits: s.Limits}
	if p.profile {
		x.stats = make([]Stat, len(p.nodes))
		p.Stats = x.stats
	}
	seen := map[string]bool{}
	distinct := len(p.all) > 0 && !p.all[0]
	var key []byte
	for _, b := range p.branch {
		out := make([]value.Value, len(b.slots))
		err := b.op.run(x, make(row, p.slots), func(r row) error {
			for i, s := range b.slots {
				out[i] = r[s]
			}
			if distinct {
				key = key[:0]
				for _, v := range out {
					key = value.AppendKey(key, v)
				}
				if seen[string(key)] {
					return nil
				}
				seen[string(key)] = true
				if err := x.hold(1); err != nil {
					return err
				}
			}
			if !yield(out) {
				return errDone
			}
			return nil
		})
		if err == errDone {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Evaluate computes an expression without a graph, such as the date of AS OF.
func Evaluate(e ast.Expr, s Settings) (v value.Value, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *Error:
			err = r
		default:
			panic(r)
		}
	}()
	c := &compiler{scope: scope{}}
	return c.expr(e).eval(&exec{params: s.Params, now: s.Now}, nil)
}

// Walk visits the operators, each before its sources.
func (p *Plan) Walk(visit func(depth int, n *Node, s Stat)) {
	var walk func(depth int, o operator)
	walk = func(depth int, o operator) {
		n := o.base()
		var s Stat
		if p.Stats != nil {
			s = p.Stats[n.ID]
		}
		visit(depth, n, s)
		for _, source := range n.Sources {
			walk(depth+1, source)
		}
	}
	for _, b := range p.branch {
		walk(0, b.op)
	}
}
