package client

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"

	"claimgraph/server/api"
	server "claimgraph/server/ask"
	"claimgraph/server/job"
)

// Load sends articles to be loaded.
func (c *Client) Load(ctx context.Context, articles ...api.NewArticle) (*job.Job, error) {
	return post[job.Job](ctx, c, "/load", articles)
}

// Upload sends a file to be loaded: name tells its format by its ending.
func (c *Client) Upload(ctx context.Context, name string, data []byte) (*job.Job, error) {
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	part, err := w.CreateFormFile("file", name)
	if err == nil {
		_, err = part.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, err
	}
	resp, err := c.Do(ctx, http.MethodPost, "/load", nil, w.FormDataContentType(), &body)
	return read[job.Job](resp, err)
}

// Jobs lists the loads, the newest first.
func (c *Client) Jobs(ctx context.Context) (*server.List[job.Job], error) {
	return ask[server.List[job.Job]](ctx, c, "/jobs", nil)
}

// Job tells how a load goes on.
func (c *Client) Job(ctx context.Context, id string) (*job.Job, error) {
	return ask[job.Job](ctx, c, "/jobs/"+url.PathEscape(id), nil)
}

// Cancel ends a load.
func (c *Client) Cancel(ctx context.Context, id string) (*job.Job, error) {
	resp, err := c.Do(ctx, http.MethodDelete, "/jobs/"+url.PathEscape(id), nil, "", nil)
	return read[job.Job](resp, err)
}

// Extract gives the claims of a text without storing it.
func (c *Client) Extract(ctx context.Context, a api.NewArticle) (*api.Extracted, error) {
	return post[api.Extracted](ctx, c, "/extract", a)
}

// Follow yields a load as it goes on, the last time when it is over.
func (c *Client) Follow(ctx context.Context, id string) iter.Seq2[job.Job, error] {
	return func(yield func(job.Job, error) bool) {
		resp, err := c.Do(ctx, http.MethodGet, "/jobs/"+url.PathEscape(id)+"/events", nil, "", nil)
		if err != nil {
			yield(job.Job{}, err)
			return
		}
		defer resp.Body.Close()
		lines := bufio.NewScanner(resp.Body)
		lines.Buffer(nil, 4<<20)
		for lines.Scan() {
			data, ok := strings.CutPrefix(lines.Text(), "data: ")
			if !ok {
				continue
			}
			var j job.Job
			if err := json.Unmarshal([]byte(data), &j); err != nil {
				yield(j, fmt.Errorf("reading an event: %w", err))
				return
			}
			if !yield(j, nil) || j.State.Over() {
				return
			}
		}
		if err := lines.Err(); err != nil {
			yield(job.Job{}, fmt.Errorf("reading events: %w", err))
		}
	}
}

// Wait waits until a load is over.
func (c *Client) Wait(ctx context.Context, id string) (*job.Job, error) {
	var last job.Job
	for j, err := range c.Follow(ctx, id) {
		if err != nil {
			return nil, err
		}
		last = j
	}
	if !last.State.Over() {
		return nil, fmt.Errorf("the server stopped telling of load %s", id)
	}
	return &last, nil
}
