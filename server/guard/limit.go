package guard

import (
	"context"
	"crypto/sha256"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// rated bounds how often one client may ask.
func rated(h http.Handler, o *Options) http.Handler {
	if o.Rate <= 0 {
		return h
	}
	clients := &clients{rate: rate.Limit(o.Rate), burst: o.Burst, known: map[[sha256.Size]byte]*client{}}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !clients.of(r).Allow() {
			later(w, r, http.StatusTooManyRequests, time.Second, "too many requests; slow down")
			return
		}
		h.ServeHTTP(w, r)
	})
}

// clients keeps a bucket for each client that came lately.
type clients struct {
	rate  rate.Limit
	burst int
	mu    sync.Mutex
	known map[[sha256.Size]byte]*client
}

type client struct {
	*rate.Limiter
	seen time.Time
}

// maxClients bounds how many are remembered.
const maxClients = 10_000

// of finds the bucket of a request, by address: a guessed token must not open a
// new one.
func (c *clients) of(r *http.Request) *client {
	key := sha256.Sum256([]byte(clientAddress(r)))
	now := time.Now()
	c.mu.Lock()
	defer c.mu.Unlock()
	known := c.known[key]
	if known == nil {
		if len(c.known) >= maxClients {
			c.forget(now)
		}
		known = &client{Limiter: rate.NewLimiter(c.rate, c.burst)}
		c.known[key] = known
	}
	known.seen = now
	return known
}

// forget drops who has not come for a minute; if that is nobody, all.
func (c *clients) forget(now time.Time) {
	for key, known := range c.known {
		if now.Sub(known.seen) > time.Minute {
			delete(c.known, key)
		}
	}
	if len(c.known) >= maxClients {
		c.known = map[[sha256.Size]byte]*client{}
	}
}

// patience is how long a request waits for others to end.
const patience = time.Second

// limited bounds how many requests are answered at the same time. Streams wait
// most of their time and do not count, but are bounded by themselves.
func limited(h http.Handler, o *Options) http.Handler {
	slots, streams := make(chan struct{}, o.Concurrency), make(chan struct{}, 4*o.Concurrency)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		slots := slots
		if o.Streams(r) {
			slots = streams
		}
		select {
		case slots <- struct{}{}:
		default:
			wait := time.NewTimer(patience)
			defer wait.Stop()
			select {
			case slots <- struct{}{}:
			case <-wait.C:
				later(w, r, http.StatusServiceUnavailable, patience, "too many requests at the same time; try again")
				return
			case <-r.Context().Done():
				return
			}
		}
		defer func() { <-slots }()
		h.ServeHTTP(w, r)
	})
}

// bounded bounds a request's body, in bytes and time, and the time of its
// answer.
func bounded(h http.Handler, o *Options) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		most := o.MaxBody
		if strings.HasPrefix(r.URL.Path, "/api/v1/load") {
			most = o.MaxUpload
		}
		control := http.NewResponseController(w)
		if r.ContentLength > most {
			Refuse(w, r, http.StatusRequestEntityTooLarge, "the body is larger than this server takes")
			return
		}
		if r.ContentLength != 0 {
			control.SetReadDeadline(time.Now().Add(o.BodyTimeout)) // not every writer can
			r.Body = &body{ReadCloser: http.MaxBytesReader(w, r.Body, most), control: control}
		}
		if o.Streams(r) {
			control.SetWriteDeadline(time.Time{})
			h.ServeHTTP(w, r)
			return
		}
		control.SetWriteDeadline(time.Now().Add(o.Timeout + o.BodyTimeout))
		ctx, cancel := context.WithTimeout(r.Context(), o.Timeout+o.BodyTimeout)
		if r.ContentLength == 0 {
			cancel()
			ctx, cancel = context.WithTimeout(r.Context(), o.Timeout)
		}
		defer cancel()
		h.ServeHTTP(w, r.WithContext(ctx))
	})
}

// body takes the deadline away when all has come: the answer has its own.
type body struct {
	io.ReadCloser
	control *http.ResponseController
}

func (b *body) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if err == io.EOF {
		b.control.SetReadDeadline(time.Time{})
	}
	return n, err
}
