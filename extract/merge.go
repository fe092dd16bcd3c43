package extract

import (
	"math"
	"slices"
	"strings"

	"claimgraph/schema"
)

// Same reports whether two claims of one article say the same on the same words,
// though they may draw the bounds of a phrase differently: predicates share
// words, type (or, where there is none, lemma) and polarity are equal, and each
// of subject, object and holder is lacking in both, means one entity, or shares
// words. Open claims are the same as open ones only.
func Same(a, b *schema.Claim) bool {
	return a.Open == b.Open && a.Predicate.Type == b.Predicate.Type && a.Polarity == b.Polarity &&
		a.Predicate.Span.Overlaps(b.Predicate.Span) && (a.Predicate.Type != "" || a.Predicate.Lemma == b.Predicate.Lemma) &&
		len(a.DerivedFrom) == 0 && len(b.DerivedFrom) == 0 &&
		sameArgument(a.Subject, b.Subject) && sameArgument(a.Object, b.Object) && sameHolder(a.Holder, b.Holder)
}

func sameArgument(a, b *schema.Argument) bool {
	switch {
	case a == nil || b == nil:
		return a == b
	case (a.Claim != "") != (b.Claim != ""):
		return false // an assertion and its proposition may share their words
	case known(a.Entity) && known(b.Entity):
		return a.Entity == b.Entity && a.Sector == b.Sector
	}
	return a.Span.Overlaps(b.Span) || a.Span == nil && b.Span == nil && a.Entity == b.Entity && a.Derived == b.Derived
}

func sameHolder(a, b *schema.Argument) bool {
	if a != nil && b != nil && (a.Derived == "outlet" || b.Derived == "outlet") {
		return a.Derived == b.Derived
	}
	return sameArgument(a, b)
}

func known(id schema.EntityID) bool { return id != "" && !strings.HasPrefix(string(id), "nil/") }

// Merge joins what a further extractor found to what earlier ones did. A claim
// that both have is the earlier one, now by both and surer: as sure as that not
// both are mistaken, were their mistakes independent. The others stay side by
// side. What the same extractor found twice is there once and no surer. It tells
// how many were new and how many agreed. It may change earlier.
func Merge(earlier, found []schema.Claim) (all []schema.Claim, added, agreed int) {
	m := merging{earlier: earlier, bySentence: map[int][]int{}, instead: map[schema.ClaimID]schema.ClaimID{}, joined: map[int]bool{}}
	for i := range earlier {
		m.bySentence[earlier[i].Sentence] = append(m.bySentence[earlier[i].Sentence], i)
	}
	kept := make([]*schema.Claim, len(found))
	for _, refer := range []bool{false, true} { // those that others refer to first
		for i := range found {
			if refers(&found[i]) == refer {
				kept[i] = m.take(found[i])
			}
		}
	}
	all = earlier
	for _, c := range kept {
		if c != nil {
			all = append(all, *c)
			added++
		}
	}
	return all, added, len(m.joined)
}

// merging is one call of Merge.
type merging struct {
	earlier    []schema.Claim
	bySentence map[int][]int
	instead    map[schema.ClaimID]schema.ClaimID // ids as found → as kept
	joined     map[int]bool
}

// take joins a claim to the earlier one that is the same, or gives it back to be
// kept.
func (m *merging) take(c schema.Claim) *schema.Claim {
	id := c.ID
	redirect(&c, m.instead)
	at := slices.IndexFunc(m.bySentence[c.Sentence], func(k int) bool { return m.earlier[k].ID == c.ID || Same(&m.earlier[k], &c) })
	if at < 0 {
		if c.ID != id {
			m.instead[id] = c.ID
		}
		return &c
	}
	k := m.bySentence[c.Sentence][at]
	kept := &m.earlier[k]
	m.instead[id] = kept.ID
	if m.joined[k] || !slices.ContainsFunc(c.Extractors, func(e string) bool { return !slices.Contains(kept.Extractors, e) }) {
		return nil
	}
	m.joined[k] = true
	kept.Extractors = append(slices.Clone(kept.Extractors), c.Extractors...)
	kept.Confidence = math.Round(100*(1-(1-kept.Confidence)*(1-c.Confidence))) / 100
	return nil
}

// refers reports whether a claim refers to others.
func refers(c *schema.Claim) bool {
	for _, r := range c.Roles() {
		if r.Argument.Claim != "" {
			return true
		}
	}
	return len(c.DerivedFrom) > 0
}

// redirect points a claim at the claims that were kept instead of those it
// refers to.
func redirect(c *schema.Claim, instead map[schema.ClaimID]schema.ClaimID) {
	changed := false
	follow := func(id schema.ClaimID) schema.ClaimID {
		if kept, ok := instead[id]; ok {
			changed = true
			return kept
		}
		return id
	}
	for _, p := range []**schema.Argument{&c.Subject, &c.Object, &c.About} {
		if a := *p; a != nil && a.Claim != "" {
			copied := *a
			copied.Claim = follow(a.Claim)
			*p = &copied
		}
	}
	for i, from := range c.DerivedFrom {
		if kept := follow(from); kept != from {
			c.DerivedFrom = slices.Clone(c.DerivedFrom)
			c.DerivedFrom[i] = kept
		}
	}
	if changed {
		c.Identify()
	}
}
