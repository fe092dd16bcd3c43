package server_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"claimgraph/server/api"
	"claimgraph/server/client"
	"claimgraph/server/servertest"
	"claimgraph/testdata"
)

// FuzzQuestion asks with parameters of every kind: whatever they are, the
// answer is one, or a problem that is the asker's.
func FuzzQuestion(f *testing.F) {
	for _, path := range []string{"claims", "timeline", "network", "path", "stance", "thread", "conflicts", "diff", "trend", "histogram", "entities", "who", "articles", "copies", "corroborate", "numbers", "anonymous", "nothing"} {
		f.Add(path, "during=2022-03&subject=Russia&limit=2")
		f.Add(path, "a=Russia&b=Ukraine&by=week")
		f.Add(path, "from=2022-03&to=2022-04&level=country")
		f.Add(path, "cursor=eyJmIjoxfQ&quad=9&as-of=0000")
		f.Add(path, "q=%ff%00&title=x&on=%F0%9F%98%80&text=%22%27%3B--")
	}
	c := &client.Client{Base: servertest.Start(f, servertest.Loaded(f, testdata.Articles), nil).URL}
	f.Fuzz(func(t *testing.T, path, query string) {
		values, err := url.ParseQuery(query)
		if err != nil || strings.ContainsAny(path, "?#%") {
			return // no request can be made of it
		}
		resp, err := c.Do(context.Background(), http.MethodGet, "/"+path, values, "", nil)
		if err == nil {
			resp.Body.Close()
			return
		}
		for _, status := range []int{400, 404, 405, 422, 429, 501} {
			if isProblem(err, status) {
				return
			}
		}
		if !strings.Contains(err.Error(), "invalid") { // the client could not send it
			t.Errorf("%q %q: %v", path, query, err)
		}
	})
}

// FuzzQuery sends queries of every kind: none may write, hang or break the
// server.
func FuzzQuery(f *testing.F) {
	for _, q := range []string{
		"MATCH (n) RETURN n LIMIT 1", "MATCH (a)-[*]->(b) RETURN count(*)", "MATCH (n) DELETE n", "CREATE (n)", "RETURN 1 +", "AS OF date('x') RETURN 1",
		strings.Repeat("(", 1000), "RETURN " + strings.Repeat("[", 500), "MATCH (a), (b), (c) RETURN count(*)", "RETURN '\x00'", "UNWIND range(1, 1000000000) AS x RETURN x",
	} {
		f.Add(q)
	}
	c := &client.Client{Base: servertest.Start(f, servertest.Loaded(f, testdata.Articles), nil).URL}
	before, err := c.Stats(context.Background())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, q string) {
		_, err := c.Query(context.Background(), api.Query{Query: q, Limit: 100, Timeout: 2})
		if err != nil && !isProblem(err, 400) && !isProblem(err, 422) && !isProblem(err, 504) && !isProblem(err, 413) {
			t.Errorf("%q: %v", q, err)
		}
		if after, err := c.Stats(context.Background()); err != nil || *after != *before {
			t.Errorf("%q: %+v, %v", q, after, err)
		}
	})
}
