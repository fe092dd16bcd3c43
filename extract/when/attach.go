package when

import (
	"strings"

	"claimgraph/extract/nlp"
)

// Attach chooses the expression that says when the event of token predicate
// happened: the nearest one below it in the tree that is not inside another
// clause. An infinitive complement shares the time of its verb, and a later
// conjunct that of the first one when it stands in front ("On Wednesday he
// came and saw"). It gives nil when there is none; expressions of other
// sentences and those without an interval do not count.
func Attach(s *nlp.Sentence, exprs []Expression, predicate int) *Expression {
	if predicate < 0 || predicate >= len(s.Tokens) {
		return nil
	}
	if e := attached(s, exprs, predicate, false); e != nil {
		return e
	}
	if e := attached(s, exprs, predicate, true); e != nil {
		return e
	}
	switch t := &s.Tokens[predicate]; {
	case t.Head == nlp.Root || t.Head < 0 || t.Head >= len(s.Tokens):
		return nil
	case t.Rel == "conj":
		if e := attached(s, exprs, t.Head, false); e != nil && e.Last < t.Head {
			return e
		}
	case t.Rel == "xcomp":
		return attached(s, exprs, t.Head, false)
	}
	return nil
}

// AttachSaid chooses the expression that says when something was said, given
// its cue: one below the cue outside the content, or one that stands right
// behind the cue, where parsers tend to give it to the content ("said on
// Wednesday that …"). content is the content's bytes; zero means unknown.
func AttachSaid(s *nlp.Sentence, exprs []Expression, cue int, content [2]int) *Expression {
	if cue < 0 || cue >= len(s.Tokens) {
		return nil
	}
	var outside []Expression
	for _, e := range exprs {
		if e.Start < content[0] || e.End > content[1] {
			outside = append(outside, e)
		}
	}
	if e := attached(s, outside, cue, false); e != nil {
		return e
	}
	for i := range outside {
		e := &outside[i]
		gap := e.First - cue
		if e.Interval == nil || e.Start < s.Start || e.End > s.End || gap < 1 || gap > 3 {
			continue
		}
		if gap == 1 || preposition(&s.Tokens[e.First-1]) {
			return e
		}
	}
	return nil
}

func preposition(t *nlp.Token) bool {
	switch strings.ToLower(t.Form) {
	case "on", "in", "at", "during", "late", "early":
		return true
	}
	return false
}

// attached finds the expression nearest below token top. With infinitives it
// also looks inside complements that share the subject.
func attached(s *nlp.Sentence, exprs []Expression, top int, infinitives bool) *Expression {
	best, bestCost := -1, 0
	for i := range exprs {
		e := &exprs[i]
		if e.Interval == nil || e.Start < s.Start || e.End > s.End || e.First < 0 || e.Last >= len(s.Tokens) || e.First > e.Last {
			continue
		}
		cost, ok := distance(s, e, top, infinitives)
		if !ok {
			continue
		}
		if best < 0 || cost < bestCost {
			best, bestCost = i, cost
		}
	}
	if best < 0 {
		return nil
	}
	return &exprs[best]
}

// distance counts the steps from the expression's head up to top: direct
// adjuncts are nearest, modifiers of arguments count double, and durations
// yield to dates.
func distance(s *nlp.Sentence, e *Expression, top int, infinitives bool) (int, bool) {
	i := head(s, e)
	if top >= e.First && top <= e.Last {
		return 0, true
	}
	cost := 0
	if e.Type == typeDuration {
		cost++
	}
	for steps := 0; i != top; steps++ {
		t := &s.Tokens[i]
		if steps > len(s.Tokens) || t.Head == nlp.Root || t.Head < 0 || t.Head >= len(s.Tokens) {
			return 0, false
		}
		if newClause(t) && !(infinitives && t.Rel == "xcomp") {
			return 0, false
		}
		cost += 2
		if steps > 0 && t.Rel != "conj" || strings.HasPrefix(t.Rel, "nmod") && t.Rel != "nmod:tmod" && t.Rel != "nmod:unmarked" {
			cost += 4
		}
		i = t.Head
	}
	return cost, true
}

// newClause reports whether the relation of t to its head opens a clause.
func newClause(t *nlp.Token) bool {
	rel, _, _ := strings.Cut(t.Rel, ":")
	switch rel {
	case "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis":
		return true
	case "conj":
		return t.UPOS == "VERB" || t.UPOS == "AUX"
	}
	return false
}

// head is the token of e whose own head lies outside e.
func head(s *nlp.Sentence, e *Expression) int {
	for i := e.First; i <= e.Last; i++ {
		if h := s.Tokens[i].Head; h < e.First || h > e.Last {
			return i
		}
	}
	return e.First
}
