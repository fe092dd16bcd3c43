package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"

	"claimgraph/extract"
	"claimgraph/extract/llm"
	"claimgraph/graph"
)

// The exit codes, documented in `claimgraph help`.
const (
	exitOK          = 0   // done; also when the answer is that there is no evidence
	exitError       = 1   // nothing could be done
	exitUsage       = 2   // the command line or the configuration is wrong
	exitStore       = 3   // the database cannot be opened or written
	exitNotFound    = 4   // the entity, article or claim asked for is unknown
	exitStopped     = 5   // a language model's limit was reached or its server refuses; what was loaded is kept
	exitInterrupted = 130 // Ctrl-C; what was acknowledged is kept
)

// usageError marks an error of the command line.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// storeError marks an error of the database.
type storeError struct{ err error }

func (e storeError) Error() string { return e.err.Error() }
func (e storeError) Unwrap() error { return e.err }

// quietError has been told to the user already; only its code counts.
type quietError struct{ code int }

func (quietError) Error() string { return "" }

// exitCode prints an error as one line (with its hints below) and gives the
// process's exit code.
func exitCode(err error, stderr io.Writer) int {
	if err == nil {
		return exitOK
	}
	var quiet quietError
	if errors.As(err, &quiet) {
		return quiet.code
	}
	if errors.Is(err, syscall.EPIPE) { // the reader of a pipe has seen enough
		return exitOK
	}
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(stderr, "claimgraph: interrupted; what was loaded is kept, the same command goes on from there")
		return exitInterrupted
	}
	var fault *llm.Fault
	if errors.Is(err, extract.ErrStop) && errors.As(err, &fault) {
		fmt.Fprintf(stderr, "claimgraph: stopped: %s\n  what was loaded and answered is kept; the same command goes on from there\n", fault)
		return exitStopped
	}
	fmt.Fprintf(stderr, "claimgraph: %s\n", err)
	var bug *extract.PanicError
	if errors.As(err, &bug) {
		fmt.Fprintf(stderr, "%s", bug.Stack)
	}
	switch {
	case errors.As(err, new(usageError)), isCobraUsage(err):
		return exitUsage
	case errors.As(err, new(storeError)):
		return exitStore
	case errors.Is(err, graph.ErrNotFound):
		return exitNotFound
	}
	return exitError
}

// isCobraUsage recognises the errors cobra makes of a bad command line, which
// have no type of their own.
func isCobraUsage(err error) bool {
	text := err.Error()
	for _, start := range []string{"unknown command", "unknown flag", "unknown shorthand", "accepts ", "requires ", "invalid argument", "flag needs an argument", "required flag"} {
		if strings.HasPrefix(text, start) {
			return true
		}
	}
	return false
}

// isTerminal reports whether a stream is a terminal a person looks at.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
