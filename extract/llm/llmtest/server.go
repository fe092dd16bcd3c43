// Package llmtest is a model's server for tests: it speaks the wire formats of
// OpenAI's chat completions and Anthropic's messages over real HTTP, plain and
// streamed, and misbehaves when its script says so. There is no model in it.
package llmtest

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// Request is what a client asked.
type Request struct {
	Wire         string // "openai" or "anthropic"
	Key          string // as sent, in either format's header
	Model        string
	System, Text string
	Schema       bool // a JSON Schema came with it
	Stream       bool
	MaxOutput    int
	Body         map[string]any // all of it
	N            int            // requests so far, this one included
	Try          int            // times this text was asked about, this one included
}

// Reply is what the server does. The zero value answers with an empty text.
type Reply struct {
	Text    string
	Refusal string
	Cut     bool // say that the limit on the answer was reached
	Input   int  // tokens to report; 0 for an estimate
	Output  int
	NoUsage bool // report none

	Status int               // of HTTP; 0 means 200
	Header map[string]string // to add
	Raw    string            // the whole body, in place of an answer

	Delay time.Duration // before the first byte
	Hang  bool          // never answer
	Break bool          // close the connection in the middle
}

// Script decides on the reply. It is called from many goroutines.
type Script func(Request) Reply

// Server counts what was asked of it.
type Server struct {
	URL    string // without a path
	script Script

	mu    sync.Mutex
	n     int
	tries map[string]int
	done  chan struct{} // closed when hanging requests may go
}

// NewServer starts a server on 127.0.0.1 and stops it with the test.
func NewServer(t testing.TB, script Script) *Server {
	t.Helper()
	s := NewHandler(script)
	h := httptest.NewServer(s)
	s.URL = h.URL
	t.Cleanup(func() {
		close(s.done)
		h.CloseClientConnections()
		h.Close()
	})
	return s
}

// NewHandler makes the server's handler without starting one.
func NewHandler(script Script) *Server {
	return &Server{script: script, tries: map[string]int{}, done: make(chan struct{})}
}

// Requests is how many requests came in.
func (s *Server) Requests() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.n
}

// wireRequest holds what both formats have.
type wireRequest struct {
	Model    string `json:"model"`
	Stream   bool   `json:"stream"`
	Messages []struct {
		Role    string          `json:"role"`
		Content json.RawMessage `json:"content"`
	} `json:"messages"`
	System []struct {
		Text string `json:"text"`
	} `json:"system"`
	ResponseFormat struct {
		Type string `json:"type"`
	} `json:"response_format"`
	OutputConfig struct {
		Format struct {
			Type string `json:"type"`
		} `json:"format"`
	} `json:"output_config"`
	MaxTokens           int `json:"max_tokens"`
	MaxCompletionTokens int `json:"max_completion_tokens"`
}

// ServeHTTP reads the request in its format and does what the script says.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	var in wireRequest
	req := Request{Wire: "openai", Key: strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")}
	switch {
	case strings.HasSuffix(r.URL.Path, "/chat/completions"):
	case strings.HasSuffix(r.URL.Path, "/v1/messages"):
		req.Wire, req.Key = "anthropic", r.Header.Get("X-Api-Key")
	default:
		http.NotFound(w, r)
		return
	}
	if json.Unmarshal(body, &in) != nil {
		http.Error(w, `{"error":{"message":"bad JSON"}}`, http.StatusBadRequest)
		return
	}
	if err := json.Unmarshal(body, &req.Body); err != nil {
		http.Error(w, `{"error":{"message":"bad JSON"}}`, http.StatusBadRequest)
		return
	}
	s.fill(&req, &in)
	s.reply(w, r, &req, s.script(req))
}

func (s *Server) fill(req *Request, in *wireRequest) {
	req.Model, req.Stream, req.MaxOutput = in.Model, in.Stream, max(in.MaxTokens, in.MaxCompletionTokens)
	req.Schema = in.ResponseFormat.Type == "json_schema" || in.OutputConfig.Format.Type == "json_schema"
	for _, m := range in.Messages {
		if text := contentText(m.Content); m.Role == "system" {
			req.System = text
		} else {
			req.Text = text
		}
	}
	for _, block := range in.System {
		req.System += block.Text
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.n++
	s.tries[req.Text]++
	req.N, req.Try = s.n, s.tries[req.Text]
}

// contentText reads a message's content: a string, or blocks of text.
func contentText(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	var blocks []struct {
		Text string `json:"text"`
	}
	if json.Unmarshal(raw, &blocks) != nil {
		return ""
	}
	for _, b := range blocks {
		text += b.Text
	}
	return text
}

func (s *Server) reply(w http.ResponseWriter, r *http.Request, req *Request, reply Reply) {
	if reply.Hang {
		select {
		case <-s.done:
		case <-r.Context().Done():
		}
		return
	}
	if reply.Delay > 0 {
		select {
		case <-time.After(reply.Delay):
		case <-r.Context().Done():
			return
		}
	}
	for k, v := range reply.Header {
		w.Header().Set(k, v)
	}
	if reply.Status >= 400 && reply.Raw == "" {
		reply.Raw = fmt.Sprintf(`{"type":"error","error":{"type":"test_error","code":"test","message":"status %d as told"}}`, reply.Status)
	}
	if !reply.NoUsage {
		if reply.Input == 0 {
			reply.Input = (len(req.System) + len(req.Text)) / 4
		}
		if reply.Output == 0 {
			reply.Output = len(reply.Text) / 4
		}
	}
	kind, out := "application/json", reply.Raw
	switch {
	case out != "":
	case req.Stream:
		kind, out = "text/event-stream", streamed(req, &reply)
	default:
		out = whole(req, &reply)
	}
	w.Header().Set("Content-Type", kind)
	send(w, &reply, out)
}

// send writes a body, or half of it and then nothing more.
func send(w http.ResponseWriter, reply *Reply, out string) {
	if reply.Status != 0 {
		w.WriteHeader(reply.Status)
	}
	if reply.Break {
		_, _ = io.WriteString(w, out[:len(out)/2])
		if f, ok := w.(http.Flusher); ok {
			f.Flush()
		}
		panic(http.ErrAbortHandler)
	}
	_, _ = io.WriteString(w, out)
}
