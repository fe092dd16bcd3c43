// Command bench measures loading: how speed, memory and the look-up of copies
// behave as a database grows to 100,000 generated articles, or how many articles
// a second of given texts go through the whole pipeline on one core and on two.
//
//	go run ./server/batch/bench -articles 100000
//	go run ./server/batch/bench -texts news.jsonl,folder/
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/pprof"
	"strings"

	"claimgraph/extract"
	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve"
	"claimgraph/extract/rules"
	"claimgraph/extract/rules/frames"
	"claimgraph/extract/when"
	"claimgraph/graph"
	"claimgraph/graph/cayley"
)

func main() {
	articles := flag.Int("articles", 100_000, "short articles to generate and load")
	texts := flag.String("texts", "", "files and folders with real articles, parted by commas: measure throughput on them instead")
	words := flag.Int("words", 500, "words an article of the texts is cut or joined to")
	rounds := flag.Int("rounds", 3, "times the throughput is measured on each number of cores")
	workers := flag.Int("workers", 2, "articles extracted at the same time, and processors used")
	fast := flag.Bool("fast", false, "use the fast language model")
	claims := flag.Bool("claims", true, "extract claims; without, the look-up of copies and the store alone are measured")
	profile := flag.String("cpuprofile", "", "write a CPU profile to this file")
	dir := flag.String("dir", "", "folder for the database (default: a temporary one)")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if *profile != "" {
		f, err := os.Create(*profile)
		if err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			os.Exit(1)
		}
		pprof.StartCPUProfile(f)
		defer pprof.StopCPUProfile()
	}
	var err error
	if *texts != "" {
		err = throughput(ctx, strings.Split(*texts, ","), *words, *rounds, *fast)
	} else {
		err = growth(ctx, *articles, *workers, *claims, *fast, *dir)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// pipeline is the one that claimgraph load uses.
func pipeline(fast bool) (*extract.Pipeline, error) {
	linker, err := resolve.New(resolve.Options{})
	if err != nil {
		return nil, fmt.Errorf("reading entities: %w", err)
	}
	engine, err := nlp.New(nlp.Options{Fast: fast})
	if err != nil {
		return nil, fmt.Errorf("loading the language model: %w", err)
	}
	return &extract.Pipeline{
		Analyser: engine, Resolver: linker, Times: when.New(),
		Extractors: []extract.Extractor{rules.New(rules.Options{Lexicon: frames.Default(), Resolver: linker})},
	}, nil
}

// inFolder opens a new database in dir, or in a folder that done removes.
func inFolder(ctx context.Context, dir string) (store graph.Store, path string, done func(), err error) {
	remove := func() {}
	if dir == "" {
		if dir, err = os.MkdirTemp("", "bench"); err != nil {
			return nil, "", nil, err
		}
		remove = func() { os.RemoveAll(dir) }
	}
	path = filepath.Join(dir, "bench.db")
	if store, err = cayley.Open(ctx, path, cayley.Options{}); err != nil {
		remove()
		return nil, "", nil, err
	}
	return store, path, func() { store.Close(); remove() }, nil
}
