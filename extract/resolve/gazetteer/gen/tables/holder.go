package main

import (
	"fmt"
	"regexp"
	"strings"
)

// office is a post with its holders in turn.
type office struct {
	id, name, country, body, sector string
	titles                          []string
	shared                          bool
	last                            *tenure // whose end the next line gives
}

// person is a holder of offices.
type person struct {
	id, name, gender, country, sector string
	aliases                           []string
	tenures                           []*tenure
}

type tenure struct {
	office   *office
	from, to string
	acting   bool
}

// titleSets are the usual titles of the usual offices and the pattern of their
// name.
func titleSets() map[string]struct {
	name   string
	titles []string
} {
	type set = struct {
		name   string
		titles []string
	}
	return map[string]set{
		"president":                     {"President of %N", []string{"president", "head of state"}},
		"vice-president":                {"Vice President of %N", []string{"vice president", "vice-president"}},
		"prime-minister":                {"Prime Minister of %N", []string{"prime minister", "premier", "PM", "head of government"}},
		"deputy-prime-minister":         {"Deputy Prime Minister of %N", []string{"deputy prime minister"}},
		"foreign-minister":              {"Foreign Minister of %N", []string{"foreign minister", "minister of foreign affairs", "minister for foreign affairs", "foreign affairs minister", "top diplomat"}},
		"defence-minister":              {"Defence Minister of %N", []string{"defence minister", "defense minister", "minister of defence", "minister of defense", "minister of national defence", "minister of national defense", "defence chief", "defense chief"}},
		"interior-minister":             {"Interior Minister of %N", []string{"interior minister", "minister of the interior", "minister of interior", "minister of internal affairs", "internal affairs minister"}},
		"finance-minister":              {"Finance Minister of %N", []string{"finance minister", "minister of finance"}},
		"economy-minister":              {"Economy Minister of %N", []string{"economy minister", "minister of economy", "minister of the economy"}},
		"energy-minister":               {"Energy Minister of %N", []string{"energy minister", "minister of energy", "oil minister"}},
		"justice-minister":              {"Justice Minister of %N", []string{"justice minister", "minister of justice"}},
		"health-minister":               {"Health Minister of %N", []string{"health minister", "minister of health"}},
		"king":                          {"King of %N", []string{"king", "monarch", "head of state"}},
		"queen":                         {"Queen of %N", []string{"queen", "monarch", "head of state"}},
		"emperor":                       {"Emperor of %N", []string{"emperor", "monarch"}},
		"emir":                          {"Emir of %N", []string{"emir", "ruler", "head of state"}},
		"sultan":                        {"Sultan of %N", []string{"sultan", "ruler"}},
		"crown-prince":                  {"Crown Prince of %N", []string{"crown prince"}},
		"supreme-leader":                {"Supreme Leader of %N", []string{"supreme leader", "leader", "ayatollah"}},
		"chief-of-staff":                {"Chief of the General Staff of %N", []string{"chief of the general staff", "chief of general staff", "army chief", "military chief", "chief of staff of the armed forces", "armed forces chief"}},
		"security-adviser":              {"National Security Adviser of %N", []string{"national security adviser", "national security advisor"}},
		"security-council-secretary":    {"Secretary of the Security Council of %N", []string{"security council secretary", "secretary of the security council", "head of the security council"}},
		"parliament-speaker":            {"Speaker of the Parliament of %N", []string{"parliament speaker", "speaker of parliament", "speaker of the parliament", "parliamentary speaker"}},
		"central-bank-governor":         {"Central Bank Governor of %N", []string{"central bank governor", "central bank chief", "governor of the central bank", "central bank head"}},
		"attorney-general":              {"Attorney General of %N", []string{"attorney general"}},
		"foreign-ministry-spokesperson": {"Foreign Ministry spokesperson of %N", []string{"foreign ministry spokesperson", "foreign ministry spokesman", "foreign ministry spokeswoman", "spokesperson for the foreign ministry", "spokeswoman for the foreign ministry", "spokesman for the foreign ministry"}},
		"defence-ministry-spokesperson": {"Defence Ministry spokesperson of %N", []string{"defence ministry spokesperson", "defense ministry spokesperson", "defence ministry spokesman", "defense ministry spokesman", "military spokesman"}},
		"opposition-leader":             {"Leader of the Opposition of %N", []string{"opposition leader", "leader of the opposition"}},
	}
}

var tenureLine = regexp.MustCompile(`^(\d{4}(?:-\d\d){0,2})(?:\.\.(\d{4}(?:-\d\d){0,2}))?(~?)\s+(.+)$`)

// holder reads an office or one of its holders:
//
//	@FRA president                      usual titles
//	@USA foreign-minister: United States Secretary of State: secretary of state; top diplomat
//	@org/nato secretary-general {IGO}: Secretary General of NATO: secretary general; chief
//	2007-05-16 Nicolas Sarkozy          until the next line's day
//	2001-04..2002 Ann Other (f) = Annie Other       with an end; f: a woman
//	2003-01-01~ Jim Acting              acting; the next line ends it
//	2010-02-03 -                        vacant, or unknown to this table
//
// After the office's id, {SECTOR} overrides the sector, + means that several
// hold it at once.
func (w *world) holder(l line) error {
	if strings.HasPrefix(l.text, "@") {
		w.closeOffice()
		return w.beginOffice(l)
	}
	m := tenureLine.FindStringSubmatch(l.text)
	if m == nil || w.office == nil {
		return l.errorf("want a date and a name below an office")
	}
	from, to, acting, who := m[1], m[2], m[3] != "", m[4]
	if last := w.office.last; last != nil && last.to == "" && !w.office.shared {
		last.to = from
	}
	w.office.last = nil
	if who == "-" {
		return nil
	}
	p, err := w.person(who)
	if err != nil {
		return l.errorf("%w", err)
	}
	t := &tenure{w.office, from, to, acting}
	p.tenures = append(p.tenures, t)
	w.office.last = t
	return nil
}

func (w *world) closeOffice() { w.office = nil }

func (w *world) beginOffice(l line) error {
	head, rest, _ := strings.Cut(strings.TrimPrefix(l.text, "@"), ":")
	o := &office{sector: "GOV"}
	fields := strings.Fields(head)
	if len(fields) < 2 {
		return l.errorf("want @OWNER office")
	}
	owner, key := fields[0], fields[1]
	for _, f := range fields[2:] {
		switch {
		case f == "+":
			o.shared = true
		case strings.HasPrefix(f, "{"):
			o.sector = strings.Trim(f, "{}")
		default:
			return l.errorf("unknown mark %q", f)
		}
	}
	var c *country
	if strings.Contains(owner, "/") {
		if !w.ids[owner] {
			return l.errorf("no body %q", owner)
		}
		o.body = owner
		_, name, _ := strings.Cut(owner, "/")
		o.id = "office/" + name + "/" + key
	} else {
		if c = w.countries[owner]; c == nil {
			return l.errorf("no country %q", owner)
		}
		o.country, o.id = owner, "office/"+strings.ToLower(owner)+"/"+key
	}
	name, titles, _ := strings.Cut(rest, ":")
	o.name, o.titles = strings.TrimSpace(name), list(titles)
	if err := w.usualTitles(o, c, key); err != nil {
		return l.errorf("%w", err)
	}
	if w.ids[o.id] {
		return l.errorf("%s is given twice", o.id)
	}
	w.ids[o.id] = true
	w.office = o
	w.offices = append(w.offices, o)
	return nil
}

// usualTitles completes an office from the sets; ambassadors are named by where
// they are posted.
func (w *world) usualTitles(o *office, c *country, key string) error {
	set, known := titleSets()[key]
	if known && c != nil {
		o.titles = append(o.titles, set.titles...)
		if o.name == "" {
			o.name = c.fill([]string{set.name})[0]
		}
	}
	if post, ok := strings.CutPrefix(key, "ambassador-"); ok && c != nil {
		o.embassy(w, c, post)
	}
	if o.name == "" || len(o.titles) == 0 {
		return fmt.Errorf("office %s has no usual titles: give name and titles", o.id)
	}
	return nil
}

func (o *office) embassy(w *world, c *country, post string) {
	var posts []string
	switch to := w.countries[strings.ToUpper(post)]; {
	case post == "un":
		posts = []string{"the United Nations", "the UN", "the U.N."}
		o.titles = append(o.titles, "UN ambassador", "U.N. ambassador", "UN envoy", "permanent representative to the United Nations", "permanent representative to the UN", "United Nations ambassador")
	case post == "nato":
		posts = []string{"NATO"}
	case post == "eu":
		posts = []string{"the European Union", "the EU"}
	case to != nil:
		posts = append([]string{to.withArticle()}, to.capitalNames...)
		for _, a := range append(to.acronyms, to.aliases...) {
			if to.code == "USA" || to.code == "GBR" {
				a = "the " + a
			}
			posts = append(posts, a)
		}
	}
	for _, p := range posts {
		o.titles = append(o.titles, "ambassador to "+p, "envoy to "+p)
	}
	if len(posts) > 1 {
		o.titles = append(o.titles, "ambassador in "+posts[1])
	}
	if o.name == "" && len(posts) > 0 {
		o.name = c.fill([]string{"Ambassador of %N to "})[0] + posts[0]
	}
}

// person finds or makes the holder: "Name (f) = alias; alias".
func (w *world) person(s string) (*person, error) {
	full, aliases, _ := strings.Cut(s, "=")
	name, female := strings.CutSuffix(strings.TrimSpace(full), "(f)")
	name = strings.TrimSpace(name)
	if w.byName == nil {
		w.byName = map[string]*person{}
	}
	key := name
	name, suffix, _ := strings.Cut(name, "#")
	p := w.byName[key]
	if p == nil {
		p = &person{id: "person/" + slug(name) + dashed(suffix), name: name, gender: "male", country: w.office.country, sector: w.office.sector}
		if w.ids[p.id] {
			return nil, fmt.Errorf("%s is given twice", p.id)
		}
		w.ids[p.id] = true
		w.byName[key] = p
		w.persons = append(w.persons, p)
		p.aliases = append(p.aliases, plainLetters(name))
	}
	if female {
		p.gender = "female"
	}
	if p.country == "" {
		p.country = w.office.country
	}
	p.aliases = append(p.aliases, list(aliases)...)
	return p, nil
}

// writePersons writes offices and persons.
func (w *world) writePersons() {
	for _, o := range w.offices {
		e := newEntry(o.id).text("name", o.name).text("country", o.country).text("body", o.body).list("titles", o.titles).text("sector", o.sector)
		if o.shared {
			e.b.WriteString(", shared: true")
		}
		w.out = append(w.out, e.text("source", "own table").String())
	}
	for _, p := range w.persons {
		e := newEntry(p.id).text("name", p.name).list("aliases", p.aliases).text("gender", p.gender).text("country", p.country).text("sector", p.sector)
		var offices []string
		for _, t := range p.tenures {
			s := "{office: " + t.office.id + ", from: " + quote(t.from)
			if t.to != "" {
				s += ", to: " + quote(t.to)
			}
			if t.acting {
				s += ", acting: true"
			}
			offices = append(offices, s+"}")
		}
		w.out = append(w.out, e.raw("offices", offices).text("source", "own table").String())
	}
}

// dashed joins a suffix that tells namesakes apart to an id.
func dashed(suffix string) string {
	if suffix == "" {
		return ""
	}
	return "-" + strings.TrimSpace(suffix)
}
