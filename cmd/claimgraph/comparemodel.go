package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"claimgraph/extract"
	"claimgraph/extract/article"
	"claimgraph/extract/rules"
	"claimgraph/graph"
	"claimgraph/schema"
)

func newCompareCommand(app *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "compare ARTICLE",
		Short: "Show side by side what the rules and a language model find in an article",
		Long: `Show, sentence by sentence, what the rules and a language model find in an
article of the database, or in a file: what both found (=), the rules alone (<),
the model alone (>). Nothing is loaded; the model's answer is kept in the
database, or with a file in --llm-cache.`,
		Example: example(
			`claimgraph compare wire-1 --llm-model gpt-oss:20b --llm-base-url http://localhost:11434/v1/`,
			`claimgraph compare report.txt --color always | less -R`,
			`claimgraph compare wire-1 --format json`,
		),
		GroupID: "in",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return app.compare(contextOf(cmd), args[0])
		},
	}
	addModelFlags(cmd.Flags())
	return cmd
}

// compare reads the article of a file or of the store.
func (a *app) compare(ctx context.Context, name string) error {
	if info, err := os.Stat(name); err == nil && !info.IsDir() {
		for item, err := range article.Read(ctx, []string{name}, article.Options{}) {
			if err != nil {
				return err
			}
			item.Article.Identify()
			return a.compareArticle(ctx, &item.Article, nil)
		}
		return fmt.Errorf("%s: there is no article in it", name)
	}
	store, err := a.openStore(ctx, writable)
	if err != nil {
		return err
	}
	defer store.Close()
	found, err := store.Article(ctx, schema.ArticleID(name))
	if err != nil {
		return storeFailure(err)
	}
	return a.compareArticle(ctx, &found, store)
}

func (a *app) compareArticle(ctx context.Context, found *schema.Article, store graph.Store) (err error) {
	pipeline, err := a.pipelineWith(pipelineOptions{only: "both", store: store})
	if err != nil {
		return err
	}
	defer a.finishModel(&err)
	claims, _, err := pipeline.Extract(ctx, found)
	if err != nil {
		return err
	}
	c := comparison{doc: pipeline.Read(found), claims: claims, colors: a.colored(a.stdout)}
	return a.printObject(c.views(), c.write)
}

// comparison is an article's claims by who found them.
type comparison struct {
	doc    *extract.Document
	claims []schema.Claim
	colors bool
}

// comparedView is a sentence with its claims, as JSON shows it.
type comparedView struct {
	Title bool           `json:"title,omitempty"`
	Text  string         `json:"text"`
	Both  []schema.Claim `json:"both"`
	Rules []schema.Claim `json:"rules"`
	Model []schema.Claim `json:"model"`
}

func (c *comparison) views() []comparedView {
	var list []comparedView
	if c.doc.Title != nil {
		list = append(list, c.view(c.doc.Article.Title, true, 0))
	}
	for i := range c.doc.Body.Sentences {
		s := &c.doc.Body.Sentences[i]
		list = append(list, c.view(c.doc.Body.Text[s.Start:s.End], false, i))
	}
	return list
}

func (c *comparison) view(text string, title bool, sentence int) comparedView {
	v := comparedView{Title: title, Text: text, Both: []schema.Claim{}, Rules: []schema.Claim{}, Model: []schema.Claim{}}
	for i := range c.claims {
		claim := &c.claims[i]
		if inTitle(claim) != title || !title && claim.Sentence != sentence {
			continue
		}
		switch {
		case len(claim.Extractors) > 1:
			v.Both = append(v.Both, *claim)
		case slices.Contains(claim.Extractors, rules.Version):
			v.Rules = append(v.Rules, *claim)
		default:
			v.Model = append(v.Model, *claim)
		}
	}
	return v
}

// write shows the sentences with their claims, for people.
func (c *comparison) write(w io.Writer) {
	e := explainer{w: w, colors: c.colors}
	find := among(c.claims, nil)
	both, one, other := 0, 0, 0
	for _, v := range c.views() {
		fmt.Fprintf(w, "%s\n", e.paint("1", visible(v.Text)))
		for _, part := range []struct {
			claims      []schema.Claim
			sign, color string
		}{{v.Both, "= both ", "32"}, {v.Rules, "< rules", "34"}, {v.Model, "> model", "35"}} {
			for i := range part.claims {
				fmt.Fprintf(w, "  %s\n", e.paint(part.color, part.sign+"  "+comparedText(&part.claims[i], find)))
			}
		}
		both, one, other = both+len(v.Both), one+len(v.Rules), other+len(v.Model)
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "%d found by both, %d by the rules alone, %d by the model alone\n", both, one, other)
}

func comparedText(c *schema.Claim, find finder) string {
	text := fmt.Sprintf("%s — %s — %s", argumentText(c.Subject, find), predicateText(c), objectText(c, find))
	if holder := argumentText(c.Holder, find); holder != "" {
		text += "; holder " + holder
	}
	if when := whenText(c); c.Occurred != nil {
		text += "; " + when
	}
	return visible(strings.TrimSpace(text + fmt.Sprintf("; %s, %.2f", statusText(c), c.Confidence)))
}
