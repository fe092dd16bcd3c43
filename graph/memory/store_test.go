package memory_test

import (
	"testing"

	"claimgraph/graph"
	"claimgraph/graph/graphtest"
	"claimgraph/graph/memory"
)

func TestStore(t *testing.T) {
	graphtest.Run(t, func(testing.TB) graph.Store { return memory.New() })
}

func TestGuidedPaths(t *testing.T) { graphtest.RunGuided(t) }

func TestManyClaims(t *testing.T) {
	graphtest.RunMany(t, func(testing.TB) graph.Store { return memory.New() })
}

func BenchmarkStore(b *testing.B) {
	graphtest.Benchmark(b, func(testing.TB) graph.Store { return memory.New() })
}
