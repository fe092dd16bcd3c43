package engine

import (
	"slices"

	"claimgraph/graph/cypher/internal/ast"
)

// pattern is the graph that a MATCH looks for.
type pattern struct {
	nodes      []*patternNode
	rels       []*patternRel
	paths      []patternPath
	predicates []*predicate
	byName     map[string]*patternNode
}

type patternNode struct {
	text   string // as written, for people
	slot   int
	bound  bool // has its value when planning gets here
	labels []string
	known  []known
}

type patternRel struct {
	text      string
	slot      int
	given     bool // bound before this MATCH
	done      bool
	from, to  *patternNode
	direction ast.Direction
	types     []string
	known     []known
	varLength bool
	min, max  int64 // max -1: none
	shortest  ast.ShortestKind
	each      []expr // conditions on each relationship of a variable length
	eachSlot  int
	at        ast.Pos
}

type patternPath struct {
	slot  int
	nodes []*patternNode
	rels  []*patternRel
	name  string
}

// known is a condition on a property that an index may help with. needs lists
// the slots that must have values before.
type known struct {
	key, op string
	value   expr
	needs   []int
}

// predicate is a condition of the pattern; it is tested as soon as its slots
// have values.
type predicate struct {
	cond  expr
	at    ast.Pos
	text  string
	needs []int
	done  bool
}

// describePattern registers a pattern's parts in the scope, which gains its
// variables, and its conditions.
func (c *compiler) describePattern(paths []*ast.Path, where ast.Expr) *pattern {
	p := &pattern{byName: map[string]*patternNode{}}
	before := map[string]bool{}
	for name := range c.scope {
		before[name] = true
	}
	inPattern := map[string]bool{}
	for _, path := range paths {
		c.addPath(p, path, before, inPattern)
	}
	for _, path := range paths { // properties may use any variable of the pattern
		c.pathProperties(p, path)
	}
	for _, conjunct := range conjuncts(where) {
		c.addCondition(p, conjunct)
	}
	return p
}

func (c *compiler) addPath(p *pattern, path *ast.Path, before, inPattern map[string]bool) {
	pp := patternPath{slot: -1}
	for _, n := range path.Nodes {
		pp.nodes = append(pp.nodes, c.addNode(p, n, inPattern))
	}
	for i, r := range path.Rels {
		pp.rels = append(pp.rels, c.addRel(p, path, r, pp.nodes[i], pp.nodes[i+1], before, inPattern))
	}
	if v := path.Var; v != nil {
		if _, taken := c.scope[v.Name]; taken {
			syntax(v.Pos, "VariableAlreadyBound", "`%s` is bound already; a path needs a name of its own", v.Name)
		}
		pp.slot, pp.name = c.bind(v.Name, pathKind).slot, v.Name
		inPattern[v.Name] = true
	}
	if pp.slot >= 0 {
		p.paths = append(p.paths, pp)
	}
}

func (c *compiler) addNode(p *pattern, n *ast.NodePattern, inPattern map[string]bool) *patternNode {
	if n.Var != nil {
		if known := p.byName[n.Var.Name]; known != nil {
			known.labels = append(known.labels, n.Labels...)
			return known
		}
	}
	node := &patternNode{text: ast.NodeText(n), labels: n.Labels}
	p.nodes = append(p.nodes, node)
	if n.Var == nil {
		node.slot = c.slot()
		return node
	}
	name := n.Var.Name
	p.byName[name] = node
	if b, ok := c.scope[name]; ok {
		if b.kind != nodeKind && b.kind != anyKind && b.kind != nullKind {
			syntax(n.Var.Pos, "VariableTypeConflict", "`%s` is a %s, not a node", name, b.kind)
		}
		node.slot, node.bound = b.slot, !inPattern[name]
		return node
	}
	node.slot = c.bind(name, nodeKind).slot
	inPattern[name] = true
	return node
}

func (c *compiler) addRel(p *pattern, path *ast.Path, r *ast.RelPattern, from, to *patternNode, before, inPattern map[string]bool) *patternRel {
	rel := &patternRel{
		text: ast.RelText(r), from: from, to: to, direction: r.Direction, types: r.Types, varLength: r.VarLength,
		min: 1, max: 1, shortest: path.Shortest, at: r.Pos,
	}
	if r.VarLength {
		rel.max = -1
		if r.Min != nil {
			rel.min = *r.Min
		}
		if r.Max != nil {
			rel.max = *r.Max
		}
	}
	if rel.shortest != ast.AnyPath {
		rel.varLength = true
		if rel.min > 1 {
			syntax(r.Pos, "InvalidRelationshipPattern", "%s takes a least length of 0 or 1", rel.shortest)
		}
	}
	p.rels = append(p.rels, rel)
	c.imply(rel)
	k := relKind
	if rel.varLength {
		k = relListKind
	}
	if r.Var == nil {
		rel.slot = c.slot()
		return rel
	}
	name := r.Var.Name
	b, ok := c.scope[name]
	switch {
	case !ok:
		rel.slot = c.bind(name, k).slot
		inPattern[name] = true
	case inPattern[name] && b.kind == relKind:
		syntax(r.Var.Pos, "RelationshipUniquenessViolation", "`%s` stands for two relationships of one pattern", name)
	case b.kind != k && b.kind != anyKind && b.kind != nullKind && !(k == relListKind && b.kind == listKind && (b.elem == relKind || b.elem == anyKind)):
		syntax(r.Var.Pos, "VariableTypeConflict", "`%s` is a %s, not a %s", name, b.kind, k)
	default:
		rel.slot, rel.given = b.slot, before[name]
	}
	return rel
}

// imply adds the labels that the ends of a relationship have by its type: they
// help to find the nodes and need no test.
func (c *compiler) imply(r *patternRel) {
	g, ok := c.graph.(Implier)
	if !ok || len(r.types) == 0 || r.varLength && r.min == 0 {
		return
	}
	start, end := g.Ends(r.types)
	if r.direction == ast.In {
		start, end = end, start
	}
	if r.direction == ast.Both || r.varLength {
		if !slices.Equal(start, end) {
			return
		}
	}
	for _, x := range []struct {
		node   *patternNode
		labels []string
	}{{r.from, start}, {r.to, end}} {
		for _, l := range x.labels {
			if !slices.Contains(x.node.labels, l) {
				x.node.labels = append(slices.Clip(x.node.labels), l)
			}
		}
	}
}

// pathProperties compiles the maps of a path's nodes and relationships into
// conditions.
func (c *compiler) pathProperties(p *pattern, path *ast.Path) {
	for _, n := range path.Nodes {
		node := c.findNode(p, n, path)
		c.mapConditions(p, n.Props, node.slot, func(k known) { node.known = append(node.known, k) })
		if len(n.Labels) > 0 {
			slot, labels := node.slot, n.Labels
			p.predicates = append(p.predicates, &predicate{cond: labelsTest(slot, labels, n.Pos), at: n.Pos, text: ast.NodeText(n), needs: []int{slot}})
		}
	}
	for _, r := range path.Rels {
		rel := p.relAt(r.Pos)
		if !rel.varLength {
			c.mapConditions(p, r.Props, rel.slot, func(k known) { rel.known = append(rel.known, k) })
			continue
		}
		rel.eachSlot = c.slot()
		each := &pattern{byName: p.byName}
		c.mapConditions(each, r.Props, rel.eachSlot, func(k known) { rel.known = append(rel.known, k) })
		for _, pr := range each.predicates {
			rel.each = append(rel.each, pr.cond)
		}
	}
}

func (p *pattern) relAt(at ast.Pos) *patternRel {
	for _, r := range p.rels {
		if r.at == at {
			return r
		}
	}
	panic("a relationship of the pattern is missing")
}

// findNode gives the described node of a node pattern: by name, else by its
// place in the path.
func (c *compiler) findNode(p *pattern, n *ast.NodePattern, path *ast.Path) *patternNode {
	if n.Var != nil {
		return p.byName[n.Var.Name]
	}
	for i, other := range path.Nodes {
		if other != n {
			continue
		}
		if i < len(path.Rels) {
			return p.relAt(path.Rels[i].Pos).from
		}
		if i > 0 {
			return p.relAt(path.Rels[i-1].Pos).to
		}
	}
	for _, node := range p.nodes { // a lone anonymous node
		if node.text == ast.NodeText(n) && !node.bound && len(node.known) == 0 {
			return node
		}
	}
	panic("a node of the pattern is missing")
}

func labelsTest(slot int, labels []string, at ast.Pos) expr {
	return expr{kind: boolKind, eval: func(_ *exec, r row) (v any, err error) {
		if r[slot] == nil {
			return nil, nil
		}
		return hasAll(r[slot], labels, at)
	}}
}

// mapConditions turns {key: value} into predicates and into what an index may
// look up.
func (c *compiler) mapConditions(p *pattern, props ast.Expr, slot int, add func(known)) {
	switch props := props.(type) {
	case nil:
	case *ast.Parameter:
		syntax(props.Pos, "InvalidParameterUse", "a parameter cannot stand for all properties in MATCH; write {key: $%s.key}", props.Name)
	case *ast.MapLiteral:
		for i, key := range props.Keys {
			v := c.expr(props.Values[i])
			needs := c.slotsOf(props.Values[i])
			add(known{key, "=", v, needs})
			at := props.Values[i].At()
			p.predicates = append(p.predicates, &predicate{
				cond: propertyEquals(slot, key, v, at), at: at, text: key + " = " + ast.Text(props.Values[i]),
				needs: append([]int{slot}, needs...),
			})
		}
	}
}

func propertyEquals(slot int, key string, v expr, at ast.Pos) expr {
	return expr{kind: boolKind, eval: func(x *exec, r row) (any, error) {
		got, err := propertyOf(r[slot], key, at)
		if err != nil || got == nil {
			return nil, err
		}
		want, err := v.eval(x, r)
		if err != nil {
			return nil, err
		}
		return compare("=", got, want).Value(), nil
	}}
}

// slotsOf lists the slots of the variables that an expression uses.
func (c *compiler) slotsOf(e ast.Expr) []int {
	var slots []int
	ast.Variables(e, func(v *ast.Variable) {
		if b, ok := c.scope[v.Name]; ok {
			slots = append(slots, b.slot)
		}
	})
	return slots
}

// conjuncts splits a condition at its ANDs.
func conjuncts(e ast.Expr) []ast.Expr {
	if e == nil {
		return nil
	}
	switch e := e.(type) {
	case *ast.Logic:
		if e.Op == "AND" {
			var out []ast.Expr
			for _, a := range e.Args {
				out = append(out, conjuncts(a)...)
			}
			return out
		}
	case *ast.Comparison:
		if len(e.Ops) > 1 {
			var out []ast.Expr
			left := e.First
			for i, op := range e.Ops {
				out = append(out, &ast.Comparison{Pos: e.Pos, First: left, Ops: []string{op}, Rest: []ast.Expr{e.Rest[i]}})
				left = e.Rest[i]
			}
			return out
		}
	}
	return []ast.Expr{e}
}
