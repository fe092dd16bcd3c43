package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// builtIn is the folder of the program built for the tests, once there is one.
var builtIn string

// built is the program as a file, made by the first test that needs it.
var built = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "claimgraph-test-")
	if err != nil {
		return "", err
	}
	builtIn = dir
	path := filepath.Join(dir, "claimgraph")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("building: %w\n%s", err, out)
	}
	return path, nil
})

// program gives the built command, to run and kill as a process.
func program(t *testing.T) string {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// writeNews makes a folder of n short articles, all different.
func writeNews(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	actors := []string{"Russia", "Ukraine", "France", "Germany", "China", "Japan", "Iran", "Israel"}
	for i := range n {
		a, b := actors[i%len(actors)], actors[(i/3+i+1)%len(actors)]
		text := fmt.Sprintf("---\nid: news-%04d\npublished: 2022-03-%02d\noutlet: Wire %d\n---\n%s accused %s of %d violations. %s denied the accusation.\n",
			i, 1+i%28, i%5, a, b, i+2, b)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.md", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// claimsOf lists the database's claims without the time they were recorded.
func claimsOf(t *testing.T, program, db string) string {
	t.Helper()
	out, err := exec.Command(program, "claims", "--db", db, "--format", "jsonl").Output()
	if err != nil {
		t.Fatalf("listing claims: %v", err)
	}
	var all strings.Builder
	for line := range bytes.Lines(out) {
		var claim map[string]any
		if err := json.Unmarshal(line, &claim); err != nil {
			t.Fatal(err)
		}
		delete(claim, "recorded")
		data, err := json.Marshal(claim)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(append(data, '\n'))
	}
	return all.String()
}

// TestKilledLoadIsFinishedByTheNext kills a load with SIGKILL at random moments;
// loading again must give the graph of a load that was left alone.
func TestKilledLoadIsFinishedByTheNext(t *testing.T) {
	claimgraph, news := program(t), writeNews(t, 400)
	whole := filepath.Join(t.TempDir(), "whole.db")
	began := time.Now()
	if out, err := exec.Command(claimgraph, "load", news, "--db", whole).CombinedOutput(); err != nil {
		t.Fatalf("loading: %v\n%s", err, out)
	}
	took := time.Since(began)
	want := claimsOf(t, claimgraph, whole)
	if strings.Count(want, "\n") < 400 {
		t.Fatalf("only %d claims from 400 articles", strings.Count(want, "\n"))
	}
	killed := 0
	for round := range 5 {
		db := filepath.Join(t.TempDir(), "killed.db")
		cmd := exec.Command(claimgraph, "load", news, "--db", db)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(took/8 + rand.N(took*3/4))
		cmd.Process.Kill()
		if err := cmd.Wait(); err != nil {
			killed++
		}
		if out, err := exec.Command(claimgraph, "load", news, "--db", db).CombinedOutput(); err != nil {
			t.Fatalf("round %d: loading after the kill: %v\n%s", round, err, out)
		}
		if got := claimsOf(t, claimgraph, db); got != want {
			t.Errorf("round %d: the finished load differs from the undisturbed one: %d lines, want %d",
				round, strings.Count(got, "\n"), strings.Count(want, "\n"))
		}
	}
	if killed == 0 {
		t.Error("no load was killed before it ended")
	}
}

// TestInterruptedLoadKeepsWhatItHas sends Ctrl-C and expects the exit code of
// an interrupted program and a database that opens.
func TestInterruptedLoadKeepsWhatItHas(t *testing.T) {
	claimgraph, news := program(t), writeNews(t, 8000)
	db := filepath.Join(t.TempDir(), "claimgraph.db")
	cmd := exec.Command(claimgraph, "load", news, "--db", db)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	waitForFile(t, db)
	time.Sleep(300 * time.Millisecond)
	cmd.Process.Signal(os.Interrupt)
	err := cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted {
		t.Fatalf("exit code %d (%v), want %d; stderr: %s", code, err, exitInterrupted, stderr.String())
	}
	if !strings.Contains(stderr.String(), "interrupted") {
		t.Errorf("stderr does not say so: %q", stderr.String())
	}
	if out, err := exec.Command(claimgraph, "stats", "--db", db).CombinedOutput(); err != nil {
		t.Errorf("the database does not open: %v\n%s", err, out)
	}
}

// TestDatabaseInUse has one process hold the database and another ask for it.
func TestDatabaseInUse(t *testing.T) {
	claimgraph := program(t)
	db := filepath.Join(t.TempDir(), "claimgraph.db")
	holder := exec.Command(claimgraph, "load", "-", "--db", db)
	stdin, err := holder.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	defer holder.Wait()
	defer stdin.Close()
	waitForFile(t, db)
	time.Sleep(200 * time.Millisecond)
	cmd := exec.Command(claimgraph, "load", writeNews(t, 1), "--db", db)
	out, err := cmd.CombinedOutput()
	if err == nil || cmd.ProcessState.ExitCode() != exitStore {
		t.Fatalf("exit code %d, want %d; output: %s", cmd.ProcessState.ExitCode(), exitStore, out)
	}
	if !strings.Contains(string(out), "in use by process") {
		t.Errorf("the message does not say who uses it: %s", out)
	}
}

func waitForFile(t *testing.T, path string) {
	t.Helper()
	for range 200 {
		if _, err := os.Stat(path); err == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s does not appear", path)
}
