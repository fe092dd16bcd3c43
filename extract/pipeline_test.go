package extract

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"claimgraph/extract/article"
	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve"
	"claimgraph/extract/when"
	"claimgraph/schema"
)

// words is an Analyser that makes each line a sentence of one token, so that
// the pipeline can be tested without a model.
type words struct{}

func (words) Analyse(text string) *nlp.Document {
	doc := &nlp.Document{Text: text}
	at := 0
	for line := range strings.Lines(text) {
		end := at + len(strings.TrimSuffix(line, "\n"))
		doc.Sentences = append(doc.Sentences, nlp.Sentence{
			Start: at, End: end, Names: []nlp.Name{{Start: at, End: end}},
			Tokens: []nlp.Token{{Start: at, End: end, Form: text[at:end], Head: nlp.Root}},
		})
		at += len(line)
	}
	return doc
}
func (w words) AnalyseTitle(text string) *nlp.Document { return w.Analyse(text) }
func (words) Version() string                          { return "words/1" }

type noResolver struct{}

func (noResolver) Link(_ *schema.Article, title, body *nlp.Document) *resolve.Linked {
	return &resolve.Linked{Title: title, Body: body}
}
func (noResolver) Resolve(_ *resolve.Linked, arg *schema.Argument)   { arg.Entity = "nil/x" }
func (noResolver) Version() string                                   { return "none/1" }
func (noResolver) Entity(schema.EntityID) (e schema.Entity, ok bool) { return e, false }

type noTimes struct{}

func (noTimes) Find(*nlp.Document, time.Time) []when.Expression { return nil }

// lines makes a claim of each sentence. "panic" panics, "fail" fails, and it
// takes its time, so that later articles are often done first.
type lines struct{ running, most atomic.Int32 }

func (l *lines) Extract(ctx context.Context, doc *Document) ([]schema.Claim, error) {
	l.most.Store(max(l.most.Load(), l.running.Add(1)))
	defer l.running.Add(-1)
	time.Sleep(rand.N(3 * time.Millisecond))
	var claims []schema.Claim
	for i, s := range doc.Body.Sentences {
		switch text := doc.Body.Text[s.Start:s.End]; text {
		case "panic":
			panic("no such luck")
		case "fail":
			return nil, errors.New("cannot")
		}
		claims = append(claims, schema.Claim{
			Article: doc.Article.ID, Sentence: i, Subject: &schema.Argument{Span: schema.NewSpan(doc.Article.Text, s.Start, s.End)},
		})
	}
	return claims, ctx.Err()
}
func (*lines) Version() string { return "lines/1" }

func testPipeline() (*Pipeline, *lines) {
	l := &lines{}
	return &Pipeline{Analyser: words{}, Resolver: noResolver{}, Times: noTimes{}, Extractors: []Extractor{l}}, l
}

func items(texts ...string) iter.Seq2[article.Item, error] {
	return func(yield func(article.Item, error) bool) {
		for i, text := range texts {
			item := article.Item{Article: schema.Article{ID: schema.ArticleID(fmt.Sprint(i)), Text: text}, Source: fmt.Sprint(i)}
			var err error
			if text == "unreadable" {
				err = &article.Failure{Source: fmt.Sprint(i), Err: errors.New("unreadable")}
			}
			if !yield(item, err) {
				return
			}
		}
	}
}

func TestRunKeepsTheOrderAndIsolatesFailures(t *testing.T) {
	p, l := testPipeline()
	texts := []string{}
	for i := range 200 {
		texts = append(texts, fmt.Sprintf("line %d", i))
	}
	texts[50], texts[60], texts[70] = "panic", "fail", "unreadable"
	var got []string
	var failed []string
	err := p.Run(context.Background(), items(texts...), 4, func(r Result) error {
		if r.Err != nil {
			failed = append(failed, r.Item.Source)
			got = append(got, texts[len(got)])
			return nil
		}
		got = append(got, r.Claims[0].Subject.Text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got, texts) {
		t.Errorf("results out of order: %v", got)
	}
	if strings.Join(failed, " ") != "50 60 70" {
		t.Errorf("failed: %v, want 50 60 70", failed)
	}
	if l.most.Load() < 2 {
		t.Error("four workers never worked at the same time")
	}
}

func TestRunStopsWithSinkOrContext(t *testing.T) {
	p, _ := testPipeline()
	endless := func(yield func(article.Item, error) bool) {
		for i := 0; yield(article.Item{Article: schema.Article{ID: schema.ArticleID(fmt.Sprint(i)), Text: "x"}}, nil); i++ {
		}
	}
	full, interrupted := errors.New("full"), errors.New("interrupted")
	taken := 0
	err := p.Run(context.Background(), endless, 3, func(Result) error {
		if taken++; taken == 10 {
			return full
		}
		return nil
	})
	if !errors.Is(err, full) || taken != 10 {
		t.Errorf("after the sink's error: %v, %d taken", err, taken)
	}
	ctx, cancel := context.WithCancelCause(context.Background())
	taken = 0
	err = p.Run(ctx, endless, 3, func(Result) error {
		if taken++; taken == 10 {
			cancel(interrupted)
		}
		return nil
	})
	if !errors.Is(err, interrupted) || taken > 30 {
		t.Errorf("after cancelling: %v, %d taken", err, taken)
	}
}

func TestOffsetsCountFromTheStoredText(t *testing.T) {
	p, _ := testPipeline()
	a := &schema.Article{ID: "a", Title: "Head", Text: "---\nid: a\n---\nOne\nTwo", Body: &[2]int{14, 21}, Published: "2022-03-23", Outlet: "W"}
	claims, entities, err := p.Extract(context.Background(), a)
	if err != nil || len(claims) != 2 {
		t.Fatalf("%d claims, %v", len(claims), err)
	}
	for i, want := range []string{"One", "Two"} {
		if err := claims[i].Subject.Span.Check(a); err != nil || claims[i].Subject.Text != want {
			t.Errorf("claim %d: %q, %v", i, claims[i].Subject.Text, err)
		}
		if claims[i].Published != "2022-03-23" || claims[i].Outlet != "W" {
			t.Errorf("claim %d does not tell its article's date and outlet: %+v", i, claims[i])
		}
	}
	if len(entities) != 1 || entities[0].ID != "nil/x" {
		t.Errorf("entities %v, want the one that both name", entities)
	}
}
