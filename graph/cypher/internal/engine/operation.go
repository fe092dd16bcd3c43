package engine

import (
	"regexp"
	"strings"

	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/value"
)

// condition compiles an expression that must be true, false or null.
func (c *compiler) condition(e ast.Expr) expr {
	if p, ok := e.(*ast.PatternPredicate); ok && p.Path.Shortest == ast.AnyPath {
		return c.exists([]*ast.Path{p.Path}, nil, p.Pos, true)
	}
	x := c.expr(e)
	if x.kind != anyKind && x.kind != boolKind && x.kind != nullKind {
		syntax(e.At(), "InvalidArgumentType", "a condition is true, false or null, not a %s", x.kind)
	}
	return x
}

func (c *compiler) logic(l *ast.Logic) expr {
	args := make([]expr, len(l.Args))
	for i, a := range l.Args {
		args[i] = c.condition(a)
	}
	var combine func(a, b value.Truth) value.Truth
	decided := value.Unknown // an operand that decides alone
	switch l.Op {
	case "AND":
		decided = value.False
		combine = func(a, b value.Truth) value.Truth {
			if a == value.True {
				return b
			}
			return a
		}
	case "OR":
		decided = value.True
		combine = func(a, b value.Truth) value.Truth {
			if a == value.False {
				return b
			}
			return a
		}
	default:
		combine = func(a, b value.Truth) value.Truth {
			if a == value.Unknown || b == value.Unknown {
				return value.Unknown
			}
			if a == b {
				return value.False
			}
			return value.True
		}
	}
	return fold(expr{kind: boolKind, eval: func(x *exec, r row) (value.Value, error) {
		var result value.Truth
		for i, a := range args {
			v, err := a.eval(x, r)
			if err != nil {
				return nil, err
			}
			t, err := truthOf(v, l.Args[i].At())
			if err != nil {
				return nil, err
			}
			if t == decided && decided != value.Unknown {
				return t.Value(), nil
			}
			if i == 0 {
				result = t
			} else {
				result = combine(result, t)
			}
		}
		return result.Value(), nil
	}}, args...)
}

func (c *compiler) unary(u *ast.Unary) expr {
	if u.Op == "NOT" {
		arg := c.condition(u.Arg)
		return fold(expr{kind: boolKind, eval: func(x *exec, r row) (value.Value, error) {
			v, err := arg.eval(x, r)
			if err != nil {
				return nil, err
			}
			t, err := truthOf(v, u.Pos)
			return t.Not().Value(), err
		}}, arg)
	}
	arg := c.expr(u.Arg)
	switch arg.kind {
	case anyKind, nullKind, intKind, floatKind, temporalKind:
	default:
		syntax(u.Pos, "InvalidArgumentType", "%s is not defined for a %s", u.Op, arg.kind)
	}
	return fold(expr{kind: arg.kind, eval: func(x *exec, r row) (value.Value, error) {
		v, err := arg.eval(x, r)
		if err != nil || u.Op == "+" {
			return v, err
		}
		if v, err = value.Negate(v); err != nil {
			return nil, located(err, u.Pos)
		}
		return v, nil
	}}, arg)
}

var arithmetic = map[string]func(a, b value.Value) (value.Value, error){
	"+": value.Add, "-": value.Subtract, "*": value.Multiply, "/": value.Divide, "%": value.Modulo, "^": value.Power,
}

func (c *compiler) binary(b *ast.Binary) expr {
	left, right := c.expr(b.Left), c.expr(b.Right)
	switch b.Op {
	case "IN":
		return c.in(b, left, right)
	case "STARTS WITH", "ENDS WITH", "CONTAINS":
		return c.stringPredicate(b, left, right)
	case "=~":
		return c.regex(b, left, right)
	}
	op := arithmetic[b.Op]
	c.checkArithmetic(b, left.kind, right.kind)
	return fold(expr{kind: arithmeticKind(b.Op, left.kind, right.kind), eval: func(x *exec, r row) (value.Value, error) {
		l, err := left.eval(x, r)
		if err != nil {
			return nil, err
		}
		rv, err := right.eval(x, r)
		if err != nil {
			return nil, err
		}
		v, err := op(l, rv)
		if err != nil {
			return nil, located(err, b.Pos)
		}
		return v, nil
	}}, left, right)
}

// checkArithmetic refuses what is known never to work.
func (c *compiler) checkArithmetic(b *ast.Binary, left, right kind) {
	if b.Op == "+" && (left.list() || right.list()) {
		return
	}
	for _, k := range []kind{left, right} {
		if k == boolKind || k == mapKind || k.graphEntity() && k != relListKind || k.list() || k == stringKind && b.Op != "+" {
			syntax(b.Pos, "InvalidArgumentType", "%s is not defined for a %s", b.Op, k)
		}
	}
}

func arithmeticKind(op string, left, right kind) kind {
	switch {
	case op == "+" && (left.list() || right.list()):
		return listKind
	case op == "^" && left.number() && right.number():
		return floatKind
	case left == intKind && right == intKind:
		return intKind
	case left.number() && right.number():
		return floatKind
	case op == "+" && (left == stringKind && right.number() || right == stringKind && left.number() || left == stringKind && right == stringKind):
		return stringKind
	}
	return anyKind
}

func (c *compiler) in(b *ast.Binary, left, right expr) expr {
	if k := right.kind; k != anyKind && !k.list() && k != nullKind {
		syntax(b.Right.At(), "InvalidArgumentType", "IN needs a list on its right, not a %s", k)
	}
	return fold(expr{kind: boolKind, eval: func(x *exec, r row) (value.Value, error) {
		l, err := left.eval(x, r)
		if err != nil {
			return nil, err
		}
		v, err := right.eval(x, r)
		if err != nil || v == nil {
			return nil, err
		}
		list, ok := v.(value.List)
		if !ok {
			return nil, runtimeError(b.Pos, "TypeError", "InvalidArgumentType", "IN needs a list on its right, not a %s", value.TypeName(v))
		}
		return value.In(l, list).Value(), nil
	}}, left, right)
}

func (c *compiler) stringPredicate(b *ast.Binary, left, right expr) expr {
	test := map[string]func(s, part string) bool{"STARTS WITH": strings.HasPrefix, "ENDS WITH": strings.HasSuffix, "CONTAINS": strings.Contains}[b.Op]
	return fold(expr{kind: boolKind, eval: func(x *exec, r row) (value.Value, error) {
		l, err := left.eval(x, r)
		if err != nil {
			return nil, err
		}
		v, err := right.eval(x, r)
		if err != nil {
			return nil, err
		}
		s, ok := l.(string)
		part, ok2 := v.(string)
		if !ok || !ok2 {
			return nil, nil
		}
		return test(s, part), nil
	}}, left, right)
}

func (c *compiler) regex(b *ast.Binary, left, right expr) expr {
	compile := func(v value.Value) (*regexp.Regexp, error) {
		s, ok := v.(string)
		if !ok {
			return nil, nil
		}
		re, err := regexp.Compile("^(?:" + s + ")$")
		if err != nil {
			return nil, runtimeError(b.Pos, "ArgumentError", "InvalidArgumentValue", "the regular expression %q: %v", s, err)
		}
		return re, nil
	}
	var last string
	var lastRE *regexp.Regexp
	return expr{kind: boolKind, eval: func(x *exec, r row) (value.Value, error) {
		l, err := left.eval(x, r)
		if err != nil {
			return nil, err
		}
		v, err := right.eval(x, r)
		if err != nil {
			return nil, err
		}
		s, ok := l.(string)
		if pattern, is := v.(string); is && (lastRE == nil || pattern != last) {
			if lastRE, err = compile(v); err != nil {
				return nil, err
			}
			last = pattern
		} else if !is {
			return nil, nil
		}
		if !ok {
			return nil, nil
		}
		return lastRE.MatchString(s), nil
	}}
}

func (c *compiler) comparison(cmp *ast.Comparison) expr {
	parts := c.exprs(append([]ast.Expr{cmp.First}, cmp.Rest...))
	return fold(expr{kind: boolKind, eval: func(x *exec, r row) (value.Value, error) {
		result := value.True
		left, err := parts[0].eval(x, r)
		if err != nil {
			return nil, err
		}
		for i, op := range cmp.Ops {
			right, err := parts[i+1].eval(x, r)
			if err != nil {
				return nil, err
			}
			switch compare(op, left, right) {
			case value.False:
				return false, nil
			case value.Unknown:
				result = value.Unknown
			}
			left = right
		}
		return result.Value(), nil
	}}, parts...)
}

func compare(op string, a, b value.Value) value.Truth {
	switch op {
	case "=":
		return value.Equal(a, b)
	case "<>":
		return value.Equal(a, b).Not()
	}
	n, ok := value.Compare(a, b)
	if !ok {
		if bothNumbers(a, b) {
			return value.False // NaN
		}
		return value.Unknown
	}
	if op == "<" && n < 0 || op == "<=" && n <= 0 || op == ">" && n > 0 || op == ">=" && n >= 0 {
		return value.True
	}
	return value.False
}

func bothNumbers(a, b value.Value) bool {
	_, x := value.Float(a)
	_, y := value.Float(b)
	return x && y
}

func (c *compiler) isNull(n *ast.IsNull) expr {
	of := c.expr(n.Of)
	return fold(expr{kind: boolKind, eval: func(x *exec, r row) (value.Value, error) {
		v, err := of.eval(x, r)
		return (v == nil) != n.Not, err
	}}, of)
}

func (c *compiler) caseExpr(e *ast.Case) expr {
	var of expr
	if e.Of != nil {
		of = c.expr(e.Of)
	}
	var when, then []expr
	for i := range e.When {
		if e.Of != nil {
			when = append(when, c.expr(e.When[i]))
		} else {
			when = append(when, c.condition(e.When[i]))
		}
		then = append(then, c.expr(e.Then[i]))
	}
	otherwise := constant(nil)
	if e.Else != nil {
		otherwise = c.expr(e.Else)
	}
	return expr{eval: func(x *exec, r row) (value.Value, error) {
		var subject value.Value
		var err error
		if e.Of != nil {
			if subject, err = of.eval(x, r); err != nil {
				return nil, err
			}
		}
		for i, w := range when {
			v, err := w.eval(x, r)
			if err != nil {
				return nil, err
			}
			if e.Of != nil && value.Equal(subject, v) == value.True || e.Of == nil && v == true {
				return then[i].eval(x, r)
			}
		}
		return otherwise.eval(x, r)
	}}
}
