package engine

import (
	"strings"

	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/value"
)

// addCondition adds one condition of WHERE: as a predicate, and where it
// compares a property or names a label, as what an index may help with.
func (c *compiler) addCondition(p *pattern, e ast.Expr) {
	c.noAgg = "in WHERE"
	cond := c.condition(e)
	c.noAgg = ""
	p.predicates = append(p.predicates, &predicate{cond: cond, at: e.At(), text: ast.Text(e), needs: c.slotsOf(e)})
	switch e := e.(type) {
	case *ast.HasLabels:
		if v, ok := e.Of.(*ast.Variable); ok {
			if n := p.byName[v.Name]; n != nil {
				n.labels = append(n.labels[:len(n.labels):len(n.labels)], e.Labels...)
			}
		}
	case *ast.Comparison:
		c.learn(p, e.First, e.Ops[0], e.Rest[0])
		if turned := turn(e.Ops[0]); turned != "" {
			c.learn(p, e.Rest[0], turned, e.First)
		}
	case *ast.Binary:
		if e.Op == "IN" {
			c.learn(p, e.Left, "IN", e.Right)
		}
	case *ast.FunctionCall:
		if strings.EqualFold(e.Name, "overlaps") && len(e.Args) == 3 {
			c.learnOverlap(p, e)
		}
	}
}

// turn gives the comparison with its sides exchanged.
func turn(op string) string {
	return map[string]string{"=": "=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}[op]
}

// learn notes v.key op other on the node or relationship v.
func (c *compiler) learn(p *pattern, left ast.Expr, op string, right ast.Expr) {
	if op == "<>" {
		return
	}
	property, ok := left.(*ast.Property)
	if !ok {
		return
	}
	v, ok := property.Of.(*ast.Variable)
	if !ok {
		return
	}
	c.note(p, v, known{property.Key, op, c.expr(right), c.slotsOf(right)})
}

func (c *compiler) learnOverlap(p *pattern, e *ast.FunctionCall) {
	v, ok := e.Args[0].(*ast.Variable)
	if !ok {
		return
	}
	from, to := c.expr(e.Args[1]), c.expr(e.Args[2])
	both := fold(expr{kind: listKind, eval: func(x *exec, r row) (value.Value, error) {
		values, err := evaluate(x, r, []expr{from, to})
		return value.List(values), err
	}}, from, to)
	c.note(p, v, known{"", "OVERLAPS", both, append(c.slotsOf(e.Args[1]), c.slotsOf(e.Args[2])...)})
}

func (c *compiler) note(p *pattern, v *ast.Variable, k known) {
	if n := p.byName[v.Name]; n != nil {
		n.known = append(n.known, k)
		return
	}
	b, ok := c.scope[v.Name]
	if !ok {
		return
	}
	for _, r := range p.rels {
		if r.slot == b.slot && !r.varLength {
			r.known = append(r.known, k)
		}
	}
}

// need is what is asked of a node, with the conditions whose values are known
// by then.
func (n *patternNode) need(bound map[int]bool) needTemplate {
	return needTemplate{labels: n.labels, known: usable(n.known, bound, n.slot)}
}

func usable(all []known, bound map[int]bool, self int) []known {
	var out []known
next:
	for _, k := range all {
		for _, slot := range k.needs {
			if !bound[slot] || slot == self {
				continue next
			}
		}
		out = append(out, k)
	}
	return out
}

// needTemplate becomes a Need when values are known.
type needTemplate struct {
	labels []string
	known  []known
}

// static is the need as far as it is known while planning.
func (t needTemplate) static() *Need {
	return &Need{Labels: t.labels, Conditions: staticConditions(t.known)}
}

func staticConditions(all []known) []Condition {
	var out []Condition
	for _, k := range all {
		out = append(out, Condition{k.key, k.op, k.value.value, k.value.constant})
	}
	return out
}

func conditionsAt(x *exec, r row, all []known) ([]Condition, error) {
	if len(all) == 0 {
		return nil, nil
	}
	out := make([]Condition, len(all))
	for i, k := range all {
		v, err := k.value.eval(x, r)
		if err != nil {
			return nil, err
		}
		out[i] = Condition{k.key, k.op, v, true}
	}
	return out, nil
}

// hopTemplate becomes a Hop when values are known.
type hopTemplate struct {
	types     []string
	direction ast.Direction
	known     []known
	other     needTemplate
}

func (t *hopTemplate) static() *Hop {
	return &Hop{Types: t.types, Direction: t.direction, Conditions: staticConditions(t.known), Other: *t.other.static()}
}

func (t *hopTemplate) at(x *exec, r row) (*Hop, error) {
	conditions, err := conditionsAt(x, r, t.known)
	if err != nil {
		return nil, err
	}
	other, err := conditionsAt(x, r, t.other.known)
	if err != nil {
		return nil, err
	}
	return &Hop{Types: t.types, Direction: t.direction, Conditions: conditions, Other: Need{t.other.labels, other}}, nil
}
