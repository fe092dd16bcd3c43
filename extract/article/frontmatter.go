package article

import (
	"fmt"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"claimgraph/schema"
)

// frontMatter is what a text file may say about itself at its head. Unknown
// keys are left alone.
type frontMatter struct {
	ID, Title, Outlet, Source, URL, Author, Language, Lang string
	Published, Date                                        yaml.Node
}

// readFrontMatter reads the "---" block at the head of a.Text, when there is
// one, and sets a.Body to what follows it. A block that is not YAML is an
// error that names its line.
func readFrontMatter(a *schema.Article) error {
	head, body, ok := splitFrontMatter(a.Text)
	if !ok {
		return nil
	}
	var m frontMatter
	if err := yaml.Unmarshal([]byte(head), &m); err != nil {
		return fmt.Errorf("front matter: %w", err)
	}
	a.ID = schema.ArticleID(m.ID)
	a.Title, a.URL, a.Author = m.Title, m.URL, m.Author
	a.Outlet = firstOf(m.Outlet, m.Source)
	a.Language = firstOf(m.Language, m.Lang)
	a.Body = &[2]int{body, len(a.Text)}
	setPublished(a, firstOf(m.Published.Value, m.Date.Value))
	return nil
}

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

// splitFrontMatter finds the block between a first line "---" and the next
// line "---"; body is the offset of the line after it.
func splitFrontMatter(text string) (head string, body int, ok bool) {
	rest := strings.TrimPrefix(text, "\ufeff")
	offset := len(text) - len(rest)
	begin := 0
	for rest != "" {
		line, after, _ := strings.Cut(rest, "\n")
		next := offset + len(rest) - len(after)
		fence := strings.TrimRight(line, " \r") == "---"
		switch {
		case begin == 0 && !fence:
			return "", 0, false
		case begin == 0:
			begin = next
		case fence:
			return text[begin:offset], next, true
		}
		offset, rest = next, after
	}
	return "", 0, false
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

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
