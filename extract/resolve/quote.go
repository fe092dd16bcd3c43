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
		c.speakingBody(s, t, who)
	case "we", "us", "ours", "ourselves":
		c.speakingBody(s, t, who)
	}
}

// speakingBody links "we" to the body that speaks, or that an unnamed member of
// it speaks for; what a named person's "we" takes in stays open.
func (c *corefer) speakingBody(s *sentence, t int, who *mention) {
	switch who.Entity.Kind {
	case schema.Person, schema.Country, "":
		return
	}
	if s.covered[t] == nil {
		c.enter(s, t, t, t, "pronoun", who, .8)
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
