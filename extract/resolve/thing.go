package resolve

import "math"

// rivalsUnnamed adds to the candidates of "it" what a text offers beside them:
// singular common nouns that name no entity. "Ghana's parliament passed the
// bill, but the president has not signed it" means the bill.
func (c *corefer) rivalsUnnamed(list []candidate, s *sentence, t int, p pronoun) {
	if p.gender != "" || p.plural {
		return
	}
	own := rel(s.Tokens[t].Rel)
	for i := range list {
		m, f := list[i].mention, &list[i].features
		from := 0
		if m.s == s {
			from = m.Last + 1
		}
		n := 0
		for u := from; u < t; u++ {
			if !c.unnamedThing(s, u) {
				continue
			}
			n++
			role := rel(s.Tokens[u].Rel)
			f[fParallelThing] = max(f[fParallelThing], truth(role == own || role == "obj" && own == "obj"))
			f[fObjectThing] = max(f[fObjectThing], truth(own == "obj" && (role == "obj" || s.Tokens[u].Rel == "nsubj:pass" || role == "obl")))
		}
		f[fThingsBetween] = math.Log1p(float64(n))
		f[fOwnObjectThing] = truth(own == "obj")
	}
}

// unnamedThing reports whether token u is a singular common noun, subject,
// object or oblique of a verb, that means no entity, person or time.
func (c *corefer) unnamedThing(s *sentence, u int) bool {
	tok := &s.Tokens[u]
	if tok.XPOS != "NN" || s.covered[u] != nil && s.covered[u].Entity.ID != "" {
		return false
	}
	switch rel(tok.Rel) {
	case "nsubj", "obj", "obl":
	default:
		return false
	}
	_, isRole := roles[tok.Lemma]
	return !isRole && !titleHead[tok.Lemma] && !timeNoun[tok.Lemma]
}

var timeNoun = set("day week month year hour minute morning afternoon evening night weekend today yesterday tomorrow time dawn noon midnight decade century part end beginning man woman person someone everyone nobody")
