// Package client asks a claimgraph server: one method a question, answered in
// the types that the server answers from.
package client

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"claimgraph/server/api"
)

// Client asks one server. The zero value of HTTP is http.DefaultClient.
type Client struct {
	Base  string // such as "http://127.0.0.1:7474"
	Token string // sent as bearer token when set
	HTTP  *http.Client
}

// Problem is an error that the server told (RFC 9457).
type Problem struct {
	Title    string `json:"title"`
	Status   int    `json:"status"`
	Detail   string `json:"detail"`
	Instance string `json:"instance"` // urn:request:…, under which the log knows it
	Errors   []struct {
		Message  string `json:"message"`
		Location string `json:"location"`
	} `json:"errors"`
}

func (p *Problem) Error() string {
	s := fmt.Sprintf("%d %s: %s", p.Status, p.Title, p.Detail)
	for _, e := range p.Errors {
		s += fmt.Sprintf("; %s: %s", e.Location, e.Message)
	}
	return s
}

// Do sends a request below the API's base and gives the response; an answer of
// status 400 or more is a *Problem.
func (c *Client) Do(ctx context.Context, method, path string, query url.Values, kind string, body io.Reader) (*http.Response, error) {
	address := strings.TrimSuffix(c.Base, "/") + api.Base + path
	if len(query) > 0 {
		address += "?" + query.Encode()
	}
	r, err := http.NewRequestWithContext(ctx, method, address, body)
	if err != nil {
		return nil, err
	}
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	if c.Token != "" {
		r.Header.Set("Authorization", "Bearer "+c.Token)
	}
	h := c.HTTP
	if h == nil {
		h = http.DefaultClient
	}
	resp, err := h.Do(r)
	if err != nil {
		return nil, fmt.Errorf("asking %s: %w", path, err)
	}
	if resp.StatusCode >= 400 {
		defer resp.Body.Close()
		p := &Problem{Status: resp.StatusCode, Title: resp.Status}
		if text, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20)); err == nil && json.Unmarshal(text, p) != nil {
			p.Detail = string(text)
		}
		return nil, p
	}
	return resp, nil
}

// ask asks one question.
func ask[T any](ctx context.Context, c *Client, path string, query url.Values) (*T, error) {
	resp, err := c.Do(ctx, http.MethodGet, path, query, "", nil)
	return read[T](resp, err)
}

// post sends a value.
func post[T any](ctx context.Context, c *Client, path string, value any) (*T, error) {
	body, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	resp, err := c.Do(ctx, http.MethodPost, path, nil, "application/json", bytes.NewReader(body))
	return read[T](resp, err)
}

func read[T any](resp *http.Response, err error) (*T, error) {
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var out T
	if err := json.NewDecoder(resp.Body).Decode(&out); err != nil {
		return nil, fmt.Errorf("reading the answer: %w", err)
	}
	return &out, nil
}
