package gazetteer

import (
	"go.yaml.in/yaml/v3"

	"claimgraph/schema"
)

// entryField reads one key of an entity into e.
func (r reader) entryField(e *Entry) func(string, *yaml.Node) error {
	return func(key string, n *yaml.Node) error {
		switch key {
		case "id":
			return r.text(n, (*string)(&e.ID))
		case "name":
			return r.text(n, &e.Name)
		case "kind":
			return r.text(n, (*string)(&e.Kind))
		case "aliases":
			return r.texts(n, &e.Aliases)
		case "weak":
			return r.texts(n, &e.Weak)
		case "acronyms", "acronym":
			return r.texts(n, &e.Acronyms)
		case "demonyms", "demonym":
			return r.texts(n, &e.Demonyms)
		case "metonyms":
			return r.texts(n, &e.Metonyms)
		case "capital":
			return r.text(n, (*string)(&e.Capital))
		case "country":
			return r.text(n, &e.Country)
		case "sector":
			return r.text(n, &e.Sector)
		case "gender":
			return r.text(n, &e.Gender)
		case "part_of":
			return r.text(n, (*string)(&e.PartOf))
		case "wikidata":
			return r.text(n, &e.Wikidata)
		case "from":
			return r.date(n, &e.From)
		case "to":
			return r.date(n, &e.To)
		case "source", "note":
			return r.text(n, &e.Source)
		case "former":
			return r.each(n, func(item *yaml.Node) error { return r.former(item, e) })
		case "members":
			return r.each(n, func(item *yaml.Node) error { return r.member(item, e) })
		case "offices":
			return r.each(n, func(item *yaml.Node) error { return r.tenure(item, e) })
		}
		return r.errorf(n, "unknown key %q of an entity", key)
	}
}

func (r reader) former(n *yaml.Node, e *Entry) error {
	var f FormerName
	err := r.mapping(n, func(key string, n *yaml.Node) error {
		switch key {
		case "name":
			return r.text(n, &f.Name)
		case "from":
			return r.date(n, &f.From)
		case "to":
			return r.date(n, &f.To)
		}
		return r.errorf(n, "unknown key %q of a former name", key)
	})
	e.Former = append(e.Former, f)
	return err
}

func (r reader) member(n *yaml.Node, e *Entry) error {
	var m Member
	if n.Kind == yaml.ScalarNode {
		e.Members = append(e.Members, Member{ID: schema.EntityID(n.Value)})
		return nil
	}
	err := r.mapping(n, func(key string, n *yaml.Node) error {
		switch key {
		case "id", "country":
			return r.text(n, (*string)(&m.ID))
		case "from":
			return r.date(n, &m.From)
		case "to":
			return r.date(n, &m.To)
		}
		return r.errorf(n, "unknown key %q of a member", key)
	})
	e.Members = append(e.Members, m)
	return err
}

func (r reader) tenure(n *yaml.Node, e *Entry) error {
	t := Tenure{Pos: r.pos(n)}
	err := r.mapping(n, func(key string, n *yaml.Node) error {
		switch key {
		case "office":
			return r.text(n, (*string)(&t.Office))
		case "title":
			return r.text(n, &t.Title)
		case "from":
			return r.date(n, &t.From)
		case "to":
			return r.date(n, &t.To)
		case "acting":
			return r.flag(n, &t.Acting)
		}
		return r.errorf(n, "unknown key %q of an office held", key)
	})
	e.Offices = append(e.Offices, t)
	return err
}

// officeField reads one key of an office into o.
func (r reader) officeField(o *Office) func(string, *yaml.Node) error {
	return func(key string, n *yaml.Node) error {
		switch key {
		case "id":
			return r.text(n, (*string)(&o.ID))
		case "name":
			return r.text(n, &o.Name)
		case "country":
			return r.text(n, &o.Country)
		case "body":
			return r.text(n, (*string)(&o.Body))
		case "titles":
			return r.texts(n, &o.Titles)
		case "sector":
			return r.text(n, &o.Sector)
		case "shared":
			return r.flag(n, &o.Shared)
		case "source", "note":
			return r.text(n, &o.Source)
		}
		return r.errorf(n, "unknown key %q of an office", key)
	}
}
