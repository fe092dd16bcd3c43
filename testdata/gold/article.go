package gold

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"claimgraph/schema"
)

// article is an article with its body's sentences.
type article struct {
	schema.Article
	sentences [][2]int
}

// readArticle reads one Markdown file with front matter. The text is the whole
// file; the body begins after the front matter and its empty line.
func readArticle(path string) (*article, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	text := string(raw)
	front, _, ok := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
	if !ok {
		return nil, fmt.Errorf("%s: no front matter", filepath.Base(path))
	}
	var meta struct{ ID, Title, Outlet, Published, URL, Author, Language string }
	if err := yaml.Unmarshal([]byte(front), &meta); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	body := len("---\n") + len(front) + len("\n---\n")
	for body < len(text) && text[body] == '\n' {
		body++
	}
	return &article{
		Article: schema.Article{
			ID: schema.ArticleID(meta.ID), Text: text, Title: meta.Title, Outlet: meta.Outlet,
			Published: meta.Published, URL: meta.URL, Author: meta.Author, Language: meta.Language,
			Body: &[2]int{body, len(text)},
		},
		sentences: sentences(text, body),
	}, nil
}

var (
	boundary     = regexp.MustCompile(`[.?!]["”)]?(\s+)`)
	abbreviation = regexp.MustCompile(`(?:\b(?:U\.S|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Brig|Gen|Col|Lt|Dr|Jr|Mr|Ms|St))\.$`)
)

// sentences splits the body by full stops that no abbreviation owns, and by
// line ends. It serves numbering only and is not scored.
func sentences(text string, body int) [][2]int {
	var list [][2]int
	add := func(from, to int) {
		if s := strings.TrimSpace(text[from:to]); s != "" {
			from += strings.Index(text[from:to], s)
			list = append(list, [2]int{from, from + len(s)})
		}
	}
	for at := body; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text) - at
		}
		start := at
		for _, m := range boundary.FindAllStringSubmatchIndex(text[at:at+end], -1) {
			stop := at + m[2]
			if !abbreviation.MatchString(text[start:stop]) {
				add(start, stop)
				start = stop
			}
		}
		add(start, at+end)
		at += end + 1
	}
	return list
}

// sentenceAt finds the sentence that begins with, or else contains, the words.
func (a *article) sentenceAt(words string) (from, to int, err error) {
	found := 0
	for _, s := range a.sentences {
		if strings.Contains(a.Text[s[0]:s[1]], words) {
			from, to = s[0], s[1]
			found++
		}
	}
	if found != 1 {
		return 0, 0, fmt.Errorf("%q occurs in %d sentences, want 1", words, found)
	}
	return from, to, nil
}

// sentenceOf numbers the sentence that holds the byte, counted from 0.
func (a *article) sentenceOf(at int) int {
	for i, s := range a.sentences {
		if at < s[1] {
			return i
		}
	}
	return len(a.sentences) - 1
}
