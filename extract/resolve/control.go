package resolve

import "claimgraph/schema"

// agentOf gives the token that is the subject of a verb, said or implied: its
// own subject, for a relative pronoun the noun it stands for; the object or
// subject of the verb an infinitive completes; the subject of the verb a
// participle hangs on or a conjunct follows; the noun a participle modifies. -1
// when there is none.
func (s *sentence) agentOf(verb int) int {
	for n := 0; verb >= 0 && n < 5; n++ {
		passive := false
		for u := range s.Children(verb) {
			if rel(s.Tokens[u].Rel) == "nsubj" {
				if relative[s.lower(u)] && rel(s.Tokens[verb].Rel) == "acl" {
					return s.Tokens[verb].Head
				}
				return u
			}
			passive = passive || s.Tokens[u].Rel == "aux:pass"
		}
		above := s.Tokens[verb].Head
		switch rel(s.Tokens[verb].Rel) {
		case "acl":
			return above
		case "xcomp":
			if o := s.objectOf(above); o >= 0 && o < verb && !passive {
				return o
			}
		case "advcl", "conj":
		default:
			return -1
		}
		verb = above
	}
	return -1
}

// objectOf is the direct object of a verb, or -1.
func (s *sentence) objectOf(verb int) int {
	if verb < 0 {
		return -1
	}
	for u := range s.Children(verb) {
		if rel(s.Tokens[u].Rel) == "obj" {
			return u
		}
	}
	return -1
}

// verbOf gives the verb of the clause that token t stands in, or -1.
func (s *sentence) verbOf(t int) int {
	for v, n := s.Tokens[t].Head, 0; v >= 0 && n < 8; v, n = s.Tokens[v].Head, n+1 {
		if tag := s.tag(v); tag == "VERB" || tag == "AUX" || rel(s.Tokens[v].Rel) == "root" {
			return v
		}
	}
	return -1
}

// agent reports whether m is the said or implied subject of the clause that
// token t stands in.
func (s *sentence) agent(m *mention, t int) bool {
	a := s.agentOf(s.verbOf(t))
	return a >= 0 && a != t && (a == m.Head || m.First <= a && a <= m.Last)
}

// coargument reports whether m is the said or implied subject of the very verb
// that governs the pronoun at t: "who had routed her", "hoping to see him".
func (s *sentence) coargument(m *mention, t int) bool {
	switch rel(s.Tokens[t].Rel) {
	case "obj", "iobj", "obl":
	default:
		return false
	}
	a := s.agentOf(s.Tokens[t].Head)
	return a >= 0 && a != t && (a == m.Head || m.First <= a && a <= m.Last)
}

// bind spreads what forbids one mention of an entity to the entity's others.
func bind(list []candidate) {
	bound := map[schema.EntityID]bool{}
	for i := range list {
		f := &list[i].features
		if f[fBound] > 0 || f[fCoargument] > 0 {
			bound[list[i].mention.Entity.ID] = true
		}
	}
	for i := range list {
		list[i].features[fBoundElsewhere] = truth(bound[list[i].mention.Entity.ID])
	}
}

// appoints are the verbs after which a text goes on about their object.
var appoints = set("appoint name hire sign recruit draft elect nominate promote select choose cast make marry adopt discover invite ask summon send commission crown ordain engage employ bring enlist elevate install succeed")

// appointed reports whether m is the one whom such a verb tells of.
func appointed(m *mention) bool {
	h := m.s.Tokens[m.Head].Head
	if h < 0 || !appoints[m.s.Tokens[h].Lemma] {
		return false
	}
	return rel(m.s.Tokens[m.Head].Rel) == "obj" || m.s.Tokens[m.Head].Rel == "nsubj:pass"
}
