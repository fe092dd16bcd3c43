package model

import (
	"errors"
	"slices"
	"strings"

	"claimgraph/graph"
	"claimgraph/graph/cypher/internal/value"
	"claimgraph/schema"
)

// KindLabel is the label of a kind of entity: Country, Person, IGO.
func KindLabel(k schema.Kind) string {
	switch k {
	case "":
		return ""
	case schema.IGO:
		return "IGO"
	}
	return strings.ToUpper(string(k[:1])) + string(k[1:])
}

// kindOfLabel is the inverse of KindLabel.
func kindOfLabel(label string) (schema.Kind, bool) {
	for _, k := range schema.Kinds() {
		if KindLabel(k) == label {
			return k, true
		}
	}
	return "", false
}

// entity is an entity as a node. What the store knows of it is read when it is
// asked for.
type entity struct {
	g      *Graph
	id     schema.EntityID
	loaded bool
	record schema.Entity
	err    error
}

func (e *entity) load() error {
	if e.loaded {
		return e.err
	}
	record, err := e.g.store.Entity(e.g.ctx, e.id)
	if errors.Is(err, graph.ErrNotFound) {
		record, err = schema.Entity{ID: e.id, Country: graph.CountryOf(e.id)}, nil
		if record.Country != "" {
			record.Kind = schema.Country
		}
	}
	e.set(record)
	e.err = err
	return err
}

func (e *entity) set(record schema.Entity) {
	if name := e.g.reading.Name(e.id); name != "" {
		record.Name = name
	}
	e.record, e.loaded = record, true
}

func (e *entity) Identity() value.Identity {
	return value.Identity{Kind: "entity", Name: string(e.id)}
}

func (e *entity) Labels() ([]string, error) {
	err := e.load()
	if k := KindLabel(e.record.Kind); k != "" {
		return []string{EntityLabel, k}, err
	}
	return []string{EntityLabel}, err
}

func (e *entity) HasLabel(label string) (bool, error) {
	if label == EntityLabel {
		return true, nil
	}
	k, ok := kindOfLabel(label)
	if !ok {
		return false, nil
	}
	err := e.load()
	return e.record.Kind == k, err
}

func (e *entity) Property(key string) (value.Value, error) {
	if key == "id" {
		return string(e.id), nil
	}
	if err := e.load(); err != nil {
		return nil, err
	}
	r := &e.record
	switch key {
	case "name":
		return text(r.Name), nil
	case "kind":
		return text(string(r.Kind)), nil
	case "country":
		return text(r.Country), nil
	case "sector":
		return text(r.Sector), nil
	case "wikidata":
		return text(r.Wikidata), nil
	case "aliases":
		return texts(r.Aliases), nil
	}
	return nil, nil
}

func (e *entity) Keys() ([]string, error) {
	return present(e, entityKeys()...)
}

func entityKeys() []string {
	return []string{"id", "name", "kind", "country", "sector", "wikidata", "aliases"}
}

// text is a string, null when empty.
func text(s string) value.Value {
	if s == "" {
		return nil
	}
	return s
}

// texts is a list of strings, null when empty.
func texts[S ~string](list []S) value.Value {
	if len(list) == 0 {
		return nil
	}
	out := make(value.List, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}

// present lists which of the keys have a value.
func present(e value.Entity, keys ...string) ([]string, error) {
	var err error
	return slices.DeleteFunc(keys, func(k string) bool {
		v, e := e.Property(k)
		if e != nil {
			err = e
		}
		return v == nil
	}), err
}
