package resolve

import (
	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// quotes marks the tokens that stand between quotation marks, paragraph by
// paragraph: a paragraph's end closes an open quotation.
func (k *linking) quotes() {
	open, paragraph := false, -1
	for i := range k.sents {
		s := &k.sents[i]
		if s.Paragraph != paragraph || s.title {
			open, paragraph = false, s.Paragraph
		}
		s.quoted = make([]bool, len(s.Tokens))
		for t := range s.Tokens {
			switch s.surface(t) {
			case "“", "«", "``", "„":
				open = true
			case "”", "»", "''":
				open = false
			case `"`:
				open = !open
			}
			s.quoted[t] = open
		}
	}
}

// firstPerson are words for the one who speaks, alone or among others.
var firstPerson = set("i me my mine myself we us our ours ourselves")

// speechVerbs are the verbs whose subject speaks a quotation beside them.
var speechVerbs = set("say state add tell continue declare announce claim argue insist warn note write explain reply respond answer ask accuse deny stress tweet repeat reiterate counter remark conclude assert allege admit comment urge vow promise call describe")

// speaker links a first-person word within a quotation to its speaker; "our
// country" and "our nation" mean the speaker's country, other plurals stay
// open.
func (c *corefer) speaker(i, t int) {
	s := &c.sents[i]
	if !s.quoted[t] {
		return
	}
	who := c.speakerOf(i)
	if who == nil {
		return
	}
	switch s.lower(t) {
	case "i", "me", "my", "mine", "myself":
		c.enter(s, t, t, t, "pronoun", who, .85)
	case "our":
		c.ownCountry(s, t, who)
	}
}

// ownCountry links "our country", "our nation", "our homeland".
func (c *corefer) ownCountry(s *sentence, t int, who *mention) {
	for u := t + 1; u <= t+2 && u < len(s.Tokens); u++ {
		switch s.lower(u) {
		case "country", "nation", "homeland", "motherland", "fatherland", "state":
			if e := c.lex.country(who.Country); e != nil && s.covered[u] == nil {
				c.enterEntry(s, t, u, e)
			}
			return
		}
	}
}

// speakerOf finds who speaks the quotation in sentence i: the subject of a
// speech verb outside quotation marks in this sentence, in the next or the one
// before of the same paragraph, or in the quotation's last before this.
func (c *corefer) speakerOf(i int) *mention {
	s := &c.sents[i]
	for _, j := range []int{i, i + 1, i - 1, i + 2, i - 2} {
		if j < 0 || j >= len(c.sents) || c.sents[j].Paragraph != s.Paragraph || c.sents[j].title != s.title {
			continue
		}
		if who := c.says(&c.sents[j]); who != nil {
			return who
		}
	}
	return nil
}

// says gives the linked subject of a speech verb outside quotation marks.
func (c *corefer) says(s *sentence) *mention {
	for t := range s.Tokens {
		if !speechVerbs[s.Tokens[t].Lemma] || s.quoted != nil && s.quoted[t] {
			continue
		}
		for u := range s.Children(t) {
			if rel(s.Tokens[u].Rel) != "nsubj" {
				continue
			}
			for _, m := range c.in[s] {
				if m.Head == u || m.First <= u && u <= m.Last {
					return m
				}
			}
		}
	}
	return nil
}

// definite links "the ambassador", "the court", "the country", "his office" to
// what was named before.
func (c *corefer) definite(i, t int) {
	s := &c.sents[i]
	w := s.lower(t)
	det := s.lower(t - 1)
	if h := s.Tokens[t].Head; rel(s.Tokens[t].Rel) == "compound" && h > t {
		return
	}
	if staffOf[w] && possessivePronoun[det] && (w == "office" || w == "workplace") {
		if m := s.covered[t-1]; m != nil && m.Entity.ID != "" {
			c.ownOffice(s, t, m)
		}
		return
	}
	if m := s.covered[max(t-1, 0)]; countryWord[w] && possessivePronoun[det] && m != nil && m.Entity.ID != "" {
		if e := c.lex.country(m.Country); e != nil && m.Entity.Kind == schema.Person {
			c.enterEntry(s, t-1, t, e)
		}
		return
	}
	if c.possessed(s, t) {
		return
	}
	first := t - 1
	for first > 0 && first >= t-3 && (s.tag(first) == "ADJ" || s.tag(first) == "NOUN") && s.covered[first] == nil {
		first--
	}
	if det := s.lower(first); det != "the" && det != "this" && det != "that" {
		return
	}
	if next := s.lower(t + 1); next == "of" || next == "that" || next == "which" || next == "who" {
		return
	}
	if to := c.antecedent(i, first, t, w); to != nil {
		c.enter(s, first, t, t, "nominal", to, .75)
	} else if first == t-1 {
		c.ownGovernment(s, t, w)
	} else if w == "ministry" {
		c.ownMinistry(i, first, t)
	}
}

// ownMinistry links "the defence ministry" without an owner to that of the
// state whose officials or bodies were last named in the paragraph.
func (c *corefer) ownMinistry(i, first, t int) {
	s := &c.sents[i]
	meaning, _ := meaningOf(s.wordsOf(first+1, t))
	for back := 0; back <= 3 && i-back >= 0 && c.sents[i-back].Paragraph == s.Paragraph; back++ {
		list := c.in[&c.sents[i-back]]
		for j := len(list) - 1; j >= 0; j-- {
			m := list[j]
			if back == 0 && m.Head >= first || m.Sector != "GOV" && m.Sector != "MIL" || m.Country == "" ||
				m.Entity.Kind != schema.Person && m.Entity.Kind != schema.Government {
				continue
			}
			if found := c.lex.bodies()[m.Country+"|"+meaning]; len(found) == 1 {
				m := c.enterEntry(s, first, t, found[0])
				m.Confidence = .6
			}
			return
		}
	}
}

// ownGovernment links "the government", "the army", "the authorities" without
// an owner to the country that the article is about, when no other comes near.
func (c *corefer) ownGovernment(s *sentence, t int, w string) {
	r := roles[w]
	if w != "government" && w != "authorities" && w != "army" && w != "military" {
		return
	}
	best, most, second := "", 0, 0
	for code, n := range c.about {
		switch {
		case n > most || n == most && code < best:
			best, most, second = code, n, max(second, most)
		case n > second:
			second = n
		}
	}
	e := c.lex.country(best)
	if e == nil || most < 3 || most < 2*second {
		return
	}
	if f := c.lex.forces[best]; f != nil && r.shape == army {
		e = f
	}
	c.enterEntry(s, t-1, t, e).Sector = r.sector
}

var countryWord = set("country nation homeland motherland fatherland")

// ownOffice links "his office": for one who serves a state its government, for
// the head of a body the body, else the person.
func (c *corefer) ownOffice(s *sentence, t int, who *mention) {
	if e := c.lex.country(who.Country); e != nil && who.Entity.Kind == schema.Person {
		c.enterEntry(s, t-1, t, e).Sector = "GOV"
		return
	}
	if e := c.bodyHeaded(who); e != nil {
		c.enterEntry(s, t-1, t, e)
		return
	}
	c.enter(s, t-1, t, t, "nominal", who, .7)
}

// bodyHeaded is the body whose office the person holds on the article's day:
// the office itself where the gazetteer has it as a part of that body ("Office
// of the Prosecutor").
func (c *corefer) bodyHeaded(who *mention) *gazetteer.Entry {
	e := c.lex.byID[who.Entity.ID]
	if e == nil || c.date.IsZero() {
		return nil
	}
	for _, t := range e.Offices {
		o := c.lex.offices[t.Office]
		if o == nil || gazetteer.Holds(t.From, t.To, c.date) != gazetteer.Yes {
			continue
		}
		if b := c.lex.byID[o.Body]; b != nil {
			if own, _ := c.lex.sameMeaning(append(words([]string{"office", "of", "the"}, o.Titles[0]), words([]string{"of", "the"}, b.Name)...), ""); own != nil {
				return own
			}
			return b
		}
	}
	return nil
}

// enterEntry records a nominal mention of an entity of the gazetteer.
func (c *corefer) enterEntry(s *sentence, first, head int, e *gazetteer.Entry) *mention {
	m := &mention{s: s, entry: e}
	m.Entity, m.Country, m.Sector = e.Entity(), e.Country, e.Sector
	return c.enter(s, first, head, head, "nominal", m, .8)
}

// possessed links "its forces", "their soldiers", "his government" by whom the
// pronoun means, and reports whether a pronoun possesses the noun at all.
func (c *corefer) possessed(s *sentence, t int) bool {
	for u := t - 1; u >= 0 && u >= t-4; u-- {
		w := s.lower(u)
		if owner := s.at(u - 1); possessive(s, u-1) && owner != nil && owner.Type == "nominal" {
			return c.ownedBy(s, owner, t)
		}
		if tag := s.tag(u); !possessivePronoun[w] && (tag == "ADJ" || tag == "NOUN" || w == "-") {
			continue
		}
		if !possessivePronoun[w] {
			return false
		}
		return c.ownedBy(s, s.covered[u], t)
	}
	return false
}

// ownedBy links the role noun at token t by its owner, a pronoun or a phrase
// linked before; it always reports true.
func (c *corefer) ownedBy(s *sentence, owner *mention, t int) bool {
	r, ok := roles[s.lower(t)]
	if owner == nil || owner.Entity.ID == "" || !ok || r.shape == person {
		return true
	}
	n := roleNoun{s: s, head: t, first: owner.First, last: t, role: r, owner: owner, flags: map[string]bool{}}
	m := c.overlay(n)
	m.Confidence = owner.Confidence * .9
	c.belongs(m, n)
	if m.Entity.ID != "" {
		c.in[s] = insert(c.in[s], m)
	}
	return true
}

// antecedent gives what a definite noun means: the nearest person introduced
// by that role, body whose name has the word, or country.
func (c *corefer) antecedent(i, first, t int, w string) *mention {
	r, isRole := roles[w]
	modifiers := c.sents[i].wordsOf(first+1, t)
	bare := first == t-1
	for back := 0; back <= 8 && i-back >= 0; back++ {
		from := &c.sents[i-back]
		if from.title != c.sents[i].title {
			return nil
		}
		list := c.in[from]
		for j := len(list) - 1; j >= 0; j-- {
			m := list[j]
			if back == 0 && m.Head >= t || m.Type == "pronoun" {
				continue
			}
			switch {
			case placeWord[w]:
				if bare && back <= 3 && m.Entity.Kind == schema.Place && settlement[w] && (m.Country != "" || m.entry == nil) {
					return m
				}
			case w == "judges":
				if bare && m.Entity.Kind != schema.Person && hasWord(m.Entity.Name, "court") {
					return m
				}
			case back <= 5 && m.Type == "name" && called(m, modifiers, w):
				return m
			case anyBody[w]:
				if bare && back <= 2 && societal(m) && c.lone(i, t) {
					return m
				}
			case !bare && (r.shape == person || !isRole && !bodyNoun[w]):
			case w == "country" || w == "nation" || w == "kingdom" || w == "republic":
				if back <= 2 && m.Entity.Kind == schema.Country && m.Type == "name" && m.s.Tokens[m.Head].UPOS == "PROPN" && c.only(list, schema.Country) {
					return m
				}
			case isRole && r.shape == person || titleHead[w]:
				if back <= 5 && m.Entity.Kind == schema.Person && c.bore(m, w) {
					return m
				}
			case isRole && r.shape == body || bodyNoun[w]:
				if m.Entity.Kind != schema.Person && m.Entity.Kind != schema.Country && m.Entity.Kind != schema.Place && headWord(m.Entity.Name, w) && hasWords(m.Entity.Name, modifiers) {
					return m
				}
			}
		}
	}
	return nil
}

// placeWord are nouns for places that a name before may be one of.
var placeWord = set("town city village port island peninsula territory region enclave")

var settlement = set("town city village port")

// headWord reports whether w, by meaning, is the head of a name: its last word,
// or the one before "of" or "for".
func headWord(name, w string) bool {
	list := words(nil, name)
	for i, x := range list {
		if i > 0 && (x == "of" || x == "for") {
			return group(list[i-1]) == group(w)
		}
	}
	return len(list) > 0 && group(list[len(list)-1]) == group(w)
}

// hasWords reports whether a name has all the words, by meaning.
func hasWords(name string, list []string) bool {
	for _, w := range list {
		if !hasWord(name, w) {
			return false
		}
	}
	return true
}

// called reports whether a noun phrase repeats the end of a place's, law's or
// event's longer name: "the dam" after "Kakhovka dam".
func called(m *mention, list []string, w string) bool {
	switch m.Entity.Kind {
	case schema.Place, schema.Law, schema.Event:
		name := words(nil, m.Entity.Name)
		return len(name) > len(list) && !settlement[w] && headWord(m.Entity.Name, w) && hasWords(m.Entity.Name, list)
	}
	return false
}

// anyBody are nouns that any organisation but a state's may be called by.
var anyBody = set("group organisation organization movement company firm charity")

// societal reports whether m names an organisation that is no state's.
func societal(m *mention) bool {
	switch m.Entity.Kind {
	case schema.Organisation, schema.Group:
		return m.Type == "name" && m.Sector != "GOV" && m.Sector != "LEG" && m.Sector != "JUD"
	}
	return false
}

// lone reports whether the sentence i up to token t and the two before name no
// more than one such organisation.
func (c *corefer) lone(i, t int) bool {
	var one schema.EntityID
	for back := 0; back <= 2 && i-back >= 0; back++ {
		for _, m := range c.in[&c.sents[i-back]] {
			if !societal(m) || back == 0 && m.Head >= t {
				continue
			}
			if one != "" && one != m.Entity.ID {
				return false
			}
			one = m.Entity.ID
		}
	}
	return true
}

// only reports whether the mentions name no more than one entity of the kind.
func (c *corefer) only(list []*mention, kind schema.Kind) bool {
	var one schema.EntityID
	for _, m := range list {
		if m.Entity.Kind != kind || m.Type != "name" {
			continue
		}
		if one != "" && one != m.Entity.ID {
			return false
		}
		one = m.Entity.ID
	}
	return true
}

// bore reports whether the person was introduced by the role: with the noun
// before or after the name, or in an office with that title.
func (c *corefer) bore(m *mention, w string) bool {
	for _, o := range c.mentions {
		if o.Type == "nominal" && o.Entity.ID == m.Entity.ID && o.s.lower(o.Head) == w {
			return true
		}
	}
	if m.office != nil {
		for _, title := range m.office.Titles {
			if hasWord(title, w) {
				return true
			}
		}
	}
	return false
}

// bodyNoun are nouns for organisations that are no roles by themselves.
var bodyNoun = set("organisation organization council commission committee union alliance bloc group movement party corporation conglomerate watchdog body panel institute foundation association federation league fund agency carrier retailer automaker")

func hasWord(name, w string) bool {
	for _, x := range words(nil, name) {
		if x == w || group(x) == group(w) {
			return true
		}
	}
	return false
}
