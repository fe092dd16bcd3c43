package rules_test

import (
	"context"
	"testing"
	"time"

	"claimgraph/extract"
	"claimgraph/extract/article"
	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve"
	"claimgraph/extract/rules"
	"claimgraph/extract/rules/frames"
	"claimgraph/extract/when"
	"claimgraph/schema"
)

// clocked is a Linker that tells how long it linked and resolved.
type clocked struct {
	*resolve.Linker
	took *time.Duration
}

func (c clocked) Link(a *schema.Article, title, body *nlp.Document) *resolve.Linked {
	begin := time.Now()
	defer func() { *c.took += time.Since(begin) }()
	return c.Linker.Link(a, title, body)
}

func (c clocked) Resolve(linked *resolve.Linked, arg *schema.Argument) {
	begin := time.Now()
	defer func() { *c.took += time.Since(begin) }()
	c.Linker.Resolve(linked, arg)
}

// BenchmarkLinkShare extracts the project's articles and reports which share of
// the time goes into linking.
func BenchmarkLinkShare(b *testing.B) {
	engine, err := nlp.New(nlp.Options{})
	if err != nil {
		b.Fatal(err)
	}
	linker, err := resolve.New(resolve.Options{})
	if err != nil {
		b.Fatal(err)
	}
	var articles []schema.Article
	for item, err := range article.Read(context.Background(), []string{"../../testdata/articles"}, article.Options{}) {
		if err != nil {
			b.Fatal(err)
		}
		articles = append(articles, item.Article)
	}
	var took time.Duration
	timed := clocked{linker, &took}
	p := &extract.Pipeline{Analyser: engine, Resolver: timed, Times: when.New(),
		Extractors: []extract.Extractor{rules.New(rules.Options{Lexicon: frames.Default(), Resolver: timed})}}
	begin := time.Now()
	n := 0
	for b.Loop() {
		if _, _, err := p.Extract(context.Background(), &articles[n%len(articles)]); err != nil {
			b.Fatal(err)
		}
		n++
	}
	b.ReportMetric(100*took.Seconds()/time.Since(begin).Seconds(), "%linking")
}
