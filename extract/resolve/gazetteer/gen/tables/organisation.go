package main

import "strings"

// organisation reads: id | name | acronyms | aliases | kind sector country |
// from..to | members | part_of | wikidata | weak names. An alias
// with an asterisk is a metonym: the name of a place. The id has its prefix (org/, group/, law/); kind,
// sector and country may be "-". Members are country codes; "+CODE@from..to"
// dates one; "=org/x" copies the members of another.
func (w *world) organisation(l line) error {
	cols := l.columns(10)
	id := cols[0]
	if !strings.Contains(id, "/") || cols[1] == "" {
		return l.errorf("want an id with its prefix and a name")
	}
	kind, rest, _ := strings.Cut(cols[4], " ")
	sector, code, _ := strings.Cut(rest, " ")
	from, to, _ := strings.Cut(cols[5], "..")
	if code != "" && code != "-" && w.countries[code] == nil {
		return l.errorf("no country %q", code)
	}
	members, err := w.members(l, cols[6])
	if err != nil {
		return err
	}
	aliases, metonyms := starred(list(cols[3]))
	e := newEntry(id).text("name", cols[1]).text("kind", dash(kind)).list("aliases", append(aliases, plainLetters(cols[1]))).
		list("metonyms", metonyms).list("weak", list(cols[9])).list("acronyms", list(cols[2])).text("country", dash(code)).text("sector", dash(sector)).
		text("part_of", cols[7]).raw("members", members).text("wikidata", cols[8]).text("from", from).text("to", to).text("source", "own table")
	if err := w.add(id, e); err != nil {
		return l.errorf("%w", err)
	}
	return nil
}

// starred parts the names with an asterisk from the others.
func starred(names []string) (plain, marked []string) {
	for _, name := range names {
		if place, ok := strings.CutPrefix(name, "*"); ok {
			marked = append(marked, place)
		} else {
			plain = append(plain, name)
		}
	}
	return plain, marked
}

func dash(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

func (w *world) members(l line, s string) ([]string, error) {
	var out []string
	for _, m := range strings.Fields(s) {
		code, period, dated := strings.Cut(m, "@")
		if w.countries[code] == nil {
			return nil, l.errorf("no country %q", code)
		}
		if !dated {
			out = append(out, "country/"+code)
			continue
		}
		from, to, _ := strings.Cut(period, "..")
		item := "{id: country/" + code
		if from != "" {
			item += ", from: " + quote(from)
		}
		if to != "" {
			item += ", to: " + quote(to)
		}
		out = append(out, item+"}")
	}
	return out, nil
}
