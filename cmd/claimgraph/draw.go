package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"claimgraph/graph"
	"claimgraph/graph/export/drawing"
	"claimgraph/graph/layout"
)

// maxDrawn is how many nodes a picture may have.
const maxDrawn = 5000

// drawNetwork writes a network to a file whose name's ending says how; "-" with
// no ending is refused.
func drawNetwork(q *question, path string, network *graph.Network) error {
	format, err := drawing.ByName(strings.TrimPrefix(filepath.Ext(path), "."))
	if err != nil {
		return usageError{fmt.Errorf("writing %s: %w", path, err)}
	}
	if n := len(network.Nodes); n > maxDrawn {
		return usagef("a network of %d nodes is too large to be drawn; at most %d, so ask for fewer edges with --limit", n, maxDrawn)
	}
	d := &drawing.Drawing{Title: titleOf(q), Network: network, Places: layout.Of(network)}
	if err := d.Gather(q.ctx, q.store, format); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	out := bufio.NewWriter(f)
	err = format.Write(out, d)
	if e := out.Flush(); err == nil {
		err = e
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		os.Remove(path) // half a file helps nobody
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}

func titleOf(q *question) string {
	if len(q.args) == 0 {
		return "Network"
	}
	return "Network of " + strings.Join(q.args, ", ")
}
