package resolve

import (
	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// scene is the country where the article's events are: that of most of the
// places it names outside datelines, else the one it names most, if either has
// twice as many as the next. Nil when neither does.
func (k *linking) scene() *gazetteer.Entry {
	if !k.sceneFound {
		k.sceneFound, k.setting = true, k.findScene()
	}
	return k.setting
}

func (k *linking) findScene() *gazetteer.Entry {
	places, dateline := map[string]int{}, ""
	for _, m := range k.mentions {
		if m.Type != "name" || m.entry == nil || m.entry.Kind != schema.Place || m.Country == "" {
			continue
		}
		if !m.Title && m.Sentence == 0 && m.First == 0 {
			dateline = m.Country
		} else {
			places[m.Country]++
		}
	}
	if len(places) == 1 && places[dateline] > 0 {
		places[dateline]++
	}
	for _, from := range []struct {
		counts map[string]int
		least  int
	}{{places, 2}, {k.about, 3}} {
		best, most, second := "", 0, 0
		for code, n := range from.counts {
			switch {
			case n > most || n == most && code < best:
				best, most, second = code, n, max(second, most)
			case n > second:
				second = n
			}
		}
		if e := k.lex.country(best); e != nil && most >= from.least && most >= 2*second {
			return e
		}
	}
	return nil
}

// capital links "the South African capital", "the capital of Ukraine" to the
// city.
func (k *linking) capital(s *sentence, t int) {
	n := roleNoun{s: s, head: t, first: t, last: t, role: role{"GOV", body}, flags: map[string]bool{}}
	k.left(&n)
	if n.owner == nil {
		k.right(&n)
	}
	if n.owner == nil || n.owner.entry == nil || n.owner.entry.Kind != schema.Country {
		return
	}
	if e := k.lex.byID[n.owner.entry.Capital]; e != nil {
		m := k.overlay(n)
		m.link(e)
		m.Confidence = .9
	}
}

// ownCapital links "the capital" to the capital named before, else to that of
// the country where the article's events are.
func (c *corefer) ownCapital(i, first, t int) {
	for back := 0; back <= 5 && i-back >= 0; back++ {
		list := c.in[&c.sents[i-back]]
		for j := len(list) - 1; j >= 0; j-- {
			m := list[j]
			if m.entry == nil || m.entry.Kind != schema.Place || back == 0 && m.Head >= first {
				continue
			}
			if home := c.lex.country(m.entry.Country); home != nil && home.Capital == m.entry.ID {
				c.enter(&c.sents[i], first, t, t, "nominal", m, .8)
				return
			}
		}
	}
	if home := c.scene(); home != nil {
		if e := c.lex.byID[home.Capital]; e != nil {
			c.enterEntry(&c.sents[i], first, t, e).Confidence = .6
		}
	}
}

// listed corrects the kind of a name that the gazetteer lacks by the names it
// is listed with: in "the ports of Odesa, Chornomorsk and X", X is a place.
func (k *linking) listed(m *mention) {
	if m.ner == "" || m.ner == nlp.LocationName || m.Type != "name" {
		return
	}
	first := m.Head
	if rel(m.s.Tokens[first].Rel) == "conj" {
		first = m.s.Tokens[first].Head
	}
	places, others := 0, 0
	for _, o := range k.in(m.s) {
		if o == m || o.Type != "name" || o.entry == nil || o.Head != first && (rel(m.s.Tokens[o.Head].Rel) != "conj" || m.s.Tokens[o.Head].Head != first) {
			continue
		}
		if located(o) {
			places++
		} else {
			others++
		}
	}
	if others == 0 && (places > 1 || places == 1 && m.s.placed(first)) {
		m.ner = nlp.LocationName
	}
}

// nearCountry is the country of the places named in the same sentence as a
// place that the gazetteer lacks, if they lie in one; empty otherwise.
func (k *linking) nearCountry(m *mention) string {
	country := ""
	for _, o := range k.in(m.s) {
		if o == m || o.Type != "name" || o.entry == nil || o.Country == "" || o.entry.Kind != schema.Place {
			continue
		}
		if country != "" && country != o.Country {
			return ""
		}
		country = o.Country
	}
	return country
}

// placed reports whether token t stands after a preposition of place.
func (s *sentence) placed(t int) bool {
	for c := range s.Children(t) {
		if rel(s.Tokens[c].Rel) == "case" && placing[s.lower(c)] {
			return true
		}
	}
	return false
}

var placing = set("in at near outside around across toward towards")

// in gives the mentions that cover tokens of a sentence, in order.
func (k *linking) in(s *sentence) []*mention {
	var list []*mention
	for _, m := range s.covered {
		if m != nil && (len(list) == 0 || list[len(list)-1] != m) {
			list = append(list, m)
		}
	}
	return list
}
