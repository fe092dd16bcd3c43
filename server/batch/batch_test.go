package batch

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"claimgraph/extract"
	"claimgraph/extract/article"
	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve"
	"claimgraph/extract/when"
	"claimgraph/graph"
	"claimgraph/graph/memory"
	"claimgraph/schema"
)

// stages are the parts of a pipeline without models: one claim an article.
type stages struct {
	version string
	fail    string // text that fails
}

func (stages) Analyse(text string) *nlp.Document      { return &nlp.Document{Text: text} }
func (stages) AnalyseTitle(text string) *nlp.Document { return &nlp.Document{Text: text} }
func (s stages) Version() string                      { return s.version }
func (stages) Link(_ *schema.Article, title, body *nlp.Document) *resolve.Linked {
	return &resolve.Linked{Title: title, Body: body}
}
func (stages) Entity(schema.EntityID) (e schema.Entity, ok bool) { return e, false }
func (stages) Resolve(*resolve.Linked, *schema.Argument)         {}
func (stages) Find(*nlp.Document, time.Time) []when.Expression   { return nil }
func (s stages) Extract(_ context.Context, doc *extract.Document) ([]schema.Claim, error) {
	if doc.Article.Text == s.fail {
		return nil, errors.New("cannot extract")
	}
	c := schema.Claim{Article: doc.Article.ID, Subject: &schema.Argument{Entity: "country/RUS", Name: "Russia"}}
	c.Identify()
	return []schema.Claim{c}, nil
}

func loader(store graph.Store, s stages) *Loader {
	return &Loader{Store: store, Workers: 2, Pipeline: &extract.Pipeline{Analyser: s, Resolver: s, Times: s, Extractors: []extract.Extractor{s}}}
}

// texts gives one article a text; "id=text" states the id.
func texts(list ...string) iter.Seq2[article.Item, error] {
	return func(yield func(article.Item, error) bool) {
		for i, text := range list {
			var a schema.Article
			if id, rest, ok := strings.Cut(text, "="); ok {
				a.ID, text = schema.ArticleID(id), rest
			}
			a.Text = text
			var err error
			if text == "unreadable" {
				err = &article.Failure{Source: fmt.Sprintf("file%d", i), Err: errors.New("unreadable")}
			}
			if !yield(article.Item{Article: a, Source: fmt.Sprintf("file%d", i)}, err) {
				return
			}
		}
	}
}

func load(t *testing.T, l *Loader, list ...string) Summary {
	t.Helper()
	sum, err := l.Load(context.Background(), texts(list...))
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func TestLoadingAgainReadsOnlyWhatIsNew(t *testing.T) {
	store := memory.New()
	l := loader(store, stages{version: "1"})
	if sum := load(t, l, "one", "two"); sum.Loaded != 2 || sum.Claims != 2 {
		t.Errorf("first load: %+v", sum)
	}
	sum := load(t, l, "one", "two", "three", "three")
	if sum.Loaded != 1 || sum.Known != 3 || sum.Claims != 1 {
		t.Errorf("second load: %+v, want one loaded and three known", sum)
	}
}

func TestFailuresAreKeptAndRetried(t *testing.T) {
	store := memory.New()
	sum := load(t, loader(store, stages{version: "1", fail: "bad"}), "good", "bad", "unreadable")
	if sum.Loaded != 1 || sum.Failed != 2 || len(sum.Failures) != 2 {
		t.Fatalf("%+v", sum)
	}
	if f := sum.Failures[0]; f.Source != "file1" || !strings.Contains(f.Error, "cannot extract") {
		t.Errorf("failure told as %+v", f)
	}
	stats, err := store.Stats(context.Background())
	if err != nil || stats.Failures != 2 || stats.Articles != 2 {
		t.Errorf("the store counts %+v, %v; want 2 failures and the text of both articles kept", stats, err)
	}
	mended := loader(store, stages{version: "1"})
	if sum := load(t, mended, "bad"); sum.Known != 1 || sum.Loaded != 0 {
		t.Errorf("without asking to retry: %+v", sum)
	}
	mended.RetryFailed = true
	if sum := load(t, mended, "bad"); sum.Loaded != 1 {
		t.Errorf("asked to retry: %+v", sum)
	}
}

func TestRefreshReadsWhatAnOlderVersionRead(t *testing.T) {
	store := memory.New()
	load(t, loader(store, stages{version: "1"}), "one")
	newer := loader(store, stages{version: "2"})
	if sum := load(t, newer, "one"); sum.Known != 1 {
		t.Errorf("a newer version reads again unasked: %+v", sum)
	}
	newer.Refresh = true
	if sum := load(t, newer, "one"); sum.Loaded != 1 {
		t.Errorf("asked to refresh: %+v", sum)
	}
	if sum := load(t, newer, "one"); sum.Known != 1 {
		t.Errorf("refreshed twice: %+v", sum)
	}
}

func TestOneIDTwoTextsIsAFailure(t *testing.T) {
	l := loader(memory.New(), stages{version: "1"})
	sum := load(t, l, "a=one", "a=two")
	if sum.Loaded != 1 || sum.Failed != 1 || !strings.Contains(sum.Failures[0].Error, "id a belongs to an article with another text") {
		t.Errorf("in one load: %+v", sum)
	}
	if sum := load(t, l, "a=three"); sum.Failed != 1 {
		t.Errorf("in a later load: %+v", sum)
	}
}

// TestInterruptionKeepsWhatWasDone cancels in the middle; the rest is loaded by
// the next load, and the graph equals one loaded at once.
func TestInterruptionKeepsWhatWasDone(t *testing.T) {
	var list []string
	for i := range 300 {
		list = append(list, fmt.Sprintf("text %d", i))
	}
	whole, broken := memory.New(), memory.New()
	load(t, loader(whole, stages{version: "1"}), list...)
	ctx, cancel := context.WithCancel(context.Background())
	l := loader(broken, stages{version: "1"})
	l.Progress = func(s Summary) {
		if s.Articles == 100 {
			cancel()
		}
	}
	sum, err := l.Load(ctx, texts(list...))
	if !errors.Is(err, context.Canceled) || sum.Loaded < 90 || sum.Loaded == 300 {
		t.Fatalf("interrupted load: %+v, %v", sum, err)
	}
	l.Progress = nil
	if rest := load(t, l, list...); rest.Loaded+rest.Known != 300 || rest.Known != sum.Loaded {
		t.Errorf("the next load: %+v after %d", rest, sum.Loaded)
	}
	if a, b := claimIDs(t, whole), claimIDs(t, broken); !slices.Equal(a, b) {
		t.Errorf("%d claims, want %d, the same", len(b), len(a))
	}
}

func claimIDs(t *testing.T, s graph.Store) []schema.ClaimID {
	t.Helper()
	var ids []schema.ClaimID
	for c, err := range s.Claims(context.Background(), graph.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, c.ID)
	}
	return ids
}
