package graphtest

import (
	"bytes"
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"claimgraph/graph"
	"claimgraph/schema"
)

// sampleStep uses every field that a store keeps.
func sampleStep() graph.Step {
	span := func(text string, start int) *schema.Span {
		return &schema.Span{Text: text, Start: start, End: start + len(text)}
	}
	text := "A Russian official accused the US of inciting hatred on Wednesday, 39 states said."
	at := time.Date(2022, 3, 24, 10, 0, 0, 123000, time.UTC)
	body := [2]int{0, len(text)}
	return graph.Step{
		Article: &schema.Article{
			ID: "a1", Text: text, Title: "Hatred", Published: "2022-03-24", PublishedFrom: "url", URL: "https://example.org/a",
			Outlet: "Daily", Author: "A. Writer", Language: "en", Body: &body,
			Copy: &schema.Copy{Of: "a0", Kind: schema.SpunCopy, Similarity: 0.75},
		},
		Claims: []schema.Claim{{
			ID: "c1", Article: "a1", Sentence: 2,
			Subject:   &schema.Argument{Span: span("A Russian official", 0), Entity: "country/RUS", Name: "Russia", Kind: schema.Country, Country: "RUS", Sector: "GOV"},
			Predicate: schema.Predicate{Span: span("accused", 19), Lemma: "accuse", Name: "accuse", Type: "ACCUSE", Mode: "allege", Contexts: []string{"human_rights"}, Plover: "ACCUSE", CAMEO: "112", Quad: 3},
			Object:    &schema.Argument{Span: span("the US", 27), Entity: "country/USA", Derived: "c0"},
			About:     &schema.Argument{Span: &schema.Span{Text: "inciting hatred", Start: 37, End: 52, Spans: [][2]int{{37, 45}, {46, 52}}}, Claim: "c2"},
			Holder:    &schema.Argument{Span: &schema.Span{Text: "Hat", Start: 0, End: 3, In: schema.InTitle}, Entity: "org/x"},
			Act:       "ACCUSE", Cue: span("said", 78), Content: span("the US", 27),
			Polarity: schema.Negative, Modality: schema.Alleged, Tense: schema.Past, Formal: true,
			Occurred:  &schema.Interval{From: "2022-03-23", To: "2022-03-23", Precision: schema.Day, Span: span("Wednesday", 56)},
			Said:      &schema.Interval{From: "2022-03-24T10:00:00Z", Precision: schema.Hour},
			Published: "2022-03-24", Recorded: &at, Outlet: "Daily",
			Place:    &schema.Argument{Entity: "country/UKR"},
			Quantity: &schema.Quantity{Span: span("39 states", 67), Value: 39.5, Unit: "state"}, DerivedFrom: []schema.ClaimID{"c0", "c2"},
			Rule: "passive", Confidence: 0.87, Extractors: []string{"rules/1", "llm/x"}, Open: false, Triple: []string{"a", "b", "c"},
		}},
		Entities: []schema.Entity{{ID: "country/RUS", Name: "Russia", Kind: schema.Country, Country: "RUS", Sector: "GOV", Wikidata: "Q159", Aliases: []string{"Russian Federation"}}},
		Records:  []graph.Record{{ID: "r1", Op: graph.Rename, Entity: "org/x", Name: "X", Reason: "typo", Published: "2022-03-25", Recorded: at}},
		Ledger:   &graph.Entry{Article: "a1", Source: "in/a.txt", State: graph.Failed, Hash: "h", Extractor: "rules/1", Claims: 1, Error: "no", Recorded: at},
		Cache:    []graph.CacheItem{{Name: "reply", Key: "k", Value: []byte{0, 1, 255}}},
	}
}

// testRecords puts one of everything and reads it back whole.
func testRecords(t *testing.T, open Open) {
	ctx := context.Background()
	s := opened(t, open)
	step := sampleStep()
	same(t, "Written", mustPut(t, s, step), graph.Written{Articles: 1, Claims: 1, Entities: 1})
	article, err := s.Article(ctx, "a1")
	check(t, "Article", article, err, *step.Article)
	claim, err := s.Claim(ctx, "c1")
	check(t, "Claim", claim, err, step.Claims[0])
	entity, err := s.Entity(ctx, "country/RUS")
	check(t, "Entity", entity, err, step.Entities[0])
	entry, err := s.Ledger(ctx, "a1")
	check(t, "Ledger", entry, err, *step.Ledger)
	value, err := s.Cache(ctx, "reply", "k")
	check(t, "Cache", value, err, step.Cache[0].Value)
	same(t, "Articles", collect(t, s.Articles(ctx)), []schema.Article{*step.Article})
	same(t, "Claims", collect(t, s.Claims(ctx, graph.Filter{})), step.Claims)
	same(t, "Entities", collect(t, s.Entities(ctx)), step.Entities)
	same(t, "Records", collect(t, s.Records(ctx)), step.Records)
	same(t, "LedgerEntries", collect(t, s.LedgerEntries(ctx)), []graph.Entry{*step.Ledger})
	stats, err := s.Stats(ctx)
	check(t, "Stats", stats, err, graph.Stats{Articles: 1, Claims: 1, Entities: 1, Records: 1, Failures: 1})
}

func check[T any](t testing.TB, what string, got T, err error, want T) {
	t.Helper()
	if err != nil {
		t.Errorf("%s: %v", what, err)
	}
	same(t, what, got, want)
}

// testAgain puts the same again, alone and within one Put, and a little more.
func testAgain(t *testing.T, open Open) {
	ctx := context.Background()
	s := opened(t, open)
	mustPut(t, s, sampleStep(), sampleStep())
	same(t, "Written again", mustPut(t, s, sampleStep()), graph.Written{})
	same(t, "Claims", collect(t, s.Claims(ctx, graph.Filter{})), sampleStep().Claims)
	stats, err := s.Stats(ctx)
	check(t, "Stats", stats, err, graph.Stats{Articles: 1, Claims: 1, Entities: 1, Records: 1, Failures: 1})

	more := graph.Step{
		Article:  &schema.Article{ID: "a1", Text: "another text"},
		Entities: []schema.Entity{{ID: "country/RUS", Name: "Rossiya", Kind: schema.Country}},
		Ledger:   &graph.Entry{Article: "a1", State: graph.Done},
		Cache:    []graph.CacheItem{{Name: "reply", Key: "k", Value: []byte("new")}, {Name: "other", Key: "k", Value: []byte{}}},
	}
	mustPut(t, s, more)
	article, err := s.Article(ctx, "a1")
	check(t, "the first text", article.Text, err, sampleStep().Article.Text)
	entity, err := s.Entity(ctx, "country/RUS")
	check(t, "aliases", entity.Aliases, err, []string{"Russia", "Russian Federation"})
	value, err := s.Cache(ctx, "reply", "k")
	check(t, "Cache", string(value), err, "new")
	stats, err = s.Stats(ctx)
	check(t, "Stats", stats.Failures, err, 0)
}

// testAbsent asks for what is not there.
func testAbsent(t *testing.T, open Open) {
	ctx := context.Background()
	s := opened(t, open)
	for _, full := range []bool{false, true} {
		if full {
			mustPut(t, s, sampleStep())
		}
		for _, id := range []string{"", "nothing", "a\x00b"} {
			_, err := s.Article(ctx, schema.ArticleID(id))
			notFound(t, "Article", err)
			_, err = s.Claim(ctx, schema.ClaimID(id))
			notFound(t, "Claim", err)
			_, err = s.Entity(ctx, schema.EntityID(id))
			notFound(t, "Entity", err)
			_, err = s.Ledger(ctx, schema.ArticleID(id))
			notFound(t, "Ledger", err)
			_, err = s.Cache(ctx, "reply", id)
			notFound(t, "Cache", err)
			_, err = s.Cache(ctx, id, "k")
			notFound(t, "Cache", err)
		}
	}
}

func notFound(t testing.TB, what string, err error) {
	t.Helper()
	if !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("%s of nothing: error %v, want ErrNotFound", what, err)
	}
}

// testRecorded puts claims without times: they get some, later ones later.
func testRecorded(t *testing.T, open Open) {
	ctx := context.Background()
	s := opened(t, open)
	before := time.Now().Add(-time.Second)
	mustPut(t, s, graph.Step{Claims: []schema.Claim{{ID: "c1"}}}, graph.Step{Claims: []schema.Claim{{ID: "c2"}}})
	mustPut(t, s, graph.Step{Claims: []schema.Claim{{ID: "c1"}, {ID: "c3"}}})
	last := before
	for _, id := range []schema.ClaimID{"c1", "c2", "c3"} {
		c, err := s.Claim(ctx, id)
		if err != nil || c.Recorded == nil || !c.Recorded.After(last) || c.Recorded.After(time.Now().Add(time.Second)) {
			t.Fatalf("claim %s was recorded %v (%v), want after %v and by now", id, c.Recorded, err, last)
		}
		last = *c.Recorded
		got := claimIDs(collect(t, s.Claims(ctx, graph.Filter{AsOfRecorded: last})))
		same(t, "claims as recorded by "+last.String(), got, []schema.ClaimID{"c1", "c2", "c3"}[:len(got)])
		if got[len(got)-1] != id {
			t.Errorf("as recorded by %v the last claim is %s, want %s", last, got[len(got)-1], id)
		}
	}
}

// testConcurrent reads while a writer writes: every reader sees whole steps.
func testConcurrent(t *testing.T, open Open) {
	ctx := context.Background()
	s := opened(t, open)
	const steps, size = 40, 25
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for last := 0; ; {
				n := 0
				for fact, err := range graph.Facts(ctx, s, graph.Filter{Subjects: []schema.EntityID{"country/RUS"}}) {
					if err != nil || fact.Object != "country/USA" {
						t.Errorf("reading while writing: %v %v", fact, err)
						return
					}
					n++
				}
				if n%size != 0 || n < last {
					t.Errorf("saw %d claims after %d, of steps of %d", n, last, size)
					return
				}
				last = n
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	for i := range steps {
		var step graph.Step
		for j := range size {
			step.Claims = append(step.Claims, schema.Claim{
				ID:      schema.ClaimID([]byte{'c', byte('0' + i/10), byte('0' + i%10), byte('a' + j)}),
				Subject: &schema.Argument{Entity: "country/RUS"}, Object: &schema.Argument{Entity: "country/USA"},
				Predicate: schema.Predicate{Type: "ACCUSE"}, Published: "2022-03-24",
			})
		}
		mustPut(t, s, step)
	}
	close(done)
	readers.Wait()
	if got := len(collect(t, s.Claims(ctx, graph.Filter{}))); got != steps*size {
		t.Errorf("%d claims after writing %d", got, steps*size)
	}
}

// testCancelled: a cancelled context writes nothing and ends reading.
func testCancelled(t *testing.T, open Open) {
	s := opened(t, open)
	ctx, cancel := context.WithCancel(context.Background())
	mustPut(t, s, sampleStep())
	cancel()
	step := sampleStep()
	step.Claims[0].ID = "c9"
	if _, err := s.Put(ctx, step); !errors.Is(err, context.Canceled) {
		t.Errorf("Put with a cancelled context: %v", err)
	}
	if _, err := s.Claim(context.Background(), "c9"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("a cancelled Put wrote: %v", err)
	}
	var err error
	for _, err = range s.Claims(ctx, graph.Filter{}) {
	}
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Claims with a cancelled context: %v", err)
	}
	if value, err := s.Cache(context.Background(), "reply", "k"); err != nil || !bytes.Equal(value, step.Cache[0].Value) {
		t.Errorf("Cache after cancelling: %v %v", value, err)
	}
}
