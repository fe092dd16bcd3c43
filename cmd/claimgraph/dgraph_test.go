package main

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"claimgraph/graph/dgraph/dgraphtest"
)

// runCommand runs the program in this process.
func runCommand(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	root := newRootCommand(strings.NewReader(""), &out, &errs)
	root.SetArgs(args)
	if code := exitCode(root.ExecuteContext(context.Background()), io.Discard); code != exitOK {
		t.Fatalf("claimgraph %s: exit code %d\n%s", strings.Join(args, " "), code, errs.String())
	}
	return out.String()
}

// TestBothStoresGiveTheSameAnswers loads the same articles into a Cayley file
// and into a real Dgraph server, and asks both the same questions.
func TestBothStoresGiveTheSameAnswers(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	server, err := dgraphtest.Start(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer server.Stop()
	cayley := []string{"--db", filepath.Join(t.TempDir(), "claimgraph.db")}
	dgraph := []string{"--store", "dgraph://" + server.Endpoint}
	articles := filepath.Join("..", "..", "testdata", "articles")
	for _, store := range [][]string{cayley, dgraph} {
		runCommand(t, append([]string{"load", articles, "--quiet"}, store...)...)
		if again := runCommand(t, append([]string{"load", articles, "--quiet"}, store...)...); !strings.Contains(again, "0 articles loaded: 0 new claims, 0 new entities") {
			t.Errorf("%s: loading again: %s", store[0], again)
		}
	}
	for _, question := range [][]string{
		{"stats", "--format", "json"},
		{"claims", "--type", "ACCUSE", "--object", "Russia", "--format", "csv"},
		{"claims", "--topic", "war crimes", "--as-of", "2022-03-24", "--format", "csv"},
		{"claims", "--during", "2022-03-16", "--format", "csv"},
		{"timeline", "United States", "Russia", "--level", "country", "--during", "2022-03", "--format", "csv"},
		{"query", "MATCH (a)-[r:ACCUSE]->(b:Entity {id: 'country/RUS'}) RETURN a.name, count(r) AS n ORDER BY n DESC, a.name LIMIT 10", "--format", "csv"},
		{"query", "AS OF date('2022-04-01') MATCH (a:Entity {id: 'country/USA'})-[r]->(b) RETURN type(r), b.name, count(*) AS n ORDER BY n DESC, type(r), b.name LIMIT 20", "--format", "csv"},
		{"query", "MATCH (c:Claim)-[:OBJECT]->(d:Claim) RETURN c.type, d.type, count(*) AS n ORDER BY n DESC, c.type, d.type LIMIT 10", "--format", "csv"},
		{"network", "--level", "country", "--quad", "3,4", "--format", "json"},
		{"entities", "--kind", "country", "--format", "csv"},
		{"article", "015-blinken-war-crimes-determination"},
	} {
		a, b := runCommand(t, append(question, cayley...)...), runCommand(t, append(question, dgraph...)...)
		if a != b {
			t.Errorf("claimgraph %s: Cayley and Dgraph differ\nCayley: %.600s\nDgraph: %.600s", strings.Join(question, " "), a, b)
		}
		if strings.Count(a, "\n") < 2 {
			t.Errorf("claimgraph %s: no answer worth comparing: %q", strings.Join(question, " "), a)
		}
	}
	native := append([]string{"query", "--lang", "dql", "--var", "id=entity:country/RUS", "--format", "csv",
		"query q($id: string) { q(func: eq(xid, $id)) { name } }"}, dgraph...)
	if got := runCommand(t, native...); got != "name\nRussia\n" {
		t.Errorf("a DQL query gives %q", got)
	}
}

// TestMigrateToDgraph moves a graph from its file to a real Dgraph server; the
// command itself proves both equal.
func TestMigrateToDgraph(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	server, err := dgraphtest.Start(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer server.Stop()
	db := filepath.Join(t.TempDir(), "claimgraph.db")
	runCommand(t, "load", filepath.Join("..", "..", "testdata", "articles"), "--quiet", "--db", db)
	runCommand(t, "migrate", "--from", "cayley:"+db, "--to", "dgraph://"+server.Endpoint, "--quiet")
	for _, question := range [][]string{{"stats", "--format", "json"}, {"network", "--level", "country", "--format", "json"}} {
		file, cluster := runCommand(t, append(question, "--db", db)...), runCommand(t, append(question, "--store", "dgraph://"+server.Endpoint)...)
		if file != cluster {
			t.Errorf("claimgraph %s differs after the move\nfile:    %.400s\ncluster: %.400s", question[0], file, cluster)
		}
	}
}
