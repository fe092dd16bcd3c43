package server_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/memory"
	"claimgraph/schema"
	"claimgraph/server"
	"claimgraph/server/client"
	"claimgraph/server/guard"
	"claimgraph/server/servertest"
	"claimgraph/testdata"
)

func shipped(t *testing.T) *client.Client {
	t.Helper()
	return &client.Client{Base: servertest.Start(t, servertest.Loaded(t, testdata.Articles), nil).URL}
}

// fetch gets a path as a form.
func fetch(t *testing.T, c *client.Client, path, accept string) (int, http.Header, []byte) {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, c.Base+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if accept != "" {
		r.Header.Set("Accept", accept)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, resp.Header, body
}

// TestAnswersEqualThoseOfTheGraph compares what comes over HTTP with what the
// questions answer themselves.
func TestAnswersEqualThoseOfTheGraph(t *testing.T) {
	c, store, ctx := shipped(t), servertest.Loaded(t, testdata.Articles), context.Background()
	russia, ukraine := graph.CountryEntity("RUS"), graph.CountryEntity("UKR")
	march, err := schema.ParseRange("2022-03")
	if err != nil {
		t.Fatal(err)
	}
	f := graph.Filter{During: march, Level: graph.CountryLevel}
	q := url.Values{"during": {"2022-03"}, "level": {"country"}}
	questions := []struct {
		name string
		http func() (any, error)
		here func() (any, error)
	}{
		{"timeline",
			func() (any, error) { a, err := c.Timeline(ctx, "Russia", "UKR", q); return a.Items, err },
			func() (any, error) {
				a, err := graph.Timeline(ctx, store, russia, ukraine, f)
				return a.Claims, err
			}},
		{"series",
			func() (any, error) { return c.Series(ctx, "Russia", "Ukraine", "week", q) },
			func() (any, error) { return graph.Series(ctx, store, russia, ukraine, graph.ByWeek, f) }},
		{"stance",
			func() (any, error) { return c.Stance(ctx, q) },
			func() (any, error) { return graph.Stance(ctx, store, f) }},
		{"conflicts",
			func() (any, error) { return c.Conflicts(ctx, q) },
			func() (any, error) { return graph.Conflicts(ctx, store, f) }},
		{"thread",
			func() (any, error) { return c.Thread(ctx, "", q) },
			func() (any, error) { return graph.ThreadOf(ctx, store, f) }},
		{"path",
			func() (any, error) { return c.Path(ctx, "Ukraine", "Russia", q) },
			func() (any, error) { return graph.Path(ctx, store, ukraine, russia, f, graph.PathOptions{}) }},
		{"trend",
			func() (any, error) { return c.Trend(ctx, q) },
			func() (any, error) { return graph.Trend(ctx, store, graph.TrendOfPairs, f) }},
		{"stats",
			func() (any, error) { return c.Stats(ctx) },
			func() (any, error) { s, err := store.Stats(ctx); return &s, err }},
	}
	for _, question := range questions {
		got, err := question.http()
		if err != nil {
			t.Errorf("%s: %v", question.name, err)
			continue
		}
		want, err := question.here()
		if err != nil {
			t.Fatal(err)
		}
		if a, b := text(t, got), text(t, want); a != b {
			t.Errorf("%s over HTTP:\n%.400s\nhere:\n%.400s", question.name, a, b)
		}
	}
}

func text(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestPagesAddUpToTheWhole(t *testing.T) {
	c, ctx := shipped(t), context.Background()
	for _, q := range []url.Values{{}, {"type": {"ACCUSE", "DENY"}}, {"entity": {"Russia"}, "level": {"country"}}, {"text": {"war crimes"}}} {
		whole := url.Values{"limit": {"10000"}}
		paged := url.Values{"limit": {"7"}}
		for k, v := range q {
			whole[k], paged[k] = v, v
		}
		all, err := c.Claims(ctx, whole)
		if err != nil {
			t.Fatal(err)
		}
		if len(all.Items) < 10 || *all.Total != len(all.Items) || all.Next != "" {
			t.Fatalf("%v: %d claims of %d, next %q", q, len(all.Items), *all.Total, all.Next)
		}
		var got []schema.ClaimID
		for claim, err := range c.AllClaims(ctx, paged) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, claim.ID)
		}
		var want []schema.ClaimID
		for _, claim := range all.Items {
			want = append(want, claim.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%v: pages of 7 give %d claims, the whole %d, or another order", q, len(got), len(want))
		}
	}
	first, err := c.Claims(ctx, url.Values{"limit": {"3"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []url.Values{{"cursor": {first.Next}, "type": {"DENY"}}, {"cursor": {"nonsense"}}, {"cursor": {first.Next + "x"}}} {
		if _, err := c.Claims(ctx, q); !isProblem(err, 422) {
			t.Errorf("a cursor of another question or none: %v", err)
		}
	}
	pages := 0
	for q := (url.Values{"a": {"Russia"}, "b": {"Ukraine"}, "level": {"country"}, "limit": {"20"}}); ; pages++ {
		page, err := c.Timeline(ctx, "Russia", "Ukraine", q)
		if err != nil {
			t.Fatal(err)
		}
		if page.Next == "" {
			break
		}
		if len(page.Items) != 20 || *page.Total < 40 {
			t.Fatalf("a page of %d of %d", len(page.Items), *page.Total)
		}
		q.Set("cursor", page.Next)
	}
	if pages < 2 {
		t.Errorf("a timeline of %d pages", pages)
	}
}

func isProblem(err error, status int) bool {
	var p *client.Problem
	return errors.As(err, &p) && p.Status == status
}

func TestAnswersComeInTheFormAsked(t *testing.T) {
	c := shipped(t)
	const path = "/api/v1/claims?type=DENY"
	_, _, whole := fetch(t, c, path+"&limit=10000", "")
	var list struct{ Items []json.RawMessage }
	if err := json.Unmarshal(whole, &list); err != nil {
		t.Fatal(err)
	}
	for _, form := range []struct {
		accept, kind string
		rows         func([]byte) int
	}{
		{"application/jsonl", "application/jsonl", countLines},
		{"application/x-ndjson;q=0.9, application/json;q=0.1", "application/x-ndjson", countLines},
		{"text/csv", "text/csv", func(b []byte) int { r, _ := csv.NewReader(bytes.NewReader(b)).ReadAll(); return len(r) - 1 }},
	} {
		status, header, body := fetch(t, c, path, form.accept)
		if status != 200 || !strings.HasPrefix(header.Get("Content-Type"), form.kind) || form.rows(body) != len(list.Items) {
			t.Errorf("%s: %d %s with %d rows, want %d", form.accept, status, header.Get("Content-Type"), form.rows(body), len(list.Items))
		}
	}
	for accept, want := range map[string]int{"*/*": 200, "application/*": 200, "text/html,*/*;q=0.1": 200, "image/png": 406, "application/json;q=0": 406} {
		if status, _, _ := fetch(t, c, path, accept); status != want {
			t.Errorf("Accept %s: %d, want %d", accept, status, want)
		}
	}
	for _, path := range []string{"network?entity=Russia", "path?from=Ukraine&to=Russia", "thread?entity=Russia", "conflicts", "stance", "trend?during=2022-03",
		"stance?a=Russia&b=Ukraine", "diff?from=2022-03&to=2022-04", "histogram", "entities", "articles", "outlets", "copies", "stats", "who?title=UN+chief&on=2022-03-23"} {
		_, _, body := fetch(t, c, "/api/v1/"+path, "text/csv")
		if rows, err := csv.NewReader(bytes.NewReader(body)).ReadAll(); err != nil || len(rows) < 2 {
			t.Errorf("%s as CSV: %d rows, %v", path, len(rows), err)
		}
	}
}

func countLines(b []byte) int { return bytes.Count(b, []byte("\n")) }

func TestWrongQuestionsAreExplained(t *testing.T) {
	c := shipped(t)
	cases := []struct {
		path string
		want int
		says string
	}{
		{"claims?bogus=1", 422, "unknown query parameter"},
		{"claims?during=yesterday", 422, "want a year, month, day"},
		{"claims?during=2022-04..2022-03", 422, "during"},
		{"claims?as-of=3000", 422, "as-of"},
		{"claims?type=SNEEZE", 422, "unknown type or act"},
		{"claims?quad=7", 422, "quad class"},
		{"claims?limit=-1", 422, "limit"},
		{"claims?limit=999999", 422, "limit"},
		{"claims?level=city", 422, "level"},
		{"claims?polarity=maybe", 422, "polarity"},
		{"claims?subject=Rusia", 404, "did you mean Russia"},
		{"claims?text=" + strings.Repeat("a", 2000), 422, "text"},
		{"claims?subject=" + strings.Repeat("Russia,", 300), 422, "at most"},
		{"claims/cnothing", 404, "not found"},
		{"claims/..%2f..%2fetc%2fpasswd", 404, "not found"},
		{"articles/..%2f..%2f..%2fetc%2fpasswd", 404, "not found"},
		{"entities/..%2f..%2fetc%2fpasswd", 404, "no entity"},
		{"timeline?a=Russia", 422, "required"},
		{"timeline?a=Russia&b=Nowhereland", 404, "no entity"},
		{"stance?a=Russia", 422, "two"},
		{"diff?from=2022", 422, "two times"},
		{"trend?of=luck", 422, "of"},
		{"path?from=Russia&to=Ukraine&hops=100", 422, "hops"},
		{"who", 422, "title"},
		{"who?title=UN+chief&on=someday", 422, "on"},
		{"corroborate?claim=cnothing", 404, "not found"},
		{"jobs/jnothing", 404, "no such job"},
		{"entities?kind=fruit", 422, "kind"},
		{"nothing", 404, "/docs"},
	}
	for _, k := range cases {
		status, header, body := fetch(t, c, "/api/v1/"+k.path, "text/csv, */*;q=0.5")
		if status != k.want || !strings.Contains(string(body), k.says) {
			t.Errorf("%.60s: %d %s, want %d and %q", k.path, status, body, k.want, k.says)
		}
		var p struct{ Title, Detail, Instance string }
		if header.Get("Content-Type") != "application/problem+json" || json.Unmarshal(body, &p) != nil || p.Title == "" || !strings.HasPrefix(p.Instance, "urn:request:") {
			t.Errorf("%.60s: not a problem: %s %s", k.path, header.Get("Content-Type"), body)
		}
	}
}

func TestNamesAreFoundInSpiteOfErrors(t *testing.T) {
	c, ctx := shipped(t), context.Background()
	for q, want := range map[string]schema.EntityID{
		"Antony Blinken": "person/antony-blinken", "blink": "person/antony-blinken", "blinkn": "person/antony-blinken", "Lavrof": "person/sergey-lavrov",
		"russia": "country/RUS", "country/RUS": "country/RUS", "international crim": "org/icc", "untied states": "country/USA", "USA": "country/USA",
	} {
		list, err := c.Entities(ctx, url.Values{"q": {q}, "limit": {"3"}})
		if err != nil || len(list.Items) == 0 || list.Items[0].ID != want {
			t.Errorf("%s: %+v %v, want %s first", q, list, err, want)
		}
	}
	if list, err := c.Entities(ctx, url.Values{"q": {"zzzzqqq"}}); err != nil || len(list.Items) != 0 {
		t.Errorf("a name nobody has: %+v, %v", list, err)
	}
	e, err := c.Entity(ctx, "person/antony-blinken")
	if err != nil || e.Claims == 0 || len(e.Offices) == 0 || e.Offices[0].From != "2021-01-26" {
		t.Errorf("%+v, %v", e, err)
	}
}

func TestSpansOfAnArticleCountInItsText(t *testing.T) {
	c, ctx := shipped(t), context.Background()
	a, err := c.Article(ctx, "015-blinken-war-crimes-determination")
	if err != nil || len(a.Claims) < 5 {
		t.Fatalf("%d claims, %v", len(a.Claims), err)
	}
	for i := range a.Claims {
		for field, span := range a.Claims[i].Evidence {
			if err := span.Check(&a.Article); err != nil {
				t.Errorf("%s of %s: %v", field, a.Claims[i].ID, err)
			}
		}
	}
}

func TestTheDescriptionHoldsForEveryQuestion(t *testing.T) {
	c := shipped(t)
	_, header, body := fetch(t, c, "/openapi.json", "")
	var doc struct {
		OpenAPI string
		Paths   map[string]map[string]struct {
			Parameters []struct {
				Name, In string
				Required bool
			}
			Responses map[string]any
		}
	}
	if err := json.Unmarshal(body, &doc); err != nil || !strings.HasPrefix(doc.OpenAPI, "3.1") || header.Get("Content-Type") != "application/openapi+json" {
		t.Fatalf("%q %v", doc.OpenAPI, err)
	}
	if len(doc.Paths) < 25 {
		t.Errorf("%d paths are described", len(doc.Paths))
	}
	for path, methods := range doc.Paths {
		if strings.Contains(path, "...") {
			t.Errorf("%s is no OpenAPI path", path)
		}
		get, ok := methods["get"]
		required := slices.ContainsFunc(get.Parameters, func(p struct {
			Name, In string
			Required bool
		}) bool {
			return p.Required
		})
		if ok && !required && path != "/api/v1/diff" { // which wants one pair of times of two
			if status, _, answer := fetch(t, c, path, ""); status != 200 {
				t.Errorf("%s: %d %s", path, status, answer)
			}
		}
	}
	_, _, page := fetch(t, c, "/docs", "")
	if bytes.Contains(page, []byte("http://")) || bytes.Contains(page, []byte("https://")) || bytes.Contains(page, []byte("<script")) {
		t.Error("the page of the API needs something from elsewhere")
	}
	if !bytes.Contains(page, []byte("/api/v1/timeline?a=Russia&amp;b=Ukraine")) {
		t.Error("the page has no example")
	}
}

func TestHealthAndMetrics(t *testing.T) {
	c := shipped(t)
	for path, want := range map[string]string{"/healthz": "ok", "/readyz": "ready"} {
		if status, _, body := fetch(t, c, path, ""); status != 200 || strings.TrimSpace(string(body)) != want {
			t.Errorf("%s: %d %s", path, status, body)
		}
	}
	fetch(t, c, "/api/v1/entities/country/USA", "")
	_, _, body := fetch(t, c, "/metrics", "")
	for _, want := range []string{`claimgraph_http_requests_total{route="GET /api/v1/entities/{id...}",status="200"} 1`, `claimgraph_store_records{kind="article"} 92`, "go_goroutines"} {
		if !strings.Contains(string(body), want) {
			t.Errorf("the metrics lack %s", want)
		}
	}
}

// TestServingEndsGracefully cancels while an answer is under way.
func TestServingEndsGracefully(t *testing.T) {
	s, err := server.New(server.Options{Service: servertest.Service(t, memory.New()), HeaderTimeout: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, l, nil) }()
	c := &client.Client{Base: "http://" + l.Addr().String()}
	if _, err := c.Stats(ctx); err != nil {
		t.Fatal(err)
	}
	slow, err := net.Dial("tcp", l.Addr().String()) // never finishes its head
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	io.WriteString(slow, "GET /api/v1/stats HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
	slow.SetReadDeadline(time.Now().Add(10 * time.Second))
	if rest, err := io.ReadAll(bufio.NewReader(slow)); err != nil {
		t.Errorf("the server still waits for a slow head: %v %s", err, rest)
	}
	cancel()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(20 * time.Second):
		t.Error("the server goes on")
	}
	if _, err := c.Stats(context.Background()); err == nil {
		t.Error("the server still answers")
	}
}

func TestWithTokens(t *testing.T) {
	var tokens guard.Tokens
	for secret, scope := range map[string]guard.Scope{"reader-reader-reader": guard.Read, "writer-writer-writer": guard.Write} {
		if err := tokens.Add(secret, scope); err != nil {
			t.Fatal(err)
		}
	}
	h := servertest.Start(t, memory.New(), func(o *server.Options) { o.Guard.Tokens = &tokens })
	ctx := context.Background()
	for token, want := range map[string][2]int{"": {401, 401}, "wrong-wrong-wrong-wrong": {401, 401}, "reader-reader-reader": {0, 403}, "writer-writer-writer": {0, 0}} {
		c := &client.Client{Base: h.URL, Token: token}
		_, err := c.Stats(ctx)
		if want[0] == 0 && err != nil || want[0] != 0 && !isProblem(err, want[0]) {
			t.Errorf("%q reads: %v", token, err)
		}
		_, err = c.Load(ctx, article("Ukraine accused Russia of war crimes."))
		if want[1] == 0 && err != nil || want[1] != 0 && !isProblem(err, want[1]) {
			t.Errorf("%q loads: %v", token, err)
		}
	}
}
