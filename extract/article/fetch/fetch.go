// Package fetch opens web addresses as polite and careful programs do: with a
// name, at most one request a host at a time and a pause between them, within
// robots.txt, timeouts and a size limit, and never from private networks.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"

	"claimgraph/extract/article"
)

// Options say how addresses are opened. Zero values are the defaults.
type Options struct {
	// Agent names the program to the sites: "claimgraph/1.0". Its first part is
	// what robots.txt is asked about.
	Agent string
	// AllowPrivate also opens loopback, private and link-local addresses.
	AllowPrivate bool
	// Most is the most bytes of one answer; 1 GiB, which a crawl's file has.
	Most int64
	// Pause is the least time between two requests to one host; 1 s. A longer
	// Crawl-delay in robots.txt wins, up to 30 s.
	Pause time.Duration
	// Patience is how long to wait for an answer to begin, and to go on; 30 s.
	Patience time.Duration
}

const (
	defaultAgent    = "claimgraph"
	defaultMost     = 1 << 30
	defaultPause    = time.Second
	defaultPatience = 30 * time.Second
	mostRedirects   = 5
	// slowest is how many bytes a second an answer has on average at least,
	// once Patience is over: less is a site that never ends.
	slowest = 512
)

// ErrUnchanged says that an address opened before has nothing new.
var ErrUnchanged = article.ErrUnchanged

// Client opens addresses. It is safe for concurrent use.
type Client struct {
	Options
	http http.Client

	mu    sync.Mutex
	hosts map[string]*host     // by scheme://host:port
	seen  map[string]validator // by address
}

// validator is what an answer said about its version (RFC 9110, 8.8).
type validator struct{ tag, modified string }

// New makes a client.
func New(o Options) *Client {
	if o.Agent == "" {
		o.Agent = defaultAgent
	}
	if o.Most <= 0 {
		o.Most = defaultMost
	}
	if o.Pause <= 0 {
		o.Pause = defaultPause
	}
	if o.Patience <= 0 {
		o.Patience = defaultPatience
	}
	c := &Client{Options: o, hosts: map[string]*host{}, seen: map[string]validator{}}
	c.http = http.Client{Transport: transport(o), CheckRedirect: c.checkRedirect}
	return c
}

// Open requests an address. The input's Reader is to be closed. An address that
// was opened before is asked for only if it changed, else ErrUnchanged is
// returned. Errors are for people: what the site answered, or why it was not
// asked.
func (c *Client) Open(ctx context.Context, address string) (*article.Input, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return nil, fmt.Errorf("not a web address: want http:// or https:// and a host")
	}
	u.Fragment = ""
	if err := c.mayAsk(ctx, u); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	answer, err := c.get(ctx, u, cancel)
	if err != nil {
		cancel(nil)
		return nil, err
	}
	body := &watched{ctx: ctx, body: answer.Body, cancel: cancel, most: c.Most, patience: c.Patience, began: time.Now()}
	body.ended = func() { c.remember(u, answer.Header) }
	body.timer = time.AfterFunc(c.Patience, body.expire)
	in := &article.Input{Name: u.Redacted(), Size: answer.ContentLength, Type: answer.Header.Get("Content-Type"), Reader: body}
	if t, err := http.ParseTime(answer.Header.Get("Last-Modified")); err == nil {
		in.Modified = t
	}
	if in.Size > c.Most {
		body.Close()
		return nil, fmt.Errorf("an answer of %d bytes is more than the %d allowed", in.Size, c.Most)
	}
	return in, nil
}

var errSlow = errors.New("the site does not answer in time")

func (c *Client) get(ctx context.Context, u *url.URL, cancel context.CancelCauseFunc) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", c.Agent)
	request.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,text/*;q=0.9,*/*;q=0.5")
	c.mu.Lock()
	known := c.seen[u.String()]
	c.mu.Unlock()
	if known.tag != "" {
		request.Header.Set("If-None-Match", known.tag)
	}
	if known.modified != "" {
		request.Header.Set("If-Modified-Since", known.modified)
	}
	timer := time.AfterFunc(c.Patience*2, func() { cancel(errSlow) })
	answer, err := c.http.Do(request)
	timer.Stop()
	if err != nil {
		if cause := context.Cause(ctx); errors.Is(cause, errSlow) {
			err = cause
		}
		return nil, plain(err)
	}
	switch {
	case answer.StatusCode == http.StatusNotModified:
		answer.Body.Close()
		return nil, ErrUnchanged
	case answer.StatusCode != http.StatusOK:
		answer.Body.Close()
		return nil, fmt.Errorf("the site answers %s", answer.Status)
	}
	return answer, nil
}

// remember keeps which version of an address was read to its end.
func (c *Client) remember(u *url.URL, header http.Header) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.seen[u.String()] = validator{header.Get("ETag"), header.Get("Last-Modified")}
}

// plain takes operation and address off an error of the HTTP client: who asked
// names the address already.
func plain(err error) error {
	var outer *url.Error
	if errors.As(err, &outer) {
		if outer.Timeout() {
			return errSlow
		}
		return outer.Err
	}
	return err
}

// checkRedirect follows a few steps, to other web addresses that may be asked.
func (c *Client) checkRedirect(next *http.Request, before []*http.Request) error {
	if len(before) > mostRedirects {
		return fmt.Errorf("the site redirects more than %d times", mostRedirects)
	}
	if next.URL.Scheme != "http" && next.URL.Scheme != "https" {
		return fmt.Errorf("the site redirects to %s, which is no web address", next.URL.Redacted())
	}
	return c.mayAsk(next.Context(), next.URL)
}

// watched ends an answer that is too long, stops, or trickles.
type watched struct {
	ctx      context.Context
	body     io.ReadCloser
	cancel   context.CancelCauseFunc
	timer    *time.Timer
	most, n  int64
	patience time.Duration
	began    time.Time
	ended    func() // told when all was read
}

func (w *watched) expire() { w.cancel(errSlow) }

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.body.Read(p)
	w.n += int64(n)
	w.timer.Reset(w.patience)
	took := time.Since(w.began)
	switch {
	case w.n > w.most:
		return 0, fmt.Errorf("an answer of more than %d bytes", w.most)
	case took > w.patience && float64(w.n) < slowest*took.Seconds():
		w.cancel(errSlow)
		return n, errSlow
	case err != nil && err != io.EOF && errors.Is(context.Cause(w.ctx), errSlow):
		return n, errSlow
	case err == io.EOF:
		w.ended()
	}
	return n, err
}

// Close ends the request.
func (w *watched) Close() error {
	w.timer.Stop()
	err := w.body.Close()
	w.cancel(nil)
	return err
}
