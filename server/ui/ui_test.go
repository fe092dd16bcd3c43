package ui_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"claimgraph/server/ui"
)

func get(t *testing.T, path string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	ui.Handler().ServeHTTP(w, r)
	return w.Result()
}

func TestPathsGiveThePageOrItsFiles(t *testing.T) {
	for path, want := range map[string]struct {
		status int
		kind   string
	}{
		"/":                            {200, "text/html"},
		"/network":                     {200, "text/html"},
		"/articles/2022.03.24-report":  {200, "text/html"}, // ids may hold dots
		"/entities/person/joe-biden":   {200, "text/html"},
		"/app.js":                      {200, "text/javascript"},
		"/app.css":                     {200, "text/css"},
		"/nothing.js":                  {404, "text/plain"},
		"/../../etc/passwd":            {200, "text/html"},
		"/network?entity=%3Cscript%3E": {200, "text/html"},
	} {
		r := get(t, path)
		if r.StatusCode != want.status || !strings.HasPrefix(r.Header.Get("Content-Type"), want.kind) {
			t.Errorf("%s: %d %s, want %d %s", path, r.StatusCode, r.Header.Get("Content-Type"), want.status, want.kind)
		}
		if r.Header.Get("Content-Security-Policy") != ui.Policy {
			t.Errorf("%s: policy %q", path, r.Header.Get("Content-Security-Policy"))
		}
	}
}

func TestUnchangedFilesAreNotSentAgain(t *testing.T) {
	for _, encoding := range []string{"", "gzip"} {
		first := get(t, "/app.js", "Accept-Encoding", encoding)
		again := get(t, "/app.js", "Accept-Encoding", encoding, "If-None-Match", "W/"+first.Header.Get("ETag"))
		if body, _ := io.ReadAll(again.Body); again.StatusCode != http.StatusNotModified || len(body) != 0 {
			t.Errorf("%q: status %d with %d bytes", encoding, again.StatusCode, len(body))
		}
	}
	if a, b := get(t, "/app.js"), get(t, "/app.js", "Accept-Encoding", "gzip"); a.Header.Get("ETag") == b.Header.Get("ETag") {
		t.Error("two encodings share an ETag")
	}
}

func TestGzipHoldsTheSame(t *testing.T) {
	plain, _ := io.ReadAll(get(t, "/app.js", "Accept-Encoding", "gzip;q=0, br").Body)
	packed := get(t, "/app.js", "Accept-Encoding", "br, gzip;q=0.5")
	if packed.Header.Get("Content-Encoding") != "gzip" {
		t.Fatal("not compressed")
	}
	r, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := io.ReadAll(r); err != nil || string(again) != string(plain) {
		t.Errorf("unpacked differs: %v", err)
	}
}

func TestOnlyReading(t *testing.T) {
	w := httptest.NewRecorder()
	ui.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/", nil))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", w.Code)
	}
}

// outside is an address of another host in something that is loaded.
var outside = regexp.MustCompile(`(src|href)="(https?:)?//`)

func TestThePageLoadsNothingFromOutside(t *testing.T) {
	page, _ := io.ReadAll(get(t, "/").Body)
	if m := outside.Find(page); m != nil {
		t.Errorf("the page has %s", m)
	}
	if strings.Contains(string(page), "<style") || regexp.MustCompile(`<script(?:[^>]*)>[^<]`).Match(page) {
		t.Error("the page has inline style or script, which its policy forbids")
	}
}
