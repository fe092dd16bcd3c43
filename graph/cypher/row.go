package cypher

import (
	"encoding/json"
	"fmt"
	"math"

	"claimgraph/graph/cypher/internal/model"
	"claimgraph/graph/cypher/internal/value"
	"claimgraph/schema"
)

// Node is a node in a row. Claim is set for a claim as a node.
type Node struct {
	ID         string         `json:"id"`
	Labels     []string       `json:"labels"`
	Claim      schema.ClaimID `json:"claim,omitempty"`
	Properties map[string]any `json:"properties"`
}

// Relationship is a relationship in a row, with the ids of the nodes it joins.
// Claim is set for a claim.
type Relationship struct {
	Type       string         `json:"type"`
	Start      string         `json:"start"`
	End        string         `json:"end"`
	Claim      schema.ClaimID `json:"claim,omitempty"`
	Properties map[string]any `json:"properties"`
}

// Path is a path in a row: one node more than relationships.
type Path struct {
	Nodes         []Node         `json:"nodes"`
	Relationships []Relationship `json:"relationships"`
}

// Time is a date, time, date and time or duration; as JSON it is a string in
// ISO 8601.
type Time struct{ v value.Value }

// String writes ISO 8601.
func (t Time) String() string { return value.Text(t.v) }

// Type is Date, LocalTime, Time, LocalDateTime, DateTime or Duration.
func (t Time) Type() string { return value.TypeName(t.v) }

// MarshalJSON writes a string.
func (t Time) MarshalJSON() ([]byte, error) { return json.Marshal(t.String()) }

// String writes the node as a pattern.
func (n Node) String() string {
	s := "("
	for _, l := range n.Labels {
		s += ":" + l
	}
	return s + " " + short(n.Properties, n.ID) + ")"
}

// String writes the relationship as a pattern.
func (r Relationship) String() string {
	return fmt.Sprintf("(%s)-[:%s %s]->(%s)", r.Start, r.Type, short(r.Properties, string(r.Claim)), r.End)
}

// String writes the path as a pattern.
func (p Path) String() string {
	s := ""
	for i, n := range p.Nodes {
		s += n.String()
		if i < len(p.Relationships) {
			r := p.Relationships[i]
			if r.Start == n.ID {
				s += "-[:" + r.Type + "]->"
			} else {
				s += "<-[:" + r.Type + "]-"
			}
		}
	}
	return s
}

// short names a node or relationship by its name, else its id.
func short(props map[string]any, id string) string {
	if name, ok := props["name"].(string); ok {
		return name
	}
	return id
}

// Claims lists the claims that a row cites: its nodes and relationships that
// are claims, also within paths, lists and maps. Each comes once, in order.
func Claims(row []any) []schema.ClaimID {
	var ids []schema.ClaimID
	seen := map[schema.ClaimID]bool{}
	add := func(id schema.ClaimID) {
		if id != "" && !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	var visit func(v any)
	visit = func(v any) {
		switch v := v.(type) {
		case Node:
			add(v.Claim)
		case Relationship:
			add(v.Claim)
		case Path:
			for _, n := range v.Nodes {
				add(n.Claim)
			}
			for _, r := range v.Relationships {
				add(r.Claim)
			}
		case []any:
			for _, x := range v {
				visit(x)
			}
		case map[string]any:
			for _, k := range value.Map(v).Keys() {
				visit(v[k])
			}
		}
	}
	for _, v := range row {
		visit(v)
	}
	return ids
}

// present turns the engine's values into those of rows.
func present(values []value.Value) ([]any, error) {
	row := make([]any, len(values))
	for i, v := range values {
		var err error
		if row[i], err = show(v); err != nil {
			return nil, err
		}
	}
	return row, nil
}

func show(v value.Value) (any, error) {
	switch v := v.(type) {
	case nil, bool, int64, string:
		return v, nil
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return value.FloatText(v), nil // JSON has no such numbers
		}
		return v, nil
	case value.List:
		return present(v)
	case value.Map:
		return showMap(v)
	case value.Node:
		return showNode(v)
	case value.Rel:
		return showRel(v)
	case *value.Path:
		return showPath(v)
	}
	return Time{v}, nil
}

func showMap(m value.Map) (map[string]any, error) {
	out := make(map[string]any, len(m))
	for k, v := range m {
		var err error
		if out[k], err = show(v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func showProperties(e value.Entity) (map[string]any, error) {
	m, err := value.Properties(e)
	if err != nil {
		return nil, err
	}
	return showMap(m)
}

func showNode(n value.Node) (Node, error) {
	labels, err := n.Labels()
	if err != nil {
		return Node{}, err
	}
	props, err := showProperties(n)
	claim, _ := model.ClaimOf(n)
	return Node{n.Identity().Name, labels, claim, props}, err
}

func showRel(r value.Rel) (Relationship, error) {
	props, err := showProperties(r)
	claim, _ := model.ClaimOf(r)
	return Relationship{r.Type(), r.Start().Identity().Name, r.End().Identity().Name, claim, props}, err
}

func showPath(p *value.Path) (Path, error) {
	out := Path{Nodes: []Node{}, Relationships: []Relationship{}}
	for _, n := range p.Nodes {
		node, err := showNode(n)
		if err != nil {
			return out, err
		}
		out.Nodes = append(out.Nodes, node)
	}
	for _, r := range p.Rels {
		rel, err := showRel(r)
		if err != nil {
			return out, err
		}
		out.Relationships = append(out.Relationships, rel)
	}
	return out, nil
}
