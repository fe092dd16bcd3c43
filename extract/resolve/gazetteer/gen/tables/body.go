package main

import (
	"strings"

	"claimgraph/extract/resolve/gazetteer"
)

// template is a body that every state has. %N is the country's name, %D its
// adjective.
type template struct {
	key, name, kind, sector string
	aliases                 []string
	rare                    bool // seldom named in full: found by the meaning of its words
}

func templates() []template { return append(commonTemplates(), rareTemplates()...) }

func commonTemplates() []template {
	return []template{
		{"mfa", "Ministry of Foreign Affairs of %N", "government", "GOV", []string{"Foreign Ministry of %N", "%D Foreign Ministry", "%D Ministry of Foreign Affairs", "%N Foreign Ministry", "Ministry of Foreign Affairs in %C", "%D foreign affairs ministry", "%D Foreign Office"}, false},
		{"mod", "Ministry of Defence of %N", "government", "GOV", []string{"Ministry of Defense of %N", "Defence Ministry of %N", "Defense Ministry of %N", "%D Defence Ministry", "%D Defense Ministry", "%D Ministry of Defence", "%D Ministry of Defense", "%N Defence Ministry", "%N Defense Ministry"}, false},
		{"interior", "Ministry of the Interior of %N", "government", "GOV", []string{"Interior Ministry of %N", "%D Interior Ministry", "%D Ministry of the Interior", "%D Ministry of Internal Affairs", "%N Interior Ministry"}, false},
		{"finance", "Ministry of Finance of %N", "government", "GOV", []string{"Finance Ministry of %N", "%D Finance Ministry", "%D Ministry of Finance", "%N Finance Ministry"}, false},
		{"justice", "Ministry of Justice of %N", "government", "GOV", []string{"Justice Ministry of %N", "%D Justice Ministry", "%D Ministry of Justice"}, false},
		{"health", "Ministry of Health of %N", "government", "GOV", []string{"Health Ministry of %N", "%D Health Ministry", "%D Ministry of Health"}, false},
		{"forces", "Armed Forces of %N", "military", "MIL", []string{"%D Armed Forces", "%D military", "%D army", "%D forces", "%N Armed Forces", "%N army"}, false},
		{"air-force", "Air Force of %N", "military", "MIL", []string{"%D Air Force", "%N Air Force"}, false},
		{"navy", "Navy of %N", "military", "MIL", []string{"%D Navy", "%N Navy"}, false},
		{"parliament", "Parliament of %N", "government", "LEG", []string{"%D Parliament", "%N Parliament"}, false},
		{"supreme-court", "Supreme Court of %N", "government", "JUD", []string{"%D Supreme Court"}, false},
		{"central-bank", "Central Bank of %N", "government", "GOV", []string{"%D Central Bank"}, false},
		{"police", "Police of %N", "government", "COP", []string{"%D police"}, false},
	}
}

// rareTemplates are bodies that texts mostly call by what they are, with their
// country: "the Philippine coast guard".
func rareTemplates() []template {
	return []template{
		{"coast-guard", "Coast Guard of %N", "military", "MIL", nil, true},
		{"border-guard", "Border Guard of %N", "government", "COP", []string{"Border Service of %N"}, true},
		{"general-staff", "General Staff of %N", "military", "MIL", []string{"Joint Chiefs of Staff of %N"}, true},
		{"intelligence", "Intelligence Service of %N", "government", "SPY", []string{"Intelligence Agency of %N", "Spy Agency of %N"}, true},
		{"prosecutor", "Prosecutor's Office of %N", "government", "JUD", []string{"Prosecutor General's Office of %N", "Attorney General's Office of %N", "Public Prosecutor's Office of %N", "State Prosecutor's Office of %N"}, true},
		{"constitutional-court", "Constitutional Court of %N", "government", "JUD", nil, true},
		{"election-commission", "Election Commission of %N", "government", "GOV", []string{"Electoral Commission of %N", "Central Election Commission of %N", "National Electoral Council of %N", "National Election Commission of %N"}, true},
		{"security-council", "National Security Council of %N", "government", "GOV", nil, true},
		{"economy", "Ministry of Economy of %N", "government", "GOV", nil, true},
		{"energy", "Ministry of Energy of %N", "government", "GOV", nil, true},
		{"trade", "Ministry of Trade of %N", "government", "GOV", []string{"Ministry of Industry and Trade of %N"}, true},
		{"transport", "Ministry of Transport of %N", "government", "GOV", nil, true},
		{"agriculture", "Ministry of Agriculture of %N", "government", "GOV", nil, true},
		{"education", "Ministry of Education of %N", "government", "GOV", nil, true},
		{"environment", "Ministry of the Environment of %N", "government", "GOV", nil, true},
		{"labour", "Ministry of Labour of %N", "government", "GOV", nil, true},
		{"information", "Ministry of Information of %N", "government", "GOV", nil, true},
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
			if !c.current || w.bodies[code+" "+t.key] || c.adjective == "" || t.kind == "military" && unarmed(code) {
				continue
			}
			name := c.fill([]string{t.name})[0]
			id := "org/" + strings.ToLower(code) + "-" + t.key
			source := "derived from the country's name"
			if t.rare {
				source = gazetteer.ByMeaning
			}
			e := newEntry(id).text("name", name).text("kind", t.kind).list("aliases", without(c.fill(t.aliases), name)).
				text("country", code).text("sector", t.sector).text("source", source)
			if err := w.add(id, e); err != nil {
				continue // a table gave this id to another body
			}
		}
	}
}

// unarmed are countries of the tables without armed forces of their own.
func unarmed(code string) bool {
	switch code {
	case "PSE", "VAT", "HKG", "MAC", "PRI", "GUM", "GRL", "FRO", "BMU", "CYM", "GIB", "NCL", "PYF", "ABW", "CUW", "COK", "NIU", "FLK", "AND", "LIE", "NRU", "TUV", "CRI", "ISL", "PAN":
		return true
	}
	return false
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
