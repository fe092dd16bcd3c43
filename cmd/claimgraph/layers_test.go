package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// floors lists which of our packages each part of the house may import, by
// prefix; the longest matching prefix counts. See ARCHITECTURE.md.
var floors = map[string][]string{
	"claimgraph/schema":          {},
	"claimgraph/testdata":        {},
	"claimgraph/extract/nlp":     {"claimgraph/schema", "claimgraph/extract/nlp"},
	"claimgraph/extract/when":    {"claimgraph/schema", "claimgraph/extract/nlp"},
	"claimgraph/extract/article": {"claimgraph/schema", "claimgraph/extract/article"},
	"claimgraph/extract/resolve": {"claimgraph/schema", "claimgraph/extract/nlp", "claimgraph/extract/resolve"},
	"claimgraph/extract":         {"claimgraph/schema", "claimgraph/extract"},
	"claimgraph/graph":           {"claimgraph/schema", "claimgraph/graph"},
	"claimgraph/server":          {"claimgraph/schema", "claimgraph/extract", "claimgraph/graph", "claimgraph/server"},
	"claimgraph/cmd":             {"claimgraph/"},
}

// homes lists the one folder that may import each of the stores' libraries.
var homes = map[string]string{
	"github.com/cayleygraph/":         "claimgraph/graph/cayley",
	"github.com/hidal-go/":            "claimgraph/graph/cayley",
	"github.com/dgraph-io/dgo":        "claimgraph/graph/dgraph",
	"google.golang.org/grpc":          "claimgraph/graph/dgraph",
	"github.com/hypermodeinc/dgraph/": "nowhere",
	"modernc.org/sqlite":              "claimgraph/graph/graphtest",
}

// alone are packages that must not import their own floor's neighbours: the
// contract must not know its implementations.
var alone = map[string][]string{
	"claimgraph/extract": {"claimgraph/extract/rules", "claimgraph/extract/llm", "claimgraph/extract/eval"},
	"claimgraph/graph":   {"claimgraph/graph/cayley", "claimgraph/graph/dgraph", "claimgraph/graph/memory"},
}

func TestImportsPointDown(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}} -tests {{join .TestImports " "}} {{join .XTestImports " "}}`, "claimgraph/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	seen := 0
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		pkg := words[0]
		floor := longestPrefix(floors, pkg)
		if floor == "" {
			t.Errorf("%s belongs to no floor of the house", pkg)
			continue
		}
		seen++
		tests := false
		for _, imported := range words[1:] {
			switch {
			case imported == "-tests":
				tests = true
			case tests && imported == "claimgraph/testdata": // tests of every floor may read the articles
			default:
				checkImport(t, pkg, floor, imported)
			}
		}
	}
	if seen < 5 {
		t.Fatalf("saw only %d packages", seen)
	}
}

func checkImport(t *testing.T, pkg, floor, imported string) {
	t.Helper()
	if home := longestPrefix(homes, imported); home != "" && !within(pkg, homes[home]) {
		t.Errorf("%s imports %s, which only %s may", pkg, imported, homes[home])
	}
	if !strings.HasPrefix(imported, "claimgraph/") {
		if floor == "claimgraph/schema" && strings.Contains(strings.Split(imported, "/")[0], ".") && !strings.Contains(imported, "jsonschema") {
			t.Errorf("%s imports %s; it may import the standard library only", pkg, imported)
		}
		return
	}
	if !slices.ContainsFunc(floors[floor], func(p string) bool { return strings.HasPrefix(imported, p) }) && !within(imported, pkg) {
		t.Errorf("%s imports %s, which points up", pkg, imported)
	}
	for _, implementation := range alone[pkg] {
		if within(imported, implementation) {
			t.Errorf("%s imports its implementation %s", pkg, imported)
		}
	}
}

func within(pkg, folder string) bool { return pkg == folder || strings.HasPrefix(pkg, folder+"/") }

func longestPrefix[V any](m map[string]V, pkg string) string {
	best := ""
	for prefix := range m {
		if strings.HasPrefix(pkg, prefix) && len(prefix) > len(best) {
			best = prefix
		}
	}
	return best
}
