package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestDiskFull loads onto a file system of 3 MB, in a mount namespace of its
// own: a clear error, nothing half-written, and the load can be finished on a
// larger disk.
func TestDiskFull(t *testing.T) {
	claimgraph, news, dir := program(t), writeNews(t, 2000), t.TempDir()
	small := filepath.Join(dir, "small")
	if err := os.Mkdir(small, 0o700); err != nil {
		t.Fatal(err)
	}
	script := fmt.Sprintf("mount -t tmpfs -o size=3m tmpfs %[1]s || exit 77; %[2]s load %[3]s --db %[1]s/full.db; code=$?; cp %[1]s/full.db %[4]s/kept.db; exit $code",
		small, claimgraph, news, dir)
	cmd := exec.Command("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script)
	out, err := cmd.CombinedOutput()
	if code := cmd.ProcessState; code == nil || code.ExitCode() == 77 || strings.Contains(string(out), "unshare:") {
		if os.Getenv("CI") != "" {
			t.Fatalf("cannot mount a small file system: %v\n%s", err, out)
		}
		t.Skipf("this machine does not let tests mount a small file system: %v\n%s", err, out)
	}
	if cmd.ProcessState.ExitCode() != exitStore || !strings.Contains(string(out), "no space left on device") {
		t.Fatalf("exit code %d, want %d and the cause; output: %s", cmd.ProcessState.ExitCode(), exitStore, out)
	}
	kept := filepath.Join(dir, "kept.db")
	if out, err := exec.Command(claimgraph, "load", news, "--db", kept).CombinedOutput(); err != nil {
		t.Fatalf("finishing the load elsewhere: %v\n%s", err, out)
	}
	whole := filepath.Join(dir, "whole.db")
	if out, err := exec.Command(claimgraph, "load", news, "--db", whole).CombinedOutput(); err != nil {
		t.Fatalf("loading: %v\n%s", err, out)
	}
	if claimsOf(t, claimgraph, kept) != claimsOf(t, claimgraph, whole) {
		t.Error("the load that met a full disk, finished, differs from one left alone")
	}
}
