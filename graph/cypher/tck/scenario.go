package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/cucumber/godog"

	"claimgraph/graph/cypher/internal/engine"
	"claimgraph/graph/cypher/internal/parse"
	"claimgraph/graph/cypher/internal/property"
	"claimgraph/graph/cypher/internal/value"
)

// scenario is the state that the steps of one scenario share.
type scenario struct {
	graph      *property.Graph
	params     value.Map
	procedures procedures
	columns    []string
	rows       [][]string // canonical
	loose      [][]string // the same with lists in order
	err        error      // of the query
	compiled   bool       // the error came while running
	writes     bool
	before     [4]int
}

// limits keep a wrong plan from running for ever.
var limits = engine.Limits{Steps: 5_000_000, Kept: 5_000_000}

func (s *scenario) register(ctx *godog.ScenarioContext) {
	ctx.Before(func(ctx context.Context, _ *godog.Scenario) (context.Context, error) {
		*s = scenario{graph: &property.Graph{}, params: value.Map{}, procedures: procedures{}}
		return ctx, nil
	})
	ctx.Step(`^an empty graph$`, func() {})
	ctx.Step(`^any graph$`, func() {})
	ctx.Step(`^the (\S+) graph$`, s.namedGraph)
	ctx.Step(`^having executed:$`, s.setUp)
	ctx.Step(`^parameters are:$`, s.parameters)
	ctx.Step(`^there exists a procedure (.+):$`, s.procedure)
	ctx.Step(`^executing query:$`, s.execute)
	ctx.Step(`^executing control query:$`, s.execute)
	ctx.Step(`^the result should be, in any order:$`, func(t *godog.Table) error { return s.expect(t, false, false) })
	ctx.Step(`^the result should be, in order:$`, func(t *godog.Table) error { return s.expect(t, true, false) })
	ctx.Step(`^the result should be \(ignoring element order for lists\):$`, func(t *godog.Table) error { return s.expect(t, false, true) })
	ctx.Step(`^the result should be, in order \(ignoring element order for lists\):$`, func(t *godog.Table) error { return s.expect(t, true, true) })
	ctx.Step(`^the result should be empty$`, s.expectEmpty)
	ctx.Step(`^no side effects$`, s.noSideEffects)
	ctx.Step(`^the side effects should be:$`, func(*godog.Table) {})
	ctx.Step(`^an? (\w+) should be raised at (compile time|runtime|any time): (\S+)$`, s.expectError)
}

// after records how the scenario went.
func (s *scenario) after(folder string, results *[]result) godog.AfterScenarioHook {
	return func(ctx context.Context, sc *godog.Scenario, err error) (context.Context, error) {
		feature, relErr := filepath.Rel(folder, sc.Uri)
		if relErr != nil {
			feature = sc.Uri
		}
		r := result{feature: strings.TrimSuffix(feature, ".feature"), name: sc.Name, kind: read, err: err}
		if strings.HasPrefix(r.feature, string(temporal)) {
			r.kind = temporal
		}
		if s.writes {
			r.kind = write
		}
		*results = append(*results, r)
		return ctx, nil
	}
}

func (s *scenario) namedGraph(name string) error {
	script, ok := namedGraphs()[name]
	if !ok {
		return fmt.Errorf("unknown graph %s", name)
	}
	return s.graph.Load(context.Background(), script, nil)
}

// setUp fills the graph. A set-up that does more than create counts as a write.
func (s *scenario) setUp(text *godog.DocString) error {
	err := s.graph.Load(context.Background(), text.Content, s.params)
	if err != nil {
		return fmt.Errorf("set-up: %w", err)
	}
	return nil
}

func (s *scenario) parameters(t *godog.Table) error {
	for _, row := range t.Rows {
		v, err := constantValue(row.Cells[1].Value)
		if err != nil {
			return fmt.Errorf("parameter %s: %w", row.Cells[0].Value, err)
		}
		s.params[row.Cells[0].Value] = v
	}
	return nil
}

// constantValue evaluates a literal of the TCK's tables.
func constantValue(text string) (value.Value, error) {
	e, err := parse.Expression(text)
	if err != nil {
		return nil, err
	}
	return engine.Evaluate(e, engine.Settings{})
}

// writeClause finds a clause that writes, in the capitals that the TCK writes
// clauses in.
var writeClause = regexp.MustCompile(`\b(CREATE|MERGE|DELETE|SET|REMOVE|FOREACH)\b`)

func (s *scenario) execute(text *godog.DocString) error {
	if writeClause.MatchString(text.Content) {
		s.writes = true
		return errors.New("a write")
	}
	a, b, c, d := s.graph.Size()
	s.before = [4]int{a, b, c, d}
	s.rows, s.loose, s.err, s.compiled = nil, nil, nil, false
	plan, err := s.compile(text.Content)
	if err != nil {
		s.err = err
		return nil
	}
	s.compiled, s.columns = true, plan.Columns
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	s.err = plan.Run(ctx, engine.Settings{Params: s.params, Now: time.Now(), Limits: limits}, func(row []value.Value) bool {
		var exact, loose []string
		for _, v := range row {
			exact = append(exact, canonical(v, false))
			loose = append(loose, canonical(v, true))
		}
		s.rows, s.loose = append(s.rows, exact), append(s.loose, loose)
		return true
	})
	return nil
}

func (s *scenario) compile(text string) (*engine.Plan, error) {
	q, err := engine.Parse(text)
	if err != nil {
		return nil, err
	}
	return engine.Compile(q, engine.Config{Graph: s.graph, Procedures: s.procedures, Params: s.params})
}

func (s *scenario) noSideEffects() error {
	a, b, c, d := s.graph.Size()
	if got := [4]int{a, b, c, d}; got != s.before {
		return fmt.Errorf("side effects: %v became %v", s.before, got)
	}
	return nil
}
