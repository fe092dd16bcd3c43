// Package value holds the values of openCypher: their equality, order,
// arithmetic and notation, as the openCypher reference (CIP2016-06-14 for
// comparability, equality and orderability) defines them.
package value

import (
	"maps"
	"slices"
	"time"
)

// Value is nil (null), bool, int64, float64, string, List, Map, Node, Rel,
// *Path, Date, LocalTime, Time, LocalDateTime, DateTime or Duration.
type Value = any

// List is a list of values.
type List []Value

// Map is a map; keys that are absent read as null.
type Map map[string]Value

// Keys gives the keys in order.
func (m Map) Keys() []string { return slices.Sorted(maps.Keys(m)) }

// Identity tells nodes apart, and relationships: it is unique within a graph.
type Identity struct {
	Kind string // separates what a graph numbers or names separately
	Name string
	N    int64
}

// Compare orders identities.
func (a Identity) Compare(b Identity) int {
	switch {
	case a.Kind != b.Kind:
		return compareStrings(a.Kind, b.Kind)
	case a.N != b.N:
		return compareInts(a.N, b.N)
	}
	return compareStrings(a.Name, b.Name)
}

// Node is a node of a graph. Property gives null for what it has not; an error
// only when the graph could not be read.
type Node interface {
	Identity() Identity
	Labels() ([]string, error)
	HasLabel(label string) (bool, error)
	Property(key string) (Value, error)
	Keys() ([]string, error)
}

// Rel is a relationship of a graph.
type Rel interface {
	Identity() Identity
	Type() string
	Start() Node
	End() Node
	Property(key string) (Value, error)
	Keys() ([]string, error)
}

// Entity is what nodes and relationships share.
type Entity interface {
	Identity() Identity
	Property(key string) (Value, error)
	Keys() ([]string, error)
}

// Path is an alternation of nodes and relationships: one node more.
type Path struct {
	Nodes []Node
	Rels  []Rel
}

// Of turns a Go value, as decoded from JSON or given by a caller, into a Value.
// Whole float64 that came from JSON stay floats; see OfJSON.
func Of(v any) (Value, bool) {
	switch v := v.(type) {
	case nil, bool, int64, float64, string, List, Map, Date, LocalTime, Time, LocalDateTime, DateTime, Duration, Node, Rel, *Path:
		return v, true
	case int:
		return int64(v), true
	case int32:
		return int64(v), true
	case uint32:
		return int64(v), true
	case float32:
		return float64(v), true
	case time.Time:
		return DateTimeOf(v), true
	case []string:
		list := make(List, len(v))
		for i, s := range v {
			list[i] = s
		}
		return list, true
	case []any:
		return listOf(v)
	case map[string]any:
		return mapOf(v)
	}
	return ofNumber(v)
}

func listOf(v []any) (Value, bool) {
	list := make(List, len(v))
	for i, x := range v {
		var ok bool
		if list[i], ok = Of(x); !ok {
			return nil, false
		}
	}
	return list, true
}

func mapOf(v map[string]any) (Value, bool) {
	m := make(Map, len(v))
	for k, x := range v {
		var ok bool
		if m[k], ok = Of(x); !ok {
			return nil, false
		}
	}
	return m, true
}

// ofNumber reads a json.Number: whole numbers are integers.
func ofNumber(v any) (Value, bool) {
	n, ok := v.(interface {
		Int64() (int64, error)
		Float64() (float64, error)
	})
	if !ok {
		return nil, false
	}
	if i, err := n.Int64(); err == nil {
		return i, true
	}
	f, err := n.Float64()
	return f, err == nil
}

// TypeName names the type of a value as messages do.
func TypeName(v Value) string {
	switch v.(type) {
	case nil:
		return "Null"
	case bool:
		return "Boolean"
	case int64:
		return "Integer"
	case float64:
		return "Float"
	case string:
		return "String"
	case List:
		return "List"
	case Map:
		return "Map"
	case Node:
		return "Node"
	case Rel:
		return "Relationship"
	case *Path:
		return "Path"
	case Date:
		return "Date"
	case LocalTime:
		return "LocalTime"
	case Time:
		return "Time"
	case LocalDateTime:
		return "LocalDateTime"
	case DateTime:
		return "DateTime"
	case Duration:
		return "Duration"
	}
	return "unknown"
}
