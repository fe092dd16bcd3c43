package guard_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"claimgraph/server/guard"
)

const (
	reading = "reading-secret-0123456789"
	writing = "writing-secret-0123456789"
)

// stand puts a guard before a handler that says hello.
func stand(t *testing.T, o guard.Options, h http.HandlerFunc) http.Handler {
	t.Helper()
	if h == nil {
		h = func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			io.WriteString(w, `{"hello":"world"}`)
		}
	}
	guarded, err := guard.Wrap(h, o)
	if err != nil {
		t.Fatal(err)
	}
	return guarded
}

func tokens(t *testing.T) *guard.Tokens {
	t.Helper()
	list, err := guard.ReadTokens(strings.NewReader("# ours\nread " + reading + "\n\nwrite " + writing + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// send asks a handler; headers are pairs of name and value.
func send(h http.Handler, method, target string, body io.Reader, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, body)
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
			continue
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestTokensAndScopes(t *testing.T) {
	h := stand(t, guard.Options{Tokens: tokens(t)}, nil)
	cases := []struct {
		name, method, path, token string
		want                      int
	}{
		{"no token", "GET", "/api/v1/claims", "", 401},
		{"a wrong token", "GET", "/api/v1/claims", "Bearer " + reading + "x", 401},
		{"the beginning of a token", "GET", "/api/v1/claims", "Bearer " + reading[:10], 401},
		{"another scheme", "GET", "/api/v1/claims", "Basic " + reading, 401},
		{"reading", "GET", "/api/v1/claims", "Bearer " + reading, 200},
		{"reading by query", "POST", "/api/v1/query", "bearer " + reading, 200},
		{"extracting stores nothing", "POST", "/api/v1/extract", "Bearer " + reading, 200},
		{"loading with a token that reads", "POST", "/api/v1/load", "Bearer " + reading, 403},
		{"ending a load with a token that reads", "DELETE", "/api/v1/jobs/j1", "Bearer " + reading, 403},
		{"loading", "POST", "/api/v1/load", "Bearer " + writing, 200},
		{"writing may read", "GET", "/api/v1/claims", "Bearer " + writing, 200},
		{"tools", "POST", "/mcp", "", 401},
		{"metrics tell what is held", "GET", "/metrics", "", 401},
		{"the page holds no data", "GET", "/", "", 200},
		{"health", "GET", "/healthz", "", 200},
		{"a token in the address does not count", "GET", "/api/v1/claims?token=" + reading, "", 401},
	}
	for _, c := range cases {
		w := send(h, c.method, "http://127.0.0.1:7474"+c.path, nil, "Authorization", c.token)
		if w.Code != c.want {
			t.Errorf("%s: %d, want %d", c.name, w.Code, c.want)
		}
		if w.Code >= 400 && w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: a refusal of type %q", c.name, w.Header().Get("Content-Type"))
		}
	}
}

func TestTheScopeReachesTheHandler(t *testing.T) {
	var got guard.Scope
	h := stand(t, guard.Options{Tokens: tokens(t)}, func(_ http.ResponseWriter, r *http.Request) { got = guard.ScopeOf(r.Context()) })
	for secret, want := range map[string]guard.Scope{reading: guard.Read, writing: guard.Write} {
		send(h, "POST", "http://localhost/mcp", nil, "Authorization", "Bearer "+secret)
		if got != want {
			t.Errorf("scope %v, want %v", got, want)
		}
	}
	if guard.ScopeOf(context.Background()) != guard.Write {
		t.Error("outside a request, everything is allowed")
	}
}

func TestBadTokenFilesNameTheLineNotTheSecret(t *testing.T) {
	for _, text := range []string{"read short\n", "admin " + reading, "read", "read " + reading + " more", "", "# nothing"} {
		_, err := guard.ReadTokens(strings.NewReader(text))
		if err == nil {
			t.Errorf("%q was read", text)
		} else if strings.Contains(err.Error(), "short") || strings.Contains(err.Error(), reading) {
			t.Errorf("%q: the error tells the secret: %v", text, err)
		}
	}
}

func TestAddressesBeyondThisMachineWantTokens(t *testing.T) {
	cases := []struct {
		address          string
		tokens, insecure bool
		ok               bool
	}{
		{"127.0.0.1:7474", false, false, true},
		{"localhost:0", false, false, true},
		{"[::1]:7474", false, false, true},
		{":7474", false, false, false},
		{"0.0.0.0:7474", false, false, false},
		{"192.168.1.2:7474", false, false, false},
		{"example.org:7474", false, false, false},
		{"0.0.0.0:7474", true, false, true},
		{"0.0.0.0:7474", false, true, true},
	}
	for _, c := range cases {
		if err := guard.CheckAddress(c.address, c.tokens, c.insecure); (err == nil) != c.ok {
			t.Errorf("%+v: %v", c, err)
		} else if err != nil && !errors.Is(err, guard.ErrOpen) {
			t.Errorf("%+v: %v is no ErrOpen", c, err)
		}
	}
	if err := guard.CheckAddress("7474", true, true); err == nil || !strings.Contains(err.Error(), "host:port") {
		t.Errorf("a number alone: %v", err)
	}
}

func TestForeignNamesAndPagesAreRefused(t *testing.T) {
	h := stand(t, guard.Options{Hosts: []string{"news.example.org"}}, nil)
	cases := []struct {
		name, method string
		headers      []string
		want         int
	}{
		{"by address", "GET", []string{"Host", "127.0.0.1:7474"}, 200},
		{"by IPv6 address", "GET", []string{"Host", "[::1]:7474"}, 200},
		{"localhost", "GET", []string{"Host", "localhost:7474"}, 200},
		{"its name", "GET", []string{"Host", "News.Example.org"}, 200},
		{"a name rebound to this machine", "GET", []string{"Host", "evil.example.com:7474"}, 421},
		{"a name that begins like ours", "GET", []string{"Host", "localhost.evil.com"}, 421},
		{"no name", "GET", []string{"Host", ""}, 421},
		{"read by another origin", "GET", []string{"Host", "localhost:7474", "Origin", "http://evil.com"}, 403},
		{"read by another port", "GET", []string{"Host", "localhost:7474", "Origin", "http://localhost:9999"}, 403},
		{"read by a sandboxed page", "GET", []string{"Host", "localhost:7474", "Origin", "null"}, 403},
		{"read across sites", "GET", []string{"Host", "localhost:7474", "Sec-Fetch-Site", "cross-site"}, 403},
		{"read by our page", "GET", []string{"Host", "localhost:7474", "Origin", "http://localhost:7474", "Sec-Fetch-Site", "same-origin"}, 200},
		{"forged post", "POST", []string{"Host", "localhost:7474", "Sec-Fetch-Site", "cross-site", "Content-Type", "text/plain"}, 403},
		{"forged post of an old browser", "POST", []string{"Host", "localhost:7474", "Origin", "http://evil.com"}, 403},
		{"post of our page", "POST", []string{"Host", "localhost:7474", "Origin", "http://localhost:7474"}, 200},
		{"post of a program", "POST", []string{"Host", "localhost:7474"}, 200},
	}
	for _, c := range cases {
		if w := send(h, c.method, "http://x/api/v1/load", nil, c.headers...); w.Code != c.want {
			t.Errorf("%s: %d, want %d: %s", c.name, w.Code, c.want, w.Body)
		}
	}
}

func TestPagesRunOnlyWhatComesFromHere(t *testing.T) {
	w := send(stand(t, guard.Options{TLS: true}, nil), "GET", "http://localhost/", nil)
	policy := w.Header().Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("the policy lacks %s", want)
		}
	}
	if strings.Contains(policy, "unsafe") || strings.Contains(policy, "*") {
		t.Errorf("the policy is lax: %s", policy)
	}
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer", "Strict-Transport-Security": "max-age=31536000"} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	for name := range w.Header() {
		if strings.HasPrefix(name, "Access-Control") {
			t.Errorf("other origins are let in by %s", name)
		}
	}
}

func TestBodiesAreBounded(t *testing.T) {
	h := stand(t, guard.Options{MaxBody: 100, MaxUpload: 1000}, func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.ReadAll(r.Body); err != nil {
			var large *http.MaxBytesError
			if errors.As(err, &large) {
				w.WriteHeader(http.StatusRequestEntityTooLarge)
			}
		}
	})
	cases := []struct {
		path   string
		size   int
		length int64 // as told; -1: chunked
		want   int
	}{
		{"/api/v1/query", 100, 100, 200},
		{"/api/v1/query", 101, 101, 413},
		{"/api/v1/query", 500, -1, 413},
		{"/api/v1/load", 1000, 1000, 200},
		{"/api/v1/load", 2000, 2000, 413},
		{"/api/v1/load", 2000, -1, 413},
	}
	for _, c := range cases {
		r := httptest.NewRequest("POST", "http://localhost"+c.path, bytes.NewReader(make([]byte, c.size)))
		r.ContentLength = c.length
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != c.want {
			t.Errorf("%+v: %d", c, w.Code)
		}
	}
}

func TestOneClientCannotAskWithoutEnd(t *testing.T) {
	h := stand(t, guard.Options{Rate: 0.001, Burst: 3}, nil)
	codes := map[int]int{}
	for range 10 {
		w := send(h, "GET", "http://localhost/api/v1/claims", nil)
		codes[w.Code]++
		if w.Code == 429 && w.Header().Get("Retry-After") == "" {
			t.Error("a refusal does not say when to come again")
		}
	}
	if codes[200] != 3 || codes[429] != 7 {
		t.Errorf("%v, want 3 answered and 7 refused", codes)
	}
	r := httptest.NewRequest("GET", "http://localhost/api/v1/claims", nil)
	r.RemoteAddr = "198.51.100.7:1234"
	r.Header.Set("X-Forwarded-For", "192.0.2.1")
	w := httptest.NewRecorder()
	if h.ServeHTTP(w, r); w.Code != 200 {
		t.Errorf("another client pays for the first: %d", w.Code)
	}
}

func TestOnlySoManyAtTheSameTime(t *testing.T) {
	hold, entered := make(chan struct{}), make(chan struct{}, 8)
	h := stand(t, guard.Options{Concurrency: 2}, func(w http.ResponseWriter, _ *http.Request) {
		entered <- struct{}{}
		<-hold
	})
	for range 2 {
		go send(h, "GET", "http://localhost/api/v1/claims", nil)
		<-entered
	}
	if w := send(h, "GET", "http://localhost/api/v1/claims", nil); w.Code != 503 || w.Header().Get("Retry-After") == "" {
		t.Errorf("the third: %d", w.Code)
	}
	close(hold)
}

func TestAnswersAreBoundedInTime(t *testing.T) {
	h := stand(t, guard.Options{Timeout: 20 * time.Millisecond}, func(w http.ResponseWriter, r *http.Request) {
		<-r.Context().Done()
		w.WriteHeader(http.StatusGatewayTimeout)
	})
	if w := send(h, "GET", "http://localhost/api/v1/claims", nil); w.Code != 504 {
		t.Errorf("%d", w.Code)
	}
}

// TestSlowBodiesAreCutOff opens a connection and sends a body byte by byte.
func TestSlowBodiesAreCutOff(t *testing.T) {
	ended := make(chan error, 1)
	h := stand(t, guard.Options{BodyTimeout: 50 * time.Millisecond}, func(_ http.ResponseWriter, r *http.Request) {
		_, err := io.ReadAll(r.Body)
		ended <- err
	})
	s := httptest.NewServer(h)
	defer s.Close()
	conn, err := net.Dial("tcp", s.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	io.WriteString(conn, "POST /api/v1/query HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{")
	select {
	case err := <-ended:
		if err == nil {
			t.Error("half a body was read as a whole one")
		}
	case <-time.After(10 * time.Second):
		t.Error("the server still waits")
	}
}

func TestUnchangedAnswersAreNotSentAgain(t *testing.T) {
	body := `{"n":1}`
	h := stand(t, guard.Options{}, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, body) })
	first := send(h, "GET", "http://localhost/api/v1/stats", nil)
	tag := first.Header().Get("ETag")
	if tag == "" || first.Code != 200 {
		t.Fatalf("%d with ETag %q", first.Code, tag)
	}
	for header, want := range map[string]int{tag: 304, `"other", ` + tag: 304, "*": 304, `"other"`: 200, "": 200} {
		w := send(h, "GET", "http://localhost/api/v1/stats", nil, "If-None-Match", header)
		if w.Code != want || want == 304 && w.Body.Len() > 0 {
			t.Errorf("If-None-Match %q: %d with %d bytes, want %d", header, w.Code, w.Body.Len(), want)
		}
	}
	body = `{"n":2}`
	if w := send(h, "GET", "http://localhost/api/v1/stats", nil, "If-None-Match", tag); w.Code != 200 || w.Body.String() != body {
		t.Errorf("a new answer: %d %s", w.Code, w.Body)
	}
	if w := send(h, "POST", "http://localhost/api/v1/query", nil); w.Header().Get("ETag") != "" {
		t.Error("an answer to POST has an ETag")
	}
}

func TestLongAnswersAreCompressedForWhoTakesIt(t *testing.T) {
	long := strings.Repeat("war crimes ", 10_000)
	h := stand(t, guard.Options{}, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		io.WriteString(w, long)
	})
	if w := send(h, "GET", "http://localhost/api/v1/claims", nil, "Accept-Encoding", "gzip"); w.Header().Get("Content-Encoding") != "gzip" || w.Body.Len() > len(long)/10 {
		t.Errorf("%q, %d bytes", w.Header().Get("Content-Encoding"), w.Body.Len())
	}
	if w := send(h, "GET", "http://localhost/api/v1/claims", nil); w.Header().Get("Content-Encoding") != "" || w.Body.String() != long {
		t.Errorf("unasked: %q", w.Header().Get("Content-Encoding"))
	}
}

func TestTheLogHasTheRequestAndNoSecret(t *testing.T) {
	var log bytes.Buffer
	o := guard.Options{Tokens: tokens(t), Log: slog.New(slog.NewJSONHandler(&log, nil))}
	h := stand(t, o, func(http.ResponseWriter, *http.Request) { panic("a fault with no name") })
	w := send(h, "GET", "http://localhost/api/v1/claims?token="+writing, nil, "Authorization", "Bearer "+reading, "X-Request-Id", "abc-1", "Cookie", "session="+writing)
	if w.Code != 500 || strings.Contains(w.Body.String(), "a fault with no name") || !strings.Contains(w.Body.String(), "abc-1") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	for _, want := range []string{`"request":"abc-1"`, `"path":"/api/v1/claims"`, `"status":500`, "a fault with no name"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log lacks %s", want)
		}
	}
	for _, secret := range []string{reading, writing} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log tells a secret: %s", log.String())
		}
	}
	if w := send(h, "GET", "http://localhost/healthz", nil, "X-Request-Id", "evil\" level=ERROR"); strings.Contains(w.Header().Get("X-Request-Id"), "evil") {
		t.Error("a request's id is taken as it comes")
	}
}
