// Package guard stands before the server's handlers: it lets in only whom it
// should, bounds what a request may cost, and says nothing it should not.
//
// Every request passes, from the outside in: identification and log, security
// headers, Host and Origin, rate, tokens, concurrency, bounds of the body and
// of time, ETag and compression.
package guard

import (
	"fmt"
	"log/slog"
	"net/http"
	"time"
)

// Options say what is let through. Zero values are the defaults told.
type Options struct {
	// Hosts are names, beside localhost and literal addresses, by which the
	// server may be called; "example.org", without port.
	Hosts []string
	// Tokens are who may do what; nil: everybody who gets here may do all.
	Tokens *Tokens
	// MaxBody is the most bytes of a request's body (default 1 MiB), MaxUpload
	// of a load (default 32 MiB).
	MaxBody, MaxUpload int64
	// Timeout bounds the time of one answer (default 30 s). Streams of events
	// are not bounded by it.
	Timeout time.Duration
	// BodyTimeout bounds the time in which a body must have come (default 30 s).
	BodyTimeout time.Duration
	// Concurrency bounds the requests answered at the same time (default 128);
	// more wait a second, then are told to come again.
	Concurrency int
	// Rate bounds the requests a second of one client, by token or address;
	// Burst how many may come at once. Rate 0 is no bound.
	Rate  float64
	Burst int
	// TLS says that browsers may be told to come by TLS only.
	TLS bool
	Log *slog.Logger
	// Done, when set, is told of every request that was answered.
	Done func(Answered)
	// Streams reports whether a request is answered by a stream of unknown
	// length in time.
	Streams func(*http.Request) bool
}

// Answered is what is known of a request at its end.
type Answered struct {
	Request *http.Request
	Status  int
	Bytes   int64
	Elapsed time.Duration
}

func (o *Options) complete() {
	if o.MaxBody == 0 {
		o.MaxBody = 1 << 20
	}
	if o.MaxUpload == 0 {
		o.MaxUpload = 32 << 20
	}
	if o.Timeout == 0 {
		o.Timeout = 30 * time.Second
	}
	if o.BodyTimeout == 0 {
		o.BodyTimeout = 30 * time.Second
	}
	if o.Concurrency == 0 {
		o.Concurrency = 128
	}
	if o.Burst == 0 {
		o.Burst = int(2*o.Rate) + 1
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Streams == nil {
		o.Streams = func(*http.Request) bool { return false }
	}
}

// Wrap stands before a handler.
func Wrap(h http.Handler, o Options) (http.Handler, error) {
	o.complete()
	compressed, err := compress(tagged(h), o.Streams)
	if err != nil {
		return nil, fmt.Errorf("setting up compression: %w", err)
	}
	h = bounded(compressed, &o)
	h = limited(h, &o)
	h = authorised(h, &o)
	h = rated(h, &o)
	h = addressed(h, &o)
	h = headed(h, o.TLS)
	return logged(h, &o), nil
}
