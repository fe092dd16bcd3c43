package batch

import (
	"context"
	"errors"
	"maps"
	"testing"

	"claimgraph/graph"
	"claimgraph/graph/memory"
	"claimgraph/schema"
)

const german = "Das Ministerium teilte am Dienstag mit, der Konvoi sei an der Brücke gestoppt worden, und zwei Fahrer würden noch befragt."

func TestOtherLanguagesAreStoredMarkedCountedAndNotExtracted(t *testing.T) {
	store, ctx := memory.New(), context.Background()
	l := loader(store, stages{version: "1"})
	sum := load(t, l, "en=The ministry said that the convoy had been stopped at the bridge and that two drivers were being questioned.", "de="+german)
	if sum.Loaded != 1 || sum.Skipped != 1 || sum.Claims != 1 || !maps.Equal(sum.Languages, map[string]int{"de": 1}) {
		t.Errorf("%+v", sum)
	}
	a, err := store.Article(ctx, "de")
	if err != nil || a.Language != "de" || a.Text != german {
		t.Errorf("stored as %+v, %v", a, err)
	}
	if entry, err := store.Ledger(ctx, "de"); err != nil || entry.State != graph.Skipped || entry.Claims != 0 {
		t.Errorf("ledger: %+v, %v", entry, err)
	}
	if again := load(t, l, "de="+german); again.Known != 1 || again.Skipped != 0 {
		t.Errorf("again: %+v", again)
	}
	both := loader(store, stages{version: "2"})
	both.Languages, both.Refresh = []string{"en", "de"}, true
	if sum := load(t, both, "de="+german); sum.Loaded != 1 || sum.Skipped != 0 {
		t.Errorf("with German extracted: %+v", sum)
	}
}

func TestCopiesInOtherLanguagesAreRecognised(t *testing.T) {
	store := memory.New()
	if sum := load(t, loader(store, stages{version: "1"}), "a="+german, "b="+german); sum.Copies != 1 {
		t.Errorf("%+v", sum)
	}
}

func TestCountersAddUpLoads(t *testing.T) {
	l := loader(memory.New(), stages{version: "1"})
	l.Counters = new(Counters)
	load(t, l, "one", "two", "unreadable")
	load(t, l, "one", "three", "de="+german)
	got := map[string]float64{}
	for c := range l.Counters.All() {
		got[c.Name] = c.Value
	}
	for name, want := range map[string]float64{
		"load_articles_total": 6, "load_articles_loaded_total": 3, "load_articles_known_total": 1,
		"load_articles_skipped_total": 1, "load_failures_total": 1, "load_claims_total": 3,
	} {
		if got[name] != want {
			t.Errorf("%s is %g, want %g", name, got[name], want)
		}
	}
}

func TestSummaryKeepsTheFirstFailures(t *testing.T) {
	l := loader(memory.New(), stages{version: "1"})
	list := make([]string, MostFailures+5)
	for i := range list {
		list[i] = "unreadable"
	}
	if sum := load(t, l, list...); sum.Failed != MostFailures+5 || len(sum.Failures) != MostFailures {
		t.Errorf("%d failed, %d told", sum.Failed, len(sum.Failures))
	}
}

// TestLoadsWaitForEachOther loads from several goroutines through one Loader.
func TestLoadsWaitForEachOther(t *testing.T) {
	store := memory.New()
	l := loader(store, stages{version: "1"})
	done := make(chan error)
	for range 4 {
		go func() {
			_, err := l.Load(context.Background(), texts("a="+german, "b="+german, "one", "two"))
			done <- err
		}()
	}
	var err error
	for range 4 {
		err = errors.Join(err, <-done)
	}
	stats, statsErr := store.Stats(context.Background())
	if err != nil || statsErr != nil || stats.Articles != 4 {
		t.Errorf("%+v, %v, %v", stats, err, statsErr)
	}
	if a, err := store.Article(context.Background(), schema.ArticleID("b")); err != nil || a.Copy == nil {
		t.Errorf("b: %+v, %v", a, err)
	}
}
