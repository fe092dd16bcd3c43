package resolve

import (
	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve/given"
)

// unseen enters names that neither the gazetteer nor the name finder knows but
// whose surroundings or words tell what they are: a run of proper nouns after
// a title or an honorific, beginning with a given name, before an apposition
// with a role, or with a word for a kind of body in it.
func (k *linking) unseen(s *sentence) {
	if s.upper {
		return
	}
	for t := 0; t < len(s.Tokens); t++ {
		last := t - 1
		for last+1 < len(s.Tokens) && s.loose(last+1) {
			last++
		}
		if last < t {
			continue
		}
		first := t
		t = last
		for first < last && (honorific[s.lower(first)] || inTitle(s.lower(first))) {
			first++
		}
		if typ := s.typeOf(first, last); typ != "" {
			m := k.add(s, first, last, "name")
			m.ner, m.Confidence = typ, .6
		}
	}
}

// inTitle reports whether a word is part of persons' titles.
func inTitle(w string) bool {
	r, isRole := roles[w]
	return isRole && r.shape == person || titleHead[w] || titleWord[w]
}

// loose reports whether token t is a capitalised proper noun in no mention.
func (s *sentence) loose(t int) bool {
	return s.covered[t] == nil && !calendar[s.lower(t)] && s.tag(t) == "PROPN" && s.first[t+1] > s.first[t] && capital(s.surface(t))
}

// typeOf tells what a run of proper nouns names, empty when nothing does.
func (s *sentence) typeOf(first, last int) nlp.NameType {
	before := s.lower(first - 1)
	if first == last && (inTitle(s.lower(first)) || roles[s.lower(first)].sector != "") {
		return ""
	}
	name := s.phrase(first, last)
	sector := sectorOfName(name, "")
	switch {
	case honorific[before] || inTitle(before) && s.lower(first-2) != "the" && !titleWord[before]:
		return nlp.PersonName
	case sector != "" && last > first:
		return nlp.OrganisationName
	case last > first && isGiven(s.lower(first)):
		return nlp.PersonName
	case last > first && s.lower(last+1) == "," && s.roleFollows(last+2):
		return nlp.PersonName
	case rel(s.Tokens[last].Rel) == "nsubj" && s.Tokens[last].Head >= 0 && speechVerbs[s.Tokens[s.Tokens[last].Head].Lemma] && s.tag(first-1) != "DET" && last > first:
		return nlp.PersonName
	}
	return ""
}

// roleFollows reports whether a noun phrase with a personal role begins at t.
func (s *sentence) roleFollows(t int) bool {
	for u := t; u < len(s.Tokens) && u < t+6; u++ {
		if r, isRole := roles[s.lower(u)]; isRole && r.shape == person {
			return true
		}
		if s.tag(u) == "VERB" || s.tag(u) == "PUNCT" {
			return false
		}
	}
	return false
}

func isGiven(w string) bool {
	g, _ := given.Gender(w)
	return g != ""
}
