// Command bench measures the embedded store against SQLite and against plain
// Cayley paths, on the ICEWS14 event data where the file is given, and on
// generated graphs of its shape, in one run: load rate, open time, memory, file
// size, and the median and 95th percentile of every question, as ratios.
//
//	go run ./graph/graphtest/bench -claims 500000,3400000 -icews ICEWS14.tsv.gz
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/cayley"
	"claimgraph/graph/graphtest"
)

func main() {
	claims := flag.String("claims", "500000", "sizes of the graphs to generate, separated by commas")
	icews := flag.String("icews", "", "file of ICEWS quadruples (.tsv or .tsv.gz) to measure too")
	questions := flag.Int("questions", 100, "times each question is asked, with other arguments")
	limit := flag.Duration("limit", 20*time.Second, "stop asking one question of one store after this long")
	dir := flag.String("dir", "", "folder for the databases (default: a temporary one)")
	peers := flag.Bool("peers", true, "measure SQLite and plain Cayley paths too")
	flag.Parse()
	sources, err := chosen(*claims, *icews)
	for _, source := range sources {
		if err != nil {
			break
		}
		b := &bench{source: source, times: *questions, limit: *limit, peers: *peers}
		if err = b.run(context.Background(), *dir); err != nil {
			err = fmt.Errorf("%s: %w", source.name, err)
		}
		debug.FreeOSMemory() // the next begins anew
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// chosen lists the graphs to measure.
func chosen(claims, icews string) ([]source, error) {
	var list []source
	if icews != "" {
		s, err := events(icews)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	for size := range strings.SplitSeq(claims, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(size))
		if err != nil || n < 0 {
			return nil, fmt.Errorf("-claims %s: want numbers", claims)
		}
		if n > 0 {
			list = append(list, source{fmt.Sprintf("%d generated claims of ICEWS14's shape", n), n, func(yield func(graph.Step) bool) {
				graphtest.ICEWS14().Steps(n, batch)(yield)
			}})
		}
	}
	return list, nil
}

func (b *bench) run(ctx context.Context, dir string) error {
	own, err := os.MkdirTemp(dir, "bench")
	if err != nil {
		return err
	}
	if dir == "" {
		defer os.RemoveAll(own)
	}
	fmt.Printf("\n# %s\n\n", b.source.name)
	path := filepath.Join(own, "graph.db")
	if err := b.load(ctx, path); err != nil {
		return err
	}
	store, err := b.open(ctx, path)
	if err != nil {
		return err
	}
	defer store.Close()
	var other *sqlite
	if b.peers {
		if other, err = b.loadSQLite(filepath.Join(own, "peer.sqlite")); err != nil {
			return err
		}
		defer other.Close()
	}
	return b.ask(ctx, store, other)
}

type bench struct {
	source
	times    int
	limit    time.Duration
	peers    bool
	loadRate float64
	fileSize int64
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
	for step := range b.steps {
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
	start := time.Now()
	if err := store.Close(); err != nil {
		return err
	}
	fmt.Printf("close      %.2f s\n", time.Since(start).Seconds())
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	b.fileSize = info.Size()
	fmt.Printf("file       %.1f MB, %d bytes a claim", float64(info.Size())/1e6, info.Size()/int64(n))
	if snapshot, err := os.Stat(path + ".index"); err == nil {
		fmt.Printf("; snapshot of the index %.1f MB", float64(snapshot.Size())/1e6)
	}
	fmt.Println()
	return nil
}

// open opens the database without its snapshot, then with it.
func (b *bench) open(ctx context.Context, path string) (*cayley.Store, error) {
	aside := path + ".aside"
	if err := os.Rename(path+".index", aside); err == nil {
		store, err := b.timeOpen(ctx, path, "without a snapshot of the index")
		if err != nil {
			return nil, err
		}
		store.Close()
		if err := os.Rename(aside, path+".index"); err != nil {
			return nil, err
		}
	}
	return b.timeOpen(ctx, path, "as it was closed")
}

func (b *bench) timeOpen(ctx context.Context, path, how string) (*cayley.Store, error) {
	debug.FreeOSMemory()
	before := heap() // of what loading left
	start, worked := time.Now(), cpu()
	store, err := cayley.Open(ctx, path, cayley.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	took, worked := time.Since(start), cpu()-worked
	used := heap() - before
	fmt.Printf("open       %.2f s (%.2f CPU seconds) %s; memory of the index %d MB, %d bytes a claim\n", took.Seconds(), worked.Seconds(), how, used>>20, used/int64(b.claims))
	return store, nil
}

// heap is the memory in use after collecting twice: what has a finalizer goes
// the second time.
func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
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
