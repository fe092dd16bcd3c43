package engine

import (
	"strings"

	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/value"
)

// callProc emits a row per result of a procedure.
type callProc struct {
	Node
	source    operator
	procedure *Procedure
	args      []expr
	fields    []int // of the results taken
	slots     []int
	at        ast.Pos
	void      bool
}

func (c *compiler) callProcedure(source operator, call *ast.Call) operator {
	var p *Procedure
	if c.procedures != nil {
		p = c.procedures.Procedure(call.Name)
	}
	if p == nil {
		fail(call.Pos, "ProcedureError", "ProcedureNotFound", "unknown procedure %s", call.Name)
	}
	op := &callProc{source: source, procedure: p, at: call.Pos, void: len(p.Results) == 0}
	op.args = c.procedureArgs(call, p)
	switch {
	case call.YieldAll && !call.Standalone:
		syntax(call.Pos, "UnexpectedSyntax", "YIELD * is for a CALL that stands alone; name the results")
	case call.YieldAll || call.Standalone && len(call.Yield) == 0:
		for i, r := range p.Results {
			op.fields = append(op.fields, i)
			op.slots = append(op.slots, c.bind(r.Name, anyKind).slot)
		}
	case len(call.Yield) == 0 && len(p.Results) > 0 && !call.Standalone:
		syntax(call.Pos, "UndefinedVariable", "CALL %s within a query needs YIELD with the results to use: %s", call.Name, paramNames(p.Results))
	}
	for _, y := range call.Yield {
		op.fields = append(op.fields, resultIndex(p, y))
		if _, taken := c.scope[y.As.Name]; taken {
			syntax(y.As.Pos, "VariableAlreadyBound", "`%s` is bound already", y.As.Name)
		}
		op.slots = append(op.slots, c.bind(y.As.Name, anyKind).slot)
	}
	op.Node = describe("CallProcedure", call.Name, source.base().Rows*10, source)
	out := c.add(op)
	if call.Where == nil {
		return out
	}
	return c.where(out, &ast.Projection{Where: call.Where})
}

func resultIndex(p *Procedure, y ast.YieldItem) int {
	for i, r := range p.Results {
		if r.Name == y.Name {
			return i
		}
	}
	syntax(y.Pos, "UndefinedVariable", "%s has no result %s; it has %s", p.Name, y.Name, paramNames(p.Results))
	return 0
}

func paramNames(params []Param) string {
	var names []string
	for _, p := range params {
		names = append(names, p.Name)
	}
	return strings.Join(names, ", ")
}

func (c *compiler) procedureArgs(call *ast.Call, p *Procedure) []expr {
	var args []expr
	if call.NoArgs {
		if !call.Standalone && len(p.Params) > 0 {
			syntax(call.Pos, "InvalidArgumentPassingMode", "CALL %s within a query needs its arguments in parentheses", call.Name)
		}
		for _, param := range p.Params {
			name := param.Name
			if c.params != nil && !c.params[name] {
				fail(call.Pos, "ParameterMissing", "MissingParameter", "the parameter $%s is not given", name)
			}
			args = append(args, expr{eval: func(x *exec, _ row) (value.Value, error) {
				if v, ok := x.params[name]; ok {
					return v, nil
				}
				return nil, runtimeError(call.Pos, "ParameterMissing", "MissingParameter", "the parameter $%s is not given", name)
			}})
		}
		return args
	}
	if len(call.Args) != len(p.Params) {
		syntax(call.Pos, "InvalidNumberOfArguments", "%s takes %d arguments, not %d", call.Name, len(p.Params), len(call.Args))
	}
	for i, a := range call.Args {
		c.noAgg = "in the arguments of CALL"
		e := c.expr(a)
		c.noAgg = ""
		if !accepts(p.Params[i].Type, e.kind) {
			syntax(a.At(), "InvalidArgumentType", "%s takes a %s as %s, not a %s", call.Name, p.Params[i].Type, p.Params[i].Name, e.kind)
		}
		args = append(args, e)
	}
	return args
}

func accepts(typ string, k kind) bool {
	if k == anyKind || k == nullKind {
		return true
	}
	switch strings.TrimSuffix(typ, "?") {
	case "STRING":
		return k == stringKind
	case "INTEGER":
		return k == intKind
	case "FLOAT", "NUMBER":
		return k.number()
	case "BOOLEAN":
		return k == boolKind
	}
	return true
}

func (p *callProc) run(x *exec, r row, emit emitFunc) error {
	return p.source.run(x, r, func(r row) error {
		args, err := evaluate(x, r, p.args)
		if err != nil {
			return err
		}
		for result, err := range p.procedure.Run(x.ctx, args) {
			if err != nil {
				return located(err, p.at)
			}
			if err := x.step(p.ID); err != nil {
				return err
			}
			for i, field := range p.fields {
				r[p.slots[i]] = result[field]
			}
			if p.void {
				continue
			}
			if err := emit(r); err != nil {
				return err
			}
		}
		if p.void {
			return emit(r)
		}
		return nil
	})
}
