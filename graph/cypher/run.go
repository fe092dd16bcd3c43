package cypher

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/engine"
	"claimgraph/graph/cypher/internal/model"
	"claimgraph/graph/cypher/internal/value"
)

// Options say how to run a query. The zero value is fine.
type Options struct {
	// Params are the values of $name: nil, booleans, numbers, strings, times,
	// slices and string-keyed maps of these, as encoding/json decodes them.
	Params map[string]any
	// Limit ends the result after so many rows; see Result.Truncated. 0: no limit.
	Limit int
	// Timeout ends the query after so long; 0: only the context does.
	Timeout time.Duration
	// MaxSteps bounds the nodes and relationships looked at, MaxKept the values
	// kept for sorting and grouping; 0 means DefaultMaxSteps and DefaultMaxKept,
	// less than 0 no bound.
	MaxSteps, MaxKept int64
	// AsOf, AsOfRecorded and During of Scope hold where the query does not say
	// itself; its other fields are left alone.
	Scope graph.Filter
	// Now is the time that date() and its like give; nil means time.Now.
	Now func() time.Time
}

// The bounds of queries that set none.
const (
	DefaultMaxSteps = 50_000_000
	DefaultMaxKept  = 20_000_000
)

// ErrLimit is the cause of the error of a query that a bound of Options stopped.
var ErrLimit = engine.ErrLimit

// Result is the answer to a query. It is for one goroutine.
type Result struct {
	Columns []string
	// Notices are advice: parts of a pattern that nothing joins, paths without
	// bound, names nobody has. Complete when the rows have been read.
	Notices []string
	// Truncated says that there were more rows than Options.Limit.
	Truncated bool
	// Explain and Profile say that the query began with EXPLAIN or PROFILE.
	Explain, Profile bool

	plan     *engine.Plan
	graph    *model.Graph
	ctx      context.Context
	settings engine.Settings
	options  Options
	text     string
	read     bool
}

// Run compiles a query; nothing is read from the store but its records and
// counts until the rows are asked for. The error is an *Error where the query is
// at fault.
func Run(ctx context.Context, store graph.Store, query string, o Options) (*Result, error) {
	tree, err := engine.Parse(query)
	if err != nil {
		return nil, wrap(err, query)
	}
	now := time.Now
	if o.Now != nil {
		now = o.Now
	}
	params := value.Map{}
	for name, v := range o.Params {
		converted, ok := value.Of(v)
		if !ok {
			return nil, &Error{Kind: "ParameterError", Message: fmt.Sprintf("the parameter $%s has a type that queries do not know: %T", name, v), query: query}
		}
		params[name] = converted
	}
	settings := engine.Settings{Params: params, Now: now(), Limits: engine.Limits{Steps: bound(o.MaxSteps, DefaultMaxSteps), Kept: bound(o.MaxKept, DefaultMaxKept)}}
	filter, err := scopeOf(tree.Scope, o.Scope, settings)
	if err != nil {
		return nil, wrap(err, query)
	}
	g, err := model.New(ctx, store, filter)
	if err != nil {
		return nil, err
	}
	plan, err := engine.Compile(tree, engine.Config{Graph: g, Functions: g, Procedures: g, Params: params, Profile: tree.Profile})
	if err != nil {
		return nil, wrap(err, query)
	}
	return &Result{
		Columns: plan.Columns, Notices: plan.Notices, Explain: tree.Explain, Profile: tree.Profile,
		plan: plan, graph: g, ctx: ctx, settings: settings, options: o, text: query,
	}, nil
}

func bound(given, standard int64) int64 {
	switch {
	case given == 0:
		return standard
	case given < 0:
		return 0
	}
	return given
}

// Rows yields the rows, once: each a new slice of nil, bool, int64, float64,
// string, Time, Node, Relationship, Path, []any and map[string]any. After an
// error, which is the last, nothing comes. With EXPLAIN there are no rows.
func (r *Result) Rows() iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		if r.read || r.Explain {
			return
		}
		r.read = true
		ctx := r.ctx
		if r.options.Timeout > 0 {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, r.options.Timeout)
			defer cancel()
		}
		start, n, done := time.Now(), 0, false
		var bad error
		err := r.plan.Run(ctx, r.settings, func(values []value.Value) bool {
			if r.options.Limit > 0 && n == r.options.Limit {
				r.Truncated = true
				return false
			}
			row, err := present(values)
			if err != nil {
				bad = err
				return false
			}
			n++
			done = !yield(row, nil)
			return !done
		})
		if bad != nil {
			err = bad
		}
		r.Notices = append(r.Notices, r.graph.Hints...)
		if err != nil && !done {
			yield(nil, r.explainError(err, time.Since(start)))
		}
	}
}

// All reads the rows that are left.
func (r *Result) All() ([][]any, error) {
	var rows [][]any
	for row, err := range r.Rows() {
		if err != nil {
			return rows, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// explainError says why a query was stopped, with the advice of its plan.
func (r *Result) explainError(err error, after time.Duration) error {
	stopped := errors.Is(err, context.DeadlineExceeded) || errors.Is(err, ErrLimit)
	out := wrap(err, r.text)
	if !stopped {
		return out
	}
	var e *Error
	if !errors.As(out, &e) {
		e = &Error{Kind: "LimitError", Detail: "Time", Message: fmt.Sprintf("stopped after %v", after.Round(time.Millisecond)), cause: err, query: r.text}
	}
	e.Advice = append([]string{}, r.plan.Notices...)
	if len(e.Advice) == 0 {
		e.Advice = []string{"ask for less: name an entity ({name: …} or {id: …}), a relationship type or a time (DURING date(…) TO date(…)), or add LIMIT; EXPLAIN shows how the query is answered"}
	}
	return e
}

// scopeOf turns AS OF and DURING into a filter.
func scopeOf(scopes []ast.TimeScope, base graph.Filter, s engine.Settings) (graph.Filter, error) {
	f := graph.Filter{AsOf: base.AsOf, AsOfRecorded: base.AsOfRecorded, During: base.During}
	for _, scope := range scopes {
		from, err := engine.Evaluate(scope.From, s)
		if err != nil {
			return f, err
		}
		var to value.Value
		if scope.To != nil {
			if to, err = engine.Evaluate(scope.To, s); err != nil {
				return f, err
			}
		}
		if err := model.Scope(&f, string(scope.Kind), from, to, scope.To != nil); err != nil {
			return f, &engine.Error{Kind: "ArgumentError", Detail: "InvalidTimeScope", Message: err.Error(), Pos: scope.Pos}
		}
	}
	return f, nil
}
