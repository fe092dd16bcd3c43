package main

import (
	"fmt"
	"slices"
	"strings"

	"claimgraph/graph/cypher/internal/value"
)

// canonical writes a value in one way: labels and keys sorted, with loose the
// elements of lists too.
func canonical(v value.Value, loose bool) string {
	switch v := v.(type) {
	case value.List:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = canonical(x, loose)
		}
		return listText(parts, loose)
	case value.Map:
		return mapText(v, loose)
	case value.Node:
		labels, _ := v.Labels() // the graph in memory gives no errors
		labels = slices.Sorted(slices.Values(labels))
		text := ""
		for _, l := range labels {
			text += ":" + l
		}
		return "(" + text + propertyText(v, loose) + ")"
	case value.Rel:
		return "[:" + v.Type() + propertyText(v, loose) + "]"
	case *value.Path:
		return pathText(v, loose)
	case float64:
		if v == 0 {
			v = 0 // no negative zero
		}
		return value.FloatText(v)
	case value.Date, value.LocalTime, value.Time, value.LocalDateTime, value.DateTime, value.Duration:
		return value.Literal(value.Text(v))
	}
	return value.Literal(v)
}

func listText(parts []string, loose bool) string {
	if loose {
		slices.Sort(parts)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

func mapText(m value.Map, loose bool) string {
	var parts []string
	for _, k := range m.Keys() {
		parts = append(parts, k+": "+canonical(m[k], loose))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func propertyText(e value.Entity, loose bool) string {
	m, err := value.Properties(e)
	if err != nil || len(m) == 0 {
		return ""
	}
	return " " + mapText(m, loose)
}

func pathText(p *value.Path, loose bool) string {
	text := "<" + canonical(p.Nodes[0], loose)
	for i, r := range p.Rels {
		next := canonical(p.Nodes[i+1], loose)
		if r.Start().Identity() == p.Nodes[i].Identity() {
			text += "-" + canonical(r, loose) + "->" + next
		} else {
			text += "<-" + canonical(r, loose) + "-" + next
		}
	}
	return text + ">"
}

// canonicalCell brings an expected cell to the form of canonical.
func canonicalCell(text string, loose bool) (string, error) {
	c := &cell{text: text, loose: loose}
	out, err := c.value()
	if err == nil && strings.TrimSpace(c.text[c.at:]) != "" {
		err = fmt.Errorf("cannot read %q", c.text[c.at:])
	}
	return out, err
}

// cell reads the notation of the TCK's tables.
type cell struct {
	text  string
	at    int
	loose bool
}

func (c *cell) space() {
	for c.at < len(c.text) && c.text[c.at] == ' ' {
		c.at++
	}
}

func (c *cell) next(s string) bool {
	c.space()
	if strings.HasPrefix(c.text[c.at:], s) {
		c.at += len(s)
		return true
	}
	return false
}

func (c *cell) value() (string, error) {
	c.space()
	rest := c.text[c.at:]
	switch {
	case strings.HasPrefix(rest, "[:"):
		return c.rel()
	case c.next("["):
		return c.list()
	case strings.HasPrefix(rest, "{"):
		return c.properties()
	case strings.HasPrefix(rest, "("):
		return c.node()
	case c.next("<"):
		return c.path()
	case c.next("'"):
		return c.str()
	}
	end := strings.IndexAny(rest, ",]}) ")
	if end < 0 {
		end = len(rest)
	}
	c.at += end
	v, err := constantValue(rest[:end])
	if rest[:end] == "NaN" || rest[:end] == "Inf" || rest[:end] == "-Inf" {
		return rest[:end], nil
	}
	return canonical(v, c.loose), err
}

func (c *cell) list() (string, error) {
	var parts []string
	for !c.next("]") {
		part, err := c.value()
		if err != nil {
			return "", err
		}
		parts = append(parts, part)
		c.next(",")
	}
	return listText(parts, c.loose), nil
}

func (c *cell) str() (string, error) {
	var b strings.Builder
	for c.at < len(c.text) {
		ch := c.text[c.at]
		c.at++
		switch {
		case ch == '\'':
			return value.Literal(b.String()), nil
		case ch == '\\' && c.at < len(c.text):
			b.WriteByte(c.text[c.at])
			c.at++
		default:
			b.WriteByte(ch)
		}
	}
	return "", fmt.Errorf("no end of string in %q", c.text)
}

// name reads a label, type or key.
func (c *cell) name() string {
	c.space()
	start := c.at
	for c.at < len(c.text) && !strings.ContainsRune(" :{}()[],", rune(c.text[c.at])) {
		c.at++
	}
	return strings.Trim(c.text[start:c.at], "`")
}

func (c *cell) properties() (string, error) {
	entries := map[string]string{}
	var keys []string
	c.next("{")
	for !c.next("}") {
		key := c.name()
		c.next(":")
		v, err := c.value()
		if err != nil || key == "" {
			return "", fmt.Errorf("cannot read the map in %q", c.text)
		}
		entries[key] = v
		keys = append(keys, key)
		c.next(",")
	}
	slices.Sort(keys)
	for i, k := range keys {
		keys[i] = k + ": " + entries[k]
	}
	return "{" + strings.Join(keys, ", ") + "}", nil
}

func (c *cell) node() (string, error) {
	c.next("(")
	var labels []string
	for c.next(":") {
		labels = append(labels, ":"+c.name())
	}
	slices.Sort(labels)
	text := strings.Join(labels, "")
	c.space()
	if strings.HasPrefix(c.text[c.at:], "{") {
		props, err := c.properties()
		if err != nil {
			return "", err
		}
		if props != "{}" {
			text += " " + props
		}
	}
	if !c.next(")") {
		return "", fmt.Errorf("cannot read the node in %q", c.text)
	}
	return "(" + text + ")", nil
}

func (c *cell) rel() (string, error) {
	c.next("[")
	c.next(":")
	text := ":" + c.name()
	c.space()
	if strings.HasPrefix(c.text[c.at:], "{") {
		props, err := c.properties()
		if err != nil {
			return "", err
		}
		if props != "{}" {
			text += " " + props
		}
	}
	if !c.next("]") {
		return "", fmt.Errorf("cannot read the relationship in %q", c.text)
	}
	return "[" + text + "]", nil
}

func (c *cell) path() (string, error) {
	node, err := c.node()
	text := "<" + node
	for err == nil && !c.next(">") {
		var rel, node string
		before, after := "-", "->"
		if c.next("<-") {
			before, after = "<-", "-"
		} else if !c.next("-") {
			return "", fmt.Errorf("cannot read the path in %q", c.text)
		}
		if rel, err = c.rel(); err != nil {
			break
		}
		if !c.next(after) {
			return "", fmt.Errorf("cannot read the path in %q", c.text)
		}
		node, err = c.node()
		text += before + rel + after + node
	}
	return text + ">", err
}
