package graph

import (
	"cmp"
	"slices"
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

// first sorts a list and gives its first n, all when n is 0. Of a long list it
// sorts only what may be among them.
func first[T any](list []T, n int, compare func(a, b T) int) []T {
	if n <= 0 || len(list) < 4*n {
		slices.SortFunc(list, compare)
		if n > 0 && len(list) > n {
			list = list[:n]
		}
		return list
	}
	best := make([]T, 0, n+1)
	for _, v := range list {
		if len(best) == n && compare(best[n-1], v) <= 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, v, compare)
		best = slices.Insert(best, at, v)
		best = best[:min(n, len(best))]
	}
	return best
}
