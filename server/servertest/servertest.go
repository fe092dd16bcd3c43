// Package servertest gives tests a server over articles.
package servertest

import (
	"context"
	"io/fs"
	"net/http/httptest"
	"runtime"
	"sync"
	"testing"

	"claimgraph/extract"
	"claimgraph/extract/article"
	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve"
	"claimgraph/extract/rules"
	"claimgraph/extract/rules/frames"
	"claimgraph/extract/when"
	"claimgraph/graph"
	"claimgraph/graph/memory"
	"claimgraph/server"
	"claimgraph/server/ask"
	"claimgraph/server/batch"
)

// stages are made once a test binary: the models take a while.
var stages = sync.OnceValues(func() (*extract.Pipeline, error) {
	linker, err := resolve.New(resolve.Options{})
	if err != nil {
		return nil, err
	}
	engine, err := nlp.New(nlp.Options{})
	if err != nil {
		return nil, err
	}
	return &extract.Pipeline{
		Analyser: engine, Resolver: linker, Times: when.New(),
		Extractors: []extract.Extractor{rules.New(rules.Options{Lexicon: frames.Default(), Resolver: linker})},
	}, nil
})

// Service answers questions over a store.
func Service(t testing.TB, store graph.Store) *ask.Service {
	t.Helper()
	pipeline, err := stages()
	if err != nil {
		t.Fatal(err)
	}
	return &ask.Service{Store: store, Linker: pipeline.Resolver.(*resolve.Linker), Pipeline: stages}
}

// loaded keeps the store of each set of articles.
type loaded struct {
	mu     sync.Mutex
	stores map[fs.FS]graph.Store
}

var shipped = loaded{stores: map[fs.FS]graph.Store{}}

// Loaded gives a store of a file system's articles, the same to every test: it
// must not be written to.
func Loaded(t testing.TB, files fs.FS) graph.Store {
	t.Helper()
	shipped.mu.Lock()
	defer shipped.mu.Unlock()
	if store := shipped.stores[files]; store != nil {
		return store
	}
	pipeline, err := stages()
	if err != nil {
		t.Fatal(err)
	}
	store := memory.New()
	loader := &batch.Loader{Pipeline: pipeline, Store: store, Workers: runtime.GOMAXPROCS(0)}
	sum, err := loader.Load(context.Background(), article.ReadFS(context.Background(), files, article.Options{}))
	if err != nil || sum.Failed > 0 {
		t.Fatalf("loading articles: %v, %+v", err, sum.Failures)
	}
	shipped.stores[files] = store
	return store
}

// Start serves a store until the test ends.
func Start(t testing.TB, store graph.Store, set func(*server.Options)) *httptest.Server {
	t.Helper()
	o := server.Options{Service: Service(t, store)}
	o.API.Version, o.API.Workers = "test", 2
	if set != nil {
		set(&o)
	}
	s, err := server.New(o)
	if err != nil {
		t.Fatal(err)
	}
	h := httptest.NewServer(s.Handler())
	t.Cleanup(func() {
		h.Close()
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return h
}
