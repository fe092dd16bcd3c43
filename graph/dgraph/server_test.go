package dgraph

import (
	"fmt"
	"os"
	"testing"

	"claimgraph/graph/dgraph/dgraphtest"
)

// server is the one real Dgraph that all tests of the package share.
var server *dgraphtest.Server

func TestMain(m *testing.M) {
	os.Exit(runTests(m))
}

func runTests(m *testing.M) int {
	dir, err := os.MkdirTemp("", "claimgraph-dgraph-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	if server, err = dgraphtest.Start(dir); err != nil {
		fmt.Fprintln(os.Stderr, "starting the real Dgraph server:", err)
		return 1
	}
	defer server.Stop()
	return m.Run()
}
