package main

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// country is a line of countries.txt.
type country struct {
	code, name   string
	adjective    string // "Russian"
	aliases      []string
	acronyms     []string
	capital      string   // name
	capitalNames []string // all names of the capital
	current      bool     // exists today
}

// country reads: CODE name | aliases | demonyms | capital=alias#id | wikidata |
// from..to | acronyms | former names "Name@from..to".
func (w *world) country(l line) error {
	cols := l.columns(8)
	code, name, ok := strings.Cut(cols[0], " ")
	if !ok || len(code) != 3 {
		return l.errorf("want a code of three letters and a name")
	}
	c := &country{code: code, name: strings.TrimSpace(name), aliases: list(cols[1]), acronyms: list(cols[6])}
	demonyms := list(cols[2])
	if len(demonyms) > 0 {
		c.adjective = demonyms[0]
	}
	c.aliases = append(c.aliases, cldrName(code))
	c.aliases = without(c.aliases, c.name)
	from, to, _ := strings.Cut(cols[5], "..")
	c.current = to == ""
	e := newEntry("country/"+code).text("name", c.name).list("aliases", c.aliases).list("acronyms", c.acronyms).list("demonyms", demonyms)
	if cols[7] != "" {
		e.raw("former", formerNames(list(cols[7])))
	}
	var capital *entry
	capitalID := ""
	if cols[3] != "" {
		var aliases []string
		c.capital, aliases, capitalID = names(cols[3])
		c.capitalNames = append([]string{c.capital}, aliases...)
		e.text("capital", "place/"+capitalID)
		capital = newEntry("place/"+capitalID).text("name", c.capital).list("aliases", aliases).text("country", code).text("source", "capital of "+c.name)
	}
	e.text("wikidata", cols[4]).text("from", from).text("to", to).text("source", "ISO 3166-1, UN member list, CLDR")
	if err := w.add("country/"+code, e); err != nil {
		return l.errorf("%w", err)
	}
	w.countries[code] = c
	w.order = append(w.order, code)
	if capital != nil && !w.ids["place/"+capitalID] {
		return w.add("place/"+capitalID, capital)
	}
	return nil
}

// cldrName is the English name that CLDR gives the code; empty for codes it
// does not know (former states).
func cldrName(code string) string {
	if code == "XKX" {
		code = "XK"
	}
	region, err := language.ParseRegion(code)
	if err != nil || !region.IsCountry() {
		return ""
	}
	name := display.English.Regions().Name(region)
	if strings.ContainsAny(name, "(&") || name == "Unknown Region" {
		return ""
	}
	return name
}

func without(names []string, name string) []string {
	var out []string
	for _, n := range names {
		if n != name && n != "" {
			out = append(out, n)
		}
	}
	return out
}

// formerNames reads "Swaziland@..2018-04-18".
func formerNames(items []string) []string {
	var out []string
	for _, item := range items {
		name, period, _ := strings.Cut(item, "@")
		from, to, _ := strings.Cut(period, "..")
		s := "{name: " + quote(name)
		if from != "" {
			s += ", from: " + quote(from)
		}
		if to != "" {
			s += ", to: " + quote(to)
		}
		out = append(out, s+"}")
	}
	return out
}
