package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"claimgraph/extract/article"
	"claimgraph/server/batch"
)

const (
	// settled is how long a file in a watched folder must not have changed.
	settled = time.Second
	// tryAgain is when a round is tried again that found the database in use.
	tryAgain = 5 * time.Second
)

// goOnLoading loads the paths, then what changes in the folders among them or
// everything again every so often. Between rounds the database is closed, so
// that it can be asked. Ctrl-C is the way to end it, not an error: what was loaded
// by then is kept.
func (a *app) goOnLoading(ctx context.Context, o *loadOptions, paths []string, round func(context.Context, []string) (batch.Summary, error)) error {
	if slices.Contains(paths, "-") {
		return usagef("standard input is read once: not with --watch or --every")
	}
	changed, stop, err := a.watch(ctx, o, paths)
	if err != nil {
		return err
	}
	defer stop()
	if _, err := round(ctx, paths); err != nil && ctx.Err() == nil {
		return err
	}
	fmt.Fprintln(a.stderr, "claimgraph: goes on until Ctrl-C")
	// The time runs from a round's end, so that others get at the database
	// between rounds however long one takes.
	var due <-chan time.Time
	if o.every > 0 {
		due = time.After(o.every)
	}
	var left []string // to be tried again
	for {
		var again <-chan time.Time
		if len(left) > 0 {
			again = time.After(tryAgain)
		}
		select {
		case <-ctx.Done():
			return nil
		case c := <-changed:
			if c.err != nil {
				return c.err
			}
			left = append(left, c.paths...)
		case <-due:
			left, due = slices.Clone(paths), nil
		case <-again:
		}
		switch _, err := round(ctx, left); {
		case err == nil:
			left = nil
		case errors.As(err, new(storeError)) && ctx.Err() == nil:
			fmt.Fprintf(a.stderr, "claimgraph: %v; trying again in %s\n", err, tryAgain)
		case ctx.Err() != nil:
			return nil
		default:
			return err
		}
		if o.every > 0 && due == nil {
			due = time.After(o.every)
		}
	}
}

// changes are files that were made or changed.
type changes struct {
	paths []string
	err   error
}

// watch tells what changes in the folders among the paths, when asked to.
func (a *app) watch(ctx context.Context, o *loadOptions, paths []string) (<-chan changes, func(), error) {
	if !o.watch {
		return nil, func() {}, nil
	}
	var folders []string
	for _, path := range paths {
		if info, err := os.Stat(path); !article.IsAddress(path) && err == nil && info.IsDir() {
			folders = append(folders, path)
		}
	}
	if len(folders) == 0 {
		return nil, nil, usagef("--watch needs a folder")
	}
	w, err := batch.NewWatcher(folders, settled)
	if err != nil {
		return nil, nil, err
	}
	changed, done := make(chan changes), make(chan struct{})
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		defer close(done)
		for paths, err := range w.Changed(ctx) {
			select {
			case changed <- changes{paths, err}:
			case <-ctx.Done():
				return
			}
		}
	}()
	return changed, func() { cancel(); <-done; w.Close() }, nil
}
