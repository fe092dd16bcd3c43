package article

import (
	"context"
	"errors"
	"io"
	"mime"
	"net/url"
	"strings"

	"claimgraph/schema"
)

// IsAddress reports whether a path is a web address.
func IsAddress(path string) bool {
	return strings.HasPrefix(path, "http://") || strings.HasPrefix(path, "https://")
}

var errNoWeb = errors.New("web addresses are not read here")

// readWeb reads what is at an address, and the pages that a feed leads to.
func (o *Options) readWeb(ctx context.Context, address string, yield func(Item, error) bool) bool {
	name := address
	if u, err := url.Parse(address); err == nil {
		name = u.Redacted()
	}
	if o.Web == nil {
		return yield(Item{}, &Failure{name, errNoWeb})
	}
	in, err := o.Web.Open(ctx, address)
	if errors.Is(err, ErrUnchanged) {
		return true
	} else if err != nil {
		return ctx.Err() == nil && yield(Item{}, &Failure{name, err})
	}
	in.fetched = true
	if c, ok := in.Reader.(io.Closer); ok {
		defer c.Close()
	}
	if !o.Follow {
		return o.readFrom(ctx, in, yield)
	}
	format, err := o.choose(in)
	if _, isFeed := format.(Feed); !isFeed || err != nil {
		return o.readFrom(ctx, in, yield)
	}
	return o.readFrom(ctx, in, func(entry Item, err error) bool {
		if err != nil || !IsAddress(entry.Article.URL) {
			return yield(entry, err)
		}
		return o.readEntry(ctx, entry, yield)
	})
}

// readEntry reads the page of a feed's entry; what the page does not tell of
// itself the feed does.
func (o *Options) readEntry(ctx context.Context, entry Item, yield func(Item, error) bool) bool {
	address := entry.Article.URL
	if o.Known != nil && o.Known(address) {
		return true
	}
	page := *o
	page.Follow = false
	return page.readWeb(ctx, address, func(item Item, err error) bool {
		if err == nil {
			item.Source = address
			complete(&item.Article, &entry.Article)
		}
		return yield(item, err)
	})
}

// complete adds to a page's article what the feed's entry knows of it. Where it
// was published, and when, is the feed's to say.
func complete(a, entry *schema.Article) {
	derived := identified(a) == a.ID
	a.Title = firstOf(entry.Title, a.Title)
	a.Author = firstOf(a.Author, entry.Author)
	a.Outlet = firstOf(entry.Outlet, a.Outlet)
	a.Language = firstOf(a.Language, entry.Language)
	a.URL = entry.URL
	if entry.Published != "" {
		a.Published, a.PublishedFrom = entry.Published, entry.PublishedFrom
	}
	if derived {
		a.ID = identified(a)
	}
}

// addressed gives an article the address it was read from where it states none.
func addressed(item *Item, in *Input) {
	a := &item.Article
	if a.URL != "" || !in.fetched || item.Source != in.Name {
		return
	}
	derived := identified(a) == a.ID
	a.URL = in.Name
	if u, err := url.Parse(in.Name); err == nil && a.Outlet == "" {
		a.Outlet = strings.TrimPrefix(u.Hostname(), "www.")
	}
	dateFromURL(a)
	if derived {
		a.ID = identified(a)
	}
}

// matchName is the name that formats are told: of an address its path, with the
// ending that its media type stands for where a server states one.
func (in *Input) matchName() string {
	if !in.fetched {
		return in.Name
	}
	name := in.Name
	if u, err := url.Parse(in.Name); err == nil {
		name = u.Path
	}
	kind, _, _ := mime.ParseMediaType(in.Type)
	switch kind {
	case "text/html", "application/xhtml+xml":
		return name + ".html"
	case "application/pdf":
		return name + ".pdf"
	case "text/csv":
		return name + ".csv"
	case "message/rfc822":
		return name + ".eml"
	case "application/x-ndjson", "application/jsonl":
		return name + ".jsonl"
	}
	return name
}
