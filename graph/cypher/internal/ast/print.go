package ast

import (
	"fmt"
	"strconv"
	"strings"
)

// Text writes an expression in one canonical way: equal expressions, wherever
// they stand in the query, have equal texts.
func Text(e Expr) string {
	var b strings.Builder
	print(&b, e)
	return b.String()
}

func print(b *strings.Builder, e Expr) {
	switch e := e.(type) {
	case nil:
	case *Literal:
		printLiteral(b, e.Value)
	case *Parameter:
		b.WriteString("$" + e.Name)
	case *Variable:
		b.WriteString(Name(e.Name))
	case *Property:
		operand(b, e.Of)
		b.WriteString("." + Name(e.Key))
	case *HasLabels:
		operand(b, e.Of)
		for _, l := range e.Labels {
			b.WriteString(":" + Name(l))
		}
	case *Index:
		operand(b, e.Of)
		parts(b, "[", e.Index, "]")
	case *Slice:
		operand(b, e.Of)
		parts(b, "[", e.From, "..", e.To, "]")
	case *ListLiteral:
		list(b, "[", e.Items, "]")
	case *MapLiteral:
		b.WriteByte('{')
		for i, k := range e.Keys {
			if i > 0 {
				b.WriteString(", ")
			}
			parts(b, Name(k)+": ", e.Values[i])
		}
		b.WriteByte('}')
	case *Unary:
		if e.Op == "NOT" {
			b.WriteString("NOT ")
		} else {
			b.WriteString(e.Op)
		}
		operand(b, e.Arg)
	case *Binary:
		operand(b, e.Left)
		b.WriteString(" " + e.Op + " ")
		operand(b, e.Right)
	case *Logic:
		for i, a := range e.Args {
			if i > 0 {
				b.WriteString(" " + e.Op + " ")
			}
			operand(b, a)
		}
	case *Comparison:
		operand(b, e.First)
		for i, op := range e.Ops {
			b.WriteString(" " + op + " ")
			operand(b, e.Rest[i])
		}
	case *IsNull:
		operand(b, e.Of)
		if e.Not {
			b.WriteString(" IS NOT NULL")
		} else {
			b.WriteString(" IS NULL")
		}
	case *FunctionCall:
		printCall(b, e)
	default:
		printBinding(b, e)
	}
}

// printBinding writes the expressions that bind variables or hold patterns.
func printBinding(b *strings.Builder, e Expr) {
	switch e := e.(type) {
	case *MapProjection:
		printProjection(b, e)
	case *Case:
		parts(b, "CASE ", e.Of)
		for i, w := range e.When {
			parts(b, " WHEN ", w, " THEN ", e.Then[i])
		}
		optional(b, " ELSE ", e.Else)
		b.WriteString(" END")
	case *ListComprehension:
		parts(b, "[", e.Var, " IN ", e.List)
		optional(b, " WHERE ", e.Where)
		optional(b, " | ", e.To)
		b.WriteByte(']')
	case *PatternComprehension:
		b.WriteString("[" + PathText(e.Path))
		optional(b, " WHERE ", e.Where)
		parts(b, " | ", e.To, "]")
	case *Quantifier:
		parts(b, e.Kind+"(", e.Var, " IN ", e.List)
		optional(b, " WHERE ", e.Where)
		b.WriteByte(')')
	case *Reduce:
		parts(b, "reduce(", e.Acc, " = ", e.Init, ", ", e.Var, " IN ", e.List, " | ", e.Expr, ")")
	case *PatternPredicate:
		b.WriteString(PathText(e.Path))
	case *Subquery:
		word := "EXISTS {"
		if e.Count {
			word = "COUNT {"
		}
		b.WriteString(word)
		for i, p := range e.Pattern {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(PathText(p))
		}
		optional(b, " WHERE ", e.Where)
		if e.Query != nil {
			fmt.Fprintf(b, " …%d", e.Pos)
		}
		b.WriteByte('}')
	}
}

func printCall(b *strings.Builder, e *FunctionCall) {
	b.WriteString(strings.ToLower(e.Name) + "(")
	if e.Star {
		b.WriteByte('*')
	}
	if e.Distinct {
		b.WriteString("DISTINCT ")
	}
	list(b, "", e.Args, ")")
}

func printProjection(b *strings.Builder, e *MapProjection) {
	b.WriteString(e.Of.Name + " {")
	if e.All {
		b.WriteString(".*, ")
	}
	for _, item := range e.Items {
		b.WriteString(Name(item.Key))
		optional(b, ": ", item.Value)
		b.WriteString(", ")
	}
	b.WriteByte('}')
}

func printLiteral(b *strings.Builder, v any) {
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case string:
		b.WriteString("'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(v) + "'")
	case float64:
		s := strconv.FormatFloat(v, 'g', -1, 64)
		if !strings.ContainsAny(s, ".eIN") {
			s += ".0"
		}
		b.WriteString(s)
	default:
		fmt.Fprint(b, v)
	}
}

// operand puts what has operators of its own in parentheses.
func operand(b *strings.Builder, e Expr) {
	switch e.(type) {
	case *Logic, *Binary, *Comparison, *Unary, *IsNull:
		parts(b, "(", e, ")")
	default:
		print(b, e)
	}
}

// parts writes strings as they are and expressions printed.
func parts(b *strings.Builder, all ...any) {
	for _, x := range all {
		switch x := x.(type) {
		case string:
			b.WriteString(x)
		case Expr:
			print(b, x)
		}
	}
}

func optional(b *strings.Builder, before string, e Expr) {
	if e != nil {
		parts(b, before, e)
	}
}

func list(b *strings.Builder, open string, items []Expr, closing string) {
	b.WriteString(open)
	for i, x := range items {
		if i > 0 {
			b.WriteString(", ")
		}
		print(b, x)
	}
	b.WriteString(closing)
}

// PathText writes a pattern.
func PathText(p *Path) string {
	var b strings.Builder
	for i, n := range p.Nodes {
		b.WriteString(NodeText(n))
		if i < len(p.Rels) {
			b.WriteString(RelText(p.Rels[i]))
		}
	}
	if p.Shortest != AnyPath {
		return string(p.Shortest) + "(" + b.String() + ")"
	}
	return b.String()
}

// NodeText writes a node pattern.
func NodeText(n *NodePattern) string {
	var b strings.Builder
	b.WriteByte('(')
	if n.Var != nil {
		b.WriteString(Name(n.Var.Name))
	}
	for _, l := range n.Labels {
		b.WriteString(":" + Name(l))
	}
	optional(&b, " ", n.Props)
	b.WriteByte(')')
	return b.String()
}

// RelText writes a relationship pattern with its arrows.
func RelText(r *RelPattern) string {
	var b strings.Builder
	if r.Var != nil {
		b.WriteString(Name(r.Var.Name))
	}
	for i, t := range r.Types {
		b.WriteString([]string{":", "|"}[min(i, 1)] + Name(t))
	}
	if r.VarLength {
		b.WriteByte('*')
		if r.Min != nil {
			fmt.Fprint(&b, *r.Min)
		}
		b.WriteString("..")
		if r.Max != nil {
			fmt.Fprint(&b, *r.Max)
		}
	}
	optional(&b, " ", r.Props)
	inner := b.String()
	if inner != "" {
		inner = "[" + inner + "]"
	}
	switch r.Direction {
	case Out:
		return "-" + inner + "->"
	case In:
		return "<-" + inner + "-"
	}
	return "-" + inner + "-"
}

// Name writes a name, in backquotes where it needs them.
func Name(s string) string {
	for i, r := range s {
		if r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 127 || i > 0 && r >= '0' && r <= '9' {
			continue
		}
		return "`" + strings.ReplaceAll(s, "`", "``") + "`"
	}
	return s
}
