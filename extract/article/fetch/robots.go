package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
)

const (
	mostRobots   = 500 << 10 // RFC 9309, 2.5
	robotsFor    = 24 * time.Hour
	longestPause = 30 * time.Second
)

// host is what is known of one site: its rules and when it was asked last.
type host struct {
	mu    sync.Mutex // held while waiting: one request at a time
	rules *robotstxt.RobotsData
	err   error // why there are no rules
	asked time.Time
	next  time.Time
}

// mayAsk waits for a host's turn and asks its robots.txt.
func (c *Client) mayAsk(ctx context.Context, u *url.URL) error {
	base := u.Scheme + "://" + strings.ToLower(u.Host)
	c.mu.Lock()
	h := c.hosts[base]
	if h == nil {
		h = &host{}
		c.hosts[base] = h
	}
	c.mu.Unlock()
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.asked.IsZero() || time.Since(h.asked) > robotsFor {
		h.rules, h.err = c.robots(ctx, base)
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		h.asked = time.Now()
		h.next = h.asked.Add(c.Pause)
	}
	if h.err != nil {
		h.asked = time.Time{} // asked again next time
		return h.err
	}
	group := h.rules.FindGroup(c.name())
	if path := u.EscapedPath(); !group.Test(path+query(u)) || path == "" && !group.Test("/") {
		return errors.New("the site's robots.txt does not allow it")
	}
	if err := sleep(ctx, time.Until(h.next)); err != nil {
		return err
	}
	h.next = time.Now().Add(max(c.Pause, min(group.CrawlDelay, longestPause)))
	return nil
}

// name is what robots.txt calls the program.
func (c *Client) name() string {
	name, _, _ := strings.Cut(c.Agent, "/")
	return name
}

func query(u *url.URL) string {
	if u.RawQuery == "" {
		return ""
	}
	return "?" + u.RawQuery
}

// robots asks a host for its rules. None, or an answer of the client's fault,
// allows all; a host that cannot be reached allows nothing (RFC 9309, 2.3.1).
func (c *Client) robots(ctx context.Context, base string) (*robotstxt.RobotsData, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, c.Patience, errSlow)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, base+"/robots.txt", nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", c.Agent)
	plainClient := http.Client{Transport: c.http.Transport, CheckRedirect: func(_ *http.Request, before []*http.Request) error {
		if len(before) > mostRedirects {
			return http.ErrUseLastResponse
		}
		return nil
	}}
	answer, err := plainClient.Do(request)
	if err != nil {
		if errors.Is(context.Cause(ctx), errSlow) {
			err = errSlow
		}
		return nil, plain(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(io.LimitReader(answer.Body, mostRobots))
	if err != nil {
		return nil, fmt.Errorf("reading robots.txt: %w", plain(err))
	}
	status := answer.StatusCode
	if status >= 300 && status < 400 { // redirects without end: as if there were none
		status = http.StatusNotFound
	}
	if status >= 500 {
		return nil, fmt.Errorf("the site's robots.txt cannot be read: it answers %s", answer.Status)
	}
	rules, err := robotstxt.FromStatusAndBytes(status, body)
	if err != nil { // what cannot be understood forbids nothing
		rules, err = robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
	}
	return rules, err
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
