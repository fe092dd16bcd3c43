package main

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/cypher"
	"claimgraph/graph/memory"
	"claimgraph/schema"
)

// typed is a person who types lines and then ends the input.
type typed struct {
	lines, prompts, history []string
}

func (p *typed) Prompt(prompt string) (string, error) {
	p.prompts = append(p.prompts, prompt)
	if len(p.lines) == 0 {
		return "", io.EOF
	}
	line := p.lines[0]
	p.lines = p.lines[1:]
	return line, nil
}

func (p *typed) AppendHistory(item string) { p.history = append(p.history, item) }

func shellStore(t *testing.T) graph.Store {
	t.Helper()
	s := memory.New()
	step := graph.Step{
		Entities: []schema.Entity{{ID: "country/RUS", Name: "Russia", Kind: schema.Country}, {ID: "country/UKR", Name: "Ukraine", Kind: schema.Country}},
		Claims: []schema.Claim{{ID: "c1", Subject: &schema.Argument{Entity: "country/RUS"}, Object: &schema.Argument{Entity: "country/UKR"},
			Predicate: schema.Predicate{Type: "ACCUSE"}}},
	}
	if _, err := s.Put(context.Background(), step); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestShell(t *testing.T) {
	var out, errs bytes.Buffer
	s := &querySession{
		app: &app{stdout: &out, stderr: &errs}, ctx: context.Background(), store: shellStore(t), lang: "cypher", format: "table",
		params: map[string]any{}, texts: map[string]string{}, limit: -1, timeout: time.Minute,
	}
	in := &typed{lines: []string{
		"MATCH (a:Country)", "RETURN a.name ORDER BY a.name;",
		":param who Ukraine", ":format jsonl", "MATCH (a {name: $who}) RETURN a.id", "",
		"RETURN 1 AS x; RETURN", "2 AS y;",
		":nonsense", "RETURN oops;", ":schema", ":quit", "RETURN 'never';",
	}}
	if err := s.loop(in); err != nil {
		t.Fatal(err)
	}
	want := "A.NAME\nRussia\nUkraine\n" + `{"a.id":"country/UKR"}` + "\n" + `{"x":1}` + "\n" + `{"y":2}` + "\n"
	if got := out.String(); !strings.HasPrefix(got, want) || !strings.Contains(got, `"ACCUSE"`) || strings.Contains(got, "never") {
		t.Errorf("got %q", got)
	}
	for _, text := range []string{"unknown command :nonsense", "no variable `oops`", "       ^"} {
		if !strings.Contains(errs.String(), text) {
			t.Errorf("standard error lacks %q: %q", text, errs.String())
		}
	}
	if in.prompts[0] != "cypher> " || in.prompts[1] != "     -> " {
		t.Errorf("prompts: %q", in.prompts[:2])
	}
	if !slices.Contains(in.history, "MATCH (a:Country) RETURN a.name ORDER BY a.name") {
		t.Errorf("history: %q", in.history)
	}
}

func TestCompletion(t *testing.T) {
	c, err := newCompletion(&querySession{ctx: context.Background(), store: shellStore(t)})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		line string
		head string
		want string // one of the offers
	}{
		{"MATCH (a:Cou", "MATCH (a:", "Country"},
		{"MATCH (a)-[c:AC", "MATCH (a)-[c:", "ACCUSE"},
		{"MATCH (a)-[c:DENY|AC", "MATCH (a)-[c:DENY|", "ACCUSE"},
		{"MATCH (a {name: 'Ukr", "MATCH (a {name: '", "Ukraine'"},
		{"MATCH (a {na", "MATCH (a {", "name"},
		{"RETURN c.occ", "RETURN c.", "occurred"},
		{"mat", "", "MATCH"},
		{"RETURN toLo", "RETURN ", "toLower"},
		{":sch", "", ":schema"},
	} {
		head, offers, _ := c.complete(test.line, len(test.line))
		if head != test.head || !slices.Contains(offers, test.want) {
			t.Errorf("%q: got %q and %q, want %q and %q", test.line, head, offers, test.head, test.want)
		}
	}
	_, rest := cypher.Split("a; b")
	if rest != "b" {
		t.Errorf("rest of a script: %q", rest)
	}
}
