package dgraph

import (
	"context"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"
)

// proxy passes connections on to the real server; each piece of an answer waits
// for delay first. Without an end it never answers at all.
func proxy(t *testing.T, end string, delay time.Duration) (endpoint string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var (
		mu    sync.Mutex
		conns []net.Conn
	)
	t.Cleanup(func() {
		l.Close()
		mu.Lock()
		defer mu.Unlock()
		for _, c := range conns {
			c.Close()
		}
	})
	keep := func(c net.Conn) {
		mu.Lock()
		defer mu.Unlock()
		conns = append(conns, c)
	}
	go func() {
		for {
			client, err := l.Accept()
			if err != nil {
				return
			}
			keep(client)
			if end == "" {
				continue
			}
			server, err := net.Dial("tcp", end)
			if err != nil {
				client.Close()
				continue
			}
			keep(server)
			go io.Copy(server, client)
			go func() {
				b := make([]byte, 32<<10)
				for {
					n, err := server.Read(b)
					if err != nil {
						client.Close()
						return
					}
					time.Sleep(delay)
					client.Write(b[:n])
				}
			}()
		}
	}()
	return l.Addr().String()
}

// TestServerThatNeverAnswers: patience ends with an error that says so, and an
// endpoint beside it that answers is used instead.
func TestServerThatNeverAnswers(t *testing.T) {
	ctx := context.Background()
	open(t) // the schema is there
	mute := proxy(t, "", 0)
	_, err := Open(ctx, Options{Endpoints: []string{mute}, Attempt: 200 * time.Millisecond, Patience: time.Millisecond})
	if err == nil || !strings.Contains(err.Error(), "does not answer") || !strings.Contains(err.Error(), mute) {
		t.Errorf("opening a server that never answers: %v", err)
	}
	s, err := Open(ctx, Options{Endpoints: []string{mute, server.Endpoint}, Attempt: 2 * time.Second})
	if err != nil {
		t.Fatalf("opening with a second endpoint that answers: %v", err)
	}
	defer s.Close()
	if _, err := s.Put(ctx, step(1)); err != nil {
		t.Errorf("writing: %v", err)
	}
}

// TestSlowServer: a server that takes its time is waited for, and what it holds
// in the end is right.
func TestSlowServer(t *testing.T) {
	ctx := context.Background()
	open(t)
	s, err := Open(ctx, Options{Endpoints: []string{proxy(t, server.Endpoint, 150*time.Millisecond)}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for n := range 3 {
		if _, err := s.Put(ctx, step(n)); err != nil {
			t.Fatal(err)
		}
	}
	if stats, err := s.Stats(ctx); err != nil || stats.Claims != 9 || stats.Articles != 3 {
		t.Errorf("a slow server holds %+v, %v; want 9 claims of 3 articles", stats, err)
	}
	stopped, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
	defer cancel()
	if _, err := s.Stats(stopped); err == nil {
		t.Error("a question out of time was answered")
	}
}
