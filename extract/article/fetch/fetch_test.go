package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"claimgraph/extract/article"
)

// site serves pages; robots.txt is there when pages has it.
func site(t *testing.T, pages map[string]http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if page := pages[r.URL.Path]; page != nil {
			page(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func text(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, s) }
}

// quick is a client for tests: local, impatient.
func quick(o Options) *Client {
	o.AllowPrivate = true
	if o.Pause == 0 {
		o.Pause = time.Millisecond
	}
	if o.Patience == 0 {
		o.Patience = 300 * time.Millisecond
	}
	return New(o)
}

// read opens and reads an address; what goes wrong at either is told.
func read(c *Client, address string) (string, error) {
	in, err := c.Open(context.Background(), address)
	if err != nil {
		return "", err
	}
	defer in.Reader.(io.Closer).Close()
	b, err := io.ReadAll(in.Reader)
	return string(b), err
}

func TestOpen(t *testing.T) {
	var agents atomic.Value
	s := site(t, map[string]http.HandlerFunc{
		"/":      text("front"),
		"/page":  func(w http.ResponseWriter, r *http.Request) { agents.Store(r.UserAgent()); io.WriteString(w, "page") },
		"/moved": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/page", http.StatusFound) },
		"/loop":  func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) },
		"/file": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
		},
		"/large": func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, strings.Repeat("x", 2000)) },
		"/endless": func(w http.ResponseWriter, _ *http.Request) {
			for range 100 {
				if _, err := io.WriteString(w, strings.Repeat("x", 100)); err != nil {
					return
				}
				w.(http.Flusher).Flush()
			}
		},
		"/silent": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"/stuck": func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "begins")
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		},
		"/trickle": func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				io.WriteString(w, ".")
				w.(http.Flusher).Flush()
				time.Sleep(20 * time.Millisecond)
			}
		},
		"/broken": func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", http.StatusBadGateway) },
	})
	c := quick(Options{Agent: "tester/1.0", Most: 1000})
	for _, x := range []struct{ path, want, failed string }{
		{"/", "front", ""},
		{"", "front", ""},
		{"/page#part", "page", ""},
		{"/moved", "page", ""},
		{"/loop", "", "redirects more than 5 times"},
		{"/file", "", "which is no web address"},
		{"/large", "", "2000 bytes is more than the 1000 allowed"},
		{"/endless", "", "more than 1000 bytes"},
		{"/silent", "", "does not answer in time"},
		{"/stuck", "", "does not answer in time"},
		{"/trickle", "", "does not answer in time"},
		{"/none", "", "404 Not Found"},
		{"/broken", "", "502 Bad Gateway"},
	} {
		got, err := read(c, s.URL+x.path)
		if x.failed == "" && (err != nil || got != x.want) || x.failed != "" && (err == nil || !strings.Contains(err.Error(), x.failed)) {
			t.Errorf("%s: %.20q, %v; want %q, %q", x.path, got, err, x.want, x.failed)
		}
	}
	if agents.Load() != "tester/1.0" {
		t.Errorf("the site saw %v", agents.Load())
	}
	for _, address := range []string{"ftp://example.org/", "file:///etc/passwd", "https://", "http://\x00", "news"} {
		if _, err := c.Open(context.Background(), address); err == nil || !strings.Contains(err.Error(), "not a web address") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestPrivateAddressesAreNotDialled(t *testing.T) {
	s := site(t, map[string]http.HandlerFunc{"/": text("secret")})
	port := s.URL[strings.LastIndex(s.URL, ":"):]
	c := New(Options{Pause: time.Millisecond})
	for _, host := range []string{"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"} {
		if _, err := read(c, "http://"+host+port+"/"); !errors.Is(err, errPrivate) {
			t.Errorf("%s: %v", host, err)
		}
	}
}

func TestRedirectsLeadNowhereInside(t *testing.T) {
	s := site(t, map[string]http.HandlerFunc{
		"/": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://169.254.169.254/latest/meta-data/", http.StatusFound)
		},
	})
	c := New(Options{Pause: time.Millisecond})
	// The test's own server is the one address that is let through.
	transport := c.http.Transport.(*http.Transport)
	checked := transport.DialContext
	transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		if address == s.Listener.Addr().String() {
			return new(net.Dialer).DialContext(ctx, network, address)
		}
		return checked(ctx, network, address)
	}
	if _, err := read(c, s.URL+"/"); !errors.Is(err, errPrivate) {
		t.Errorf("%v", err)
	}
}

func TestPrivate(t *testing.T) {
	for address, want := range map[string]bool{
		"8.8.8.8": false, "93.184.216.34": false, "2606:2800:220:1::1": false,
		"10.1.2.3": true, "172.16.0.1": true, "192.168.1.1": true, "127.9.9.9": true, "169.254.169.254": true, "100.64.0.1": true,
		"0.0.0.0": true, "255.255.255.255": true, "224.0.0.1": true, "240.0.0.1": true, "198.18.0.1": true,
		"::1": true, "::": true, "fe80::1": true, "fc00::1": true, "ff02::1": true, "::ffff:10.0.0.1": true, "64:ff9b::a00:1": true, "2002:7f00:1::": true,
	} {
		if got := private(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: private is %t", address, got)
		}
	}
}

func TestRobots(t *testing.T) {
	rules := "User-agent: *\nDisallow: /\n\nUser-agent: tester\nDisallow: /private\nAllow: /private/open\nDisallow: /*?print\n"
	pages := map[string]http.HandlerFunc{"/robots.txt": text(rules), "/a": text("a"), "/private/open": text("open"), "/private/x": text("x"),
		"/to-private": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/private/x", http.StatusFound) }}
	s := site(t, pages)
	c, other := quick(Options{Agent: "tester/2"}), quick(Options{Agent: "other/1"})
	for _, x := range []struct {
		c    *Client
		path string
		ok   bool
	}{{c, "/a", true}, {c, "/private/x", false}, {c, "/private/open", true}, {c, "/a?print", false}, {c, "/to-private", false}, {other, "/a", false}} {
		_, err := read(x.c, s.URL+x.path)
		if (err == nil) != x.ok || err != nil && !strings.Contains(err.Error(), "robots.txt") {
			t.Errorf("%s %s: %v", x.c.Agent, x.path, err)
		}
	}
	for name, robots := range map[string]http.HandlerFunc{
		"that cannot be read": func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "", http.StatusInternalServerError) },
		"that never comes":    func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
	} {
		down := site(t, map[string]http.HandlerFunc{"/robots.txt": robots, "/a": text("a")})
		if _, err := read(quick(Options{}), down.URL+"/a"); err == nil {
			t.Errorf("with a robots.txt %s the page is read", name)
		}
	}
	for name, robots := range map[string]http.HandlerFunc{
		"of markup":            text("<html><body>Not found</body></html>"),
		"that redirects round": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/robots.txt", http.StatusFound) },
	} {
		odd := site(t, map[string]http.HandlerFunc{"/robots.txt": robots, "/a": text("a")})
		if got, err := read(quick(Options{}), odd.URL+"/a"); got != "a" {
			t.Errorf("with a robots.txt %s: %v", name, err)
		}
	}
}

// TestHostsAreAskedOneRequestAtATime checks the order of events, not their speed.
func TestHostsAreAskedOneRequestAtATime(t *testing.T) {
	pause := 40 * time.Millisecond
	var last atomic.Int64
	var early atomic.Int64
	s := site(t, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, _ *http.Request) {
		now := time.Now().UnixNano()
		if before := last.Swap(now); before != 0 && time.Duration(now-before) < pause/2 {
			early.Add(1)
		}
		io.WriteString(w, "a")
	}})
	c := quick(Options{Pause: pause, Patience: 5 * time.Second})
	done := make(chan error)
	for range 4 {
		go func() { _, err := read(c, s.URL+"/a"); done <- err }()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if early.Load() > 0 {
		t.Errorf("%d requests came without a pause", early.Load())
	}
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	slow := quick(Options{Pause: time.Hour, Patience: time.Minute})
	if _, err := slow.Open(ctx, s.URL+"/a"); !errors.Is(err, context.DeadlineExceeded) { // robots.txt was the first request
		t.Errorf("a second request within the hour: %v", err)
	}
}

func TestUnchangedIsNotReadAgain(t *testing.T) {
	version := "1"
	s := site(t, map[string]http.HandlerFunc{"/feed": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"`+version+`"`)
		if r.Header.Get("If-None-Match") == `"`+version+`"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, version)
	}})
	c := quick(Options{})
	if got, err := read(c, s.URL+"/feed"); got != "1" {
		t.Fatalf("%q, %v", got, err)
	}
	if _, err := read(c, s.URL+"/feed"); !errors.Is(err, article.ErrUnchanged) {
		t.Errorf("again: %v", err)
	}
	version = "2"
	if got, err := read(c, s.URL+"/feed"); got != "2" {
		t.Errorf("changed: %q, %v", got, err)
	}
}

func TestTypeAndDateAreTold(t *testing.T) {
	s := site(t, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=latin1")
		w.Header().Set("Last-Modified", "Wed, 23 Mar 2022 10:00:00 GMT")
		fmt.Fprint(w, "x")
	}})
	in, err := quick(Options{}).Open(context.Background(), strings.Replace(s.URL, "http://", "http://me:secret@", 1)+"/a")
	if err != nil {
		t.Fatal(err)
	}
	in.Reader.(io.Closer).Close()
	if in.Type != "text/html; charset=latin1" || in.Modified.Year() != 2022 || strings.Contains(in.Name, "secret") {
		t.Errorf("%+v", in)
	}
}
