package batch

import (
	"errors"
	"testing"

	"claimgraph/extract/article"
	"claimgraph/schema"
)

func TestSelection(t *testing.T) {
	march, err := schema.ParseRange("2022-03-10..2022-03-20")
	if err != nil {
		t.Fatal(err)
	}
	a := schema.Article{Published: "2022-03-20T22:00:00Z", Outlet: "Test Wire"}
	cases := []struct {
		name string
		s    Selection
		a    schema.Article
		want bool
	}{
		{"all", Selection{}, schema.Article{}, true},
		{"in time", Selection{Published: march}, a, true},
		{"too late", Selection{Published: march}, schema.Article{Published: "2022-03-21"}, false},
		{"too early", Selection{Published: march}, schema.Article{Published: "2022-03-09"}, false},
		{"a month that overlaps", Selection{Published: march}, schema.Article{Published: "2022-03"}, true},
		{"undated", Selection{Published: march}, schema.Article{}, false},
		{"its language", Selection{Languages: []string{"de", "fr"}}, schema.Article{Text: german}, true},
		{"another language", Selection{Languages: []string{"fr"}}, schema.Article{Text: german, Language: "fr"}, false},
		{"too short to tell", Selection{Languages: []string{"en"}}, schema.Article{Text: "Short."}, true},
		{"too short, and not English", Selection{Languages: []string{"fr"}}, schema.Article{Text: "Short."}, false},
		{"its outlet", Selection{Outlets: []string{"Other", "test wire"}}, a, true},
		{"another outlet", Selection{Outlets: []string{"Other"}}, a, false},
	}
	for _, c := range cases {
		items := func(yield func(article.Item, error) bool) {
			_ = yield(article.Item{Article: c.a}, nil) && yield(article.Item{}, errors.New("unreadable"))
		}
		got, failures := false, 0
		for _, err := range c.s.Of(items) {
			if err != nil {
				failures++
			} else {
				got = true
			}
		}
		if got != c.want || failures != 1 {
			t.Errorf("%s: picked %t with %d failures, want %t with the failure passed on", c.name, got, failures, c.want)
		}
	}
}
