package article

import (
	"fmt"
	"strings"

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

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
