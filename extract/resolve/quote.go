package resolve

import "claimgraph/schema"

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
				m := &mention{s: s, entry: e}
				m.Entity, m.Country = e.Entity(), e.Country
				c.enter(s, t, u, u, "nominal", m, .85)
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
			c.enter(s, t-1, t, t, "nominal", m, .7)
		}
		return
	}
	if c.possessed(s, t) || det != "the" && det != "this" && det != "that" {
		return
	}
	if next := s.lower(t + 1); next == "of" || next == "that" || next == "which" || next == "who" {
		return
	}
	if to := c.antecedent(i, t, w); to != nil {
		c.enter(s, t-1, t, t, "nominal", to, .75)
	}
}

// possessed links "its forces", "their soldiers", "his government" by whom the
// pronoun means, and reports whether a pronoun possesses the noun at all.
func (c *corefer) possessed(s *sentence, t int) bool {
	for u := t - 1; u >= 0 && u >= t-4; u-- {
		w := s.lower(u)
		if tag := s.tag(u); !possessivePronoun[w] && (tag == "ADJ" || tag == "NOUN" || w == "-") {
			continue
		}
		if !possessivePronoun[w] {
			return false
		}
		owner := s.covered[u]
		r, ok := roles[s.lower(t)]
		if owner == nil || owner.Entity.ID == "" || !ok || r.shape == person {
			return true
		}
		n := roleNoun{s: s, head: t, first: u, last: t, role: r, owner: owner, flags: map[string]bool{}}
		m := c.overlay(n)
		m.Confidence = owner.Confidence * .9
		c.belongs(m, n)
		if m.Entity.ID != "" {
			c.in[s] = insert(c.in[s], m)
		}
		return true
	}
	return false
}

// antecedent gives what a definite noun means: the nearest person introduced
// by that role, body whose name has the word, or country.
func (c *corefer) antecedent(i, t int, w string) *mention {
	r, isRole := roles[w]
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
			case w == "country" || w == "nation" || w == "kingdom" || w == "republic":
				if back <= 2 && m.Entity.Kind == schema.Country && m.Type == "name" && m.s.Tokens[m.Head].UPOS == "PROPN" && c.only(list, schema.Country) {
					return m
				}
			case isRole && r.shape == person || titleHead[w]:
				if back <= 5 && m.Entity.Kind == schema.Person && c.bore(m, w) {
					return m
				}
			case isRole && r.shape == body || bodyNoun[w]:
				if m.Entity.Kind != schema.Person && m.Entity.Kind != schema.Country && m.Entity.Kind != schema.Place && hasWord(m.Entity.Name, w) {
					return m
				}
			}
		}
	}
	return nil
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
