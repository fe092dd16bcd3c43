package main

import "strings"

// places reads a country's places: CODE kind: Name=alias#id; Name; … . A name
// with a leading ? is also an ordinary word and needs evidence. CODE may be -
// for what belongs to no one country.
func (w *world) places(l line) error {
	head, rest, ok := strings.Cut(l.text, ":")
	if !ok {
		return l.errorf("want CODE kind: places")
	}
	code, _, _ := strings.Cut(head, " ")
	if code == "-" {
		code = ""
	} else if w.countries[code] == nil {
		return l.errorf("no country %q", code)
	}
	for _, item := range list(rest) {
		item, weak := strings.CutPrefix(item, "?")
		name, aliases, id := names(item)
		id = "place/" + id
		if w.ids[id] {
			id += "-" + strings.ToLower(code)
		}
		if w.ids[id] {
			return l.errorf("%s is given twice", id)
		}
		e := newEntry(id)
		if weak && code != "" {
			plain := plainLetters(name)
			aliases = without(aliases, plain)
			e.text("name", name+" ("+w.countries[code].name+")").list("weak", []string{name, plain})
		} else {
			e.text("name", name)
		}
		e.list("aliases", aliases)
		if err := w.add(id, e.text("country", code).text("source", "own table")); err != nil {
			return l.errorf("%w", err)
		}
	}
	return nil
}
