package graph

import (
	"cmp"
	"strings"
	"time"

	"claimgraph/schema"
)

// Compare orders claims as Store.Claims yields them: by the start of when they
// happened (see When), then by publication, then by id; unknown times last.
func Compare(a, b *schema.Claim) int {
	return cmp.Or(
		CompareTimes(When(a).From, When(b).From),
		CompareTimes(PublishedRange(a).From, PublishedRange(b).From),
		strings.Compare(string(a.ID), string(b.ID)),
	)
}

// CompareFacts orders facts as Compare orders their claims.
func CompareFacts(a, b *Fact) int {
	return cmp.Or(
		CompareTimes(a.When.From, b.When.From),
		CompareTimes(a.Published, b.Published),
		strings.Compare(string(a.Claim), string(b.Claim)),
	)
}

// CompareTimes orders times with the unknown, zero time last.
func CompareTimes(a, b time.Time) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return a.Compare(b)
}
