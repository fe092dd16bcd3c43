package ast

// Children calls visit with every direct sub-expression of e. The inner parts
// of patterns and subqueries are not expressions of e.
func Children(e Expr, visit func(Expr)) {
	some := func(list ...Expr) {
		for _, x := range list {
			if x != nil {
				visit(x)
			}
		}
	}
	switch e := e.(type) {
	case *Property:
		some(e.Of)
	case *HasLabels:
		some(e.Of)
	case *Index:
		some(e.Of, e.Index)
	case *Slice:
		some(e.Of, e.From, e.To)
	case *ListLiteral:
		some(e.Items...)
	case *MapLiteral:
		some(e.Values...)
	case *MapProjection:
		some(e.Of)
		for _, item := range e.Items {
			some(item.Value)
		}
	case *Logic:
		some(e.Args...)
	case *Unary:
		some(e.Arg)
	case *Binary:
		some(e.Left, e.Right)
	case *Comparison:
		some(e.First)
		some(e.Rest...)
	case *IsNull:
		some(e.Of)
	case *FunctionCall:
		some(e.Args...)
	case *Case:
		some(e.Of)
		some(e.When...)
		some(e.Then...)
		some(e.Else)
	case *ListComprehension:
		some(e.List, e.Where, e.To)
	case *PatternComprehension:
		some(e.Where, e.To)
	case *Quantifier:
		some(e.List, e.Where)
	case *Reduce:
		some(e.Init, e.List, e.Expr)
	}
}

// Aggregates lists the functions that aggregate, in lower case.
func Aggregates(name string) bool {
	switch name {
	case "count", "sum", "avg", "min", "max", "collect", "stdev", "stdevp", "percentilecont", "percentiledisc":
		return true
	}
	return false
}

// Variables calls visit with every variable that e uses, those that it binds
// itself, and those of its patterns and subqueries included.
func Variables(e Expr, visit func(*Variable)) {
	if e == nil {
		return
	}
	switch e := e.(type) {
	case *Variable:
		visit(e)
	case *PatternPredicate:
		pathVariables(e.Path, visit)
	case *PatternComprehension:
		pathVariables(e.Path, visit)
	case *Subquery:
		queryVariables(e, visit)
	}
	Children(e, func(c Expr) { Variables(c, visit) })
}

func queryVariables(e *Subquery, visit func(*Variable)) {
	for _, p := range e.Pattern {
		pathVariables(p, visit)
	}
	Variables(e.Where, visit)
	if e.Query == nil {
		return
	}
	for _, part := range e.Query.Parts {
		for _, clause := range part.Clauses {
			clauseVariables(clause, visit)
		}
	}
}

func clauseVariables(c Clause, visit func(*Variable)) {
	switch c := c.(type) {
	case *Match:
		for _, p := range c.Pattern {
			pathVariables(p, visit)
		}
		Variables(c.Where, visit)
	case *Unwind:
		Variables(c.List, visit)
	case *Call:
		for _, a := range c.Args {
			Variables(a, visit)
		}
	case *Projection:
		for _, item := range c.Items {
			Variables(item.Expr, visit)
		}
		for _, s := range c.OrderBy {
			Variables(s.Expr, visit)
		}
		Variables(c.Where, visit)
	}
}

func pathVariables(p *Path, visit func(*Variable)) {
	for _, n := range p.Nodes {
		if n.Var != nil {
			visit(n.Var)
		}
		Variables(n.Props, visit)
	}
	for _, r := range p.Rels {
		if r.Var != nil {
			visit(r.Var)
		}
		Variables(r.Props, visit)
	}
}
