package cypher_test

import (
	"context"
	"encoding/json"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"claimgraph/graph"
	"claimgraph/graph/cypher"
	"claimgraph/graph/memory"
	"claimgraph/schema"
)

var update = flag.Bool("update", false, "rewrite the answers in docs/cypher.md")

const manual = "../../docs/cypher.md"

// worked finds the worked queries of the manual: a block of Cypher, then a block
// of what it answers.
var worked = regexp.MustCompile("(?s)```cypher\n(.*?)```\n\n```text\n(.*?)```\n")

// TestWorkedQueries asks the manual's queries of the manual's claims.
func TestWorkedQueries(t *testing.T) {
	store := manualStore(t)
	text, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	out := worked.ReplaceAllStringFunc(string(text), func(block string) string {
		n++
		m := worked.FindStringSubmatch(block)
		got := answer(t, store, m[1], cypher.Options{}) + "\n"
		if got != m[2] && !*update {
			t.Errorf("%s\ngot:\n%swant:\n%s", m[1], got, m[2])
		}
		return "```cypher\n" + m[1] + "```\n\n```text\n" + got + "```\n"
	})
	if n < 10 {
		t.Errorf("the manual has %d worked queries, want at least 10", n)
	}
	if *update {
		if err := os.WriteFile(manual, []byte(out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// manualStore holds the claims in testdata/manual.jsonl: a line per article,
// entity or claim.
func manualStore(t testing.TB) graph.Store {
	t.Helper()
	data, err := os.ReadFile("testdata/manual.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	s := memory.New()
	for line := range strings.Lines(string(data)) {
		var record struct {
			Article *schema.Article `json:"article"`
			Entity  *schema.Entity  `json:"entity"`
			Claim   *schema.Claim   `json:"claim"`
		}
		if err := json.Unmarshal([]byte(line), &record); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		step := graph.Step{Article: record.Article}
		if record.Entity != nil {
			step.Entities = []schema.Entity{*record.Entity}
		}
		if record.Claim != nil {
			step.Claims = []schema.Claim{*record.Claim}
		}
		if _, err := s.Put(context.Background(), step); err != nil {
			t.Fatal(err)
		}
	}
	return s
}
