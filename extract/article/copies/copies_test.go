package copies

import (
	"bufio"
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"claimgraph/extract/article"
	"claimgraph/schema"
	"claimgraph/testdata"
)

// shipped reads the articles of testdata.
func shipped(t testing.TB) []schema.Article {
	t.Helper()
	var all []schema.Article
	for item, err := range article.ReadFS(context.Background(), testdata.Articles, article.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, item.Article)
	}
	return all
}

// found gives each article's Copy as a load would: every article is compared
// with those found by its keys among the ones before it.
func found(articles []schema.Article) map[schema.ArticleID]schema.Copy {
	index, texts := NewIndex(), map[schema.ArticleID]*Text{}
	copies := map[schema.ArticleID]schema.Copy{}
	for i := range articles {
		t := Read(&articles[i])
		texts[t.Article.ID] = t
		keys := t.Fingerprint()
		for _, id := range index.Candidates(keys) {
			c := Compare(texts[id], t)
			if c == nil {
				continue
			}
			later, original := t.Article, texts[c.Of].Article
			if c.Of == t.Article.ID {
				later, original = texts[id].Article, t.Article
			}
			if old, ok := copies[later.ID]; !ok || Earlier(original, texts[old.Of].Article) {
				copies[later.ID] = *c
			}
		}
		index.Add(t.Article.ID, keys)
	}
	return copies
}

func TestShippedCopiesAreFoundAndNothingElse(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "..", "testdata", "gold", "copies.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	copies := found(shipped(t))
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var gold struct {
			Article schema.ArticleID `json:"article"`
			Of      schema.ArticleID `json:"copy_of"`
			Kind    schema.CopyKind  `json:"kind"`
		}
		if err := json.Unmarshal(lines.Bytes(), &gold); err != nil {
			t.Fatal(err)
		}
		c, ok := copies[gold.Article]
		if !ok || c.Of != gold.Of || c.Kind != gold.Kind {
			t.Errorf("%s: %+v, want %s of %s", gold.Article, c, gold.Kind, gold.Of)
		}
		t.Logf("%-36s %-6s %.2f", gold.Article, c.Kind, c.Similarity)
		delete(copies, gold.Article)
	}
	for id, c := range copies {
		t.Errorf("%s is told to be a copy: %+v", id, c)
	}
}

func TestOrderOfArrivalChangesNothing(t *testing.T) {
	all := shipped(t)
	want := found(all)
	slices.Reverse(all)
	if got := found(all); !equal(got, want) {
		t.Errorf("in reverse order: %v, want %v", got, want)
	}
}

func equal(a, b map[schema.ArticleID]schema.Copy) bool {
	if len(a) != len(b) {
		return false
	}
	for id, c := range a {
		if b[id] != c {
			return false
		}
	}
	return true
}

// corpus gives the originals of the evaluation: the shipped articles that are
// no copies, and those of the JSONL file that CLAIMGRAPH_CORPUS names.
func corpus(t testing.TB) []schema.Article {
	all := shipped(t)
	copies := found(all)
	all = slices.DeleteFunc(all, func(a schema.Article) bool { _, ok := copies[a.ID]; return ok })
	path := os.Getenv("CLAIMGRAPH_CORPUS")
	if path == "" {
		return all
	}
	for item, err := range article.Read(context.Background(), []string{path}, article.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		if len(strings.Fields(item.Article.Text)) >= 60 {
			if item.Article.Published == "" {
				item.Article.Published = "2001"
			}
			all = append(all, item.Article)
		}
	}
	return all
}

func TestGeneratedCopies(t *testing.T) {
	s := &spinner{Rand: rand.New(rand.NewPCG(1, 2))}
	originals := corpus(t)
	all := slices.Clone(originals)
	family := map[schema.ArticleID]schema.ArticleID{}
	what := map[schema.ArticleID]string{}
	add := func(of schema.Article, kind, body string) {
		a := s.article(of, kind, body)
		all, what[a.ID] = append(all, a), kind
		if kind != "independent" && kind != "background" {
			family[a.ID] = of.ID
		}
	}
	for _, o := range originals {
		start, end := o.BodyRange()
		body := o.Text[start:end]
		for _, share := range []struct {
			name string
			is   float64
		}{{"spun10", .1}, {"spun20", .2}, {"spun30", .3}, {"spun40", .4}, {"spun50", .5}, {"spun60", .6}} {
			add(o, share.name, s.spin(s.cut(body), share.is))
		}
		add(o, "near", s.edit(body))
		add(o, "exact", strings.ToUpper(body[:1])+body[1:]+"\n")
		own := s.independent(body)
		if own == "" {
			continue
		}
		add(o, "independent", own)
		add(o, "background", s.background(s.independent(body), body))
	}
	s.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	copies := found(all)
	root := func(id schema.ArticleID) schema.ArticleID {
		if of, ok := family[id]; ok {
			return of
		}
		return id
	}
	type tally struct{ all, found, kind int }
	tallies := map[string]*tally{}
	told, wrong := 0, 0
	for _, a := range all {
		n := tallies[what[a.ID]]
		if n == nil {
			n = &tally{}
			tallies[what[a.ID]] = n
		}
		n.all++
		c, ok := copies[a.ID]
		if !ok {
			continue
		}
		told++
		if root(c.Of) != root(a.ID) {
			wrong++
			if testing.Verbose() {
				t.Logf("wrong: %s of %s %+v", a.ID, c.Of, c)
			}
			continue
		}
		n.found++
		if strings.HasPrefix(what[a.ID], string(c.Kind)) {
			n.kind++
		}
	}
	precision := 1 - float64(wrong)/float64(told)
	spun := tally{}
	for kind, n := range tallies {
		t.Logf("%-12s %4d, found %.3f, of its kind %.3f", kind, n.all, float64(n.found)/float64(n.all), float64(n.kind)/float64(max(1, n.found)))
		if strings.HasPrefix(kind, "spun") {
			spun.all, spun.found = spun.all+n.all, spun.found+n.found
		}
	}
	recall := float64(spun.found) / float64(spun.all)
	t.Logf("spun: recall %.4f; all: precision %.4f (%d told, %d wrong)", recall, precision, told, wrong)
	if recall < .95 {
		t.Errorf("recall of spun copies is %.3f", recall)
	}
	if near := tallies["near"]; float64(near.found) < .99*float64(near.all) {
		t.Errorf("%d of %d near copies found", near.found, near.all)
	}
	if precision < .99 {
		t.Errorf("precision is %.3f", precision)
	}
}
