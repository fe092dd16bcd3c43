package gazetteer

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"

	"claimgraph/schema"
)

// Read reads one file in the package's format. name stands in errors, which
// say "name:line: what". Only the file's own shape is checked; Check looks
// across files.
func Read(name string, r io.Reader) (Data, error) {
	var root yaml.Node
	err := yaml.NewDecoder(r).Decode(&root)
	if errors.Is(err, io.EOF) {
		return Data{}, nil
	}
	if err != nil {
		return Data{}, fmt.Errorf("reading %s: %w", name, err)
	}
	list := root.Content[0]
	if list.Kind == yaml.ScalarNode && list.Tag == "!!null" {
		return Data{}, nil
	}
	if list.Kind != yaml.SequenceNode {
		return Data{}, fmt.Errorf("%s:%d: want a list of entities", name, list.Line)
	}
	var data Data
	for _, item := range list.Content {
		if err := data.add(reader{name}, item); err != nil {
			return Data{}, err
		}
	}
	return data, nil
}

func (d *Data) add(r reader, item *yaml.Node) error {
	id, err := r.id(item)
	if err != nil {
		return err
	}
	if strings.HasPrefix(id, "office/") {
		o := Office{Pos: r.pos(item)}
		err = r.mapping(item, r.officeField(&o))
		d.Offices = append(d.Offices, o)
		return err
	}
	e := Entry{Pos: r.pos(item)}
	if err = r.mapping(item, r.entryField(&e)); err != nil {
		return err
	}
	if e.Kind == "" {
		e.Kind = kindOf(e.ID)
	}
	if e.Country == "" && e.Kind == schema.Country {
		e.Country = strings.TrimPrefix(string(e.ID), "country/")
	}
	d.Entries = append(d.Entries, e)
	return nil
}

// kindOf is the kind an id's prefix says, or empty.
func kindOf(id schema.EntityID) schema.Kind {
	prefix, _, _ := strings.Cut(string(id), "/")
	switch prefix {
	case "org":
		return schema.Organisation
	case "country", "person", "place", "group", "law", "event", "topic":
		return schema.Kind(prefix)
	}
	return ""
}

// reader turns YAML nodes into values, naming file and line on error.
type reader struct{ file string }

func (r reader) pos(n *yaml.Node) string { return fmt.Sprintf("%s:%d", r.file, n.Line) }

func (r reader) errorf(n *yaml.Node, format string, args ...any) error {
	return fmt.Errorf("%s: %w", r.pos(n), fmt.Errorf(format, args...))
}

func (r reader) id(item *yaml.Node) (string, error) {
	if item.Kind != yaml.MappingNode {
		return "", r.errorf(item, "want an entity with id and name")
	}
	for i := 0; i+1 < len(item.Content); i += 2 {
		if item.Content[i].Value == "id" {
			return item.Content[i+1].Value, nil
		}
	}
	return "", r.errorf(item, "entity without an id")
}

// mapping calls field for each key of n, once.
func (r reader) mapping(n *yaml.Node, field func(key string, value *yaml.Node) error) error {
	if n.Kind != yaml.MappingNode {
		return r.errorf(n, "want key: value pairs")
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if seen[key.Value] {
			return r.errorf(key, "%q stands twice", key.Value)
		}
		seen[key.Value] = true
		if value.Kind == yaml.ScalarNode && value.Tag == "!!null" {
			continue
		}
		if err := field(key.Value, value); err != nil {
			return err
		}
	}
	return nil
}

func (r reader) text(n *yaml.Node, to *string) error {
	if n.Kind != yaml.ScalarNode {
		return r.errorf(n, "want one value")
	}
	*to = strings.TrimSpace(n.Value)
	return nil
}

func (r reader) texts(n *yaml.Node, to *[]string) error {
	if n.Kind == yaml.ScalarNode {
		*to = []string{strings.TrimSpace(n.Value)}
		return nil
	}
	return r.each(n, func(item *yaml.Node) error {
		var s string
		if err := r.text(item, &s); err != nil {
			return err
		}
		if s == "" {
			return r.errorf(item, "empty name")
		}
		*to = append(*to, s)
		return nil
	})
}

func (r reader) date(n *yaml.Node, to *Date) error {
	d, err := ParseDate(n.Value)
	if err != nil {
		return r.errorf(n, "%w", err)
	}
	*to = d
	return nil
}

func (r reader) flag(n *yaml.Node, to *bool) error {
	if err := n.Decode(to); err != nil {
		return r.errorf(n, "want true or false")
	}
	return nil
}

func (r reader) each(n *yaml.Node, item func(*yaml.Node) error) error {
	if n.Kind != yaml.SequenceNode {
		return r.errorf(n, "want a list")
	}
	for _, c := range n.Content {
		if err := item(c); err != nil {
			return err
		}
	}
	return nil
}
