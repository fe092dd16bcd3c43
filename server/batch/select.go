package batch

import (
	"iter"
	"strings"

	"claimgraph/extract/article"
	"claimgraph/extract/article/language"
	"claimgraph/schema"
)

// Selection picks the articles to be loaded. The zero value picks all.
type Selection struct {
	// Published is the stretch in which an article was published; one without
	// a date is outside every stretch.
	Published schema.Range
	Outlets   []string // any of these, in any letter case
	Languages []string // any of these (BCP 47); unsure ones count as English
}

// Of passes on the articles that were picked, and every failure.
func (s Selection) Of(items iter.Seq2[article.Item, error]) iter.Seq2[article.Item, error] {
	return func(yield func(article.Item, error) bool) {
		for item, err := range items {
			if (err != nil || s.picks(&item.Article)) && !yield(item, err) {
				return
			}
		}
	}
}

func (s Selection) picks(a *schema.Article) bool {
	if !s.Published.Open() {
		r, err := schema.ParseRange(a.Published)
		if err != nil || a.Published == "" || !r.Overlaps(s.Published) {
			return false
		}
	}
	if len(s.Languages) > 0 {
		language.Settle(a)
		if language.Other(a, s.Languages...) || a.Language == "" && language.Other(&schema.Article{Language: "en"}, s.Languages...) {
			return false
		}
	}
	for _, o := range s.Outlets {
		if strings.EqualFold(o, a.Outlet) {
			return true
		}
	}
	return len(s.Outlets) == 0
}
