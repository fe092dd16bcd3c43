package copies

import (
	"cmp"
	"strings"
	"time"

	"claimgraph/schema"
)

// Earlier reports whether a counts as the original where a and b are alike: the
// one published earlier; an undated article is later than a dated one; within
// one time the lower id. Which of them was loaded first plays no part.
func Earlier(a, b *schema.Article) bool {
	return cmp.Or(published(a).Compare(published(b)), cmp.Compare(a.ID, b.ID)) < 0
}

var never = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

func published(a *schema.Article) time.Time {
	if strings.HasPrefix(a.PublishedFrom, "modified") { // tells when it was copied, if anything
		return never
	}
	r, err := schema.ParseRange(a.Published)
	if err != nil || r.From.IsZero() {
		return never
	}
	return r.From
}
