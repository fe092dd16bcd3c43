package batch_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"claimgraph/extract"
	"claimgraph/extract/article"
	"claimgraph/extract/llm"
	"claimgraph/extract/llm/llmtest"
	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve"
	"claimgraph/extract/when"
	"claimgraph/graph"
	"claimgraph/graph/memory"
	"claimgraph/schema"
	"claimgraph/server/batch"
)

var modelArticles = flag.Int("articles", 300, "articles that TestModelFaults loads")

// modelItems are articles of which a model's toy finds two claims each.
func modelItems(n int) iter.Seq2[article.Item, error] {
	states := strings.Fields("France Chad Mali Niger Benin Togo Ghana Kenya Uganda Angola Zambia")
	return func(yield func(article.Item, error) bool) {
		for i := range n {
			a, b := states[i%11], states[(i+1+i/11%10)%11]
			text := fmt.Sprintf("%s condemned %s. %s said that %s attacked %s on Monday. Report %d of the day tells of %s.", a, b, b, a, b, i, words(i, 10))
			item := article.Item{Source: fmt.Sprintf("wire:%d", i), Article: schema.Article{ID: schema.ArticleID(fmt.Sprintf("m%05d", i)), Text: text, Published: "2022-03-23"}}
			if !yield(item, nil) {
				return
			}
		}
	}
}

// words tells of things in other numbers for every seed: articles that are no
// copies of each other.
func words(seed, n int) string {
	r := rand.New(rand.NewPCG(uint64(seed), 1))
	colours := strings.Fields("red green blue white black grey brown yellow old new small large broken empty wooden")
	things := strings.Fields("boats houses lamps trees bridges horses letters chairs windows stones wagons bottles ropes clocks baskets gates")
	var list []string
	for range n {
		list = append(list, fmt.Sprintf("%d %s %s", r.IntN(900)+2, colours[r.IntN(len(colours))], things[r.IntN(len(things))]))
	}
	return strings.Join(list, ", ")
}

// modelLoader loads with a model alone, which a faulty server plays.
func modelLoader(t *testing.T, store graph.Store, url string, budget *llm.Budget) (*batch.Loader, *batch.Answers) {
	t.Helper()
	engine, err := nlp.New(nlp.Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	linker, err := resolve.New(resolve.Options{})
	if err != nil {
		t.Fatal(err)
	}
	answers := batch.NewAnswers(store)
	e, err := llm.New(llm.Options{
		Provider: llm.NewOpenAI(llm.Endpoint{BaseURL: url + "/v1/", Key: "k", Form: llm.FormSchema, Connections: 8, MaxAnswer: 1 << 20}),
		Model:    "toy", Budget: budget, Cache: answers, Concurrency: 8, MaxOutput: 500,
		Patience: llm.Patience{Timeout: 10 * time.Second, Tries: 3, First: time.Millisecond, Longest: time.Second},
	})
	if err != nil {
		t.Fatal(err)
	}
	return &batch.Loader{
		Pipeline: &extract.Pipeline{Analyser: engine, Resolver: linker, Times: when.New(), Extractors: []extract.Extractor{e}},
		Store:    store, Workers: 8, Usage: e.Usage,
	}, answers
}

// A load of many articles from a server that misbehaves on one in twenty ends
// with every article done or failed, nothing there twice, nothing asked twice;
// and a load that was stopped again and again ends the same.
func TestModelFaults(t *testing.T) {
	n := *modelArticles
	ctx := context.Background()
	script := llmtest.Faulty(llmtest.Toy, 0.05)

	whole := memory.New()
	server := llmtest.NewServer(t, script)
	loader, _ := modelLoader(t, whole, server.URL, nil)
	sum, err := loader.Load(ctx, modelItems(n))
	if err != nil {
		t.Fatal(err)
	}
	if sum.Loaded+sum.Failed != n || sum.Failed == 0 || sum.Failed > n/10 {
		t.Fatalf("%d loaded and %d failed of %d", sum.Loaded, sum.Failed, n)
	}
	want := ledger(t, whole, n)
	t.Logf("%d articles, %d loaded, %d failed, %d requests, %d repeated; faults %v; %.0f articles/s",
		n, sum.Loaded, sum.Failed, server.Requests(), sum.Model.Retries, sum.Model.Faults, float64(n)/sum.Elapsed.Seconds())

	before := server.Requests()
	again, err := loader.Load(ctx, modelItems(n))
	if err != nil || again.Known != n || again.Claims != 0 || server.Requests() != before {
		t.Errorf("loading again: %+v, %v, %d more requests", again, err, server.Requests()-before)
	}

	parts := memory.New()
	server = llmtest.NewServer(t, script)
	stops := 0
	for {
		perRun := int64(n/4+1) * 2800 // tokens of a good quarter of the articles
		loader, answers := modelLoader(t, parts, server.URL, &llm.Budget{MaxTokens: perRun, MaxCost: llm.NoLimit})
		sum, err := loader.Load(ctx, modelItems(n))
		if flushed := answers.Flush(ctx); flushed != nil {
			t.Fatal(flushed)
		}
		if used := sum.Model.InputTokens + sum.Model.OutputTokens; used > perRun {
			t.Errorf("a run used %d tokens of %d", used, perRun)
		}
		if err == nil {
			break
		}
		var f *llm.Fault
		if stops++; !errors.As(err, &f) || f.Kind != llm.OutOfBudget || stops > 20 {
			t.Fatalf("run %d: %v", stops, err)
		}
	}
	if got := ledger(t, parts, n); stops == 0 || !slices.Equal(got, want) {
		t.Errorf("after %d stops the store is another one: %d lines, want %d", stops, len(got), len(want))
	}
}

// ledger tells what became of every article, with its claims.
func ledger(t *testing.T, store graph.Store, n int) []string {
	t.Helper()
	claims := map[schema.ArticleID][]string{}
	for c, err := range store.Claims(context.Background(), graph.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		claims[c.Article] = append(claims[c.Article], string(c.ID))
	}
	var lines []string
	for e, err := range store.LedgerEntries(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		ids := claims[e.Article]
		slices.Sort(ids)
		if want := map[graph.State]int{graph.Done: 3, graph.Failed: 0}[e.State]; len(ids) != want || len(slices.Compact(ids)) != want {
			t.Errorf("%s is %s with claims %v", e.Article, e.State, ids)
		}
		if e.State == graph.Failed && e.Error == "" {
			t.Errorf("%s failed without a cause", e.Article)
		}
		lines = append(lines, fmt.Sprint(e.Article, e.State, ids))
	}
	if len(lines) != n {
		t.Errorf("%d articles in the ledger, want %d", len(lines), n)
	}
	slices.Sort(lines)
	return lines
}
