package resolve

import (
	"slices"
	"strings"
	"time"

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

// tenures turns offices and their holders round: from titles to offices, from
// offices to holders in order of time.
func (x *lexicon) tenures() {
	for i := range x.data.Offices {
		o := &x.data.Offices[i]
		x.offices[o.ID] = o
		names := slices.Clone(o.Titles)
		names = append(names, o.Name, strings.ReplaceAll(string(o.ID[strings.LastIndexByte(string(o.ID), '/')+1:]), "-", " "))
		for _, name := range names {
			x.title(o, name)
		}
		x.usual(o)
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

// title enters an office under one title, without the owner's own names.
func (x *lexicon) title(o *gazetteer.Office, name string) {
	parsed := x.parseTitle(words(nil, name), func(id schema.EntityID) bool { return x.owns(id, o) })
	k := titleKey(parsed.words)
	if k == "" {
		return
	}
	if list := x.titles[k]; !slices.Contains(list, o) {
		x.titles[k] = append(list, o)
	}
}

// usual enters the titles that journalists give every holder of an office
// beside the official ones.
func (x *lexicon) usual(o *gazetteer.Office) {
	for official, others := range map[string][]string{
		"foreign minister": {"top diplomat", "chief diplomat", "foreign chief"},
		"defense minister": {"defense chief"},
		"prime minister":   {"head of government"},
		"pope":             {"head of the catholic church"},
	} {
		if slices.Contains(x.titles[titleKey(strings.Fields(official))], o) {
			for _, name := range others {
				x.title(o, name)
			}
		}
	}
}

// headOf gives the one office of a body that is not a state, for "the UN
// chief" and "the head of the IAEA"; nil when it has several or none.
func (x *lexicon) headOf(owners []schema.EntityID) *gazetteer.Office {
	var found *gazetteer.Office
	for i := range x.data.Offices {
		o := &x.data.Offices[i]
		if o.Shared || o.Body == "" || o.Country != "" || !slices.Contains(owners, o.Body) {
			continue
		}
		if found != nil {
			return nil
		}
		found = o
	}
	return found
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

// titled is a title taken apart.
type titled struct {
	words  []string          // with names other than the owner's as ids
	owners []schema.EntityID // what it may be of
	flags  map[string]bool   // former, acting, then, elect
}

// parseTitle finds the names within a title and sets them apart: the first,
// or the one after "of", as owner, the one after "to" as an id among the
// words. drop tells owners whose names to leave out.
func (x *lexicon) parseTitle(list []string, drop func(schema.EntityID) bool) titled {
	var t titled
	to := false
	for i := 0; i < len(list); {
		senses, n := x.nameAt(list, i)
		if n == 0 {
			to = to || list[i] == "to"
			t.words = append(t.words, list[i])
			i++
			continue
		}
		i += n
		switch {
		case to:
			t.words = append(t.words, string(senses[0].entry.ID))
		case drop != nil:
			if !slices.ContainsFunc(senses, func(v sense) bool { return drop(v.entry.ID) }) {
				t.words = append(t.words, list[i-n:i]...)
			}
		default:
			for _, v := range senses {
				t.owners = append(t.owners, v.entry.ID)
			}
		}
	}
	return t
}

// nameAt gives the longest name of a country or body at list[i] and its
// number of words.
func (x *lexicon) nameAt(list []string, i int) ([]sense, int) {
	if titleStart[list[i]] {
		return nil, 0
	}
	for n := min(x.longest[list[i]], len(list)-i); n > 0; n-- {
		var senses []sense
		for _, v := range x.phrases[strings.Join(list[i:i+n], " ")] {
			switch v.entry.Kind {
			case schema.Person, schema.Topic, schema.Event:
			default:
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

// office gives the office that a title means for one of the owners, nil when
// none or several do.
func (x *lexicon) office(t titled) *gazetteer.Office {
	for _, k := range titleKeys(t.words) {
		list := x.titles[k]
		if len(t.owners) == 0 {
			if len(list) == 1 {
				return list[0]
			}
			continue
		}
		var found *gazetteer.Office
		several := false
		for _, o := range list {
			if slices.ContainsFunc(t.owners, func(id schema.EntityID) bool { return x.owns(id, o) }) {
				several = several || found != nil
				found = o
			}
		}
		if found != nil && several {
			found = x.foremost(list, t.owners)
		}
		if found != nil {
			return found
		}
		if k == "chief" || k == "head" || k == "leader" {
			return x.headOf(t.owners)
		}
	}
	return nil
}

// foremost settles a title that several offices of an owner bear: the one of
// the owner itself rather than of a body within it; nil when that leaves two.
func (x *lexicon) foremost(list []*gazetteer.Office, owners []schema.EntityID) *gazetteer.Office {
	var found *gazetteer.Office
	for _, o := range list {
		if o.Body != "" && slices.Contains(owners, o.Body) || o.Body == "" && o.Country != "" && slices.Contains(owners, schema.EntityID("country/"+o.Country)) {
			if found != nil {
				return nil
			}
			found = o
		}
	}
	return found
}

// titleKeys are the keys a title is tried under: as it is, then without a
// "chief", "chief executive" or "head" that only underlines it.
func titleKeys(list []string) []string {
	keys := []string{titleKey(list)}
	for _, extra := range []string{"chief", "senior", "top", "general"} {
		if i := slices.Index(list, extra); i >= 0 && len(list) > 1 {
			if k := titleKey(slices.Delete(slices.Clone(list), i, i+1)); k != "" {
				keys = append(keys, k)
			}
		}
	}
	return keys
}

// holderOn gives who held the office on a day, nil when nobody is known to, or
// when it is not certain. Of several the one who came last, on a day of
// handover; of a holder and one acting for them, the one acting.
func (x *lexicon) holderOn(id gazetteer.OfficeID, on time.Time) *holder {
	var found *holder
	list := x.holders[id]
	for i := range list {
		h := &list[i]
		switch gazetteer.Holds(h.From, h.To, on) {
		case gazetteer.Maybe:
			return nil
		case gazetteer.Yes:
			if found != nil && !x.handover(found, h, on) {
				return nil
			}
			found = h
		}
	}
	return found
}

// handover reports whether h follows the one found before on that very day, or
// stands in for them.
func (x *lexicon) handover(before, h *holder, on time.Time) bool {
	if h.Acting != before.Acting {
		return h.Acting
	}
	return before.To == h.From && h.From.First().Equal(on)
}
