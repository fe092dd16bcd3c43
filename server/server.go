// Package server serves a store to people, programs and agents: the HTTP API,
// the tools of agents, the page; all behind one guard.
package server

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"claimgraph/server/agent"
	"claimgraph/server/api"
	"claimgraph/server/ask"
	"claimgraph/server/guard"
	"claimgraph/server/job"
)

// Options say what is served and to whom.
type Options struct {
	Service *ask.Service
	API     api.Options // Service and Jobs are filled in
	Guard   guard.Options
	// ReadOnly takes no articles.
	ReadOnly bool
	// HeaderTimeout bounds the time in which a request's head must have come
	// (default 5 s).
	HeaderTimeout time.Duration
	// Pages answers everything that is not the API; nil: a link to the docs.
	Pages http.Handler
	Log   *slog.Logger
	// Collectors are published at /metrics beside the server's own.
	Collectors []prometheus.Collector
}

// Server serves until it is shut down.
type Server struct {
	handler http.Handler
	jobs    *job.Queue
	log     *slog.Logger
	head    time.Duration
}

// New wires a server.
func New(o Options) (*Server, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &Server{log: o.Log, head: o.HeaderTimeout}
	if s.head == 0 {
		s.head = 5 * time.Second
	}
	if !o.ReadOnly {
		s.jobs = job.New(job.Limits{}, o.Service.Loaded)
	}
	o.API.Service, o.API.Jobs, o.API.Log = o.Service, s.jobs, o.Log
	o.API.MaxUpload = o.Guard.MaxUpload
	if o.API.Query == nil {
		o.API.Query = api.Cypher(o.Service.Store)
	}
	mux := http.NewServeMux()
	if err := api.Register(mux, o.API); err != nil {
		return nil, err
	}
	mux.Handle("/mcp", agent.Handler(agent.Options{
		Service: o.Service, Version: o.API.Version, Query: o.API.Query, Load: Loading(o.Service, s.jobs), Timeout: o.Guard.Timeout,
	}))
	if o.Pages == nil {
		o.Pages = http.RedirectHandler("/docs", http.StatusFound)
	}
	mux.Handle("/", pages(mux, o.Pages))
	m := newMetrics(o.Service.Store, s.jobs)
	for _, c := range o.Collectors {
		if err := m.registry.Register(c); err != nil {
			return nil, fmt.Errorf("publishing metrics: %w", err)
		}
	}
	mux.Handle("GET /metrics", m.handler())
	o.Guard.Log = o.Log
	o.Guard.Streams = streams
	o.Guard.Done = func(d guard.Answered) {
		_, pattern := mux.Handler(d.Request)
		m.answered(pattern, d)
	}
	var err error
	s.handler, err = guard.Wrap(mux, o.Guard)
	return s, err
}

// streams reports whether an answer goes on for as long as the client listens.
func streams(r *http.Request) bool {
	return strings.HasSuffix(r.URL.Path, "/events") && strings.HasPrefix(r.URL.Path, api.Base)
}

// pages keeps the page from answering for the API: an unknown question is an
// error, not a page.
func pages(mux *http.ServeMux, h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/api/") {
			asked := r.Clone(r.Context())
			for _, method := range []string{http.MethodGet, http.MethodPost} {
				asked.Method = method
				if _, pattern := mux.Handler(asked); pattern != "/" {
					w.Header().Set("Allow", method)
					guard.Refuse(w, r, http.StatusMethodNotAllowed, "this is asked with "+method)
					return
				}
			}
			guard.Refuse(w, r, http.StatusNotFound, "there is no such question; /docs lists them")
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			guard.Refuse(w, r, http.StatusMethodNotAllowed, "pages are only read")
			return
		}
		h.ServeHTTP(w, r)
	})
}

// Handler answers requests.
func (s *Server) Handler() http.Handler { return s.handler }

// grace is how long a shutdown waits for answers under way.
const grace = 10 * time.Second

// Serve answers on a listener until ctx is done; then answers under way are
// finished, loads are stopped with what they have done kept, and it returns nil.
func (s *Server) Serve(ctx context.Context, l net.Listener, config *tls.Config) error {
	base, leave := context.WithCancel(context.WithoutCancel(ctx))
	defer leave()
	hs := &http.Server{
		Handler:           s.handler,
		TLSConfig:         config,
		ReadHeaderTimeout: s.head,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		BaseContext:       func(net.Listener) context.Context { return base },
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelDebug),
	}
	failed := make(chan error, 1)
	go func() {
		if config != nil {
			failed <- hs.ServeTLS(l, "", "")
		} else {
			failed <- hs.Serve(l)
		}
	}()
	select {
	case err := <-failed:
		return errors.Join(fmt.Errorf("serving: %w", err), s.Close(ctx))
	case <-ctx.Done():
	}
	s.log.Info("shutting down")
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	err := s.Close(end) // ends streams of events too
	time.AfterFunc(grace/2, leave)
	if e := hs.Shutdown(end); e != nil {
		hs.Close()
		err = errors.Join(err, fmt.Errorf("waiting for answers under way: %w", e))
	}
	return err
}

// Close stops loads; what they have done is kept.
func (s *Server) Close(ctx context.Context) error {
	if s.jobs == nil {
		return nil
	}
	if err := s.jobs.Close(ctx); err != nil {
		return fmt.Errorf("stopping loads: %w", err)
	}
	return nil
}
