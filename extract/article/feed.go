package article

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"path/filepath"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"claimgraph/schema"
)

// Feed reads RSS, Atom and JSON feeds: an entry is an article, its text the
// entry's full content where there is one, else its summary; the outlet is the
// feed's title.
type Feed struct{}

// Name implements Format.
func (Feed) Name() string { return "feed" }

// Matches implements Format by how the file begins.
func (Feed) Matches(name string, head []byte) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".rss", ".atom":
		return true
	}
	head = bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff")))
	if bytes.HasPrefix(head, []byte("{")) {
		return bytes.Contains(head, []byte("jsonfeed.org/version"))
	}
	if !bytes.HasPrefix(head, []byte("<")) {
		return false
	}
	head = head[:min(len(head), 1024)]
	return bytes.Contains(head, []byte("<rss")) || bytes.Contains(head, []byte("<feed")) || bytes.Contains(head, []byte("<rdf:RDF"))
}

// Read implements Format.
func (Feed) Read(ctx context.Context, in *Input, limit Limit) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		data, err := whole(in, limit)
		var feed *gofeed.Feed
		if err == nil {
			feed, err = parseFeed(decodeXML(data, in.Type))
		}
		if err != nil {
			yield(Item{}, &Failure{in.Name, err})
			return
		}
		for i, entry := range feed.Items {
			source := fmt.Sprintf("%s:%d", in.Name, i+1)
			a := articleOfEntry(feed, entry)
			goOn := false
			if a.Text == "" {
				goOn = yield(Item{}, &Failure{source, errEmpty})
			} else {
				a.Identify()
				goOn = yield(Item{Article: a, Source: source}, nil)
			}
			if !goOn || ctx.Err() != nil {
				return
			}
		}
		if len(feed.Items) == 0 {
			yield(Item{}, &Failure{in.Name, errEmpty})
		}
	}
}

func parseFeed(data []byte) (feed *gofeed.Feed, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("malformed feed: %v", r)
		}
	}()
	if feed, err = gofeed.NewParser().Parse(bytes.NewReader(data)); err != nil {
		return nil, fmt.Errorf("malformed feed: %w", err)
	}
	return feed, nil
}

func articleOfEntry(feed *gofeed.Feed, entry *gofeed.Item) schema.Article {
	a := schema.Article{Title: plainText(entry.Title), URL: entry.Link, Outlet: strings.TrimSpace(feed.Title), Language: feed.Language}
	if a.Text = plainText(entry.Content); a.Text == "" {
		a.Text = plainText(entry.Description)
	}
	for _, author := range entry.Authors {
		if author != nil && author.Name != "" {
			a.Author = author.Name
			break
		}
	}
	date, stated := entry.PublishedParsed, entry.Published
	if stated == "" {
		date, stated = entry.UpdatedParsed, entry.Updated
	}
	if date != nil {
		a.Published = date.UTC().Format(time.RFC3339)
	} else {
		setPublished(&a, stated)
	}
	dateFromURL(&a)
	return a
}
