package article

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/go-shiori/dom"
	"golang.org/x/net/html"

	"claimgraph/schema"
)

// HTML reads a web page: its main text, one paragraph after another with an
// empty line between, without navigation, advertisements and comments; title,
// author, date, outlet, address and language where the page states them.
type HTML struct{}

// Name implements Format.
func (HTML) Name() string { return "html" }

// Matches implements Format by extension, or by how the file begins.
func (HTML) Matches(name string, head []byte) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return true
	}
	begin := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff"))))
	return bytes.HasPrefix(begin, []byte("<!doctype html")) || bytes.HasPrefix(begin, []byte("<html"))
}

// Read implements Format.
func (HTML) Read(_ context.Context, in *Input, limit Limit) iter.Seq2[Item, error] {
	return one(in, limit, readHTML)
}

var errNoArticle = errors.New("the page has no article text")

func readHTML(page []byte, in *Input) (a schema.Article, err error) {
	defer func() {
		if r := recover(); r != nil { // the page takes the extractor where nobody went before
			err = fmt.Errorf("reading the page: %v", r)
		}
	}()
	doc, err := html.Parse(bytes.NewReader(decode(page, in.Type)))
	if err != nil {
		return a, fmt.Errorf("malformed page: %w", err)
	}
	a.URL = canonical(doc)
	parser := readability.NewParser()
	found, err := parser.ParseAndMutate(doc, nil)
	if err != nil {
		return a, errNoArticle
	}
	a.Title, a.Author, a.Outlet, a.Language = found.Title(), found.Byline(), found.SiteName(), found.Language()
	if a.Text = paragraphs(found.Node); strings.TrimSpace(a.Text) == "" {
		return a, errNoArticle
	}
	if body, repeats := strings.CutPrefix(a.Text, a.Title+"\n\n"); repeats && a.Title != "" {
		a.Text = body
	}
	if u, err := url.Parse(a.URL); a.Outlet == "" && err == nil {
		a.Outlet = u.Hostname()
	}
	if published, err := found.PublishedTime(); err == nil {
		a.Published = published.UTC().Format(time.RFC3339)
	}
	dateFromName(&a, in.Name)
	dateFromURL(&a)
	return a, nil
}

// canonical is the page's address, as it states it.
func canonical(doc *html.Node) string {
	for _, n := range dom.QuerySelectorAll(doc, `link[rel="canonical"], meta[property="og:url"]`) {
		if address := firstOf(dom.GetAttribute(n, "href"), dom.GetAttribute(n, "content")); address != "" {
			return address
		}
	}
	return ""
}

// paragraphs writes the text below a node, blocks parted by an empty line.
func paragraphs(n *html.Node) string {
	var blocks []string
	var b strings.Builder
	end := func() {
		if text := strings.Join(strings.Fields(b.String()), " "); text != "" {
			blocks = append(blocks, text)
		}
		b.Reset()
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style" || n.Data == "template" || n.Data == "noscript") {
			return
		}
		block := n.Type == html.ElementNode && isBlock(n.Data)
		if block {
			end()
		}
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		} else if n.Type == html.ElementNode && n.Data == "br" {
			b.WriteByte(' ')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if block {
			end()
		}
	}
	if n != nil {
		walk(n)
	}
	end()
	return strings.Join(blocks, "\n\n")
}

func isBlock(tag string) bool {
	switch tag {
	case "p", "div", "section", "article", "main", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd",
		"blockquote", "pre", "table", "tr", "td", "th", "figure", "figcaption", "header", "footer", "body", "hr":
		return true
	}
	return false
}

// plainText gives the text of a stretch of HTML, as feeds and messages have it.
func plainText(markup string) string {
	n, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		return ""
	}
	return paragraphs(n)
}

// one reads an input as a whole and yields the article that parse makes of it.
func one(in *Input, limit Limit, parse func(data []byte, in *Input) (schema.Article, error)) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		data, err := whole(in, limit)
		var a schema.Article
		if err == nil {
			a, err = parse(data, in)
		}
		if err != nil {
			yield(Item{}, &Failure{in.Name, err})
			return
		}
		a.Identify()
		yield(Item{Article: a, Source: in.Name}, nil)
	}
}

// whole reads an input that has to be held in memory as a whole.
func whole(in *Input, limit Limit) ([]byte, error) {
	if in.Size > limit.Article {
		return nil, limit.exceeded(in.Size)
	}
	data, err := io.ReadAll(io.LimitReader(in.Reader, limit.Article+1))
	switch {
	case err != nil:
		return nil, cause(err)
	case int64(len(data)) > limit.Article:
		return nil, limit.exceeded(int64(len(data)))
	case len(bytes.TrimSpace(data)) == 0:
		return nil, errEmpty
	}
	return data, nil
}
