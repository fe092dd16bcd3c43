package main

import (
	"context"
	"fmt"
	"iter"
	"os"
	"runtime"
	"strings"
	"time"

	"claimgraph/extract/article"
	"claimgraph/server/batch"
)

// portion is after how many articles a line is told.
const portion = 10_000

// growth loads n generated articles and tells what every ten thousand of them
// took: the last must not be slower than the first.
func growth(ctx context.Context, n, workers int, claims, fast bool, dir string) error {
	runtime.GOMAXPROCS(workers)
	store, path, done, err := inFolder(ctx, dir)
	if err != nil {
		return err
	}
	defer done()
	p := blankPipeline()
	if claims {
		if p, err = pipeline(fast); err != nil {
			return err
		}
	}
	loader := &batch.Loader{Pipeline: p, Store: store, Workers: workers}
	fmt.Println("articles   articles/s   processor   claims   copies   copy look-up    adds     heap      own     peak   database")
	var last batch.Summary
	used := cpu()
	line := func(s batch.Summary) {
		took, lookUp := s.Elapsed-last.Elapsed, s.LookUp-last.LookUp
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		spent := cpu() - used
		fmt.Printf("%8d   %10.0f   %7.1f s %8d %8d   %9.0f µs  %4.1f %%  %4d MB  %4d MB  %4d MB  %6d MB\n", s.Articles,
			float64(s.Articles-last.Articles)/took.Seconds(), spent.Seconds(), s.Claims, s.Copies,
			float64(lookUp.Microseconds())/float64(max(1, s.Articles-last.Articles)), 100*added(lookUp, took, workers),
			m.HeapAlloc>>20, own()>>20, peak()>>20, size(path)>>20)
		last, used = s, cpu()
	}
	loader.Progress = func(s batch.Summary) {
		if s.Articles%portion == 0 {
			line(s)
		}
	}
	sum, err := loader.Load(ctx, generated(n))
	if err != nil {
		return err
	}
	if sum.Articles != last.Articles {
		line(sum)
	}
	for _, f := range sum.Failures {
		fmt.Println("failed:", f.Source, f.Error)
	}
	fmt.Printf("all: %d loaded, %d failed in %s (%.0f/s), %d claims, %d copies; copies cost %s: adds %.1f %%; memory %d MB, %d MB at most with the mapped file\n",
		sum.Loaded, sum.Failed, sum.Elapsed.Round(time.Second), float64(sum.Articles)/sum.Elapsed.Seconds(), sum.Claims, sum.Copies,
		sum.LookUp.Round(time.Millisecond), 100*added(sum.LookUp, sum.Elapsed, workers), own()>>20, peak()>>20)
	return nil
}

// added is the part that looking for copies adds to the work of loading, all
// processors being busy.
func added(lookUp, took time.Duration, processors int) float64 {
	return lookUp.Seconds() / (took.Seconds()*float64(processors) - lookUp.Seconds())
}

func generated(n int) iter.Seq2[article.Item, error] {
	return func(yield func(article.Item, error) bool) {
		w := newWriter(1)
		for i := range n {
			if !yield(article.Item{Article: w.article(i), Source: fmt.Sprintf("generated/%06d", i)}, nil) {
				return
			}
		}
	}
}

// peak is the most memory the process had, with what it maps of the database
// file, which the system takes back when it needs it; 0 where the system does
// not tell.
func peak() int64 { return status("VmHWM:") }

// own is the memory the process has without what it maps of files.
func own() int64 { return status("RssAnon:") }

func status(field string) int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	var kilobytes int64
	if _, after, ok := strings.Cut(string(status), field); ok {
		fmt.Sscan(after, &kilobytes)
	}
	return kilobytes << 10
}

func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}
