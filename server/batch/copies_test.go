package batch

import (
	"context"
	"iter"
	"math/rand/v2"
	"slices"
	"testing"

	"claimgraph/extract/article"
	"claimgraph/graph"
	"claimgraph/graph/memory"
	"claimgraph/schema"
	"claimgraph/testdata"
)

// shipped reads the articles of testdata.
func shipped(t *testing.T) []article.Item {
	t.Helper()
	var all []article.Item
	for item, err := range article.ReadFS(context.Background(), testdata.Articles, article.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, item)
	}
	return all
}

func sequence(items []article.Item) iter.Seq2[article.Item, error] {
	return func(yield func(article.Item, error) bool) {
		for _, item := range items {
			if !yield(item, nil) {
				return
			}
		}
	}
}

// originals gives each copy's first original and the number of copies.
func originals(t *testing.T, store graph.Store) map[schema.ArticleID]schema.ArticleID {
	t.Helper()
	ctx := context.Background()
	roots := map[schema.ArticleID]schema.ArticleID{}
	for a, err := range store.Articles(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		for at := a; at.Copy != nil; {
			roots[a.ID] = at.Copy.Of
			if at, err = store.Article(ctx, at.Copy.Of); err != nil {
				t.Fatal(err)
			}
		}
	}
	return roots
}

func TestCopiesDoNotDependOnOrderPortionsOrWorkers(t *testing.T) {
	items := shipped(t)
	random := rand.New(rand.NewPCG(3, 4))
	var want map[schema.ArticleID]schema.ArticleID
	for round, portion := range []int{len(items), 1, 7, 40} {
		store := memory.New()
		for part := range slices.Chunk(items, portion) { // each a load of its own
			l := loader(store, stages{version: "1"})
			l.Workers = 1 + round
			if _, err := l.Load(context.Background(), sequence(part)); err != nil {
				t.Fatal(err)
			}
		}
		got := originals(t, store)
		if want == nil {
			want = got
		}
		if len(got) != 10 {
			t.Errorf("in portions of %d: %d copies, want 10", portion, len(got))
		}
		for id, of := range got {
			if want[id] != of {
				t.Errorf("in portions of %d: %s is told to copy %s, not %s", portion, id, of, want[id])
			}
		}
		items = slices.Clone(items)
		random.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
	}
}

func TestFingerprintsAreTakenAnewWhereTheyWereLost(t *testing.T) {
	items := shipped(t)
	last := slices.IndexFunc(items, func(i article.Item) bool { return i.Article.ID == "087-icc-apprehension-warrant" })
	first, moved := memory.New(), memory.New()
	ctx := context.Background()
	if _, err := loader(first, stages{version: "1"}).Load(ctx, sequence(items[:last])); err != nil {
		t.Fatal(err)
	}
	if _, err := graph.Copy(ctx, moved, first, nil); err != nil { // leaves caches behind
		t.Fatal(err)
	}
	sum, err := loader(moved, stages{version: "1"}).Load(ctx, sequence(items[last:last+1]))
	if err != nil || sum.Copies != 1 {
		t.Errorf("%+v, %v; want one copy", sum, err)
	}
}
