package resolve

import (
	"slices"
	"strings"

	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// titleSynonym folds the words of titles that stand for one another.
var titleSynonym = map[string]string{
	"defence": "defense", "premier": "prime minister", "pm": "prime minister", "fm": "foreign minister",
	"spokesman": "spokesperson", "spokeswoman": "spokesperson", "chairman": "chair", "chairwoman": "chair",
	"chairperson": "chair", "boss": "chief", "envoy": "ambassador", "permanent": "", "representative": "ambassador",
	"affairs": "", "matters": "", "general": "general", "secretarygeneral": "secretary general",
	"diplomat": "diplomat", "overseas": "foreign", "exterior": "foreign", "external": "foreign",
	"of": "", "the": "", "for": "", "s": "", "and": "", "a": "", "an": "", "office": "", "current": "", "incumbent": "",
	"his": "", "her": "", "holiness": "pope", "pontiff": "pope", "excellency": "", "mr": "", "president's": "president",
	"chief": "chief", "ministers": "minister", "adviser": "advisor", "viceroy": "viceroy",
}

// titleKey folds a title so that order and function words do not count, but
// "to X" and what follows stay last: "minister of foreign affairs" and "foreign
// minister" agree. Country and body names must be replaced by ids before.
func titleKey(list []string) string {
	var head, tail []string
	to := false
	for _, w := range list {
		if w == "to" || w == "at" || w == "in" {
			to = true
			continue
		}
		if s, ok := titleSynonym[w]; ok {
			w = s
		}
		for _, w := range strings.Fields(w) {
			if to {
				tail = append(tail, w)
			} else {
				head = append(head, w)
			}
		}
	}
	slices.Sort(head)
	head = slices.Compact(head)
	if to && len(tail) > 0 {
		head = append(append(head, "to"), tail...)
	}
	return strings.Join(head, " ")
}

// tenures turns offices and their holders round: from offices to holders in
// order of time.
func (x *lexicon) tenures() {
	for i := range x.data.Offices {
		x.offices[x.data.Offices[i].ID] = &x.data.Offices[i]
	}
	for i := range x.data.Entries {
		e := &x.data.Entries[i]
		for _, t := range e.Offices {
			x.holders[t.Office] = append(x.holders[t.Office], holder{t, e})
		}
	}
	for _, list := range x.holders {
		slices.SortStableFunc(list, func(a, b holder) int { return a.From.First().Compare(b.From.First()) })
	}
}

// titleIndex leads from titles to offices, by titleKey.
type titleIndex map[string][]*gazetteer.Office

// byTitle enters every office under its titles, its name, the words of its id
// and the usual titles of such offices.
func (x *lexicon) byTitle() map[string][]*gazetteer.Office {
	m := titleIndex{}
	for i := range x.data.Offices {
		o := &x.data.Offices[i]
		for _, name := range o.Titles {
			x.title(m, o, name)
		}
		x.title(m, o, o.Name)
		x.title(m, o, strings.ReplaceAll(string(o.ID[strings.LastIndexByte(string(o.ID), '/')+1:]), "-", " "))
		x.usual(m, o)
	}
	return m
}

// title enters an office under one title, without the owner's own names.
func (x *lexicon) title(m titleIndex, o *gazetteer.Office, name string) {
	t := x.parseTitle(words(nil, name), anyOwner)
	own := func(id schema.EntityID) bool { return x.owns(id, o) }
	var list []string
	for _, p := range t {
		switch {
		case p.fixed != "":
			list = append(list, p.fixed)
		case p.owners == nil || !slices.ContainsFunc(p.owners, own):
			list = append(list, p.words...)
		}
	}
	k := titleKey(list)
	if k == "" {
		return
	}
	if list := m[k]; !slices.Contains(list, o) {
		m[k] = append(list, o)
	}
}

// usual enters the titles that journalists give every holder of an office
// beside the official ones.
func (x *lexicon) usual(m titleIndex, o *gazetteer.Office) {
	for official, others := range map[string][]string{
		"foreign minister": {"top diplomat", "chief diplomat", "foreign chief"},
		"defense minister": {"defense chief"},
		"prime minister":   {"head of government"},
		"pope":             {"head of the catholic church"},
	} {
		if slices.Contains(m[titleKey(strings.Fields(official))], o) {
			for _, name := range others {
				x.title(m, o, name)
			}
		}
	}
}

// headOf gives the office at the head of a body, for "the UN chief", "the head
// of the IAEA", "the Pentagon chief": the only one of the body that is not a
// deputy's or spokesperson's; for a ministry its minister. Nil when there are
// several or none.
func (x *lexicon) headOf(owners []schema.EntityID) *gazetteer.Office {
	var found *gazetteer.Office
	for i := range x.data.Offices {
		o := &x.data.Offices[i]
		if o.Shared || o.Body == "" || !slices.Contains(owners, o.Body) || lesser(o) {
			continue
		}
		if found != nil {
			return nil
		}
		found = o
	}
	if found == nil {
		found = x.minister(owners)
	}
	return found
}

// lesser reports whether an office is under the head of its body.
func lesser(o *gazetteer.Office) bool {
	for _, title := range append([]string{o.Name}, o.Titles...) {
		for _, w := range words(nil, title) {
			switch w {
			case "deputy", "vice", "spokesman", "spokeswoman", "spokesperson", "press", "assistant", "envoy", "ambassador", "coordinator", "rapporteur", "judge":
				return true
			}
		}
	}
	return false
}

// minister gives the office that heads a ministry: the one of its country
// whose title is the ministry's subject with "minister".
func (x *lexicon) minister(owners []schema.EntityID) *gazetteer.Office {
	for _, id := range owners {
		e := x.byID[id]
		if e == nil || e.Kind != schema.Government || e.Country == "" {
			continue
		}
		var subject []string
		for _, w := range without(words(nil, e.Name), x.ownWords(e.Country)) {
			if group(w) != "department" && !functionWord[w] {
				subject = append(subject, w)
			}
		}
		for _, o := range x.titles()[titleKey(append(subject, "minister"))] {
			if o.Country == e.Country && len(subject) > 0 {
				return o
			}
		}
	}
	return nil
}

// owns reports whether the office belongs to the entity: its country, its body
// or that body's own parent.
func (x *lexicon) owns(id schema.EntityID, o *gazetteer.Office) bool {
	if id == "" {
		return false
	}
	if o.Body == id || o.Country != "" && id == schema.EntityID("country/"+o.Country) {
		return true
	}
	for b, n := x.byID[o.Body], 0; b != nil && n < 4; b, n = x.byID[b.PartOf], n+1 {
		if b.PartOf == id || b.Country != "" && o.Country == "" && id == schema.EntityID("country/"+b.Country) {
			return true
		}
	}
	return false
}

// titlePart is a word of a title, or a name within it.
type titlePart struct {
	words  []string
	owners []schema.EntityID // what the name may be; nil for a word
	fixed  string            // the id of a name after "to", which is no owner
}

// parseTitle finds the names within a title, of the kinds of entity allowed.
func (x *lexicon) parseTitle(list []string, only func(*gazetteer.Entry) bool) []titlePart {
	var parts []titlePart
	to := false
	for i := 0; i < len(list); {
		senses, n := x.nameAt(list, i, only)
		if n == 0 {
			to = to || list[i] == "to"
			parts = append(parts, titlePart{words: list[i : i+1]})
			i++
			continue
		}
		p := titlePart{words: list[i : i+n]}
		if to {
			p.fixed = string(senses[0].entry.ID)
		} else {
			for _, v := range senses {
				p.owners = append(p.owners, v.entry.ID)
			}
		}
		parts = append(parts, p)
		i += n
	}
	return parts
}

// reading is one way to read a title: some of its names own the office, the
// others are words of the title.
type reading struct {
	words  []string
	owners []schema.EntityID
}

// readings lists the ways to read a title, likeliest first: each name alone as
// the owner, all of them, none.
func readings(parts []titlePart) []reading {
	var names []int
	for i, p := range parts {
		if p.owners != nil {
			names = append(names, i)
		}
	}
	read := func(owns func(int) bool) reading {
		var r reading
		for i, p := range parts {
			switch {
			case p.fixed != "":
				r.words = append(r.words, p.fixed)
			case p.owners != nil && owns(i):
				r.owners = append(r.owners, p.owners...)
			default:
				r.words = append(r.words, p.words...)
			}
		}
		return r
	}
	var list []reading
	for _, n := range names {
		list = append(list, read(func(i int) bool { return i == n }))
	}
	if len(names) > 1 {
		list = append(list, read(func(int) bool { return true }))
	}
	return append(list, read(func(int) bool { return false }))
}

// nameAt gives the longest name of a country or body at list[i] and its
// number of words.
func (x *lexicon) nameAt(list []string, i int, only func(*gazetteer.Entry) bool) ([]sense, int) {
	if titleStart[list[i]] {
		return nil, 0
	}
	for n := min(x.longest[list[i]], len(list)-i); n > 0; n-- {
		var senses []sense
		for _, v := range x.phrases[strings.Join(list[i:i+n], " ")] {
			if only(v.entry) {
				senses = append(senses, v)
			}
		}
		if len(senses) > 0 {
			slices.SortStableFunc(senses, func(a, b sense) int { return rank(a) - rank(b) })
			return senses, n
		}
	}
	return nil, 0
}

// titleStart are words that begin titles and also name bodies.
var titleStart = set("foreign defense defence state prime president vice head speaker secretary minister chief attorney national to")

func rank(x sense) int {
	if x.entry.Kind == schema.Country {
		return int(x.how)
	}
	return 10 + int(x.how)
}
