package batch

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestWatcherTellsCompleteFiles writes files, one of them slowly, one in a new
// folder, and expects each once it is whole.
func TestWatcherTellsCompleteFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if _, err := f.WriteString(text); err != nil {
			t.Fatal(err)
		}
	}
	write("before.txt", "was there")
	w, err := NewWatcher([]string{dir}, 200*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	go func() {
		for range 8 {
			write("slow.txt", "part ")
			time.Sleep(40 * time.Millisecond)
		}
		write("new/deep/a.txt", "a")
		write(".hidden", "x")
		write("gone.txt", "x")
		os.Remove(filepath.Join(dir, "gone.txt"))
		os.Rename(filepath.Join(dir, "before.txt"), filepath.Join(dir, "after.txt"))
	}()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	var got []string
	for paths, err := range w.Changed(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			name, _ := filepath.Rel(dir, path)
			if text, err := os.ReadFile(path); name == "slow.txt" && (err != nil || strings.Count(string(text), "part") != 8) {
				t.Errorf("%s was told with %q, %v", name, text, err)
			}
			got = append(got, filepath.ToSlash(name))
		}
		if len(got) >= 3 {
			break
		}
	}
	slices.Sort(got)
	if want := []string{"after.txt", "new/deep/a.txt", "slow.txt"}; !slices.Equal(got, want) {
		t.Errorf("told %v, want %v", got, want)
	}
}

func TestWatcherEndsWithItsContext(t *testing.T) {
	w, err := NewWatcher([]string{t.TempDir()}, time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for range w.Changed(ctx) {
		t.Error("told something")
	}
	if _, err := NewWatcher([]string{filepath.Join(t.TempDir(), "nowhere")}, time.Second); err == nil {
		t.Error("a folder that is not there is watched")
	}
}
