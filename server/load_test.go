package server_test

import (
	"archive/zip"
	"bytes"
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"claimgraph/graph/memory"
	"claimgraph/server"
	"claimgraph/server/api"
	"claimgraph/server/client"
	"claimgraph/server/job"
	"claimgraph/server/servertest"
)

func article(text string) api.NewArticle {
	return api.NewArticle{Text: text, Published: "2022-03-23", Outlet: "Test Wire"}
}

func empty(t *testing.T) *client.Client {
	t.Helper()
	return &client.Client{Base: servertest.Start(t, memory.New(), func(o *server.Options) { o.Guard.MaxUpload = 1 << 20 }).URL}
}

func TestLoadingTellsHowItGoes(t *testing.T) {
	c, ctx := empty(t), context.Background()
	started, err := c.Load(ctx, article("Ukraine accused Russia of war crimes on Wednesday."), article("Russia denied the accusation."))
	if err != nil {
		t.Fatal(err)
	}
	done, err := c.Wait(ctx, started.ID)
	if err != nil || done.State != job.Done || done.Progress.Loaded != 2 || done.Progress.Claims == 0 {
		t.Fatalf("%+v, %v", done, err)
	}
	found, err := c.Claims(ctx, url.Values{"subject": {"Ukraine"}, "type": {"ACCUSE"}})
	if err != nil || len(found.Items) != 1 || found.Items[0].Outlet != "Test Wire" {
		t.Errorf("%+v, %v", found, err)
	}
	if list, err := c.Entities(ctx, url.Values{"q": {"ukr"}}); err != nil || len(list.Items) == 0 || list.Items[0].Claims == 0 {
		t.Errorf("what was loaded is not found by name: %+v, %v", list, err)
	}
	again, err := c.Load(ctx, article("Ukraine accused Russia of war crimes on Wednesday."))
	if err != nil {
		t.Fatal(err)
	}
	if done, err = c.Wait(ctx, again.ID); err != nil || done.Progress.Known != 1 || done.Progress.Loaded != 0 {
		t.Errorf("loading again: %+v, %v", done, err)
	}
	jobs, err := c.Jobs(ctx)
	if err != nil || len(jobs.Items) != 2 || jobs.Items[0].ID != again.ID {
		t.Errorf("%+v, %v", jobs, err)
	}
	_, _, metrics := fetch(t, c, "/metrics", "")
	for _, want := range []string{"claimgraph_load_articles_loaded_total 2\n", "claimgraph_load_articles_known_total 1\n"} {
		if !bytes.Contains(metrics, []byte(want)) {
			t.Errorf("the metrics lack %s", want)
		}
	}
}

func TestUploadsAreReadAsFilesWouldBe(t *testing.T) {
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	for name, text := range map[string]string{"a.txt": "France criticised Mali.", "../../evil.txt": "Mali criticised France."} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(text))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		name           string
		data           []byte
		loaded, failed int
	}{
		{"one.md", []byte("---\nid: one\noutlet: Wire\n---\nRussia accused NATO of escalation."), 1, 0},
		{"two.jsonl", []byte(`{"id":"two","text":"NATO denied it."}` + "\n" + `{"id":"torn","text":"NA`), 1, 1},
		{"three.csv", []byte("id,text\nthree,Iran warned Israel.\n"), 1, 0},
		{"page.html", []byte("<html><body><article><p>" + strings.Repeat("Germany praised Poland for its help. ", 20) + "</p></article></body></html>"), 1, 0},
		{"../../../etc/passwd", []byte("Turkey thanked Qatar."), 1, 0},
		{"pack.zip", packed.Bytes(), 2, 0},
		{"torn.zip", packed.Bytes()[:packed.Len()/2], 0, 1},
		{"bad.txt", []byte("not \xff UTF-8"), 0, 1},
	}
	c, ctx := empty(t), context.Background()
	for _, k := range cases {
		j, err := c.Upload(ctx, k.name, k.data)
		if err != nil {
			t.Errorf("%s: %v", k.name, err)
			continue
		}
		done, err := c.Wait(ctx, j.ID)
		if err != nil || done.Progress.Loaded != k.loaded || done.Progress.Failed != k.failed {
			t.Errorf("%s: %+v, %v; want %d loaded, %d failed", k.name, done, err, k.loaded, k.failed)
		}
		for _, f := range done.Progress.Failures {
			if strings.Contains(f.Source, "..") || strings.HasPrefix(f.Source, "/") {
				t.Errorf("%s: a path out of a request: %q", k.name, f.Source)
			}
		}
	}
}

func TestBadLoadsAreRefused(t *testing.T) {
	c, ctx := empty(t), context.Background()
	cases := []struct {
		name, kind, body string
		want             int
	}{
		{"an unknown field", "application/json", `{"text":"x","secret":1}`, 422},
		{"no text", "application/json", `{"title":"x"}`, 422},
		{"an empty list", "application/json", `[]`, 422},
		{"an empty body", "application/json", ``, 400},
		{"torn JSON", "application/json", `{"text":"x`, 422},
		{"two values", "application/json", `{"text":"x"}{"text":"y"}`, 422},
		{"deep nesting", "application/json", strings.Repeat("[", 100_000), 422},
		{"another type", "text/plain", `hello`, 415},
		{"no type", "", `{"text":"x"}`, 415},
		{"a form of a page", "application/x-www-form-urlencoded", `text=x`, 415},
		{"a form without files", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\ny\r\n--b--\r\n", 422},
		{"a torn form", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"x\"; filename=\"y.txt\"\r\n\r\nhalf", 422},
		{"a form without boundary", "multipart/form-data", "x", 422},
		{"too much", "application/json", `{"text":"` + strings.Repeat("x", 2<<20) + `"}`, 413},
	}
	for _, k := range cases {
		_, err := c.Do(ctx, http.MethodPost, "/load", nil, k.kind, strings.NewReader(k.body))
		if !isProblem(err, k.want) {
			t.Errorf("%s: %v, want %d", k.name, err, k.want)
		}
	}
	if stats, err := c.Stats(ctx); err != nil || stats.Articles != 0 {
		t.Errorf("%+v, %v", stats, err)
	}
}

func TestExtractingStoresNothing(t *testing.T) {
	c, ctx := empty(t), context.Background()
	out, err := c.Extract(ctx, article("Ukraine accused Russia of war crimes on Wednesday."))
	if err != nil || len(out.Claims) == 0 {
		t.Fatalf("%+v, %v", out, err)
	}
	for _, claim := range out.Claims {
		for field, span := range claim.Evidence {
			if err := span.Check(&out.Article); err != nil {
				t.Errorf("%s: %v", field, err)
			}
		}
	}
	if stats, err := c.Stats(ctx); err != nil || stats.Articles+stats.Claims != 0 {
		t.Errorf("%+v, %v", stats, err)
	}
}

func TestAReadOnlyServerTakesNothing(t *testing.T) {
	h := servertest.Start(t, memory.New(), func(o *server.Options) { o.ReadOnly = true })
	c := &client.Client{Base: h.URL}
	if _, err := c.Load(context.Background(), article("x")); !isProblem(err, 501) {
		t.Errorf("%v", err)
	}
}

// FuzzLoad sends bodies of every kind: whatever comes, the server answers, and
// says so in a problem when it takes nothing.
func FuzzLoad(f *testing.F) {
	for _, seed := range []string{`{"text":"x"}`, `[{"text":"x"}]`, "--b\r\nContent-Disposition: form-data; filename=\"y.txt\"\r\n\r\nhalf\r\n--b--", `{"text":1}`, "\xff"} {
		f.Add("application/json", []byte(seed))
		f.Add("multipart/form-data; boundary=b", []byte(seed))
	}
	h := servertest.Start(f, memory.New(), nil)
	c := &client.Client{Base: h.URL}
	f.Fuzz(func(t *testing.T, kind string, body []byte) {
		if strings.ContainsAny(kind, "\r\n\x00") {
			return // no header can hold it
		}
		resp, err := c.Do(context.Background(), http.MethodPost, "/load", nil, kind, bytes.NewReader(body))
		switch {
		case err == nil:
			resp.Body.Close()
		case isProblem(err, 400), isProblem(err, 415), isProblem(err, 422), isProblem(err, 413), isProblem(err, 503):
		case strings.Contains(err.Error(), "invalid header"):
		default:
			t.Errorf("%q %q: %v", kind, body, err)
		}
	})
}
