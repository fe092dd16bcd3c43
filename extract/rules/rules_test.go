package rules_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"claimgraph/extract"
	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve"
	"claimgraph/extract/rules"
	"claimgraph/extract/rules/frames"
	"claimgraph/extract/when"
	"claimgraph/schema"
)

// bench is the chain of stages that the tests run raw text through.
type bench struct {
	engine *nlp.Engine
	linker *resolve.Linker
	rules  *rules.Extractor
}

var stages = sync.OnceValues(func() (*bench, error) {
	engine, err := nlp.New(nlp.Options{})
	if err != nil {
		return nil, err
	}
	linker, err := resolve.New(resolve.Options{})
	if err != nil {
		return nil, err
	}
	return &bench{engine, linker, rules.New(rules.Options{Lexicon: frames.Default(), Resolver: linker, Open: true})}, nil
})

func newBench(t testing.TB) *bench {
	t.Helper()
	b, err := stages()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// document analyses an article of 23 March 2022.
func (b *bench) document(title, text string) *extract.Document {
	article := &schema.Article{ID: "a1", Title: title, Text: text, Published: "2022-03-23", Outlet: "The Daily"}
	doc := &extract.Document{Article: article, Body: b.engine.Analyse(text)}
	published := time.Date(2022, 3, 23, 0, 0, 0, 0, time.UTC)
	if title != "" {
		doc.Title = b.engine.Analyse(title)
		doc.TitleTimes = when.New().Find(doc.Title, published)
	}
	doc.Linked = b.linker.Link(article, doc.Title, doc.Body)
	doc.Times = when.New().Find(doc.Body, published)
	return doc
}

// claims draws the claims of a text and checks what must hold of all claims:
// evidence that replays, references that exist, ids that differ.
func (b *bench) claims(t testing.TB, title, text string) []schema.Claim {
	t.Helper()
	doc := b.document(title, text)
	claims, err := b.rules.Extract(context.Background(), doc)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[schema.ClaimID]bool{}
	for i := range claims {
		if ids[claims[i].ID] {
			t.Errorf("claim %s twice", claims[i].ID)
		}
		ids[claims[i].ID] = true
	}
	for i := range claims {
		c := &claims[i]
		c.Evidence(func(field string, s *schema.Span) bool {
			if err := s.Check(doc.Article); err != nil {
				t.Errorf("%s of %q: %v", field, c.Predicate.Lemma, err)
			}
			return true
		})
		for _, r := range c.Roles() {
			if r.Argument.Claim != "" && !ids[r.Argument.Claim] {
				t.Errorf("%s refers to a claim that is not there", r.Name)
			}
		}
	}
	return claims
}

// line tells a claim in short: subject, lemma, object, and what is not plain.
func line(c *schema.Claim) string {
	parts := []string{text(c.Subject), c.Predicate.Lemma, text(c.Object)}
	if c.Polarity == schema.Negative {
		parts = append(parts, "not")
	}
	if c.Modality != schema.Asserted {
		parts = append(parts, string(c.Modality))
	}
	if c.Holder != nil && c.Holder.Span != nil {
		parts = append(parts, "says "+c.Holder.Text)
	}
	return strings.Join(parts, " | ")
}

func text(a *schema.Argument) string {
	switch {
	case a == nil:
		return "–"
	case a.Claim != "":
		return "[claim]"
	case a.Span == nil:
		return a.Derived
	}
	return a.Text
}

func TestExtract(t *testing.T) {
	b := newBench(t)
	for _, test := range []struct {
		text string
		want []string
	}{
		{"Rebels attacked the town.", []string{"Rebels | attack | the town"}},
		{"The town was attacked by rebels.", []string{"rebels | attack | The town"}},
		{"The minister said that rebels had attacked the town.", []string{"rebels | attack | the town | says The minister", "The minister | say | [claim]"}},
		{"The army did not attack the town.", []string{"The army | attack | the town | not"}},
		{"“Rebels attacked the town,” the minister said.", []string{"Rebels | attack | the town | says the minister"}},
		{"According to the ministry, rebels attacked the town.", []string{"rebels | attack | the town | says the ministry"}},
	} {
		got := map[string]bool{}
		for _, c := range b.claims(t, "", test.text) {
			got[line(&c)] = true
		}
		for _, want := range test.want {
			if !got[want] {
				t.Errorf("%s\nwant %s\ngot  %v", test.text, want, got)
			}
		}
	}
}

func FuzzExtract(f *testing.F) {
	for _, seed := range []string{
		"Rebels attacked the town, officials said.", "\"Unbalanced, he said. \"And more\n\nNo end", "READ MORE: Ten things", "• one\n• two", "",
		"‘A’ said ‘B’ said ‘C’", "12:03 GMT Live: he's said \"", "neither nor either or both",
	} {
		f.Add(seed)
	}
	b := newBench(f)
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) < 4000 {
			b.claims(t, s, s)
		}
	})
}
