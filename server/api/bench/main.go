// Command bench measures the server over a generated graph of ICEWS14's shape
// in the embedded store: what HTTP adds to an answer, how long answers take at
// a steady rate while articles are loaded, and whether memory stays where it is.
//
//	go run ./server/api/bench -claims 500000
package main

import (
	"context"
	"flag"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"time"

	"claimgraph/graph/cayley"
	"claimgraph/graph/graphtest"
	"claimgraph/server"
	"claimgraph/server/ask"
)

type options struct {
	claims, rate, requests, cores int
	span                          time.Duration
	dir, profile                  string
	idle                          bool
}

func main() {
	var o options
	flag.IntVar(&o.claims, "claims", 500_000, "claims to generate")
	flag.IntVar(&o.rate, "rate", 500, "requests a second while articles are loaded")
	flag.DurationVar(&o.span, "for", 30*time.Second, "how long to keep that rate")
	flag.IntVar(&o.requests, "requests", 200_000, "requests over which memory is watched (0: none)")
	flag.IntVar(&o.cores, "cores", 2, "cores used, by server and clients together")
	flag.StringVar(&o.dir, "dir", "", "folder for the database (default: a temporary one)")
	flag.BoolVar(&o.idle, "idle", false, "load no articles meanwhile")
	flag.StringVar(&o.profile, "cpuprofile", "", "write a CPU profile of the measuring to this file")
	flag.Parse()
	if err := run(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) error {
	runtime.GOMAXPROCS(o.cores)
	if o.dir == "" {
		var err error
		if o.dir, err = os.MkdirTemp("", "bench"); err != nil {
			return err
		}
		defer os.RemoveAll(o.dir)
	}
	shape := graphtest.ICEWS14()
	store, err := fill(ctx, filepath.Join(o.dir, "graph.db"), shape, o.claims)
	if err != nil {
		return err
	}
	defer store.Close()
	pipeline, err := pipeline()
	if err != nil {
		return err
	}
	service := &ask.Service{Store: store, Pipeline: pipeline}
	serving := server.Options{Service: service}
	serving.API.Workers = max(1, o.cores/2)
	s, err := server.New(serving)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, l, nil) }()
	err = measure(ctx, newMix(ctx, service, shape, o.claims, "http://"+l.Addr().String()), o)
	stop()
	if e := <-ended; err == nil {
		err = e
	}
	return err
}

func measure(ctx context.Context, m *mix, o options) error {
	if o.profile != "" {
		f, err := os.Create(o.profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	if err := overhead(ctx, m); err != nil {
		return err
	}
	if err := steady(ctx, m, o.rate, o.span, !o.idle); err != nil {
		return err
	}
	return memory(ctx, m, o.requests)
}

// fill makes the database, or opens the one that is there.
func fill(ctx context.Context, path string, shape graphtest.Shape, claims int) (*cayley.Store, error) {
	began := time.Now()
	store, err := cayley.Open(ctx, path, cayley.Options{})
	if err != nil {
		return nil, err
	}
	stats, err := store.Stats(ctx)
	if err != nil || stats.Claims >= claims {
		return store, err
	}
	for step := range shape.Steps(claims, 20_000) {
		if _, err := store.Put(ctx, step); err != nil {
			store.Close()
			return nil, err
		}
	}
	fmt.Printf("%d claims made in %s\n", claims, time.Since(began).Round(time.Second))
	return store, nil
}
