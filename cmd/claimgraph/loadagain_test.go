package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// started runs the program in a folder until the test ends it.
type started struct {
	*exec.Cmd
	out, messages *bytes.Buffer
}

func start(t *testing.T, args ...string) *started {
	t.Helper()
	s := &started{Cmd: exec.Command(program(t), args...), out: new(bytes.Buffer), messages: new(bytes.Buffer)}
	s.Stdout, s.Stderr = s.out, s.messages
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Process.Kill() })
	return s
}

// interrupt sends Ctrl-C and gives the exit code.
func (s *started) interrupt() int {
	s.Process.Signal(os.Interrupt)
	s.Wait()
	return s.ProcessState.ExitCode()
}

// eventually asks the database until it answers what is wanted.
func eventually(t *testing.T, what string, want string, ask ...string) {
	t.Helper()
	var out []byte
	for range 300 {
		out, _ = exec.Command(program(t), ask...).Output() // in use now and then
		if strings.Contains(string(out), want) {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("%s: %s never says %q, but %q", what, ask, want, out)
}

func TestWatchLoadsWhatAppears(t *testing.T) {
	dir := t.TempDir()
	inbox, db := filepath.Join(dir, "inbox"), filepath.Join(dir, "watched.db")
	if err := os.Mkdir(inbox, 0o700); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(inbox, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("one.txt", "Russia accused Ukraine of shelling a hospital.")
	load := start(t, "load", "--watch", inbox, "--db", db, "--quiet")
	eventually(t, "what was there", `"articles": 1`, "stats", "--db", db, "--format", "json")
	write("two.txt", "France condemned the attack on Friday.")
	eventually(t, "a new file", `"articles": 2`, "stats", "--db", db, "--format", "json")
	os.Mkdir(filepath.Join(inbox, "deep"), 0o700)
	write("deep/three.txt", "China rejected the report.")
	eventually(t, "a file in a new folder", `"articles": 3`, "stats", "--db", db, "--format", "json")
	if code := load.interrupt(); code != exitOK {
		t.Errorf("ended by Ctrl-C with code %d: %s", code, load.messages)
	}
	if got := strings.Count(load.out.String(), "1 article loaded"); got != 3 {
		t.Errorf("told %d loads of one article:\n%s", got, load.out)
	}
}

func TestFeedsAreReadAgain(t *testing.T) {
	var entries atomic.Int64
	entries.Store(1)
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/feed":
			w.Header().Set("Content-Type", "application/rss+xml")
			fmt.Fprintf(w, `<rss version="2.0"><channel><title>Test Wire</title>`)
			for i := range entries.Load() {
				fmt.Fprintf(w, `<item><title>%d</title><link>http://%s/page/%d</link><description>Short.</description></item>`, i, r.Host, i)
			}
			fmt.Fprint(w, `</channel></rss>`)
		case strings.HasPrefix(r.URL.Path, "/page/"):
			fmt.Fprintf(w, `<html><body><article><h1>Title</h1><p>Russia accused Ukraine of %s violations of the truce on Tuesday, and Ukraine denied the accusation within the hour.</p></article></body></html>`, r.URL.Path[6:])
		default:
			http.NotFound(w, r)
		}
	}))
	defer site.Close()
	db := filepath.Join(t.TempDir(), "fed.db")
	refused, err := exec.Command(program(t), "load", site.URL+"/feed", "--db", db).CombinedOutput()
	if err == nil || !strings.Contains(string(refused), "private address") {
		t.Errorf("a private address without --allow-private: %v, %s", err, refused)
	}
	load := start(t, "load", site.URL+"/feed", "--follow", "--every", "1s", "--allow-private", "--db", db, "--format", "jsonl")
	eventually(t, "the first entry", "0 violations of the truce", "article", "--db", db, "--format", "json", firstArticle(t, db))
	entries.Store(2)
	eventually(t, "the next entry", `"articles": 2`, "stats", "--db", db, "--format", "json")
	if code := load.interrupt(); code != exitOK {
		t.Errorf("ended by Ctrl-C with code %d: %s", code, load.messages)
	}
	if !strings.Contains(load.out.String(), `"loaded":1`) {
		t.Errorf("told programs %s", load.out)
	}
}

// firstArticle waits for an article and gives its id.
func firstArticle(t *testing.T, db string) string {
	t.Helper()
	for range 300 {
		out, _ := exec.Command(program(t), "claims", "--db", db, "--format", "csv").Output()
		if lines := strings.Split(strings.TrimSpace(string(out)), "\n"); len(lines) > 1 {
			fields := strings.Split(lines[1], ",")
			return fields[len(fields)-2]
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("no article is loaded")
	return ""
}
