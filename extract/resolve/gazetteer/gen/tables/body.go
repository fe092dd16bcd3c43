package main

import "strings"

// template is a body that every state has. %N is the country's name, %D its
// adjective.
type template struct {
	key, name, kind, sector string
	aliases                 []string
}

func templates() []template {
	return []template{
		{"mfa", "Ministry of Foreign Affairs of %N", "government", "GOV", []string{"Foreign Ministry of %N", "%D Foreign Ministry", "%D Ministry of Foreign Affairs", "%N Foreign Ministry", "Ministry of Foreign Affairs in %C", "%D foreign affairs ministry", "%D Foreign Office"}},
		{"mod", "Ministry of Defence of %N", "government", "GOV", []string{"Ministry of Defense of %N", "Defence Ministry of %N", "Defense Ministry of %N", "%D Defence Ministry", "%D Defense Ministry", "%D Ministry of Defence", "%D Ministry of Defense", "%N Defence Ministry", "%N Defense Ministry"}},
		{"interior", "Ministry of the Interior of %N", "government", "GOV", []string{"Interior Ministry of %N", "%D Interior Ministry", "%D Ministry of the Interior", "%D Ministry of Internal Affairs", "%N Interior Ministry"}},
		{"finance", "Ministry of Finance of %N", "government", "GOV", []string{"Finance Ministry of %N", "%D Finance Ministry", "%D Ministry of Finance", "%N Finance Ministry"}},
		{"justice", "Ministry of Justice of %N", "government", "GOV", []string{"Justice Ministry of %N", "%D Justice Ministry", "%D Ministry of Justice"}},
		{"health", "Ministry of Health of %N", "government", "GOV", []string{"Health Ministry of %N", "%D Health Ministry", "%D Ministry of Health"}},
		{"forces", "Armed Forces of %N", "military", "MIL", []string{"%D Armed Forces", "%D military", "%D army", "%D forces", "%N Armed Forces", "%N army"}},
		{"air-force", "Air Force of %N", "military", "MIL", []string{"%D Air Force", "%N Air Force"}},
		{"navy", "Navy of %N", "military", "MIL", []string{"%D Navy", "%N Navy"}},
		{"parliament", "Parliament of %N", "government", "LEG", []string{"%D Parliament", "%N Parliament"}},
		{"supreme-court", "Supreme Court of %N", "government", "JUD", []string{"%D Supreme Court"}},
		{"central-bank", "Central Bank of %N", "government", "GOV", []string{"%D Central Bank"}},
		{"police", "Police of %N", "government", "COP", []string{"%D police"}},
	}
}

// body reads what a country's bodies are called: CODE key#id | name | aliases |
// acronyms | sector | kind. A key of the templates replaces that template's
// name; any other key is a body of its own ("kremlin").
func (w *world) body(l line) error {
	if w.bodies == nil {
		w.bodies = map[string]bool{}
	}
	cols := l.columns(6)
	code, key, ok := strings.Cut(cols[0], " ")
	c := w.countries[code]
	if !ok || c == nil {
		return l.errorf("want the code of a country and a key")
	}
	key, id, named := strings.Cut(strings.TrimSpace(key), "#")
	if !named {
		id = strings.ToLower(code) + "-" + key
	}
	t := template{key: key, kind: "government", sector: "GOV"}
	for _, known := range templates() {
		if known.key == key {
			t = known
		}
	}
	if cols[4] != "" {
		t.sector = cols[4]
	}
	if cols[5] != "" {
		t.kind = cols[5]
	}
	w.bodies[code+" "+key] = true
	aliases := append(list(cols[2]), plainLetters(cols[1]))
	e := newEntry("org/"+id).text("name", cols[1]).text("kind", t.kind).
		list("aliases", without(append(aliases, c.fill(t.aliases)...), cols[1])).list("acronyms", list(cols[3])).
		text("country", code).text("sector", t.sector).text("source", "official name")
	if err := w.add("org/"+id, e); err != nil {
		return l.errorf("%w", err)
	}
	return nil
}

// commonBodies writes the bodies of the templates for every present state that
// has not named its own.
func (w *world) commonBodies() {
	for _, code := range w.order {
		c := w.countries[code]
		for _, t := range templates() {
			if !c.current || w.bodies[code+" "+t.key] || c.adjective == "" {
				continue
			}
			name := c.fill([]string{t.name})[0]
			id := "org/" + strings.ToLower(code) + "-" + t.key
			e := newEntry(id).text("name", name).text("kind", t.kind).list("aliases", without(c.fill(t.aliases), name)).
				text("country", code).text("sector", t.sector).text("source", "derived from the country's name")
			if err := w.add(id, e); err != nil {
				continue // a table gave this id to another body
			}
		}
	}
}

// fill puts the country's names into patterns, its acronyms as adjectives too
// ("US Navy"); a pattern whose part is unknown is left out.
func (c *country) fill(patterns []string) []string {
	var out []string
	for _, p := range patterns {
		if strings.Contains(p, "%C") && c.capital == "" || strings.Contains(p, "%D") && c.adjective == "" {
			continue
		}
		name := c.withArticle()
		if strings.HasPrefix(p, "%N") {
			name = c.name
		}
		for _, adjective := range append([]string{c.adjective}, c.acronyms...) {
			out = append(out, strings.NewReplacer("%N", name, "%D", adjective, "%C", c.capital).Replace(p))
			if !strings.Contains(p, "%D") {
				break
			}
		}
	}
	return out
}

// withArticle is the name as it stands behind "of".
func (c *country) withArticle() string {
	for _, p := range []string{"United ", "Central African", "Dominican", "Democratic", "Republic", "Maldives", "Bahamas", "Philippines", "Netherlands", "Gambia", "Comoros", "Seychelles", "Solomon", "Marshall", "Czech Republic", "Soviet"} {
		if strings.HasPrefix(c.name, p) {
			return "the " + c.name
		}
	}
	return c.name
}
