package main

import (
	"flag"
	"net/http/httptest"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"claimgraph/extract/llm/llmtest"
)

var update = flag.Bool("update", false, "rewrite the golden output in the scripts")

// cleaner runs the tests and removes the program they built.
type cleaner struct{ *testing.M }

func (c cleaner) Run() int {
	defer func() {
		if builtIn != "" {
			os.RemoveAll(builtIn)
		}
	}()
	return c.M.Run()
}

func TestMain(m *testing.M) {
	testscript.Main(cleaner{m}, map[string]func(){"claimgraph": main})
}

// TestScripts runs the command line as a user would: command in, output out.
// Each script has a folder of its own.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: false,
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_CONFIG_HOME", env.WorkDir+"/config")
			env.Setenv("HOME", env.WorkDir)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"fill":    fill,
			"model":   playModel,
			"invalid": invalid,
		},
	})
}

// playModel KIND starts a server that plays a model, until the script ends, and
// sets MODEL to its address. KIND is toy, or denied: one that takes no key and
// tells it in its answer.
func playModel(ts *testscript.TestScript, _ bool, args []string) {
	script := llmtest.Toy
	if args[0] == "denied" {
		script = func(r llmtest.Request) llmtest.Reply {
			return llmtest.Reply{Status: 401, Raw: `{"error":{"message":"wrong key ` + r.Key + `"}}`}
		}
	}
	s := httptest.NewServer(llmtest.NewHandler(script))
	ts.Defer(s.Close)
	ts.Setenv("MODEL", s.URL+"/v1/")
}

// fill FILE SIZE writes a file of SIZE megabytes of words.
func fill(ts *testscript.TestScript, _ bool, args []string) {
	size := map[string]int{"200MB": 200 << 20, "1MB": 1 << 20}[args[1]]
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	line := []byte("Nothing of note happened on this line of a very long file, said nobody.\n")
	for written := 0; written < size; written += len(line) {
		_, err := f.Write(line)
		ts.Check(err)
	}
}

// invalid FILE writes bytes that are not UTF-8, on line 2.
func invalid(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("Good first line.\nBad byte: \xff here.\n"), 0o600))
}
