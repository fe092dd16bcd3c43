package article

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"claimgraph/schema"
)

func TestSettleDate(t *testing.T) {
	today := time.Date(2022, 4, 1, 12, 0, 0, 0, time.UTC)
	changed := time.Date(2022, 3, 30, 8, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name     string
		a        schema.Article
		modified time.Time
		want     string
		from     string
	}{
		{"stated", schema.Article{Published: "2022-03-01"}, changed, "2022-03-01", ""},
		{"tomorrow, elsewhere", schema.Article{Published: "2022-04-02"}, changed, "2022-04-02", ""},
		{"none", schema.Article{}, changed, "2022-03-30", "modified"},
		{"none, of an unknown file", schema.Article{}, time.Time{}, "", ""},
		{"none, of a file of the future", schema.Article{}, today.AddDate(1, 0, 0), "", ""},
		{"in the address", schema.Article{URL: "https://example.org/2022/03/23/talks"}, changed, "2022-03-23", "url"},
		{"no date in the address", schema.Article{URL: "https://example.org/20220323456/2022/13/45"}, changed, "2022-03-30", "modified"},
		{"yet to come", schema.Article{Published: "2031-01-01"}, changed, "2022-03-30", "modified (dated 2031-01-01, which is yet to come)"},
		{"yet to come, address known", schema.Article{Published: "2031-01-01", URL: "https://example.org/20220323"}, changed, "2022-03-23", "url (dated 2031-01-01, which is yet to come)"},
		{"yet to come, nothing else", schema.Article{Published: "2031-01-01"}, time.Time{}, "", "(dated 2031-01-01, which is yet to come)"},
		{"unreadable", schema.Article{PublishedFrom: "unreadable: 03-02-09"}, changed, "", "unreadable: 03-02-09"},
	} {
		a := c.a
		settleDate(&a, c.modified, today)
		if a.Published != c.want || a.PublishedFrom != c.from {
			t.Errorf("%s: %q from %q, want %q from %q", c.name, a.Published, a.PublishedFrom, c.want, c.from)
		}
	}
}

// TestFilesAreDatedOnlyToBeStored reads a file with and without Today: what is
// only printed must not depend on the file's age, nor may an article's id.
func TestFilesAreDatedOnlyToBeStored(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("Russia vetoed the draft."), 0o600); err != nil {
		t.Fatal(err)
	}
	changed := time.Date(2022, 3, 30, 8, 0, 0, 0, time.UTC)
	if err := os.Chtimes(path, changed, changed); err != nil {
		t.Fatal(err)
	}
	var ids []schema.ArticleID
	for _, c := range []struct {
		today     time.Time
		published string
	}{{time.Time{}, ""}, {time.Date(2022, 4, 1, 0, 0, 0, 0, time.UTC), "2022-03-30"}} {
		for item, err := range Read(context.Background(), []string{path}, Options{Today: c.today}) {
			if err != nil || item.Article.Published != c.published {
				t.Errorf("%+v, %v; want %q", item.Article, err, c.published)
			}
			ids = append(ids, item.Article.ID)
		}
	}
	if len(ids) != 2 || ids[0] != ids[1] {
		t.Errorf("ids %v", ids)
	}
}
