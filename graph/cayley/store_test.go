package cayley_test

import (
	"context"
	"path/filepath"
	"testing"

	"claimgraph/graph"
	"claimgraph/graph/cayley"
	"claimgraph/graph/graphtest"
)

func open(t testing.TB) graph.Store { return openAt(t, filepath.Join(t.TempDir(), "graph.db")) }

func openAt(t testing.TB, path string) graph.Store {
	t.Helper()
	s, err := cayley.Open(context.Background(), path, cayley.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStore(t *testing.T) { graphtest.Run(t, open) }

func BenchmarkStore(b *testing.B) { graphtest.Benchmark(b, open) }
