package guard

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"

	"github.com/klauspost/compress/gzhttp"
)

// compress sends answers gzipped to those who take it, streams and short ones
// aside.
func compress(h http.Handler, streams func(*http.Request) bool) (http.Handler, error) {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(1024), gzhttp.CompressionLevel(1),
		gzhttp.ContentTypes([]string{"application/json", "application/problem+json", "application/jsonl", "text/csv", "text/html",
			"text/css", "text/javascript", "application/javascript", "image/svg+xml", "text/plain", "application/wasm"}))
	if err != nil {
		return nil, err
	}
	gzipped := wrap(h)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if streams(r) {
			h.ServeHTTP(w, r)
			return
		}
		gzipped.ServeHTTP(w, r)
	}), nil
}

// maxTagged is the longest answer that gets an ETag; longer ones stream.
const maxTagged = 1 << 20

// tagged gives answers to GET a weak ETag, a hash of what they say, and tells
// who has it already that nothing changed.
func tagged(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet || !data(r) || r.URL.Path == "/metrics" || !strings.HasPrefix(r.URL.Path, "/api/") ||
			strings.HasSuffix(r.URL.Path, "/events") {
			h.ServeHTTP(w, r)
			return
		}
		t := &tagger{ResponseWriter: w, request: r}
		h.ServeHTTP(t, r)
		t.finish()
	})
}

// tagger holds an answer back until it has ended or got too long.
type tagger struct {
	http.ResponseWriter
	request *http.Request
	status  int
	held    []byte
	passed  bool // no longer held back
}

func (t *tagger) WriteHeader(status int) {
	if t.status == 0 {
		t.status = status
	}
	if status != http.StatusOK {
		t.pass()
	}
}

func (t *tagger) Write(b []byte) (int, error) {
	if t.status == 0 {
		t.status = http.StatusOK
	}
	if !t.passed && len(t.held)+len(b) > maxTagged {
		t.pass()
	}
	if t.passed {
		return t.ResponseWriter.Write(b)
	}
	t.held = append(t.held, b...)
	return len(b), nil
}

// pass sends on what was held back and all that follows.
func (t *tagger) pass() {
	if t.passed {
		return
	}
	t.passed = true
	t.ResponseWriter.WriteHeader(t.status)
	if len(t.held) > 0 {
		t.ResponseWriter.Write(t.held) // an error comes again with the next write
		t.held = nil
	}
}

func (t *tagger) finish() {
	if t.passed || t.status == 0 {
		return
	}
	sum := sha256.Sum256(t.held)
	tag := `W/"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
	h := t.Header()
	h.Set("ETag", tag)
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "private, no-cache") // ask again, with the tag
	}
	h.Add("Vary", "Accept")
	if holds(t.request.Header.Get("If-None-Match"), tag) {
		h.Del("Content-Type")
		t.ResponseWriter.WriteHeader(http.StatusNotModified)
		return
	}
	t.pass()
}

// holds reports whether an If-None-Match names a tag (weak comparison, RFC 9110).
func holds(header, tag string) bool {
	for candidate := range strings.SplitSeq(header, ",") {
		candidate = strings.TrimSpace(candidate)
		if candidate == "*" || strings.TrimPrefix(candidate, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

// Unwrap lets http.ResponseController through.
func (t *tagger) Unwrap() http.ResponseWriter { return t.ResponseWriter }

// Flush implements http.Flusher: what is flushed is a stream.
func (t *tagger) Flush() {
	if t.status == 0 {
		t.status = http.StatusOK
	}
	t.pass()
	http.NewResponseController(t.ResponseWriter).Flush()
}
