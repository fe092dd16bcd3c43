package engine

import (
	"math"
	"slices"
	"strings"

	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/value"
)

// aggregation is what expressions after grouping may use: the keys grouped by
// and the aggregates, each with the slot it is put in.
type aggregation struct {
	keys    map[string]binding // by ast.Text
	calls   []aggregate
	byText  map[string]binding
	local   map[string]bool // variables of comprehensions
	sorting bool            // inside ORDER BY
	complex []string        // keys that cannot stand beside an aggregate
	before  scope           // where the arguments of aggregates are evaluated
}

type aggregate struct {
	slot     int
	distinct bool
	args     []expr
	make     func() accumulator
}

// accumulator takes values in, and gives their aggregate.
type accumulator interface {
	add(x *exec, args []value.Value) error
	result() (value.Value, error)
}

func (a *aggregation) detail() string {
	if a.sorting {
		return "UndefinedVariable"
	}
	return "AmbiguousAggregationExpression"
}

// shadow runs inside with a variable that a comprehension binds.
func (a *aggregation) shadow(name string, inside func()) {
	if a == nil || a.local[name] {
		inside()
		return
	}
	a.local[name] = true
	inside()
	delete(a.local, name)
}

// replace gives the slot of a grouping key or of an aggregate.
func (a *aggregation) replace(c *compiler, e ast.Expr) (expr, bool) {
	call, isCall := e.(*ast.FunctionCall)
	isCall = isCall && ast.Aggregates(strings.ToLower(call.Name))
	if _, literal := e.(*ast.Literal); literal {
		return expr{}, false
	}
	text := ast.Text(e)
	b, ok := a.keys[text]
	if !ok && isCall {
		if c.noAgg != "" {
			syntax(call.Pos, "InvalidAggregation", "%s() aggregates, which is not possible %s", call.Name, c.noAgg)
		}
		b, ok = a.aggregate(c, call, text), true
	}
	if !ok {
		return expr{}, false
	}
	slot := b.slot
	return expr{eval: func(_ *exec, r row) (value.Value, error) { return r[slot], nil }, kind: b.kind, elem: b.elem}, true
}

// aggregate registers an aggregate function and gives its slot.
func (a *aggregation) aggregate(c *compiler, f *ast.FunctionCall, text string) binding {
	if b, ok := a.byText[text]; ok {
		return b
	}
	if a.sorting && a.byText == nil {
		syntax(f.Pos, "InvalidAggregation", "%s() aggregates, but nothing that is returned does", f.Name)
	}
	name := strings.ToLower(f.Name)
	args := f.Args
	switch {
	case f.Star:
		if name != "count" {
			syntax(f.Pos, "InvalidNumberOfArguments", "only count() takes *")
		}
		args = nil
	case strings.HasPrefix(name, "percentile"):
		c.checkCount(f, 2, 2)
	default:
		c.checkCount(f, 1, 1)
	}
	saved, savedScope := c.agg, c.scope
	c.agg, c.scope = nil, a.before
	noAgg := c.noAgg
	c.noAgg = ""
	compiled := make([]expr, len(args))
	for i, arg := range args {
		refuseNested(arg, f)
		compiled[i] = c.expr(arg)
	}
	c.agg, c.scope, c.noAgg = saved, savedScope, noAgg
	b := binding{slot: c.slot(), kind: aggregateKind(name, compiled)}
	if name == "collect" {
		b.elem = compiled[0].kind
	}
	a.calls = append(a.calls, aggregate{b.slot, f.Distinct, compiled, maker(name, f)})
	a.byText[text] = b
	return b
}

func refuseNested(e ast.Expr, f *ast.FunctionCall) {
	if inner := findAggregate(e); inner != nil {
		syntax(inner.Pos, "NestedAggregation", "%s() cannot aggregate the aggregate %s(); use WITH in between", f.Name, inner.Name)
	}
	if varies(e) {
		syntax(e.At(), "NonConstantExpression", "%s() cannot aggregate what is random; use WITH in between", f.Name)
	}
}

func varies(e ast.Expr) bool {
	if f, ok := e.(*ast.FunctionCall); ok && strings.EqualFold(f.Name, "rand") {
		return true
	}
	found := false
	ast.Children(e, func(c ast.Expr) { found = found || varies(c) })
	return found
}

// findAggregate gives the first aggregate function in an expression.
func findAggregate(e ast.Expr) *ast.FunctionCall {
	if e == nil {
		return nil
	}
	if f, ok := e.(*ast.FunctionCall); ok && ast.Aggregates(strings.ToLower(f.Name)) {
		return f
	}
	var found *ast.FunctionCall
	ast.Children(e, func(c ast.Expr) {
		if found == nil {
			found = findAggregate(c)
		}
	})
	return found
}

func aggregateKind(name string, args []expr) kind {
	switch name {
	case "count":
		return intKind
	case "collect":
		return listKind
	case "min", "max":
		return args[0].kind
	}
	return anyKind
}

func maker(name string, f *ast.FunctionCall) func() accumulator {
	switch name {
	case "count":
		return func() accumulator { return &counter{star: f.Star} }
	case "collect":
		return func() accumulator { return &collector{list: value.List{}} }
	case "sum":
		return func() accumulator { return &summer{total: int64(0), at: f.Pos} }
	case "avg":
		return func() accumulator { return &averager{at: f.Pos} }
	case "min":
		return func() accumulator { return &extreme{sign: -1} }
	case "max":
		return func() accumulator { return &extreme{sign: 1} }
	case "stdev":
		return func() accumulator { return &deviation{sample: 1, at: f.Pos} }
	case "stdevp":
		return func() accumulator { return &deviation{at: f.Pos} }
	}
	return func() accumulator { return &percentile{continuous: name == "percentilecont", at: f.Pos} }
}

type counter struct {
	star bool
	n    int64
}

func (c *counter) add(_ *exec, args []value.Value) error {
	if c.star || args[0] != nil {
		c.n++
	}
	return nil
}
func (c *counter) result() (value.Value, error) { return c.n, nil }

type collector struct{ list value.List }

func (c *collector) add(x *exec, args []value.Value) error {
	if args[0] == nil {
		return nil
	}
	c.list = append(c.list, args[0])
	return x.hold(1)
}
func (c *collector) result() (value.Value, error) { return c.list, nil }

type summer struct {
	total value.Value
	any   bool
	at    ast.Pos
}

func (s *summer) add(_ *exec, args []value.Value) error {
	v := args[0]
	if v == nil {
		return nil
	}
	if !summable(v) {
		return runtimeError(s.at, "TypeError", "InvalidArgumentType", "a %s cannot be summed", value.TypeName(v))
	}
	if _, ok := v.(value.Duration); ok && !s.any {
		s.total = value.Duration{}
	}
	s.any = true
	var err error
	if s.total, err = value.Add(s.total, v); err != nil {
		return located(err, s.at)
	}
	return nil
}
func (s *summer) result() (value.Value, error) { return s.total, nil }

func summable(v value.Value) bool {
	switch v.(type) {
	case int64, float64, value.Duration:
		return true
	}
	return false
}

type averager struct {
	sum value.Duration
	n   int64
	avg float64
	dur bool
	at  ast.Pos
}

func (a *averager) add(_ *exec, args []value.Value) error {
	v := args[0]
	if v == nil {
		return nil
	}
	a.n++
	if d, ok := v.(value.Duration); ok {
		a.dur, a.sum = true, a.sum.Plus(d)
		return nil
	}
	f, ok := value.Float(v)
	if !ok {
		return runtimeError(a.at, "TypeError", "InvalidArgumentType", "avg() takes numbers, not a %s", value.TypeName(v))
	}
	a.avg += (f - a.avg) / float64(a.n)
	return nil
}

func (a *averager) result() (value.Value, error) {
	switch {
	case a.n == 0:
		return nil, nil
	case a.dur:
		return a.sum.Times(1 / float64(a.n)), nil
	}
	return a.avg, nil
}

type extreme struct {
	sign int
	best value.Value
}

func (e *extreme) add(_ *exec, args []value.Value) error {
	if v := args[0]; v != nil && (e.best == nil || e.sign*value.Order(v, e.best) > 0) {
		e.best = v
	}
	return nil
}
func (e *extreme) result() (value.Value, error) { return e.best, nil }

// deviation is Welford's running variance.
type deviation struct {
	sample   int64
	n        int64
	mean, m2 float64
	at       ast.Pos
}

func (d *deviation) add(_ *exec, args []value.Value) error {
	if args[0] == nil {
		return nil
	}
	f, ok := value.Float(args[0])
	if !ok {
		return runtimeError(d.at, "TypeError", "InvalidArgumentType", "stDev() takes numbers, not a %s", value.TypeName(args[0]))
	}
	d.n++
	delta := f - d.mean
	d.mean += delta / float64(d.n)
	d.m2 += delta * (f - d.mean)
	return nil
}

func (d *deviation) result() (value.Value, error) {
	if d.n <= d.sample {
		return 0.0, nil
	}
	return math.Sqrt(d.m2 / float64(d.n-d.sample)), nil
}

type percentile struct {
	continuous bool
	values     []float64
	ints       bool
	at         ast.Pos
	p          float64
}

func (p *percentile) add(x *exec, args []value.Value) error {
	f, ok := value.Float(args[1])
	if !ok || f < 0 || f > 1 {
		return runtimeError(p.at, "ArgumentError", "NumberOutOfRange", "a percentile is a number from 0.0 to 1.0")
	}
	p.p = f
	if args[0] == nil {
		return nil
	}
	v, ok := value.Float(args[0])
	if !ok {
		return runtimeError(p.at, "TypeError", "InvalidArgumentType", "a percentile is taken of numbers, not of a %s", value.TypeName(args[0]))
	}
	_, isInt := args[0].(int64)
	p.ints = isInt && (p.ints || len(p.values) == 0)
	p.values = append(p.values, v)
	return x.hold(1)
}

func (p *percentile) result() (value.Value, error) {
	n := len(p.values)
	if n == 0 {
		return nil, nil
	}
	slices.Sort(p.values)
	if p.continuous {
		at := p.p * float64(n-1)
		low := int(math.Floor(at))
		high := min(low+1, n-1)
		return p.values[low] + (p.values[high]-p.values[low])*(at-float64(low)), nil
	}
	i := max(int(math.Ceil(p.p*float64(n)))-1, 0)
	if p.ints {
		return int64(p.values[i]), nil
	}
	return p.values[i], nil
}
