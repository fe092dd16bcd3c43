package batch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Watcher tells which files appear or change in folders and everything below
// them. What it is told while nobody listens is kept.
type Watcher struct {
	folders []string
	quiet   time.Duration
	events  *fsnotify.Watcher
	waiting map[string]look // files that somebody may still be writing
}

// look is a file as it was when it was last looked at.
type look struct {
	at      time.Time
	size    int64
	changed time.Time
}

// NewWatcher begins to watch folders. A file is told once it has not changed
// for quiet: one that is being written is not half there. Hidden files are left
// out.
func NewWatcher(folders []string, quiet time.Duration) (*Watcher, error) {
	events, err := fsnotify.NewBufferedWatcher(4096)
	if err != nil {
		return nil, fmt.Errorf("watching folders: %w", err)
	}
	w := &Watcher{folders: folders, quiet: quiet, events: events, waiting: map[string]look{}}
	for _, folder := range folders {
		if err := w.enter(folder, false); err != nil {
			events.Close()
			return nil, fmt.Errorf("watching %s: %w", folder, err)
		}
	}
	return w, nil
}

// Close ends watching.
func (w *Watcher) Close() error { return w.events.Close() }

// enter watches a folder and those below it; the files in it count as changed
// where they came with it.
func (w *Watcher) enter(folder string, files bool) error {
	return filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && path == folder:
			return err
		case err != nil:
			return nil // gone again, or not ours to see
		case path != folder && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
			return w.events.Add(path)
		case files && d.Type().IsRegular():
			w.waiting[path] = look{}
		}
		return nil
	})
}

// Changed yields files that are complete, several at once where several are, in
// order of name, until ctx is done. When more happened than could be kept, it
// yields the folders themselves.
func (w *Watcher) Changed(ctx context.Context) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		tick := time.NewTicker(max(w.quiet/4, time.Millisecond))
		defer tick.Stop()
		for {
			var goOn bool
			select {
			case <-ctx.Done():
				return
			case event, ok := <-w.events.Events:
				if goOn = ok; ok {
					w.note(event)
				}
			case err, ok := <-w.events.Errors:
				goOn = ok && w.tell(err, yield)
			case now := <-tick.C:
				ready := w.ready(now)
				goOn = len(ready) == 0 || yield(ready, nil)
			}
			if !goOn {
				return
			}
		}
	}
}

func (w *Watcher) tell(err error, yield func([]string, error) bool) bool {
	if errors.Is(err, fsnotify.ErrEventOverflow) {
		return yield(slices.Clone(w.folders), nil)
	}
	return yield(nil, fmt.Errorf("watching folders: %w", err))
}

func (w *Watcher) note(event fsnotify.Event) {
	if strings.HasPrefix(filepath.Base(event.Name), ".") {
		return
	}
	if event.Has(fsnotify.Remove) || event.Has(fsnotify.Rename) {
		delete(w.waiting, event.Name)
		return
	}
	if !event.Has(fsnotify.Create) && !event.Has(fsnotify.Write) {
		return
	}
	info, err := os.Stat(event.Name)
	switch {
	case err != nil:
	case info.IsDir():
		// A folder that is gone again before it is entered has no news.
		_ = w.enter(event.Name, true)
	case info.Mode().IsRegular():
		w.waiting[event.Name] = look{}
	}
}

// ready takes the files that did not change for a while.
func (w *Watcher) ready(now time.Time) []string {
	var ready []string
	for _, path := range slices.Sorted(maps.Keys(w.waiting)) {
		info, err := os.Stat(path)
		if err != nil {
			delete(w.waiting, path)
			continue
		}
		seen := w.waiting[path]
		switch {
		case seen.at.IsZero() || info.Size() != seen.size || !info.ModTime().Equal(seen.changed):
			w.waiting[path] = look{now, info.Size(), info.ModTime()}
		case now.Sub(seen.at) >= w.quiet:
			ready = append(ready, path)
			delete(w.waiting, path)
		}
	}
	return ready
}
