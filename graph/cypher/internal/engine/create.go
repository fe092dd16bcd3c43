package engine

import (
	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/value"
)

// create makes nodes and relationships, for setting up test graphs.
type create struct {
	Node
	source operator
	parts  []func(x *exec, r row) error
}

func (c *create) run(x *exec, r row, emit emitFunc) error {
	return c.source.run(x, r, func(r row) error {
		for _, part := range c.parts {
			if err := part(x, r); err != nil {
				return err
			}
		}
		return emit(r)
	})
}

func (c *compiler) create(source operator, clause *ast.Create) operator {
	op := &create{Node: describe("Create", "", 1, source)}
	source = c.add(&eager{Node: describe("Eager", "", 1, source), source: source})
	op.source = source
	for _, path := range clause.Pattern {
		slots := make([]int, len(path.Nodes))
		for i, n := range path.Nodes {
			slots[i] = c.createNode(op, n)
		}
		for i, r := range path.Rels {
			from, to := slots[i], slots[i+1]
			if r.Direction == ast.In {
				from, to = to, from
			}
			c.createRel(op, r, from, to)
		}
	}
	return c.add(op)
}

func (c *compiler) createNode(op *create, n *ast.NodePattern) int {
	slot := -1
	if n.Var != nil {
		if b, ok := c.scope[n.Var.Name]; ok {
			return b.slot
		}
		slot = c.bind(n.Var.Name, nodeKind).slot
	} else {
		slot = c.slot()
	}
	props := c.createProps(n.Props)
	op.parts = append(op.parts, func(x *exec, r row) error {
		m, err := propsAt(x, r, props)
		r[slot] = x.create.CreateNode(n.Labels, m)
		return err
	})
	return slot
}

func (c *compiler) createRel(op *create, p *ast.RelPattern, from, to int) {
	slot := c.slot()
	if p.Var != nil {
		slot = c.bind(p.Var.Name, relKind).slot
	}
	props := c.createProps(p.Props)
	op.parts = append(op.parts, func(x *exec, r row) error {
		m, err := propsAt(x, r, props)
		if err != nil {
			return err
		}
		a, ok := r[from].(value.Node)
		b, ok2 := r[to].(value.Node)
		if !ok || !ok2 {
			return runtimeError(p.Pos, "TypeError", "InvalidArgumentType", "a relationship joins two nodes")
		}
		r[slot] = x.create.CreateRel(a, b, p.Types[0], m)
		return nil
	})
}

func (c *compiler) createProps(e ast.Expr) expr {
	if e == nil {
		return constant(value.Map{})
	}
	return c.expr(e)
}

// propsAt evaluates properties and leaves out nulls.
func propsAt(x *exec, r row, e expr) (value.Map, error) {
	v, err := e.eval(x, r)
	m, _ := v.(value.Map)
	out := value.Map{}
	for k, item := range m {
		if item != nil {
			out[k] = item
		}
	}
	return out, err
}

// delete takes relationships away.
func (c *compiler) delete(source operator, clause *ast.Delete) operator {
	op := &create{Node: describe("Delete", "", 1, source)}
	op.source = c.add(&eager{Node: describe("Eager", "", 1, source), source: source})
	for _, e := range c.exprs(clause.Exprs) {
		op.parts = append(op.parts, func(x *exec, r row) error {
			v, err := e.eval(x, r)
			if rel, ok := v.(value.Rel); ok {
				x.create.DeleteRel(rel)
			}
			return err
		})
	}
	return c.add(op)
}

// eager takes all rows in before it hands the first on.
type eager struct {
	Node
	source operator
}

func (e *eager) run(x *exec, r row, emit emitFunc) error {
	var rows []row
	err := e.source.run(x, r, func(r row) error {
		kept, err := x.keep(r)
		rows = append(rows, kept)
		return err
	})
	if err != nil {
		return err
	}
	for _, r := range rows {
		if err := emit(r); err != nil {
			return err
		}
	}
	return nil
}
