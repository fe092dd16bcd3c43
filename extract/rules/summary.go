package rules

import (
	"slices"

	"claimgraph/schema"
)

// A writer may sum up what somebody has said and tell how others take it: "…, a
// claim rejected by Chad", "…, which Baghdad called a lie". That stands in what the
// parser takes for the saying, but the writer says it, and what is meant is all that
// was said before.

// judging are acts by which others judge what has been told: "which Chad condemned".
var judging = set("CONDEMN ACCUSE SUPPORT")

// sum is a word that stands for all that was said, and the head of the phrase
// that sums it up.
type sum struct{ object, head int }

// summaries takes such phrases out of the contents of the reports they follow.
func (d *draft) summaries(t *tree) {
	for i := range t.Tokens {
		head, object := t.summary(i)
		if head < 0 {
			continue
		}
		first, last := t.first[head], t.last[head]
		for _, r := range d.reports {
			if r.covers(t, i) && (r.t != t || r.at < first || r.at > last) {
				r.cutOut(t, first, last)
			}
		}
		if object >= 0 {
			t.sums = append(t.sums, sum{object, head})
		}
	}
}

// summary reads the summing phrase that token i opens behind a comma: its head,
// and the word that stands for all that was said, -1 where it stands for less.
// The head is -1 when none opens there.
func (t *tree) summary(i int) (head, object int) {
	if i < 2 || t.Tokens[i-1].Form != "," || i+1 >= len(t.Tokens) {
		return -1, -1
	}
	switch t.form(i) {
	case "a", "an":
		return t.summingNoun(t.Tokens[i].Head)
	case "which", "who":
		return t.summingClause(i, t.Tokens[i].Head)
	}
	return -1, -1
}

// summingNoun reads "a claim rejected by Chad", "a move that Chad denounced".
func (t *tree) summingNoun(n int) (head, object int) {
	if n < 0 || !t.nominal(n) {
		return -1, -1
	}
	said := told[reportNouns[t.lower[n]]]
	if !said && !summing[t.lower[n]] || t.is(n, "nsubj", "obl", "obj", "conj", "root") {
		return -1, -1
	}
	for _, v := range t.children(n, "acl") {
		if c := t.clauses[v]; v > n && c != nil && slices.Contains(c.objects, n) {
			if said {
				return n, n
			}
			return n, -1
		}
	}
	return -1, -1
}

// summing are nouns for a deed that has just been told.
var summing = set("move step decision gesture ruling verdict criticism warning threat demand proposal")

// summingClause reads "which Chad called a lie", "who denies it".
func (t *tree) summingClause(i, v int) (head, object int) {
	if v >= 0 && t.is(v, "ccomp") && t.is(max(t.Tokens[v].Head, 0), "acl:relcl") {
		v = t.Tokens[v].Head // "which he had said he would seek"
	}
	c := t.clauses[max(v, 0)]
	if c == nil || c.form != verbal || !t.is(v, "acl:relcl", "ccomp", "parataxis", "advcl") || c.head < i {
		return -1, -1
	}
	k := c.named(firstOf(c.objects))
	switch {
	case t.is(i, "obj") && k >= 0 && namers[c.lemma]:
		if !falsehoods[t.lower[k]] {
			return v, -1
		}
		return v, c.object()
	case t.is(i, "obj") && judging[c.frame.Type] && c.frame.Act:
		return v, -1
	case answering[c.frame.Type] || c.frame.Type == "DECLINE_COMMENT":
		if t.is(i, "obj") && !t.is(v, "acl:relcl") {
			return v, i
		}
		return v, -1
	case c.report != nil && c.complement.kind == "that" && t.is(v, "acl:relcl") && quotable(c.lemma) && !attitudes[c.lemma]:
		return v, -1
	}
	return -1, -1
}

// accusations are acts that are themselves what is denied when they tell no deed.
var accusations = set("ACCUSE ALLEGE CHARGE CONDEMN")

// summed is the claim that a word for all that was said means, or empty: what the
// last saying before it in its sentence says.
func (d *draft) summed(c *clause, object int) schema.ClaimID {
	if !slices.ContainsFunc(c.t.sums, func(s sum) bool { return s.object == object && c.t.under(s.head, c.head) }) {
		return ""
	}
	for i := len(d.made) - 1; i >= 0; i-- {
		m := d.made[i]
		if m.c.t != c.t || m.c == c || m.c.report == nil {
			continue
		}
		for _, a := range []*schema.Argument{m.claim.About, m.claim.Object} {
			if a != nil && a.Claim != "" {
				return a.Claim
			}
		}
		if accusations[m.claim.Predicate.Type] {
			return m.claim.ID
		}
	}
	return ""
}
