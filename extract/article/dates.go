package article

import (
	"fmt"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"claimgraph/schema"
)

// setPublished reads a stated date. One that cannot be read leaves the article
// undated and says so in PublishedFrom: an article is not lost for its date.
func setPublished(a *schema.Article, stated string) {
	a.Published, a.PublishedFrom = "", ""
	if stated == "" {
		return
	}
	date, err := normalDate(stated)
	if err != nil {
		a.PublishedFrom = "unreadable: " + stated
		return
	}
	a.Published = date
}

// dateLayouts are the ways articles write their date besides ISO 8601.
var dateLayouts = []string{
	time.RFC1123Z, time.RFC1123, time.RFC850, "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05",
	"2006-01-02 15:04", "2006/01/02", "02.01.2006", "January 2, 2006", "2 January 2006", "Jan 2, 2006", "2 Jan 2006",
}

// normalDate turns a stated date into ISO 8601: a date, or RFC 3339 when it
// has a time of day.
func normalDate(s string) (string, error) {
	s = strings.TrimSpace(s)
	if _, err := schema.ParseRange(s); err == nil && !strings.Contains(s, "..") {
		return s, nil
	}
	for _, layout := range dateLayouts {
		t, err := time.Parse(layout, s)
		if err != nil {
			continue
		}
		if strings.Contains(layout, "15") {
			return t.UTC().Format(time.RFC3339), nil
		}
		return t.Format(time.DateOnly), nil
	}
	return "", fmt.Errorf("%q is not a date", s)
}

var dateInName = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?:[^0-9]|$)`)

// dateFromName takes the date from a file name such as
// "harbour-post-2022-03-23.txt" when the article states none.
func dateFromName(a *schema.Article, name string) {
	if a.Published != "" || a.PublishedFrom != "" {
		return
	}
	m := dateInName.FindStringSubmatch(filepath.Base(name))
	if m == nil {
		return
	}
	date := m[1] + "-" + m[2] + "-" + m[3]
	if _, err := schema.ParseRange(date); err == nil {
		a.Published, a.PublishedFrom = date, fromName
	}
}

var dateInPath = regexp.MustCompile(`/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[^0-9]|$)`)

// dateFromURL takes the date from an address such as
// "https://example.org/world/2022/03/23/talks" when the article states none.
func dateFromURL(a *schema.Article) {
	if a.Published != "" || a.PublishedFrom != "" {
		return
	}
	u, err := url.Parse(a.URL)
	if err != nil || u.Host == "" {
		return
	}
	m := dateInPath.FindStringSubmatch(u.Path)
	if m == nil {
		return
	}
	date := m[1] + "-" + m[2] + "-" + m[3]
	if _, err := schema.ParseRange(date); err == nil {
		a.Published, a.PublishedFrom = date, fromURL
	}
}

// Where a date is from, in PublishedFrom, when the article does not state it.
const (
	fromName     = "file name"
	fromURL      = "url"
	fromModified = "modified" // when the file was changed: published then or earlier
	fromCrawl    = "crawled"  // when the page was fetched: published then or earlier
	fromDocument = "document" // when the document was made
)

// identified is the id that an article without one of its own has. When a file
// was changed or fetched is no part of it: the same text stays the same article.
func identified(a *schema.Article) schema.ArticleID {
	bare := *a
	bare.ID = ""
	if strings.HasPrefix(a.PublishedFrom, fromModified) || strings.HasPrefix(a.PublishedFrom, fromCrawl) {
		bare.Published = ""
	}
	bare.Identify()
	return bare.ID
}

// settleDate dates an article that states no date, or one that is yet to come,
// by its address, else by when its file was changed. Clocks and time zones may
// be a day off.
func settleDate(a *schema.Article, modified, today time.Time) {
	future := ""
	if r, err := schema.ParseRange(a.Published); err == nil && a.Published != "" && r.From.After(today.Add(24*time.Hour)) {
		future = " (dated " + a.Published + ", which is yet to come)"
		a.Published, a.PublishedFrom = "", ""
	}
	dateFromURL(a)
	if a.Published == "" && a.PublishedFrom == "" && !modified.IsZero() && !modified.After(today.Add(24*time.Hour)) {
		a.Published, a.PublishedFrom = modified.UTC().Format(time.DateOnly), fromModified
	}
	if future != "" {
		a.PublishedFrom = strings.TrimSpace(a.PublishedFrom + future)
	}
}
