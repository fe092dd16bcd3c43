package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"claimgraph/graph"
	"claimgraph/schema"
)

// TestAnalystQuestions asks fifteen questions of analysts about the shipped
// articles on the command line, over HTTP, in openCypher where it can say them,
// and of the tools for agents; checks that the answers are the same; and
// compares them with what the articles say, as read by people.
func TestAnalystQuestions(t *testing.T) {
	h := newHouse(t)
	for _, q := range analystQuestions() {
		t.Run(q.name, func(t *testing.T) {
			for i := range q.cli {
				q.cli[i] = h.named(t, q.cli[i])
			}
			q.http = h.named(t, q.http)
			if id, ok := q.args["claim"].(string); ok {
				q.args["claim"] = h.named(t, id)
			}
			cli := h.command(t, q.cli)
			ids := claimIDs(cli)
			if over := h.http(t, q.http); !same(cli, over) {
				t.Errorf("over HTTP:\n%.600s\non the command line:\n%.600s", asText(over), asText(cli))
			}
			h.checkTool(t, &q, ids)
			if q.cypher != "" {
				h.checkCypher(t, &q, ids)
			}
			h.checkFacts(t, &q, ids)
			if q.check != nil {
				q.check(t, h, cli)
			}
		})
	}
}

// checkTool: what the tool cites is in the answer; if nothing was left out, and
// the answer is a list of claims, it is the answer.
func (h *house) checkTool(t *testing.T, q *analystQuestion, ids []string) {
	t.Helper()
	answer := h.tool(t, q.tool, q.args)
	if len(ids) == 0 { // an answer that is no list of claims says the same thing
		if q.says != "" && !strings.Contains(asText(answer["result"]), q.says) {
			t.Errorf("the tool answers %.600s", asText(answer))
		}
		return
	}
	var cited []string
	if list, ok := answer["claims"].([]any); ok {
		for _, c := range list {
			cited = append(cited, c.(map[string]any)["claim"].(string))
		}
	}
	if len(cited) == 0 {
		t.Errorf("the tool cites nothing: %.600s", asText(answer))
	}
	for _, id := range cited {
		if !slices.Contains(ids, id) && !q.more {
			t.Errorf("the tool cites claim %s, which the command line does not", id)
		}
	}
	if answer["left_out"] == nil && q.list {
		slices.Sort(cited)
		if !slices.Equal(slices.Compact(cited), ids) {
			t.Errorf("the tool cites %d claims, the command line %d", len(cited), len(ids))
		}
	}
}

// checkCypher: the query gives the same claims, or those of the facts it was
// asked for.
func (h *house) checkCypher(t *testing.T, q *analystQuestion, ids []string) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": q.cypher})
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.Post(h.base+"/api/v1/query", "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Errorf("%s: %s %v", q.cypher, text, err)
		return
	}
	var table struct {
		Rows [][]any `json:"rows"`
	}
	if err := json.Unmarshal(text, &table); err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, row := range table.Rows {
		if id, ok := row[0].(string); ok {
			found = append(found, id)
		}
	}
	slices.Sort(found)
	found = slices.Compact(found)
	if q.cypherFacts != nil {
		h.look(t, "openCypher", found, q.cypherFacts)
	} else if !slices.Equal(found, ids) {
		t.Errorf("openCypher gives %d claims, the command line %d:\n%s\nagainst\n%s", len(found), len(ids), strings.Join(h.tell(t, found), "\n"), strings.Join(h.tell(t, ids), "\n"))
	}
}

// checkFacts compares the claims with what the articles say.
func (h *house) checkFacts(t *testing.T, q *analystQuestion, ids []string) {
	t.Helper()
	h.look(t, "the answer", ids, q.facts)
	told := h.tell(t, ids)
	for _, fact := range q.missed {
		if !slices.ContainsFunc(told, func(c string) bool { return holdsAll(c, fact) }) {
			t.Logf("the articles say so, the extractor does not: %s", fact)
		}
	}
	for _, fact := range q.never {
		for _, c := range told {
			if holdsAll(c, fact) {
				t.Errorf("must not be there: %s", c)
			}
		}
	}
}

func (h *house) look(t *testing.T, where string, ids, facts []string) {
	t.Helper()
	told := h.tell(t, ids)
	for _, fact := range facts {
		if !slices.ContainsFunc(told, func(c string) bool { return holdsAll(c, fact) }) {
			t.Errorf("%s lacks %s; of %d claims, it has\n%s", where, fact, len(told), strings.Join(told[:min(25, len(told))], "\n"))
		}
	}
}

// holdsAll reports whether a claim as told holds every part of a fact, parted
// by " | "; the first is the article's number.
func holdsAll(claim, fact string) bool {
	parts := strings.Split(fact, " | ")
	if !strings.HasPrefix(claim, parts[0]) {
		return false
	}
	return !slices.ContainsFunc(parts[1:], func(p string) bool { return !strings.Contains(strings.ToLower(claim), strings.ToLower(p)) })
}

// house is the program over the shipped articles: command line, server, tools.
type house struct {
	db, base string
	store    graph.Store
	session  *mcp.ClientSession
}

func newHouse(t *testing.T) *house {
	t.Helper()
	h := &house{db: filepath.Join(t.TempDir(), "demo.db")}
	h.run(t, "demo", "--quiet")
	a := &app{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard}
	cmd := newRootCommand(a.stdin, a.stdout, a.stderr)
	if err := cmd.PersistentFlags().Parse([]string{"--db", h.db}); err != nil {
		t.Fatal(err)
	}
	if err := a.configure(cmd); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	store, err := a.openStore(ctx, readOnly)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	h.store = store
	s, err := a.newServer(store, &serveOptions{listen: "127.0.0.1:0", readOnly: true}, nil, false, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	served := httptest.NewServer(s.Handler())
	t.Cleanup(served.Close)
	h.base = served.URL
	h.session, err = mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(ctx,
		&mcp.StreamableClientTransport{Endpoint: h.base + "/mcp", DisableStandaloneSSE: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.session.Close() })
	return h
}

func (h *house) run(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, messages bytes.Buffer
	root := newRootCommand(strings.NewReader(""), &out, &messages)
	root.SetArgs(append(args, "--db", h.db))
	if err := root.ExecuteContext(context.Background()); err != nil {
		t.Fatalf("%v: %v %s", args, err, &messages)
	}
	return out.Bytes()
}

func (h *house) command(t *testing.T, args []string) any {
	t.Helper()
	return parsed(t, h.run(t, append(slices.Clone(args), "--format", "json")...))
}

func (h *house) http(t *testing.T, path string) any {
	t.Helper()
	resp, err := http.Get(h.base + "/api/v1/" + path)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s %v", path, body, err)
	}
	return parsed(t, body)
}

func (h *house) tool(t *testing.T, name string, args map[string]any) map[string]any {
	t.Helper()
	r, err := h.session.CallTool(context.Background(), &mcp.CallToolParams{Name: name, Arguments: args})
	if err != nil || r.IsError || len(r.Content) == 0 {
		t.Fatalf("%s %v: %v %+v", name, args, err, r)
	}
	return parsed(t, []byte(r.Content[0].(*mcp.TextContent).Text)).(map[string]any)
}

func parsed(t *testing.T, data []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatalf("%v in %.300s", err, data)
	}
	return v
}

func asText(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// same compares an answer of the command line with one over HTTP, where a list
// stands under "items", and an office's holder has more fields.
func same(cli, over any) bool {
	if m, ok := over.(map[string]any); ok {
		if list, ok := cli.([]any); ok {
			items, _ := m["items"].([]any)
			return asText(list) == asText(items)
		}
		if mine, ok := cli.(map[string]any); ok {
			for k := range maps.Keys(m) {
				if _, ok := mine[k]; !ok {
					delete(m, k)
				}
			}
		}
	}
	return asText(cli) == asText(over)
}

var claimID = regexp.MustCompile(`^c[0-9a-z]{14,17}$`)

// claimIDs gathers the claims that an answer rests on: those it holds, and
// those it names as evidence.
func claimIDs(v any) []string {
	var ids []string
	var walk func(key string, v any)
	walk = func(key string, v any) {
		switch v := v.(type) {
		case map[string]any:
			if id, ok := v["id"].(string); ok && v["predicate"] != nil {
				ids = append(ids, id)
				return
			}
			for k, x := range v {
				walk(k, x)
			}
		case []any:
			for _, x := range v {
				walk(key, x)
			}
		case string:
			if (key == "evidence" || key == "claims" || key == "claim") && claimID.MatchString(v) {
				ids = append(ids, v)
			}
		}
	}
	walk("", v)
	slices.Sort(ids)
	return slices.Compact(ids)
}

// tell writes claims in a line each: article, subject, type, object, holder.
func (h *house) tell(t *testing.T, ids []string) []string {
	t.Helper()
	var lines []string
	for _, id := range ids {
		c, err := h.store.Claim(context.Background(), schema.ClaimID(id))
		if err != nil {
			t.Fatal(err)
		}
		formal := ""
		if c.Formal {
			formal = "formal"
		}
		lines = append(lines, fmt.Sprintf("%s %s · %s · %s · by %s · %s %s", c.Article, h.argument(c.Subject, 0), predicateText(&c), h.object(&c, 0), h.argument(c.Holder, 0), c.Polarity, formal))
	}
	slices.Sort(lines)
	return lines
}

func (h *house) object(c *schema.Claim, depth int) string {
	return h.argument(c.Object, depth) + " about " + h.argument(c.About, depth)
}

func (h *house) argument(a *schema.Argument, depth int) string {
	switch {
	case a == nil:
		return ""
	case a.Claim != "" && depth < 3:
		if c, err := h.store.Claim(context.Background(), a.Claim); err == nil {
			return "[" + h.argument(c.Subject, depth+1) + " " + predicateText(&c) + " " + h.object(&c, depth+1) + "]"
		}
	}
	text := a.Name
	if a.Span != nil {
		text += " (" + a.Text + ")"
	}
	return text
}

// words parts a command line; _ stands for a space within a word.
func words(line string) []string {
	list := strings.Fields(line)
	for i := range list {
		list[i] = strings.ReplaceAll(list[i], "_", " ")
	}
	return list
}

// field follows names into an answer.
func field(v any, names ...string) any {
	for _, name := range names {
		m, ok := v.(map[string]any)
		if !ok {
			return nil
		}
		v = m[name]
	}
	return v
}

// holder reports whether one of the sides is held by somebody.
func holder(sides any, name string) bool {
	list, _ := sides.([]any)
	return slices.ContainsFunc(list, func(s any) bool { return field(s, "holder", "name") == name })
}

// someOf reports whether an answer that holds a word has a number in a range.
func someOf(numbers map[string]float64, word string, low, high float64) bool {
	for text, n := range numbers {
		if strings.Contains(strings.ToLower(text), word) && n >= low && n <= high {
			return true
		}
	}
	return false
}

// cell is a field of a stance matrix.
func cell(matrix any, subject, object string) float64 {
	index := func(list any, name string) int {
		return slices.IndexFunc(list.([]any), func(a any) bool { return field(a, "name") == name })
	}
	i, j := index(field(matrix, "subjects"), subject), index(field(matrix, "objects"), object)
	if i < 0 || j < 0 {
		return 0
	}
	return field(matrix, "claims").([]any)[i].([]any)[j].(float64)
}

// stepDay is the day of a step's claim.
func stepDay(step any) string {
	if day, ok := field(step, "claim", "occurred", "to").(string); ok {
		return day
	}
	return field(step, "claim", "published").(string)
}

// named replaces "@fact" by the id of the claim that the fact describes.
func (h *house) named(t *testing.T, text string) string {
	t.Helper()
	before, fact, ok := strings.Cut(text, "@")
	if !ok {
		return text
	}
	for c, err := range h.store.Claims(context.Background(), graph.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		if holdsAll(h.tell(t, []string{string(c.ID)})[0], fact) {
			return before + string(c.ID)
		}
	}
	t.Fatalf("no claim is %s", fact)
	return ""
}
