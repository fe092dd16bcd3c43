package rules

import "claimgraph/schema"

// holders of one plural noun: "British and EU negotiators", "lawmakers in Chad
// and Mali" are two parties each, named by what describes the noun.

// parties splits a plural noun that joined actors share into those actors, each
// a token that stands for its part of the phrase; nil when it is one party.
func (t *tree) parties(head int) []int {
	if x := t.Tokens[head].XPOS; x != "NNS" && x != "NNPS" || t.named(head) {
		return nil
	}
	for _, k := range t.kids[head] {
		switch {
		case k < head && t.is(k, "amod", "compound", "nmod:poss"):
		case k > head && t.is(k, "nmod") && sharedPrepositions[t.preposition(k)]:
		default:
			continue
		}
		if sides := t.joinedActors(k); len(sides) > 1 {
			return sides
		}
	}
	return nil
}

// sharedPrepositions tie a noun to the places or bodies its members come from.
var sharedPrepositions = set("of in from")

// joinedActors are token k and its conjuncts when all of them mean countries,
// bodies or their people; nil otherwise.
func (t *tree) joinedActors(k int) []int {
	sides := []int{k}
	for at := 0; at < len(sides) && at < mostSides; at++ {
		for _, j := range t.children(sides[at], "conj") {
			if t.preposition(j) == "" {
				sides = append(sides, j)
			}
		}
	}
	for _, s := range sides {
		if !t.collective(s) {
			return nil
		}
	}
	return sides
}

// mostSides bounds the actors that may share a noun.
const mostSides = 8

// collective reports whether token i names a country, people or body, which has
// members of the kind the noun tells.
func (t *tree) collective(i int) bool {
	if !t.actor(i) || t.modified(i) {
		return false
	}
	switch t.kind(i) {
	case schema.Person, schema.Place:
		return false
	}
	return true
}

// modified reports whether a phrase of its own hangs on token i: "the army of
// Chad and the police of Mali".
func (t *tree) modified(i int) bool { return t.child(i, "nmod", "acl") >= 0 }

// shared is the noun that token i is a party of, or -1.
func (t *tree) shared(i int) int {
	h := t.Tokens[i].Head
	for j, n := i, 0; t.is(j, "conj") && h >= 0 && n < mostSides; n++ {
		j, h = h, t.Tokens[h].Head
	}
	if h < 0 || t.Tokens[h].XPOS != "NNS" && t.Tokens[h].XPOS != "NNPS" {
		return -1
	}
	for _, s := range t.parties(h) {
		if s == i {
			return h
		}
	}
	return -1
}
