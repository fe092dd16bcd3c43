package llm_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"claimgraph/extract"
	"claimgraph/extract/llm"
	"claimgraph/extract/llm/llmtest"
	"claimgraph/schema"
)

// guess is an extractor that claims "condemned" wherever it stands, with the
// confidence that its sentence's number gives.
type guess struct{ confidence func(sentence int) float64 }

func (guess) Version() string { return "guess/1" }

func (g guess) Extract(_ context.Context, doc *extract.Document) ([]schema.Claim, error) {
	var list []schema.Claim
	for i := range doc.Body.Sentences {
		s := &doc.Body.Sentences[i]
		text := doc.Body.Text[s.Start:s.End]
		subject, rest, ok := strings.Cut(text, " condemned ")
		if !ok {
			continue
		}
		at := s.Start + len(subject) + 1
		c := schema.Claim{
			Article: doc.Article.ID, Sentence: i, Confidence: g.confidence(i), Extractors: []string{"guess/1"}, Polarity: schema.Positive,
			Subject:   &schema.Argument{Span: schema.NewSpan(doc.Body.Text, s.Start, s.Start+len(subject))},
			Predicate: schema.Predicate{Span: schema.NewSpan(doc.Body.Text, at, at+len("condemned")), Type: "CONDEMN", Lemma: "condemn"},
			Object:    &schema.Argument{Span: schema.NewSpan(doc.Body.Text, at+len("condemned "), at+len("condemned ")+len(strings.TrimSuffix(rest, ".")))},
			Holder:    &schema.Argument{Derived: "outlet", Kind: schema.Media},
		}
		c.Identify()
		list = append(list, c)
	}
	return list, nil
}

// Over many articles no more than the share is asked about, only what is
// unsure, and the same at every run.
func TestLowAsksAboutTheUnsure(t *testing.T) {
	run := func() (asked []string, u extract.Usage) {
		e, _ := asking(t, func(r llmtest.Request) llmtest.Reply {
			asked = append(asked, sentenceLine.FindAllString(r.Text, -1)...)
			return llmtest.Toy(r)
		}, func(o *llm.Options) { o.Low, o.Concurrency = 0.05, 1 })
		p := pipeline(t, guess{func(i int) float64 { return []float64{0.9, 0.2, 0.8, 0.9, 0.4}[i%5] }}, e)
		p.Merged = e.Merged
		for i := range 200 {
			a := schema.Article{Text: fmt.Sprintf("%s It was day %d.", strings.TrimSpace(long(8)), i)}
			a.Identify()
			if _, _, err := p.Extract(context.Background(), &a); err != nil {
				t.Fatal(err)
			}
		}
		return asked, e.Usage()
	}
	asked, u := run()
	if share := float64(u.Asked) / float64(u.Sentences); u.Asked == 0 || share > 0.05 || len(asked) != u.Asked {
		t.Errorf("asked about %d of %d sentences; sent %d", u.Asked, u.Sentences, len(asked))
	}
	for _, s := range asked {
		if s != "[2]" && s != "[7]" {
			t.Errorf("asked about sentence %s, of which the first extractor is surer than of others", s)
		}
	}
	if u.Agreed != u.Asked || u.Added != 0 {
		t.Errorf("%d agreed, %d added", u.Agreed, u.Added)
	}
	if again, _ := run(); strings.Join(again, "") != strings.Join(asked, "") {
		t.Error("another run asked about other sentences")
	}
}
