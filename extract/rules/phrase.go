package rules

import "claimgraph/schema"

// stretch is a run of tokens, both ends inclusive.
type stretch struct{ first, last int }

// outside are the dependants that do not belong to the noun phrase proper:
// other phrases of a coordination, clauses and asides about it, and the words
// that tie it to its governor.
var outside = []string{"conj", "cc", "appos", "acl", "parataxis", "case", "mark", "cop", "nsubj", "csubj",
	"aux", "advcl", "ccomp", "xcomp", "obl", "dislocated", "discourse", "vocative", "orphan", "expl", "list"}

// phrase is the stretch of the noun phrase that token head governs: its
// determiners, modifiers and complements, without coordinated phrases,
// relative clauses, appositions and the preposition before it.
func (t *tree) phrase(head int) stretch {
	s := stretch{head, head}
	for _, k := range t.kids[head] {
		if t.is(k, outside...) || t.pos(k, "PUNCT") || t.far(head, k) {
			continue
		}
		in := t.modifier(k)
		s.first, s.last = min(s.first, in.first), max(s.last, in.last)
	}
	return t.balanced(s)
}

// modifier is the stretch of a modifier within a noun phrase: all under it but
// the asides.
func (t *tree) modifier(head int) stretch {
	s := stretch{head, head}
	for _, k := range t.kids[head] {
		if t.is(k, "acl:relcl", "parataxis", "appos") && k > head {
			continue
		}
		if t.pos(k, "PUNCT") {
			continue
		}
		in := t.modifier(k)
		s.first, s.last = min(s.first, in.first), max(s.last, in.last)
	}
	return s
}

// far reports whether dependant k of a noun stands apart from it, which tells a
// misplaced attachment: an adverb after a comma, a time after the phrase.
func (t *tree) far(head, k int) bool {
	if k > head && t.is(k, "nmod") && t.pos(head, "PROPN") && k > t.nameEnd(head) {
		return true // a name takes no complement: "accused Russia of genocide"
	}
	if k > head && k == t.verdict(head) {
		return true
	}
	if k < head && t.is(k, "nmod", "obl") && !t.is(k, "nmod:poss") && t.preposition(k) != "" {
		return true // "On Wednesday Biden"
	}
	return k > head && (t.is(k, "advmod", "nmod:unmarked", "obl:unmarked", "nmod:tmod", "nmod:npmod") ||
		t.is(k, "nmod") && days[t.lower[k]] && t.preposition(k) == "on")
}

// days are what "on" may date: "the president on Monday".
var days = set("monday tuesday wednesday thursday friday saturday sunday")

// nameEnd is the last token of the name token i belongs to; the end of the
// sentence when it belongs to none.
func (t *tree) nameEnd(i int) int {
	for _, n := range t.Names {
		if n.First <= i && i <= n.Last && n.Type != "NORP" {
			return n.Last
		}
	}
	return len(t.Tokens)
}

// namedIn gives the name that stands in apposition to a role: "its spokesman,
// Igor Konashenkov". Other heads stay as they are.
func (t *tree) namedIn(head int) int {
	if t.pos(head, "PROPN") || t.named(head) {
		return head
	}
	for _, k := range t.children(head, "appos") {
		if t.person(k) {
			return k
		}
	}
	return t.bearer(head)
}

// person reports whether token i belongs to a person's name.
func (t *tree) person(i int) bool {
	for _, n := range t.Names {
		if n.Type == "PER" && n.First <= i && i <= n.Last {
			return true
		}
	}
	return false
}

// bearer is the name behind an office and whose it is, which the parser hangs on
// the latter: "a spokesman for the guard, Jay Tarriela, said".
func (t *tree) bearer(head int) int {
	if !offices[t.lower[head]] || !t.is(head, "nsubj") {
		return head
	}
	for _, k := range t.children(head, "nmod") {
		for _, a := range t.children(k, "appos") {
			if first := t.first[a]; a > head && (t.person(a) || t.child(a, "flat") > a && t.kind(a) == "") && (t.Tokens[first].Form == "," || first > 0 && t.Tokens[first-1].Form == ",") {
				return a
			}
		}
	}
	return head
}

// offices are nouns for somebody who speaks or acts for others.
var offices = set(`spokesman spokeswoman spokesperson minister secretary president chairman chairwoman chair chief head leader
	director mayor governor ambassador envoy commander general prosecutor lawyer adviser aide deputy premier chancellor
	commissioner representative official speaker coordinator founder editor member`)

// balanced widens a stretch by a neighbouring quotation mark or bracket whose
// partner lies inside.
func (t *tree) balanced(s stretch) stretch {
	open, shut := 0, 0
	for i := s.first; i <= s.last; i++ {
		switch f := t.Tokens[i].Form; {
		case f == "(" || f == "[" || f == "“" || f == "``":
			open++
		case f == ")" || f == "]" || f == "”" || f == "''":
			shut++
		case f == `"`:
			if open > shut {
				shut++
			} else {
				open++
			}
		}
	}
	if open > shut && s.last+1 < len(t.Tokens) && t.pos(s.last+1, "PUNCT") && closes(t.Tokens[s.last+1].Form) {
		s.last++
	}
	if shut > open && s.first > 0 && t.pos(s.first-1, "PUNCT") && opens(t.Tokens[s.first-1].Form) {
		s.first--
	}
	return s
}

func closes(form string) bool {
	switch form {
	case ")", "]", "”", "''", `"`, "’", "'":
		return true
	}
	return false
}

func opens(form string) bool {
	switch form {
	case "(", "[", "“", "``", `"`, "‘", "'":
		return true
	}
	return false
}

// noun is the argument made of the noun phrase that head governs.
func (t *tree) noun(head int) *schema.Argument {
	s := t.phrase(head)
	return &schema.Argument{Span: t.span(s.first, s.last)}
}

// whole is the evidence of everything under head, without the mark or
// preposition that introduces it and without edge punctuation.
func (t *tree) whole(head int) *schema.Span {
	first, last := t.first[head], t.last[head]
	for first < head && (t.pos(first, "PUNCT") || t.Tokens[first].Head == head && t.is(first, "case", "mark", "cc")) {
		if isQuoteMark(t.Tokens[first].Form) {
			break
		}
		first++
	}
	s := t.balanced(stretch{first, last})
	return t.span(s.first, s.last)
}

// members lists the heads of a coordinated phrase: head and its conjuncts, and
// for a noun that several actors share each of them.
func (t *tree) members(head int) []int {
	all := t.sides(head)
	for at := []int{head}; len(at) > 0 && len(all) < mostClaims; at = at[1:] {
		for _, k := range t.kids[at[0]] {
			if t.is(k, "conj") && t.nominal(k) && t.child(k, "nsubj", "cop") < 0 {
				all, at = append(all, t.sides(k)...), append(at, k)
			}
		}
	}
	return all
}

func (t *tree) sides(head int) []int {
	if sides := t.parties(head); sides != nil {
		return sides
	}
	return []int{head}
}
