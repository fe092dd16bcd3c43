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
		{"The journalist was arrested.", []string{"– | arrest | The journalist"}},
		{"Rebels attacked the town and burned the market.", []string{"Rebels | attack | the town", "Rebels | burn | the market"}},
		{"Egypt and Jordan condemned the raid.", []string{"Egypt | condemn | the raid", "Jordan | condemn | the raid"}},
		{"Egypt condemned the raid and the arrests.", []string{"Egypt | condemn | the raid", "Egypt | condemn | the arrests"}},
		{"Norway urged Sudan to free the prisoners.", []string{"Norway | urge | Sudan", "Sudan | free | the prisoners | demanded | says Norway"}},
		{"The troops who attacked the town fled.", []string{"The troops | attack | the town"}},
		{"The town attacked by rebels was empty.", []string{"rebels | attack | The town"}},
		{"Israel's invasion of Lebanon shocked Egypt.", []string{"Israel | invasion | Lebanon"}},
		{"Talks between Egypt and Sudan began.", []string{"Egypt | talk | Sudan", "Sudan | talk | Egypt"}},
		{"The court opened an investigation into the killings.", []string{"The court | open | the killings"}},
		{"The army carried out strikes on the port.", []string{"The army | carry out | the port"}},
		{"Serbia is responsible for the attack.", []string{"Serbia | be responsible for | the attack"}},
		{"Neither Iran nor Iraq signed the treaty.", []string{"Iran | sign | the treaty | not", "Iraq | sign | the treaty | not"}},
		{"The army did not attack the town.", []string{"The army | attack | the town | not"}},
		{"The army failed to attack the port.", []string{"The army | attack | the port | not"}},
		{"Rebels may attack the town.", []string{"Rebels | attack | the town | possible"}},
		{"If rebels attack the town, the mayor will leave.", []string{"rebels | attack | the town | hypothetical"}},
		{"Did rebels attack the town?", []string{"rebels | attack | the town | asked"}},
		{"Rebels reportedly attacked the town.", []string{"Rebels | attack | the town | alleged"}},
		{"The minister said that rebels had attacked the town.", []string{"rebels | attack | the town | says The minister", "The minister | say | [claim]"}},
		{"Brazil said in a statement that rebels had attacked the town.", []string{"rebels | attack | the town | says Brazil", "Brazil | say | [claim]"}},
		{"The minister told reporters that rebels attacked the town.", []string{"rebels | attack | the town | says The minister"}},
		{"As the mayor said, rebels attacked the town.", []string{"rebels | attack | the town | says the mayor"}},
		{"“Rebels attacked the town,” the minister said.", []string{"Rebels | attack | the town | says the minister"}},
		{"“Rebels attacked the town,” the mayor said. “They burned the market.”", []string{"They | burn | the market | says the mayor"}},
		{"According to the ministry, rebels attacked the town.", []string{"rebels | attack | the town | says the ministry"}},
		{"Kenya said that Uganda had denied that rebels attacked the town.", []string{"Kenya | say | [claim]", "Uganda | deny | [claim] | says Kenya", "rebels | attack | the town | not | says Uganda"}},
		{"Sweden accused Russia of attacking a ship.", []string{"Sweden | accuse | Russia", "Russia | attack | a ship | alleged | says Sweden"}},
		{"The mayor called the attack a massacre.", []string{"The mayor | call | the attack"}},
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
