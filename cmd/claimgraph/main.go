// Command claimgraph turns news articles into a graph of who claims what about
// whom, when and on which words, and answers questions about it.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	os.Exit(run())
}

// run is main without the exit, so that deferred calls happen and tests can
// call it.
func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := newRootCommand(os.Stdin, os.Stdout, os.Stderr)
	return exitCode(root.ExecuteContext(ctx), os.Stderr)
}
