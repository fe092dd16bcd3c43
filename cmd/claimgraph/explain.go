package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"claimgraph/extract"
	"claimgraph/extract/article"
	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

func newExplainCommand(app *app) *cobra.Command {
	var published string
	var open bool
	cmd := &cobra.Command{
		Use:   "explain TEXT|FILE|-",
		Short: "Show how a text is read: trees, constructions, claims on their words",
		Long: `Show how a text is read: each sentence's tree with tags, who is meant, and the
claims drawn from it with the construction that found them, marked on the words
they rest on: ` + legend + `.`,
		Example: example(
			`claimgraph explain "Russia denied on Friday that it had shelled the town."`,
			`claimgraph explain report.txt --color always | less -R`,
			`claimgraph explain "He left." --format json`,
		),
		GroupID: "in",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := contextOf(cmd)
			pipeline, err := app.pipelineWith(pipelineOptions{open: open, only: "rules"})
			if err != nil {
				return err
			}
			a, err := app.textOrFile(cmd, args[0])
			if err != nil {
				return err
			}
			if published != "" {
				a.Published = published
			}
			claims, _, err := pipeline.Extract(ctx, &a)
			if err != nil {
				return err
			}
			doc := pipeline.Read(&a)
			return app.printObject(explained(doc, claims), func(w io.Writer) {
				e := explainer{w: w, colors: app.colored(app.stdout), doc: doc, claims: claims}
				e.all()
			})
		},
	}
	cmd.Flags().StringVar(&published, "published", "", "read it as if published then: \"on Friday\" needs a date")
	cmd.Flags().BoolVar(&open, "open", false, "also show open triples")
	return cmd
}

// textOrFile takes the argument for a file if there is one of that name.
func (a *app) textOrFile(cmd *cobra.Command, arg string) (schema.Article, error) {
	if _, err := os.Stat(arg); arg != "-" && (errors.Is(err, fs.ErrNotExist) || err != nil && strings.Contains(err.Error(), "too long")) {
		article := schema.Article{Text: arg}
		article.Identify()
		return article, nil
	}
	for item, err := range article.Read(contextOf(cmd), []string{arg}, article.Options{Stdin: a.stdin}) {
		return item.Article, err
	}
	return schema.Article{}, fmt.Errorf("%s: there is no article in it", arg)
}

// sentenceView is a sentence as JSON shows it.
type sentenceView struct {
	Text   string         `json:"text"`
	Start  int            `json:"start"`
	End    int            `json:"end"`
	Tokens []tokenView    `json:"tokens"`
	Claims []schema.Claim `json:"claims"`
}

type tokenView struct {
	Form  string `json:"form"`
	Lemma string `json:"lemma"`
	UPOS  string `json:"upos"`
	Head  int    `json:"head"` // index into tokens, -1 for the root
	Rel   string `json:"rel"`
}

func explained(doc *extract.Document, claims []schema.Claim) []sentenceView {
	views := []sentenceView{}
	for i := range doc.Body.Sentences {
		s := &doc.Body.Sentences[i]
		v := sentenceView{Text: doc.Body.Text[s.Start:s.End], Start: s.Start, End: s.End, Claims: []schema.Claim{}}
		for _, t := range s.Tokens {
			v.Tokens = append(v.Tokens, tokenView{t.Form, t.Lemma, t.UPOS, t.Head, t.Rel})
		}
		for _, c := range claims {
			if c.Sentence == i && !inTitle(&c) {
				v.Claims = append(v.Claims, c)
			}
		}
		views = append(views, v)
	}
	return views
}

func inTitle(c *schema.Claim) bool {
	for _, span := range c.Evidence {
		if span.In == schema.InTitle {
			return true
		}
	}
	return false
}

// explainer writes the reading of a document for people.
type explainer struct {
	w      io.Writer
	colors bool
	doc    *extract.Document
	claims []schema.Claim
}

func (e *explainer) all() {
	if e.doc.Title != nil {
		e.document(e.doc.Title, true)
	}
	e.document(e.doc.Body, false)
}

func (e *explainer) document(doc *nlp.Document, title bool) {
	find := among(e.claims, nil)
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		fmt.Fprintf(e.w, "%s\n", e.paint("1", visible(doc.Text[s.Start:s.End])))
		e.tree(s)
		e.mentions(i, title)
		for j := range e.claims {
			c := &e.claims[j]
			if inTitle(c) != title || !title && c.Sentence != i {
				continue
			}
			fmt.Fprintf(e.w, "  ● %s — %s — %s", argumentText(c.Subject, find), predicateText(c), objectText(c, find))
			if argumentText(c.Holder, find) != "" {
				fmt.Fprintf(e.w, "; holder %s", argumentText(c.Holder, find))
			}
			fmt.Fprintf(e.w, "\n    %s; %s; confidence %.2f\n", statusText(c), rule(c), c.Confidence)
			if marked := e.marked(c, doc, s); marked != "" {
				fmt.Fprintf(e.w, "    %s\n", marked)
			}
		}
		fmt.Fprintln(e.w)
	}
}

func rule(c *schema.Claim) string {
	if len(c.DerivedFrom) > 0 {
		return fmt.Sprintf("%s, derived from %v", c.Rule, c.DerivedFrom)
	}
	return c.Rule
}

// tree draws the dependencies: each word under the one that governs it.
func (e *explainer) tree(s *nlp.Sentence) {
	depths := make([]int, len(s.Tokens))
	for i := range s.Tokens {
		for head, steps := s.Tokens[i].Head, 0; head != nlp.Root && steps < len(s.Tokens); head, steps = s.Tokens[head].Head, steps+1 {
			depths[i]++
		}
	}
	for i, t := range s.Tokens {
		fmt.Fprintf(e.w, "  %s%s %s\n", strings.Repeat("  ", min(depths[i], 20)), visible(t.Form),
			e.paint("2", t.UPOS+" "+t.Rel+" ‹"+visible(t.Lemma)+"›"))
	}
}

func (e *explainer) mentions(sentence int, title bool) {
	for _, m := range e.doc.Linked.Mentions {
		if m.Title != title || m.Sentence != sentence || m.Entity.ID == "" {
			continue
		}
		text := e.doc.Body.Text
		if title {
			text = e.doc.Title.Text
		}
		fmt.Fprintf(e.w, "  %s = %s %s %s\n", visible(text[m.Start:m.End]), m.Entity.ID, m.Country, m.Sector)
	}
}

// marks are the fields shown on the words, with the colour and the brackets
// that tell them apart without colour.
var marks = []struct{ field, color, open, close string }{
	{"subject", "34", "[", "]"},
	{"predicate", "31", "{", "}"},
	{"object", "32", "(", ")"},
	{"about", "36", "<", ">"},
	{"holder", "35", "«", "»"},
	{"cue", "33", "‹", "›"},
}

const legend = "[subject] {predicate} (object) <about> «holder» ‹cue›"

// marked is the sentence with the claim's evidence in it marked.
func (e *explainer) marked(c *schema.Claim, doc *nlp.Document, s *nlp.Sentence) string {
	type edge struct {
		at    int
		width int // spans that end come before spans that begin; wider ones begin first
		text  string
	}
	var edges []edge
	for field, span := range c.Evidence {
		for _, m := range marks {
			if m.field == field && span.Start >= s.Start && span.End <= s.End {
				width := span.End - span.Start
				edges = append(edges, edge{span.Start, 1<<30 - width, e.paint(m.color, m.open)}, edge{span.End, -1<<30 + width, e.paint(m.color, m.close)})
			}
		}
	}
	if len(edges) == 0 {
		return ""
	}
	slices.SortStableFunc(edges, func(a, b edge) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.width, b.width)) })
	var b strings.Builder
	at := s.Start
	for _, x := range edges {
		b.WriteString(visible(doc.Text[at:x.at]))
		b.WriteString(x.text)
		at = x.at
	}
	b.WriteString(visible(doc.Text[at:s.End]))
	return b.String()
}

// paint wraps text in an ANSI colour, if colours are wanted.
func (e *explainer) paint(code, text string) string {
	if !e.colors {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}
