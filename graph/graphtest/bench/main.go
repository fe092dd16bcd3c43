// Command bench measures the embedded store against SQLite and against plain
// Cayley paths, on generated graphs of ICEWS14's shape, in one run: load rate,
// open time, memory, file size, and the median and 95th percentile of every
// question, as ratios.
//
//	go run ./graph/graphtest/bench -claims 500000
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/cayley"
	"claimgraph/graph/graphtest"
)

func main() {
	claims := flag.Int("claims", 500_000, "claims to generate")
	questions := flag.Int("questions", 100, "times each question is asked, with other arguments")
	limit := flag.Duration("limit", 20*time.Second, "stop asking one question of one store after this long")
	dir := flag.String("dir", "", "folder for the databases (default: a temporary one)")
	peers := flag.Bool("peers", true, "measure SQLite and plain Cayley paths too")
	flag.Parse()
	if err := run(*claims, *questions, *limit, *dir, *peers); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(claims, questions int, limit time.Duration, dir string, peers bool) error {
	if dir == "" {
		var err error
		if dir, err = os.MkdirTemp("", "bench"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	ctx := context.Background()
	b := &bench{claims: claims, times: questions, limit: limit, shape: graphtest.ICEWS14()}
	path := filepath.Join(dir, "graph.db")
	if err := b.load(ctx, path); err != nil {
		return err
	}
	store, err := b.open(ctx, path)
	if err != nil {
		return err
	}
	defer store.Close()
	var other *sqlite
	if peers {
		if other, err = b.loadSQLite(filepath.Join(dir, "peer.sqlite")); err != nil {
			return err
		}
		defer other.Close()
	}
	return b.ask(ctx, store, other)
}

type bench struct {
	claims, times int
	limit         time.Duration
	shape         graphtest.Shape
	loadRate      float64
	fileSize      int64
}

// batch is how many claims one Put has.
const batch = 20_000

func (b *bench) load(ctx context.Context, path string) error {
	store, err := cayley.Open(ctx, path, cayley.Options{})
	if err != nil {
		return err
	}
	var busy, worked time.Duration // generating is not loading
	n, most := 0, int64(0)
	for step := range b.shape.Steps(b.claims, batch) {
		start, used := time.Now(), cpu()
		if _, err := store.Put(ctx, step); err != nil {
			return err
		}
		busy += time.Since(start)
		worked += cpu() - used
		n += len(step.Claims)
		most = max(most, resident())
		fmt.Fprintf(os.Stderr, "\r%d claims, %.0f/s, %d MB ", n, float64(n)/busy.Seconds(), most>>20)
	}
	fmt.Fprintln(os.Stderr)
	b.loadRate = float64(n) / busy.Seconds()
	fmt.Printf("load       %d claims, %.0f/s durable (%.0f per CPU second), at most %d MB of memory\n", n, b.loadRate, float64(n)/worked.Seconds(), most>>20)
	if err := store.Close(); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	b.fileSize = info.Size()
	fmt.Printf("file       %.1f MB, %d bytes a claim\n", float64(info.Size())/1e6, info.Size()/int64(n))
	return nil
}

func (b *bench) open(ctx context.Context, path string) (*cayley.Store, error) {
	before := heap()
	start, worked := time.Now(), cpu()
	store, err := cayley.Open(ctx, path, cayley.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	took, worked := time.Since(start), cpu()-worked
	used := heap() - before
	fmt.Printf("open       %.2f s (%.2f CPU seconds); memory of the index %d MB, %d bytes a claim\n", took.Seconds(), worked.Seconds(), used>>20, used/int64(b.claims))
	return store, nil
}

// heap is the memory in use after a collection.
func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// resident is the memory the process holds, without pages of mapped files.
func resident() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	var kb int64
	for line := range lines(status) {
		if n, _ := fmt.Sscanf(line, "RssAnon: %d kB", &kb); n == 1 {
			return kb << 10
		}
	}
	return 0
}

var _ graph.Store = (*cayley.Store)(nil)
