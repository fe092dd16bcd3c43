package property

import (
	"context"
	"slices"
	"strings"
	"testing"

	"claimgraph/graph/cypher/internal/engine"
	"claimgraph/graph/cypher/internal/value"
)

// ask gives rows as literals, or the error.
func ask(g *Graph, text string) []string {
	q, err := engine.Parse(text)
	if err != nil {
		return []string{"error: " + err.Error()}
	}
	plan, err := engine.Compile(q, engine.Config{Graph: g})
	if err != nil {
		return []string{"error: " + err.Error()}
	}
	var out []string
	err = plan.Run(context.Background(), engine.Settings{}, func(r []value.Value) bool {
		out = append(out, strings.Trim(value.Literal(slices.Clone(value.List(r))), "[]"))
		return true
	})
	if err != nil {
		out = append(out, "error: "+err.Error())
	}
	return out
}

func TestQueries(t *testing.T) {
	g := &Graph{}
	if err := g.Load(context.Background(), `CREATE (a:A {name:'a'})-[:R {w:1}]->(b:B {name:'b'})-[:R]->(c:C {name:'c'}), (a)-[:S]->(c)`, nil); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string][]string{
		"MATCH (n) RETURN n.name": {"'a'", "'b'", "'c'"},
		"MATCH (a)-[r]->(b) RETURN a.name, type(r), b.name ORDER BY a.name, b.name DESC, type(r)": {"'a', 'S', 'c'", "'a', 'R', 'b'", "'b', 'R', 'c'"},
		"MATCH p=(a:A)-[*2]->(c) RETURN p":                                         {"<(:A {name: 'a'})-[:R {w: 1}]->(:B {name: 'b'})-[:R]->(:C {name: 'c'})>"},
		"MATCH (a:A) RETURN count{(a)-->()}, [(a)-->(b) | b.name]":                 {"2, ['b', 'c'"},
		"MATCH (a) WHERE (a)-[:S]->() RETURN a.name":                               {"'a'"},
		"MATCH (a) WHERE NOT exists {(a)-->()} RETURN a.name":                      {"'c'"},
		"MATCH (a)-->(b) RETURN a.name, count(*) AS n, collect(b.name) ORDER BY n": {"'b', 1, ['c'", "'a', 2, ['b', 'c'"},
		"OPTIONAL MATCH (x:X) RETURN x":                                            {"null"},
		"MATCH p=shortestPath((a:A)-[*]->(c:C)) RETURN length(p)":                  {"1"},
		"UNWIND range(1,5) AS i WITH i WHERE i % 2 = 1 RETURN sum(i)":              {"9"},
		"MATCH (n) RETURN n.name ORDER BY n.name DESC SKIP 1 LIMIT 1":              {"'b'"},
		"MATCH (a:A)-[:R*1..2]->(x) RETURN x.name UNION MATCH (x:C) RETURN x.name": {"'b'", "'c'"},
		"CREATE (a) RETURN a":   {"error: queries only read: CREATE is not possible; articles and claims come in by loading"},
		"MATCH (n) RETURN m":    {"error: no variable `m` here; there are `n`"},
		"MATCH (n RETURN n":     {"error: expected `)`, found `RETURN`"},
		"RETURN 1/0":            {"error: division by zero"},
		"RETURN toUppercase(1)": {"error: unknown function toUppercase(); there is toUpper()"},
	} {
		if got := ask(g, query); !slices.Equal(got, want) {
			t.Errorf("%s\ngot:  %q\nwant: %q", query, got, want)
		}
	}
}
